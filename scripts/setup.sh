#!/usr/bin/env bash
# Set up .venv with zhibiao: setup.sh run|dev. `dev` also installs what the tests need, system packages where it may.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
python=${PYTHON:-}
if [ -z "$python" ]; then
  for candidate in python3.11 python3.12 python3.13 python3.14 python3; do
    if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      python=$candidate
      break
    fi
  done
fi
[ -n "$python" ] || { echo "setup: Python 3.11 or newer is needed; 需要 Python 3.11 或更新版本。" >&2; exit 1; }

system_package() {  # system_package COMMAND PACKAGE…: install where we may, say loudly where we may not
  command -v "$1" >/dev/null 2>&1 && return 0
  shift
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "setup: installing $*"
    apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null && return 0
  fi
  echo "setup: NOT INSTALLED: $* (tests that need it will be skipped and say so)" >&2
}

if ! "$python" -m venv --help >/dev/null 2>&1 || ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then
  system_package no-such-command python3-venv
fi
# Each kind of set-up has a stamp of its own, younger than what it was made from: a second run costs nothing.
stamp=.venv/.ready-$what
if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ] || [ scripts/setup.sh -nt "$stamp" ]; then
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
  if [ "$what" = dev ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
    system_package chromium chromium fonts-noto-cjk
    system_package git git
  else
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e .
  fi
  touch "$stamp"
fi
