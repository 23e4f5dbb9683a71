"""The page: self-contained, escaped, every link leads somewhere."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from builders import NAMES, finding, report

from zhibiao.model import Location
from zhibiao.reports import RenderOptions, render

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


class Page(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def values(self, name):
        return [attributes[name] for _, attributes in self.tags if name in attributes]


@pytest.fixture(scope="module")
def page():
    return Page(render(report(), "html"))


def test_nothing_is_fetched(page):
    assert page.values("src") == []
    assert [link for link in page.values("href") if not link.startswith("#")] == []
    assert {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "base"} == set()


def test_style_and_script_fetch_nothing():
    text = render(report(), "html")
    assert "url(" not in text
    assert "@import" not in text
    assert "://" not in text


def test_names_of_places_are_unique(page):
    ids = page.values("id")
    assert sorted(ids) == sorted(set(ids))


def test_every_link_leads_somewhere(page):
    assert {link[1:] for link in page.values("href")} <= set(page.values("id"))


def test_every_finding_has_a_link_of_its_own(page):
    assert {f"finding-{found.fingerprint}" for found in report().findings} <= set(page.values("id"))


def test_equal_or_missing_fingerprints_still_have_places_of_their_own():
    twice = [replace(finding("C304", 1), fingerprint=""), replace(finding("C304", 2), fingerprint="")]
    ids = Page(render(replace(report(), findings=tuple(twice)), "html")).values("id")
    assert sorted(ids) == sorted(set(ids))


def test_values_of_a_filing_are_text():
    whole = report()
    filing = whole.inputs[0].filings[0]
    project = replace(
        filing.projects[0],
        name=HOSTILE,
        fields={"unit": HOSTILE, "start": HOSTILE},
        goals={"annual": HOSTILE},
        narrative={"plan": HOSTILE},
        indicators=(replace(filing.projects[0].indicators[0], level1=HOSTILE, name=HOSTILE, target=HOSTILE),),
    )
    filing = replace(filing, unit=HOSTILE, projects=(project, *filing.projects[1:]))
    found = replace(
        finding("Q201", 1, 0, cell="target", quote="<script>"),
        message=HOSTILE,
        suggestion=HOSTILE,
        basis=HOSTILE,
        fingerprint=HOSTILE,
        item=HOSTILE,
        at=Location(sheet=HOSTILE, cell=HOSTILE),
    )
    inputs = (replace(whole.inputs[0], filings=(filing,)), replace(whole.inputs[2], path=HOSTILE))
    undecided = (replace(whole.undecided[0], reason=HOSTILE),)
    hostile = replace(whole, inputs=inputs, findings=(found,), undecided=undecided, packs=(HOSTILE,))
    result = Page(render(hostile, "html"))
    assert [tag for tag, _ in result.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in result.tags}
    assert [name for _, attributes in result.tags for name in attributes if name.startswith("on")] == []
    assert any("<script>alert(1)</script>" in text for text in result.text)


def test_a_flagged_cell_is_marked_and_numbered():
    text = render(replace(report(), findings=(finding("Q202", 1, 2, cell="target", quote="及时"),)), "html")
    assert '<mark>及时</mark><a class="number" href="#finding-q202-t1-2">1</a></td>' in text


def test_a_flagged_box_is_marked_where_it_is_quoted():
    found = finding("G501", 1, cell="goals.annual", quote="全年安排12次")
    assert "，<mark>全年安排12次</mark>，" in render(replace(report(), findings=(found,)), "html")


def test_two_findings_on_one_cell_are_both_numbered():
    found = (finding("Q202", 1, 2, cell="target", quote="及时"), finding("V106", 1, 2, cell="target", quote="时"))
    text = render(replace(report(), findings=found), "html")
    assert '<mark>及</mark><mark>时</mark><a class="number" href="#finding-q202-t1-2">1</a>' in text
    assert 'href="#finding-v106-t1-2">2</a></td>' in text


def test_a_level_stands_once_over_its_rows():
    assert Page(render(report(), "html")).values("rowspan") == ["3"] * len(NAMES)


def test_levels_below_what_is_shown_are_there_and_unticked():
    text = render(report(), "html", options=RenderOptions(show="warning"))
    assert '<input type="checkbox" name="level" value="info">' in text
    assert '<input type="checkbox" name="level" value="warning" checked>' in text
    assert "finding-v106-t1-1" in text


@pytest.mark.parametrize(
    ("lang", "note"), [("zh", "检查时所用的语言（中文）"), ("en", "the language of the run (English)")]
)
def test_the_switch_says_what_it_does_not_switch(lang, note):
    text = render(report(lang), "html")
    assert note in text
    assert f'<html lang="{lang}" data-words="{lang}"' in text


def test_words_of_the_page_are_there_in_both_languages():
    text = render(report(), "html")
    assert '<span class="w" lang="zh">必改</span><span class="w" lang="en">error</span>' in text
