"""What a caller may set about a report for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhibiao.model import SEVERITIES, Finding, Severity

__all__ = ("RenderOptions", "rank")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report for people looks; reports for programs hold everything whatever is set here."""

    width: int = 80
    """Columns of the terminal."""
    colour: bool = False
    show: Literal["error", "warning", "info"] = "warning"
    """The lowest severity that is listed; what lies below is counted."""
    statistics: bool = False
    """Add a table of findings by rule."""
    quiet: bool = False
    """Shorten the account at the end to one line."""

    def shows(self, finding: Finding) -> bool:
        """Tell whether ``finding`` is listed."""
        return rank(finding.severity) <= rank(self.show)


def rank(severity: Severity) -> int:
    """Return the place of a severity, the gravest being 0; a rule that is off until selected ranks with the hints."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES) - 1
