"""``rolled_up``: a project whose money is that of some other projects of its filing together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from zhibiao.checks.facts import Facts, FilingFacts, ProjectFacts
from zhibiao.checks.facts.money import money_columns
from zhibiao.checks.facts.told import in_wan
from zhibiao.checks.hit import Check, Hit, UndecidedError
from zhibiao.checks.kinds import Kind, Parameter
from zhibiao.checks.others import names_of, places_of

__all__ = ("KIND",)

_Columns = tuple[Decimal | None, ...]
_Part = tuple[Decimal, tuple[int, ...]]
"""The sum of some projects in one column, and which they are."""


def build(parameters: Mapping[str, object]) -> Check:
    """Compile: a sum of ``least`` to ``most`` others, off by ``each`` yuan a part at most, in two columns that differ.

    Exactly one set of projects has to fit. More than ``projects`` in a filing are not tried out.
    """
    least, most, limit = (int(str(parameters[name])) for name in ("least", "most", "projects"))
    tolerance: Decimal = parameters["each"]  # type: ignore[assignment]

    def check(subject: Facts, _names: Mapping[str, object]) -> Iterable[Hit]:
        assert isinstance(subject, FilingFacts)  # noqa: S101 - the loader admits no other subject
        projects = subject.projects
        if len(projects) > limit:
            raise UndecidedError("lint.too_many_to_add", number=len(projects), most=limit)
        money = [money_columns(project) for project in projects]
        for index, project in enumerate(projects):
            sets = list(_sets(index, money, (least, most), tolerance))
            if len(sets) == 1:
                yield _hit(project, [projects[each] for each in sets[0]], money[index])

    return check


def _hit(project: ProjectFacts, parts: Sequence[ProjectFacts], money: _Columns) -> Hit:
    amount = next(each for each in money if each is not None)
    captures = {"others": names_of(project, parts), "number": len(parts), "amount": in_wan(amount)}
    return Hit(project, captures, related=places_of(parts))


def _sets(
    index: int, money: Sequence[_Columns], sizes: tuple[int, int], tolerance: Decimal
) -> Iterator[tuple[int, ...]]:
    """Yield the sets of other projects whose sums are those of project ``index`` in two columns that differ."""
    own = money[index]
    seen: set[tuple[int, ...]] = set()
    for first, total in enumerate(own):
        later = [place for place in range(first + 1, len(own)) if own[place] and own[place] != total]
        if not total or not later:
            continue
        amounts = [
            (amount, place)
            for place, each in enumerate(money)
            if place != index and (amount := each[first]) and amount <= total + tolerance
        ]
        for found in _fitting(total, amounts, sizes, tolerance):
            if found not in seen and any(_adds_up(found, money, second, own[second], tolerance) for second in later):
                seen.add(found)
                yield found


def _adds_up(
    found: tuple[int, ...], money: Sequence[_Columns], column: int, total: Decimal | None, tolerance: Decimal
) -> bool:
    amounts = [money[each][column] for each in found]
    if total is None or not all(amounts):
        return False
    return abs(sum((amount for amount in amounts if amount), Decimal(0)) - total) <= tolerance * len(found)


def _fitting(
    total: Decimal, amounts: Sequence[tuple[Decimal, int]], sizes: tuple[int, int], tolerance: Decimal
) -> Iterator[tuple[int, ...]]:
    """Yield the sets of amounts that make ``total``: sums of one half of them, met by sums of the other."""
    least, most = sizes
    half, widest = len(amounts) // 2, tolerance * most
    left, right = (_sums(part, most, total + widest) for part in (amounts[:half], amounts[half:]))
    right.sort()
    keys = [key for key, _which in right]
    for amount, chosen in left:
        low, high = bisect_left(keys, total - amount - widest), bisect_right(keys, total - amount + widest)
        for other, more in right[low:high]:
            size = len(chosen) + len(more)
            if least <= size <= most and abs(amount + other - total) <= tolerance * size:
                yield tuple(sorted((*chosen, *more)))


def _sums(amounts: Sequence[tuple[Decimal, int]], most: int, limit: Decimal) -> list[_Part]:
    """Return the sums of up to ``most`` of the amounts that are not above ``limit``, nothing at all among them."""
    found: list[_Part] = [(Decimal(0), ())]
    for amount, which in amounts:
        found += [
            (total + amount, (*chosen, which))
            for total, chosen in found
            if len(chosen) < most and total + amount <= limit
        ]
    return found


KIND = Kind(
    name="rolled_up",
    subjects=("filing",),
    hits="project",
    parameters={
        "least": Parameter("number", default=Decimal(2)),
        "most": Parameter("number", required=True),
        "each": Parameter("number", required=True),
        "projects": Parameter("number", required=True),
    },
    build=build,
    captures=("others", "number", "amount"),
)
