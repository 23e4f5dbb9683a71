"""Runs of the real command in a process of its own, as people and scripts start it."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def zhibiao(tmp_path):
    """Run ``zhibiao ARGUMENTS`` in a scratch folder; gives the finished process with text output."""

    def run(*arguments, stdin=None, lang="zh", env=None):
        environment = {**os.environ, "ZHIBIAO_LANG": lang, "XDG_CACHE_HOME": str(tmp_path / ".cache"), **(env or {})}
        environment.pop("ZHIBIAO_DEBUG", None)
        return subprocess.run(
            [sys.executable, "-m", "zhibiao", *map(str, arguments)],
            input=stdin if stdin is None or isinstance(stdin, bytes) else stdin.encode(),
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            check=False,
        )

    return run


def out(process):
    return process.stdout.decode("utf-8")


def err(process):
    return process.stderr.decode("utf-8")
