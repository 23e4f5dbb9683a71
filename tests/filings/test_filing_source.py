"""The public door: what a file is, by its content, and what is said where it cannot be read."""

import io
import subprocess
import sys
import zipfile

import pytest

from zhibiao.filings import Source, read_bytes, read_path
from zhibiao.messages import LANGUAGES
from zhibiao.model import Filing, Project
from zhibiao.problems import ZhibiaoError

DATA = "format: zhibiao/filing/1\nkind: target\nprojects:\n- name: 培训\n"
BROKEN = DATA + "- nom: 会议\n"


def package(*names):
    """A zip file with parts of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def said(source):
    """The messages about ``source``, each of which can be said in every language."""
    assert all(problem.sentence(lang) for problem in source.problems for lang in LANGUAGES)
    return [problem.key for problem in source.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_a_filing_is_read_in_every_usual_encoding(encoding):
    source = read_bytes(DATA.encode(encoding), "a.yaml")
    assert (source.state, source.data, said(source)) == ("judged", "data", [])
    assert source.filings[0].projects[0].name == "培训"


def test_a_named_encoding_is_taken_at_its_word():
    text = DATA.replace("培训", "培訓")
    assert read_bytes(text.encode("big5"), "a.yaml", encoding="big5").filings[0].projects[0].name == "培訓"
    assert said(read_bytes(DATA.encode("gb18030"), "a.yaml", encoding="utf-8")) == ["readers.not_in_encoding"]
    assert said(read_bytes(DATA.encode(), "a.yaml", encoding="gibberish")) == ["readers.unknown_encoding"]


def test_bytes_of_no_encoding_are_refused_with_the_line():
    source = read_bytes(DATA.encode() + b"  end: \xff\xfe\xff\n", "a.yaml")
    assert source.state == "unreadable"
    assert [problem.at.line for problem in source.problems] == [5]


@pytest.mark.parametrize("path", ["a.txt", "a.yaml", "-", "绩效"])
def test_the_content_counts_and_not_the_name(path):
    assert read_bytes(DATA.encode(), path).state == "judged"
    assert said(read_bytes(b"%PDF-1.7\n", path)) == ["filings.pdf"]


KINDS = [
    (b"\n\n%PDF-1.4", "pdf"),
    (package("word/document.xml"), "word"),
    (package("xl/workbook.xml"), "excel"),
    (package("OFD.xml"), "ofd"),
    (package("a.txt"), "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_office"),
    (b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    (b"{\\rtf1\\ansi", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
    (b"\x1f\x8b\x08\x00", "archive"),
    (b"\xef\xbb\xbf\n<html><body>", "web"),
    (b'<?xml version="1.0"?>', "web"),
    (b"<!DOCTYPE html>", "web"),
]


@pytest.mark.parametrize(("data", "kind"), KINDS)
def test_a_file_that_is_not_read_is_named_for_what_it_is(data, kind):
    source = read_bytes(data, "a.txt", named=False)
    assert (source.state, source.data, said(source)) == ("unreadable", "other", [f"filings.{kind}"])


def test_the_states_of_a_filing_as_data():
    assert read_bytes(DATA.encode(), "a.yaml").state == "judged"
    assert read_bytes(BROKEN.encode(), "a.yaml").state == "partly"
    assert read_bytes(BROKEN.replace("name", "nom").encode(), "a.yaml").state == "unreadable"


@pytest.mark.parametrize("data", [b"a: 1\n", b"", b"[1, 2]", b"a: [\n"])
def test_yaml_without_the_format_is_no_form(data):
    brought = read_bytes(data, "a.yaml", named=False)
    assert (brought.state, said(brought)) == ("no_form", [])
    named = read_bytes(data, "a.yaml")
    assert (named.state, [problem.rule for problem in named.problems]) == ("no_form", ["X002"])
    assert said(named) == ["filings.no_form_data"]


def test_a_text_without_a_form_is_no_form():
    text = "会议纪要\n\n今天讨论了三件事。\n".encode()
    assert said(read_bytes(text, "-", named=False)) == []
    named = read_bytes(text, "-")
    assert (named.state, said(named), named.problems[0].rule) == ("no_form", ["filings.no_form"], "X002")


def test_a_file_is_read_by_its_path(tmp_path):
    file = tmp_path / "草稿.yaml"
    file.write_text(DATA, encoding="utf-8")
    [filing] = read_path(file).filings
    assert filing.path == str(file)


def test_a_long_file_is_read_to_its_end(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(DATA + "- name: 会议\n" * 20_000, encoding="utf-8")
    assert len(read_path(file).filings[0].projects) == 20_001


def test_a_file_that_is_not_there_ends_the_run_if_it_was_named(tmp_path):
    with pytest.raises(ZhibiaoError) as caught:
        read_path(tmp_path / "无.yaml")
    assert all("无.yaml" in caught.value.sentence(lang) for lang in LANGUAGES)
    assert said(read_path(tmp_path / "无.yaml", named=False)) == ["filings.gone"]


@pytest.mark.parametrize(("path", "key"), [(".", "folder"), ("a\x00b", "cannot_open")])
def test_what_cannot_be_opened_is_a_sentence(path, key):
    assert said(read_path(path, named=False)) == [f"filings.{key}"]


def test_a_file_above_the_limit_is_refused():
    assert said(read_bytes(b" " * 50_000_001, "a.txt")) == ["filings.too_large"]


def test_filings_of_a_program_are_an_input_too():
    filing = Filing("target", 2024, None, (Project("培训"),), path="x")
    assert Source.of(filing) == Source("x", "data", (filing,), state="judged")


def test_reading_a_yaml_filing_loads_no_reader_and_no_form(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(DATA, encoding="utf-8")
    program = (
        "import sys; from zhibiao.filings import read_path; assert read_path(sys.argv[1]).state == 'judged';"
        "print(*sorted(name for name in sys.modules if name in ('lark', 'jinja2', 'rapidfuzz', 'difflib', 'glob')"
        " or name.startswith(('zhibiao.readers', 'zhibiao.forms', 'zhibiao.values'))))"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
