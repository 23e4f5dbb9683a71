"""What a text says, whatever the form: folding, alikeness, numbers, dates and money.

Offsets and spans always point into the text as it was given.
"""

from zhibiao.text.dates import CalendarDate, calendar_date, dates, month_end
from zhibiao.text.deadlines import Deadline, deadlines
from zhibiao.text.fold import Folded, fold
from zhibiao.text.measured import MeasuredNumber, measured_numbers
from zhibiao.text.money import Amount, amount, amounts
from zhibiao.text.normalise import alike, clauses, normalised
from zhibiao.text.numerals import arabic, chinese, is_rounded, multiplier, number, scaled, share

__all__ = (
    "Amount",
    "CalendarDate",
    "Deadline",
    "Folded",
    "MeasuredNumber",
    "alike",
    "amount",
    "amounts",
    "arabic",
    "calendar_date",
    "chinese",
    "clauses",
    "dates",
    "deadlines",
    "fold",
    "is_rounded",
    "measured_numbers",
    "month_end",
    "multiplier",
    "normalised",
    "number",
    "scaled",
    "share",
)
