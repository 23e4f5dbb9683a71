"""What is written where: nothing is overwritten unasked, one bad file does not stop the others."""

import json

import pytest
from conftest import err, out

FILING = """\
format: zhibiao/filing/1
kind: target
year: 2024
projects:
- name: 路灯维护
  indicators:
  - {level1: 产出指标, level2: 时效指标, name: 路灯报修处理及时性, target: 及时}
"""


@pytest.fixture
def draft(tmp_path):
    file = tmp_path / "草案.yaml"
    file.write_text(FILING, encoding="utf-8")
    return file


def test_an_existing_file_is_left_alone_without_force(zhibiao, draft, tmp_path):
    page = tmp_path / "report.html"
    page.write_text("mine", encoding="utf-8")
    process = zhibiao("check", draft.name, "--output", "html=report.html")
    assert process.returncode == 2
    assert page.read_text(encoding="utf-8") == "mine"
    assert "--force" in err(process)


def test_force_replaces_it(zhibiao, draft, tmp_path):
    (tmp_path / "report.html").write_text("mine", encoding="utf-8")
    assert zhibiao("check", draft.name, "--output", "html=report.html", "--force", "--fail-on", "never").returncode == 0
    assert "路灯维护" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_several_reports_come_from_one_run(zhibiao, draft, tmp_path):
    zhibiao("check", draft.name, "--output", "json=a.json", "--output", "markdown=a.md")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["summary"]["projects"] == 1
    assert (tmp_path / "a.md").is_file()


def test_convert_refuses_an_existing_file(zhibiao, draft, tmp_path):
    assert zhibiao("convert", draft.name, "-o", "草案.yaml").returncode == 2
    assert draft.read_text(encoding="utf-8") == FILING


def test_converted_data_reads_back_as_the_same_data(zhibiao, draft, tmp_path):
    zhibiao("convert", draft.name, "--to", "yaml", "-o", "second.yaml")
    first, second = (json.loads(out(zhibiao("convert", name, "--to", "json"))) for name in (draft.name, "second.yaml"))
    for filing in (*first, *second):
        filing.pop("source", None)
        for project in filing["projects"]:
            project.pop("at", None)
            for row in project["indicators"]:
                row.pop("at", None)
    assert first == second


def test_stdin_is_read(zhibiao, draft):
    report = json.loads(out(zhibiao("check", "-", "--format", "json", stdin=FILING)))
    assert [finding["file"] for finding in report["findings"] if finding["rule"] == "Q202"] == ["-"]


def test_a_bad_file_does_not_stop_the_others(zhibiao, draft, tmp_path):
    (tmp_path / "broken.yaml").write_text("format: zhibiao/filing/1\nprojects: [\n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "empty.txt").write_bytes(b"")
    process = zhibiao("check", "broken.yaml", "binary.txt", "empty.txt", draft.name, "--format", "json")
    report = json.loads(out(process))
    assert {f["file"] for f in report["findings"] if f["rule"] == "X001"} == {"broken.yaml", "binary.txt", "empty.txt"}
    assert any(f["rule"] == "Q202" for f in report["findings"])
    assert process.returncode == 1


def test_parse_gives_one_line_for_each_line(zhibiao):
    lines = out(zhibiao("parse", "-", stdin="≥90%\n\n及时\r\n3次")).splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["≥90%", "", "及时", "3次"]


@pytest.mark.parametrize("lines", [300_000, 2_500_000])
def test_a_text_too_large_is_refused_and_the_others_are_judged(zhibiao, draft, tmp_path, lines):
    (tmp_path / "volume.txt").write_bytes("指标 项目 合计\n".encode() * lines)
    report = json.loads(out(zhibiao("check", "volume.txt", draft.name, "--format", "json")))
    [refused] = [f for f in report["findings"] if f["file"] == "volume.txt"]
    assert (refused["rule"], "MB" in refused["message"]) == ("X001", True)
    assert any(f["file"] == draft.name for f in report["findings"])
