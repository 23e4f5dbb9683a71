"""The amounts that a narrative and the indicators speak of, against the money of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from zhibiao.checks.facts.base import Facts
from zhibiao.checks.facts.reading import ReadRow
from zhibiao.checks.facts.sums import Reckoning, reckonings
from zhibiao.checks.facts.told import Told, in_wan, plain
from zhibiao.model import Project
from zhibiao.text import Amount, amounts, dates, fold, scaled

if TYPE_CHECKING:
    from zhibiao.checks.facts.project import FilingFacts
    from zhibiao.checks.facts.row import RowFacts

__all__ = ("AmountFacts", "RowAmounts", "UnitPrice")

_EXACT, _ROUGH = Decimal("0.005"), Decimal("0.02")
_SECTIONS = ("narrative.overview", "narrative.plan", "narrative.budget", "narrative.goals")
_GOALS = ("goals.overall", "goals.annual")
_BREAK = re.compile(r"[。；;，,、（）()\n]")
_PER = re.compile(r"([一-鿿])均|每一?([一-鿿])|单([一-鿿])(?!位)")
_YUAN = "元"
_FIXED = ("=", "")
_CAPS = ("<=", "<", *_FIXED)


@dataclass(frozen=True)
class _Said:
    """An amount in a box, with what stands before it in its clause and right behind it."""

    box: str
    amount: Amount
    lead: str
    tail: str
    clause: str


@dataclass(frozen=True)
class UnitPrice:
    """An amount for one of something."""

    yuan: Decimal
    per: str
    rough: bool = False


class AmountFacts(Facts):
    """What the rules on money ask of the texts of a project."""

    model: Project
    filing: FilingFacts
    if TYPE_CHECKING:

        @property
        def own_amounts(self) -> tuple[Decimal, ...]: ...  # noqa: D102 - said in FundsFacts
        @property
        def rows(self) -> tuple[RowFacts, ...]: ...  # noqa: D102 - said in ProjectFacts

    def _box(self, path: str) -> str:
        group, _, key = path.partition(".")
        return getattr(self.model, group).get(key) or ""

    @cached_property
    def _said(self) -> tuple[_Said, ...]:
        return tuple(each for box in _SECTIONS for each in _amounts_in(box, self._box(box)))

    @cached_property
    def _differing(self) -> tuple[_Said, ...]:
        words = self.filing.run.pack_words
        if not self.own_amounts:
            return ()
        fitting = {each.box for each in self._said if self._fits(each)}
        return tuple(
            each
            for each in self._said
            if self._is_own_total(each)
            and not self._fits(each)
            and not (each.box in fitting and words["division_words"].found(self._box(each.box)))
        )

    def _is_rough(self, said: _Said) -> bool:
        return bool(self.filing.run.pack_words["rough_words"].found(said.lead[-2:] + said.tail))

    def _fits(self, said: _Said) -> bool:
        tolerance = _ROUGH if self._is_rough(said) else _EXACT
        return any(abs(said.amount.yuan - own) <= tolerance * own for own in self.own_amounts)

    def _is_own_total(self, said: _Said) -> bool:
        """What stands before the amount calls it the project's money, all of it, in the year of the form."""
        words, year = self.filing.run.pack_words, str(self.filing.year or "")
        years = [date.iso[:4] for date in dates(said.clause) if not date.iso.startswith("--")]
        return (
            bool(words["own_total_words"].found(said.lead))
            and not words["other_scope_words"].found(said.clause)
            and not said.amount.per
            and not words["attributive_tails"].begins(said.tail)
            and all(each == year for each in years)
        )

    @cached_property
    def differing_totals(self) -> tuple[Told, ...]:
        """The amounts that the narrative gives as the project's own total and that are none of the form's."""
        return tuple(Told(each.box, each.lead.strip() + each.amount.text) for each in self._differing)

    @cached_property
    def wrong_reckonings(self) -> tuple[Told, ...]:
        """The products and sums in the texts that do not come out, save those whose result is a differing total."""
        words, reported = self.filing.run.pack_words, {each.amount.yuan for each in self._differing}
        return tuple(
            Told(box, each.text, plain(_rounded(each.right)) + each.unit)
            for box in (*_SECTIONS, *_GOALS)
            for each in _distinct(reckonings(self._box(box), _EXACT, words))
            if each.printed not in reported
        )

    @cached_property
    def unit_prices(self) -> tuple[UnitPrice, ...]:
        """The amounts for one of something in the narrative (人均约3万): the amount, and of what."""
        return tuple(
            UnitPrice(each.amount.yuan, per, self._is_rough(each))
            for each in self._said
            if (per := _han(each.amount.per) or _per_of(each.lead))
        )

    @cached_property
    def priced_rows(self) -> tuple[RowFacts, ...]:
        """The rows that set an amount for one of something."""
        return tuple(row for row in self.rows if row.unit_price is not None)

    @cached_property
    def _needed(self) -> Decimal | None:
        """Quantity times price, where there is one row of each and the price is per what is counted."""
        counted = [row for row in self.rows if row.slot == "quantity"]
        if len(counted) != 1 or len(self.priced_rows) != 1:
            return None
        [quantity], [priced] = counted, self.priced_rows
        price = priced.unit_price
        if quantity.number is None or quantity.kind != "threshold" or price is None:
            return None
        number, unit = scaled(quantity.number, quantity.printed_unit)
        return number * price.yuan if unit == price.per else None

    @cached_property
    def needed_share(self) -> Decimal | None:
        """Quantity times price as a share of the largest amount of the form; None where it cannot be told."""
        own = max(self.own_amounts, default=Decimal(0))
        return self._needed / own if own and self._needed is not None else None

    @property
    def needed_amount(self) -> Mapping[str, str] | None:
        """Quantity times price, as people say it."""
        return in_wan(self._needed) if self._needed is not None else None

    @property
    def largest_amount(self) -> Mapping[str, str] | None:
        """The largest of the form's own amounts, as people say it."""
        return in_wan(max(self.own_amounts)) if self.own_amounts else None


