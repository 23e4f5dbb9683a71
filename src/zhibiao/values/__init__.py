"""What one value cell says: operator, number, unit, range, deadline, trend, or words."""

from zhibiao.values.parse import parse_value
from zhibiao.values.value import Reason, Value, to_data

__all__ = ("Reason", "Value", "parse_value", "to_data")
