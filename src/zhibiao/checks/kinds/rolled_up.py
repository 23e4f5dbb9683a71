"""``rolled_up``: a project whose money is that of some other projects of its filing together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

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
    for first, second in combinations([place for place, amount in enumerate(own) if amount], 2):
        if own[first] == own[second]:
            continue
        amounts = [
            (amount, place)
            for place, each in enumerate(money)
            if place != index and each[second] and (amount := each[first]) and amount <= (own[first] or 0)
        ]
        for found in _fitting(own[first] or Decimal(0), amounts, sizes, tolerance):
            off = abs(sum((money[each][second] or Decimal(0) for each in found), Decimal(0)) - (own[second] or 0))
            if found not in seen and off <= tolerance * len(found):
                seen.add(found)
                yield found


def _fitting(
    total: Decimal, amounts: Sequence[tuple[Decimal, int]], sizes: tuple[int, int], tolerance: Decimal
) -> Iterator[tuple[int, ...]]:
    """Yield the sets of amounts that make ``total``: sums of one half of them, met by sums of the other."""
    least, most = sizes
    half = len(amounts) // 2
    left, right = (list(_sums(part, most)) for part in (amounts[:half], amounts[half:]))
    right.sort()
    keys, widest = [key for key, _which in right], tolerance * most
    for amount, chosen in left:
        low, high = bisect_left(keys, total - amount - widest), bisect_right(keys, total - amount + widest)
        for other, more in right[low:high]:
            size = len(chosen) + len(more)
            if least <= size <= most and abs(amount + other - total) <= tolerance * size:
                yield tuple(sorted((*chosen, *more)))


def _sums(amounts: Sequence[tuple[Decimal, int]], most: int) -> Iterator[_Part]:
    for size in range(min(most, len(amounts)) + 1):
        for chosen in combinations(amounts, size):
            yield sum((amount for amount, _which in chosen), Decimal(0)), tuple(which for _amount, which in chosen)


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
