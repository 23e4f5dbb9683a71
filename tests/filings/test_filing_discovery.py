"""Which files the paths of a command line bring, and in which order."""

import os

import pytest

from zhibiao.filings import Found, discover
from zhibiao.messages import LANGUAGES
from zhibiao.problems import ZhibiaoError

FILES = [
    *("b.yaml", "a.txt", "c/d.JSON", "c/e.docx", "c/f/g.pdf", "old/h.yaml", "old/new/i.yaml"),
    *(".hidden/j.yaml", ".k.yaml", "zhibiao.yaml", "b.zhibiao.yaml", "~$e.docx", "l.png", "m.py", "n"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of drafts, in which the test stands."""
    for name in FILES:
        file = tmp_path / "drafts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths, **options):
    """The files found, by their paths."""
    return [found.path.replace(os.sep, "/").removeprefix("drafts/") for found in discover(paths, **options)]


def test_a_folder_brings_filings_and_documents_but_nothing_hidden_and_none_of_our_own_files():
    everything = ["a.txt", "b.yaml", "c/d.JSON", "c/e.docx", "c/f/g.pdf", "old/h.yaml", "old/new/i.yaml"]
    assert names("drafts") == everything
    assert names("./drafts/") == everything
    assert names(".") == everything


def test_a_folder_below_a_hidden_one_is_brought_if_it_is_named():
    assert names("drafts/.hidden") == [".hidden/j.yaml"]


def test_files_come_in_the_order_of_the_paths_and_once():
    assert names("drafts/old", "drafts/b.yaml", "drafts") == [
        *("old/h.yaml", "old/new/i.yaml", "b.yaml", "a.txt", "c/d.JSON", "c/e.docx", "c/f/g.pdf")
    ]


def test_a_named_file_is_named_whatever_it_is_called():
    assert discover(["drafts/n", "drafts/l.png"]) == [Found("drafts/n", named=True), Found("drafts/l.png", named=True)]


def test_a_file_that_a_folder_brings_first_is_named_all_the_same():
    assert [found.path for found in discover(["drafts/old", "drafts/old/h.yaml"]) if found.named] == [
        "drafts/old/h.yaml"
    ]


@pytest.mark.parametrize(
    ("glob", "found"),
    [
        ("drafts/*.yaml", ["b.yaml", "b.zhibiao.yaml", "zhibiao.yaml"]),
        ("drafts/**/*.yaml", ["b.yaml", "b.zhibiao.yaml", "old/h.yaml", "old/new/i.yaml", "zhibiao.yaml"]),
        ("drafts/o*", ["old/h.yaml", "old/new/i.yaml"]),
        ("drafts/*.xyz", []),
    ],
)
def test_a_glob_brings_what_it_matches(glob, found):
    assert names(glob) == found
    assert not any(each.named for each in discover([glob]))


def test_a_name_with_brackets_is_a_name_before_it_is_a_glob(folder):
    (folder / "[1].yaml").touch()
    (folder / "1.yaml").touch()
    assert discover(["[1].yaml"]) == [Found("[1].yaml", named=True)]


def test_standard_input_is_named():
    assert discover(["-"]) == [Found("-", named=True)]


def test_a_path_that_is_not_there_ends_the_run():
    with pytest.raises(ZhibiaoError) as caught:
        discover(["drafts", "无.yaml"])
    assert all("无.yaml" in caught.value.sentence(lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("glob", "left"),
    [
        ("old", ["a.txt", "b.yaml", "c/d.JSON", "c/e.docx", "c/f/g.pdf"]),
        ("drafts/old/", ["a.txt", "b.yaml", "c/d.JSON", "c/e.docx", "c/f/g.pdf"]),
        ("*.docx", ["a.txt", "b.yaml", "c/d.JSON", "c/f/g.pdf", "old/h.yaml", "old/new/i.yaml"]),
        ("./drafts/*/f", ["a.txt", "b.yaml", "c/d.JSON", "c/e.docx", "old/h.yaml", "old/new/i.yaml"]),
        ("", ["a.txt", "b.yaml", "c/d.JSON", "c/e.docx", "c/f/g.pdf", "old/h.yaml", "old/new/i.yaml"]),
    ],
)
def test_excluded_files_and_folders_stay_out(glob, left, folder):
    assert names("drafts", exclude=[glob]) == left
    assert [os.path.relpath(each, folder / "drafts") for each in names(str(folder / "drafts"), exclude=[glob])] == left


def test_an_excluded_file_is_read_if_it_is_named_and_exclusion_is_not_forced():
    assert names("drafts/b.yaml", exclude=["*.yaml"]) == ["b.yaml"]
    assert names("drafts/b.yaml", exclude=["*.yaml"], force_exclude=True) == []


def test_a_dead_link_in_a_folder_is_brought_to_be_reported(folder):
    (folder / "links").mkdir()
    (folder / "links" / "a.yaml").symlink_to("nowhere")
    assert discover(["links"]) == [Found("links/a.yaml", named=False)]


def test_links_in_a_circle_come_to_an_end(folder):
    (folder / "links").mkdir()
    (folder / "links" / "again").symlink_to(folder / "links", target_is_directory=True)
    assert discover(["links"]) == []
