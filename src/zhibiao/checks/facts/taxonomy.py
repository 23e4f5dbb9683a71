"""The categories of indicators by year and region (domain notes 3.5), read from a pack's ``taxonomy.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

__all__ = ("Misplaced", "Slot", "Taxonomy")

_TRIMMINGS = re.compile(r"\s+|[（(][^（）()]*[）)]|指标$|等$")
_SATISFACTION = "满意"
_CLOSE = 0.5


@dataclass(frozen=True, slots=True)
class Slot:
    """A second level: its name in the code, the first level (side) it belongs to, those it is also seen under."""

    name: str
    sides: tuple[str, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A category that is not in the taxonomy (``unknown1``, ``unknown2``) or stands under the wrong one (``place``).

    ``nearest`` is the level 1 that level 2 belongs under, else the known category nearest to the unknown one.
    """

    defect: str
    printed: str
    nearest: str


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """Return ``label`` without white space, brackets, and the endings 指标 and 等, which make no difference."""
    previous = None
    while previous != label:
        previous, label = label, _TRIMMINGS.sub("", label)
    return label


class Taxonomy:
    """Which printed names stand for which level 1 (side) and level 2 (slot)."""

    def __init__(self, sides: Mapping[str, Sequence[str]], slots: Sequence[Slot], measures: Sequence[str] = ()) -> None:
        self._measures = frozenset(measures)
        self._sides = {bare(label): side for side, labels in sides.items() for label in labels}
        self._slots = {bare(label): slot for slot in slots for label in slot.printed}
        self._labels = {side: labels[0] for side, labels in sides.items()}
        self._satisfaction = next((slot for slot in slots if slot.name == "satisfaction"), None)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Taxonomy:
        """Build from ``taxonomy.yaml``: ``sides: {side: [labels]}``, ``slots: {slot: {sides, printed}}``, ``measures``.

        ``measures`` are labels that are names of indicators as well.
        """
        slots = [Slot(name, tuple(entry["sides"]), tuple(entry["printed"])) for name, entry in data["slots"].items()]
        return cls(data["sides"], slots, data.get("measures", ()))

    def slot(self, level1: str, level2: str) -> Slot | None:
        """Return the slot of a row; a level 2 that holds 满意度 is satisfaction wherever it stands; None if unknown."""
        first, label = bare(level1), bare(level2)
        if _SATISFACTION in label or (not label and _SATISFACTION in first):
            return self._satisfaction
        # Where one level only is printed, it may be that of level 2.
        return self._slots.get(label) or (self._slots.get(first) if label in ("", first) else None)

    def side(self, level1: str, level2: str) -> str:
        """Return the first level of a row (output, benefit, satisfaction, cost), from level 2 if it is not printed."""
        slot = self.slot(level1, level2)
        if slot is not None and slot is self._satisfaction:
            return "satisfaction"
        return self._side(bare(level1)) or (slot.sides[0] if slot else "")

    def knows_side(self, level1: str) -> bool:
        """Tell whether the printed level 1 is in the taxonomy."""
        return bool(self._side(bare(level1)))

    def fits(self, level1: str, level2: str) -> bool:
        """Tell whether level 2 may stand under level 1 (level 2 = level 1 passes)."""
        slot, side = self.slot(level1, level2), self._side(bare(level1))
        return slot is None or not side or side in slot.sides or bare(level1) == bare(level2)

    def misplaced(self, level1: str, level2: str) -> Misplaced | None:
        """Return what is wrong with the category of a row; None if its levels are known and fit, or none is printed."""
        first, second = bare(level1), bare(level2)
        slot = self.slot(level1, level2)
        if first and not self._side(first) and not (slot and second in ("", first)):
            belongs = self._labels[slot.sides[0]] if slot else _nearest(first, self._labels.values())
            return Misplaced("unknown1", level1, belongs)
        if second and slot is None and second != first:
            side = self._side(first)
            known = [each.printed[0] for each in self._slots.values() if not side or side in each.sides]
            return Misplaced("unknown2", level2, _nearest(second, known))
        if slot is not None and not self.fits(level1, level2):
            return Misplaced("place", level2, self._labels[slot.sides[0]])
        return None

    def names_category(self, name: str) -> bool:
        """Tell whether ``name`` is a category's own name (质量指标, 社会成本指标).

        Where the bare name is a measure as well (服务对象满意度, 影响力), only what ends in 指标 is the category.
        """
        label = bare(name)
        if _SATISFACTION in label or label in self._measures:
            return name.rstrip().endswith("指标")
        return label in self._slots or label in self._sides

    def _side(self, bare_level1: str) -> str:
        return self._sides.get(bare_level1) or ("satisfaction" if _SATISFACTION in bare_level1 else "")


def _nearest(label: str, known: Iterable[str]) -> str:
    ranked = [(SequenceMatcher(None, label, bare(each)).ratio(), each) for each in dict.fromkeys(known)]
    best = max(ranked, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= _CLOSE else ""
