"""The public door: from a path to the filings in it, and from filings to data."""

from __future__ import annotations

from zhibiao.filings.data import FORMAT, to_data
from zhibiao.filings.discovery import Found, discover
from zhibiao.filings.source import Source, read_bytes, read_path

__all__ = ("FORMAT", "Found", "Source", "discover", "read_bytes", "read_path", "to_data")
