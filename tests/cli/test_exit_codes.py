"""The table of exit codes in the README, row by row, in every format."""

import pytest

VAGUE = """\
format: zhibiao/filing/1
kind: target
year: 2024
projects:
- name: 路灯维护
  indicators:
  - {level1: 产出指标, level2: 时效指标, name: 路灯报修处理及时性, target: 及时}
"""


@pytest.fixture
def drafts(tmp_path):
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "vague.yaml").write_text(VAGUE, encoding="utf-8")
    (folder / "letter.txt").write_text("关于召开会议的通知。", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return folder


@pytest.mark.parametrize("form", ["full", "concise", "json", "markdown", "html"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["drafts/vague.yaml", "--select", "Q202"], 0),
        (["drafts/vague.yaml", "--select", "Q202", "--fail-on", "warning"], 1),
        (["drafts/vague.yaml", "--select", "Q202", "--severity", "Q202=error"], 1),
        (["drafts/vague.yaml", "--select", "Q202", "--severity", "Q202=error", "--fail-on", "never"], 0),
        (["drafts/letter.txt"], 1),
        (["drafts/letter.txt", "--fail-on", "never"], 0),
        (["drafts", "--select", "Q202,X"], 0),
        (["drafts/nothing.yaml"], 2),
        (["drafts", "--select", "Q999"], 2),
        (["drafts", "--pack", "nowhere"], 2),
        (["drafts", "--severity", "Q202=loud"], 2),
        (["drafts", "--output", "html"], 2),
        (["empty"], 3),
        (["empty/*.yaml"], 3),
    ],
)
def test_every_run_ends_with_the_documented_code(zhibiao, drafts, arguments, code, form):
    process = zhibiao("check", *arguments, "--format", form)
    assert (process.returncode, b"Traceback" in process.stderr) == (code, False), process.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["--help"], 0),
        (["--version"], 0),
        (["check"], 2),
        (["chek"], 2),
        (["check", "--colour"], 2),
        (["check", "drafts", "--fail-on", "sometimes"], 2),
        (["check", "drafts", "--format", "pdf"], 2),
        (["convert", "drafts/vague.yaml"], 0),
        (["convert", "drafts/letter.txt"], 1),
        (["explain", "Q202"], 0),
        (["explain", "vague-timeliness"], 0),
        (["explain", "Q999"], 2),
        (["parse", "乱七八糟≥≥"], 0),
        (["rules", "list"], 0),
    ],
)
def test_other_commands_end_with_the_documented_code(zhibiao, drafts, arguments, code):
    process = zhibiao(*arguments)
    assert (process.returncode, b"Traceback" in process.stderr) == (code, False), process.stderr.decode()
