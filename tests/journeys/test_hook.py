"""The hook, with the real pre-commit on a real git repository: a bad commit is stopped, a good one goes through."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOME = Path(__file__).resolve().parents[2]
PRE_COMMIT = shutil.which("pre-commit", path=str(Path(sys.executable).parent)) or shutil.which("pre-commit")

pytestmark = [
    pytest.mark.skipif(PRE_COMMIT is None, reason="pre-commit is not installed"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
    pytest.mark.xdist_group("pre-commit"),
]

HEAD = "format: zhibiao/filing/1\nkind: target\nyear: 2024\nprojects:\n"


def project(name, *rows, goal):
    lines = [f"- name: {name}", f"  goals: {{annual: {goal}}}", "  indicators:"]
    lines += [f"  - {{level1: {a}, level2: {b}, name: {c}, target: {d}}}" for a, b, c, d in rows]
    return "\n".join(lines) + "\n"


GOOD = HEAD + project(
    "路灯维护",
    ("产出指标", "数量指标", "路灯维护数量", "≥120(盏)"),
    ("产出指标", "质量指标", "路灯维修合格率", "≥98(%)"),
    ("产出指标", "时效指标", "路灯报修处理时限", "≤24(小时)"),
    ("效益指标", "社会效益指标", "夜间路灯亮灯率", "≥97(%)"),
    ("满意度指标", "服务对象满意度指标", "沿街居民满意度", "≥90(%)"),
    goal="全年维护路灯120盏，报修24小时内处理",
)
BAD = GOOD.replace("≥120(盏)", "若干").replace("路灯维护\n", "河道清淤\n", 1)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """The hooks of this checkout as a git repository that pre-commit can install, as a user's configuration would."""
    source = tmp_path_factory.mktemp("hooks") / "zhibiao"
    ignore = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "tests", "*.egg-info", ".hypothesis")
    shutil.copytree(HOME, source, ignore=ignore)
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-q", "-m", "hooks")
    return source, git(source, "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Where pre-commit keeps its environments: made once for all tests here."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture
def filings(tmp_path, hooks, store):
    """A filing repository with both hooks installed; returns a function that commits what is in it."""
    source, revision = hooks
    git(tmp_path, "init", "-q")
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": [{"id": "zhibiao"}, {"id": "zhibiao-cross"}]}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    environment = {**os.environ, "PRE_COMMIT_HOME": str(store), "ZHIBIAO_LANG": "zh", **AUTHOR}
    subprocess.run([PRE_COMMIT, "install"], cwd=tmp_path, env=environment, check=True, capture_output=True)

    def commit():
        git(tmp_path, "add", "-A")
        return git(tmp_path, "commit", "-m", "filings", check=False, env=environment)

    return commit


AUTHOR = {
    "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org",
}  # fmt: skip


def git(folder, *arguments, check=True, env=None):
    environment = env or {**os.environ, **AUTHOR}
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=check, capture_output=True, encoding="utf-8"
    )


def committed(folder):
    return git(folder, "rev-parse", "-q", "--verify", "HEAD", check=False).returncode == 0


def test_a_good_filing_goes_through(filings, tmp_path):
    (tmp_path / "路灯.yaml").write_text(GOOD, encoding="utf-8")
    process = filings()
    assert committed(tmp_path), process.stdout + process.stderr


def test_a_bad_filing_is_stopped_and_named(filings, tmp_path):
    (tmp_path / "清淤.yaml").write_text(BAD, encoding="utf-8")
    process = filings()
    said = process.stdout + process.stderr
    assert not committed(tmp_path)
    assert "清淤.yaml" in said
    assert "必改 Q210" in said
    assert "若干" in said


def test_a_copy_of_a_committed_project_is_stopped_by_the_cross_hook(filings, tmp_path):
    (tmp_path / "路灯.yaml").write_text(GOOD, encoding="utf-8")
    filings()
    (tmp_path / "河道.yaml").write_text(GOOD.replace("name: 路灯维护\n", "name: 河道清淤\n"), encoding="utf-8")
    process = filings()
    assert "R601" in process.stdout + process.stderr
    assert git(tmp_path, "rev-list", "--count", "HEAD").stdout.strip() == "1"


def test_files_that_are_no_filings_do_not_stop_a_commit(filings, tmp_path):
    (tmp_path / "settings.yaml").write_text("colour: blue\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("下周二开会。\n", encoding="utf-8")
    process = filings()
    assert committed(tmp_path), process.stdout + process.stderr
