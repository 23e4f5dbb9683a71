"""Lint: filings x packs -> Report."""

from zhibiao.lint.engine import lint
from zhibiao.lint.options import LintOptions

__all__ = ("LintOptions", "lint")
