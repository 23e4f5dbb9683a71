"""The public door: from a path to the filings in it, and from filings to data."""

from __future__ import annotations

from zhibiao.filings.data import FORMAT, to_data

__all__ = ("FORMAT", "to_data")
