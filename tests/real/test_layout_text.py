"""Documents in layout and in column order, held against their hand-verified truth."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from zhibiao.filings.data import to_data
from zhibiao.forms.columns import interpret_columns
from zhibiao.forms.order import column_problem, text_order
from zhibiao.readers.text import read_text

SHARED = Path(__file__).resolve().parents[3] / "shared"
DOCUMENTS = SHARED / "filings" / "documents"

pytestmark = [pytest.mark.real, pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="no shared documents")]

CONTENT = [*SHARED.glob("filings/*.txt"), *SHARED.glob("filings/layouts/*.txt"), *DOCUMENTS.glob("*.[rt]*.txt")]


def test_the_layout_text_is_read_as_the_truth_says(tmp_path):
    filings = interpret_columns(read_text((DOCUMENTS / "filings_docx.layout.txt").read_bytes())).filings
    found = tmp_path / "found.json"
    found.write_text(json.dumps([to_data(filing) for filing in filings], ensure_ascii=False), encoding="utf-8")
    truth = SHARED / "gold" / "documents" / "filings_docx.gold.json"
    ruler = [sys.executable, str(SHARED / "tools" / "score_extraction.py"), str(truth), str(found)]
    said = subprocess.run(ruler, capture_output=True, text=True, check=True).stdout
    rows, cells = map(float, re.findall(r"rows F1 ([\d.]+)  cells ([\d.]+)", said)[0])
    assert rows >= 0.99, said
    assert cells >= 0.98, said


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_text_in_content_order_is_known(path):
    assert text_order(read_text(path.read_bytes())) == "content"


def test_layout_order_is_known():
    assert text_order(read_text((DOCUMENTS / "filings_docx.layout.txt").read_bytes())) == "layout"


def test_column_order_is_refused():
    assert column_problem(read_text((DOCUMENTS / "filings_docx.pdftotext.txt").read_bytes())) is not None
