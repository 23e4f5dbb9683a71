"""The real documents, read by the product and held against their hand-verified truth with the ruler beside them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from zhibiao.filings.data import to_data
from zhibiao.forms import interpret
from zhibiao.readers.text import read_text

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
RULER = SHARED / "tools" / "score_extraction.py"
DOCUMENTS = {
    "000": ("filings/000_271bc79a4cc4fe3f.txt", "gold/000.json"),
    "002": ("filings/002_a095bd15d950339e.txt", "gold/002.json"),
    "004": ("filings/004_a4058ef7df7dc6c1.txt", "gold/004.json"),
    "Tika's text": ("filings/documents/filings_docx.tika.txt", "gold/documents/filings_docx.gold.json"),
    "raw text": ("filings/documents/filings_docx.raw.txt", "gold/documents/filings_docx.gold.json"),
}

pytestmark = [pytest.mark.real, pytest.mark.skipif(not RULER.is_file(), reason="the shared folder is not there")]


def score(source, truth, folder):
    filings = interpret(read_text((SHARED / source).read_bytes())).filings
    extracted = folder / "extracted.json"
    extracted.write_text(json.dumps([to_data(filing) for filing in filings], ensure_ascii=False), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, RULER, SHARED / truth, extracted], capture_output=True, text=True, check=True
    )
    found = re.search(r"rows F1 ([\d.]+)  cells ([\d.]+)", told.stdout)
    return float(found[1]), float(found[2]), told.stdout


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_real_document_is_read_as_people_read_it(document, tmp_path):
    rows, cells, told = score(*DOCUMENTS[document], tmp_path)
    assert rows >= 0.995, told
    assert cells >= 0.99, told
