"""Reports: a ``Report`` as text, one module a format; each says what was not judged, none says "passed"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import cast

from zhibiao.messages import say
from zhibiao.model import Report
from zhibiao.problems import ZhibiaoError
from zhibiao.reports.options import RenderOptions

__all__ = ("FORMATS", "Format", "RenderOptions", "render")


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reports; its module is imported when it is first used."""

    name: str
    module: str
    binary: bool = False

    def title(self, lang: str) -> str:
        """Return what the format is, in a few words."""
        return say(f"reports.format_{self.name}", lang)


_ALL = (
    Format("full", "full"),
    Format("concise", "concise"),
    Format("json", "data"),
    Format("markdown", "markdown"),
    Format("html", "html"),
)

FORMATS: Mapping[str, Format] = MappingProxyType({format_.name: format_ for format_ in _ALL})
"""Every format by its name."""


def render(report: Report, format: str, *, options: RenderOptions | None = None) -> str | bytes:  # noqa: A002
    """Return ``report`` in ``format`` and in its own language (text, or bytes for a binary format).

    Raise ``ZhibiaoError`` for a format that does not exist.
    """
    if format not in FORMATS:
        raise ZhibiaoError("reports.unknown_format", name=format, known=", ".join(FORMATS))
    writer = import_module(f"{__name__}.{FORMATS[format].module}")
    return cast("str | bytes", writer.write(report, options or RenderOptions()))
