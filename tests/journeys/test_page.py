"""The page in a real browser: its script runs without an error, filters by its links, and asks for nothing outside."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from zhibiao.filings import read_path
from zhibiao.lint import LintOptions, lint
from zhibiao.packs import load_pack
from zhibiao.reports import RenderOptions, render

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "defects" / "target-data.yaml"

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium here: the page is not tested in a browser")

# Runs after the page's own script: unticks the gravest level and writes what is then shown to where --dump-dom sees it.
PROBE = """
<script>
addEventListener("load", () => {
  const shown = () => [...document.querySelectorAll("[id^='finding-']")].filter(each => each.offsetParent).length;
  const before = shown();
  document.querySelector("input[type=checkbox][value=error]").click();
  document.title = `probe ${before} ${shown()}`;
});
</script></body>
"""


@pytest.fixture
def page(tmp_path):
    report = lint([read_path(EXAMPLE)], load_pack(), LintOptions())
    text = render(report, "html", options=RenderOptions(show="info"))
    file = tmp_path / "report.html"
    file.write_text(text, encoding="utf-8")
    return report, text, file


def opened(file, profile):
    """Return the page after its scripts ran, and what the browser complained of."""
    process = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
         "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}", "--enable-logging=stderr",
         "--virtual-time-budget=5000", "--dump-dom", file.as_uri()],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    complaints = [line for line in process.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    return process.stdout.decode("utf-8"), complaints


def test_the_page_runs_and_filters_without_a_complaint(page, tmp_path):
    report, text, file = page
    file.write_text(text.replace("</body>", PROBE), encoding="utf-8")
    dom, complaints = opened(file, tmp_path / "profile")
    before, after = map(int, re.search(r"<title>probe (\d+) (\d+)</title>", dom).groups())
    errors = sum(finding.severity == "error" for finding in report.findings)
    assert complaints == []
    assert errors > 0
    assert (before, after) == (len(report.findings), len(report.findings) - errors)


def test_the_page_asks_for_nothing_outside(page):
    _report, text, _file = page
    assert not re.findall(r"""(?:src|href)\s*=\s*["'](?!#)[^"']+|@import|url\(""", text)
