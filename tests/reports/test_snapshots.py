"""What people and programs get, whole: one file a format and language (update with --snapshot-update, then read)."""

import pytest
from builders import clean_report, empty_report, report
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from zhibiao import __version__
from zhibiao.messages import LANGUAGES
from zhibiao.reports import FORMATS, RenderOptions, render

SUFFIXES = {"full": "txt", "concise": "txt", "json": "json", "markdown": "md", "html": "html"}


@pytest.fixture
def whole(snapshot):
    """Hold the output against a file that can be opened by itself."""

    def matches(text, suffix):
        class Extension(SingleFileSnapshotExtension):
            _write_mode = WriteMode.TEXT
            file_extension = suffix

        return text == snapshot(extension_class=Extension)

    return matches


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_the_whole_run(name, lang, whole):
    text = render(report(lang), name, options=RenderOptions())
    assert whole(text.replace(f'"zhibiao": "{__version__}"', '"zhibiao": "0"'), SUFFIXES[name])


@pytest.mark.parametrize("width", [40, 120])
def test_a_narrow_and_a_wide_terminal(width, whole):
    assert whole(render(report(), "full", options=RenderOptions(width=width, show="info", statistics=True)), "txt")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_found(lang, whole):
    assert whole(render(clean_report(lang), "full"), "txt")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_judged(lang, whole):
    assert whole(render(empty_report(lang), "full"), "txt")


def test_colour(whole):
    assert whole(render(report(), "full", options=RenderOptions(colour=True, show="error", quiet=True)), "txt")


def test_quiet_and_statistics_in_markdown(whole):
    assert whole(render(report(), "markdown", options=RenderOptions(quiet=True, statistics=True)), "md")