class RowAmounts(ReadRow):
    """What the rules on money ask of a row."""

    @cached_property
    def unit_price(self) -> UnitPrice | None:
        """The amount that the row sets for one of something, None where it sets none."""
        if self.number is None or self.kind != "threshold":
            return None
        amount, unit = scaled(self.number, self.printed_unit)
        money, _, per = unit.partition("/")
        per = per.strip() or _per_of(self.core)
        return UnitPrice(amount, per) if money == _YUAN and per else None

    @cached_property
    def price_told(self) -> Mapping[str, str] | None:
        """What the narrative says one of the same thing costs, where it breaks the target; else None."""
        own = self.unit_price
        if own is None or self.operator not in _CAPS:
            return None
        told = [price for price in self.project.unit_prices if price.per == own.per[:1]]
        rivals = [row for row in self.project.priced_rows if row.unit_price and row.unit_price.per[:1] == own.per[:1]]
        if len(told) != 1 or len(rivals) != 1:
            return None
        over = (told[0].yuan - own.yuan) / own.yuan if own.yuan else _ROUGH * 2
        tolerance = _ROUGH if told[0].rough else _EXACT
        broken = over > tolerance or (self.operator in _FIXED and -over > tolerance)
        return in_wan(told[0].yuan) if broken else None


def _amounts_in(box: str, text: str) -> Iterator[_Said]:
    whole = fold(text).text
    last = 0
    for amount in amounts(text):
        start, end = amount.span
        breaks = [match.end() for match in _BREAK.finditer(whole, 0, start)]
        sentence = max([match.end() for match in re.finditer(r"[。；;\n]", whole[:start])], default=0)
        lead = text[max([last, *breaks], default=0) : start]
        yield _Said(box, amount, lead, text[end : end + 2], text[sentence:start][-30:] + text[end : end + 3])
        last = end


def _per_of(text: str) -> str:
    found = list(_PER.finditer(text))
    return next(filter(None, found[-1].groups()), "") if found else ""


def _han(per: str) -> str:
    return per[:1] if re.match(r"[一-鿿]", per) else ""


def _distinct(found: Iterable[Reckoning]) -> Iterator[Reckoning]:
    yield from {each.text: each for each in found}.values()


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01")) if number != number.to_integral_value() else number
