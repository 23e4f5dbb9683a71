"""The categories of indicators by year and region (domain notes 3.5), read from a pack's ``taxonomy.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ("Slot", "Taxonomy")

_TRIMMINGS = re.compile(r"\s+|[（(][^（）()]*[）)]|指标$|等$")


@dataclass(frozen=True, slots=True)
class Slot:
    """A second level: its name in the code, the first level (side) it belongs to, those it is also seen under."""

    name: str
    sides: tuple[str, ...]
    printed: tuple[str, ...]


def bare(label: str) -> str:
    """Return ``label`` without white space, brackets, and the endings 指标 and 等, which make no difference."""
    previous = None
    while previous != label:
        previous, label = label, _TRIMMINGS.sub("", label)
    return label


class Taxonomy:
    """Which printed names stand for which level 1 (side) and level 2 (slot)."""

    def __init__(self, sides: Mapping[str, Sequence[str]], slots: Sequence[Slot]) -> None:
        self._sides = {bare(label): side for side, labels in sides.items() for label in labels}
        self._slots = {bare(label): slot for slot in slots for label in slot.printed}

    @classmethod
    def from_data(cls, data: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]) -> Taxonomy:
        """Build from the plain data of ``taxonomy.yaml``: ``sides: {side: [labels]}``, ``slots: {slot: {sides, printed}}``."""
        slots = [Slot(name, tuple(entry["sides"]), tuple(entry["printed"])) for name, entry in data["slots"].items()]
        return cls(data["sides"], slots)  # type: ignore[arg-type]

    def slot(self, level1: str, level2: str) -> Slot | None:
        """Return the slot of a row; a level 2 that holds 满意度 is satisfaction wherever it stands; None if unknown."""
        label = bare(level2)
        if "满意" in label or (not label and "满意" in level1):
            return next((slot for slot in self._slots.values() if slot.name == "satisfaction"), None)
        return self._slots.get(label) or (self._slots.get(bare(level1)) if not label or label == bare(level1) else None)

    def side(self, level1: str, level2: str) -> str:
        """Return the first level of a row (output, benefit, satisfaction, cost), from level 2 where it is not printed."""
        slot = self.slot(level1, level2)
        if slot is not None and slot.name == "satisfaction":
            return "satisfaction"
        return self._sides.get(bare(level1)) or (slot.sides[0] if slot else "")

    def knows_side(self, level1: str) -> bool:
        """Tell whether the printed level 1 is in the taxonomy."""
        return bare(level1) in self._sides

    def fits(self, level1: str, level2: str) -> bool:
        """Tell whether level 2 may stand under level 1 (level 2 = level 1 passes)."""
        slot, side = self.slot(level1, level2), self._sides.get(bare(level1))
        return slot is None or side is None or side in slot.sides or bare(level1) == bare(level2)
