"""What makes words checkable: a standard, a level, a rank, a source or an assessment that a row names."""

from __future__ import annotations

import re
import unicodedata

from zhibiao.checks.words import Lexicons
from zhibiao.text import fold

__all__ = ("cites_document", "is_grade_mark", "names_standard")

# A level of a scale that is known outside the filing: 三级, Ⅲ类, 4A级, 五星级, 甲级.
_LEVEL = re.compile(r"[0-9A-Z甲乙丙丁一二三四五六七八九十]+星?[级类等](?=$|标准|要求|及|以上|水|水平|资质|认证)")
# The number of a published standard: GB/T 30600, HJ 91.1-2019, CJJ36, DB31/T 1000.
_STANDARD = re.compile(r"(?<![A-Za-z])(?:[A-Z]{1,4}\d{0,2}/[A-Z]{1,2}|[A-Z]{2,4})\s?\d{2,}(?:[.\-—–]\d+)*")
_TITLE = re.compile(r"《[^》]+》")
# A grade that a trade writes in letters: C30, HRB400E, IP65, P6, M7.5.
_MARK = re.compile(
    r"(?:[A-Z]{1,4}\d{1,4}(?:\.\d)?[A-Z]{0,2}|[0-9A-Z甲乙丙丁一二三四五六七八九十]{1,3}星?[级类等])(?:及?以上)?"
)
_SIGNS = re.compile(r"^[≥≤=><]+")
# A place in an order that others set up: 第6位, 前三名, 第一档.
_RANK = re.compile(r"(?:第[0-9一二三四五六七八九十]+|前[0-9一二三四五六七八九十]+)(?:位|名|档|届|梯队|方阵)|前[0-9]+%")
_AND_UP = re.compile(r"(?:(?:及|或)?以上)?(?:级别|水平)?")


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", fold(text).text).split())


def is_grade_mark(target: str) -> bool:
    """Tell whether a value is a grade in letters, a sign before it or not: ≥C30, ≥HRB400E, IP65, ≥Ⅲ级."""
    return bool(_MARK.fullmatch(_SIGNS.sub("", _plain(target))))


def cites_document(target: str) -> bool:
    """Tell whether a value names a document by its title or a standard by its number: 符合《…》（GB/T 30600）."""
    text = _plain(target)
    return bool(_TITLE.search(text) or _STANDARD.search(text))


def names_standard(target: str, words: Lexicons, core: str = "") -> bool:
    """Tell whether ``target`` names a standard, a level, a source or an assessment that it can be checked against.

    The assessment may stand in the name (its ``core``), and its result in the value: 工程验收 合格.
    """
    text = _plain(target)
    if words["standard_names"].found(text) or words["sources"].found(text) or words["kept_states"].found(text):
        return True
    if _LEVEL.search(text) or _RANK.search(text) or is_grade_mark(text) or _STANDARD.search(text):
        return True
    return _of_level(text, words) or _of_standard(text, words) or _assessed(text, core, words)


def _of_level(text: str, words: Lexicons) -> bool:
    """A level that is known by name, and nothing but that: 省级及以上."""
    rest = words["standard_fillers"].after(text)
    level = words["levels"].begins(rest)
    return bool(level and _AND_UP.fullmatch(rest[len(level) :]))


def _of_standard(text: str, words: Lexicons) -> bool:
    head = words["standard_heads"].found(text)
    return bool(head) and len(words["standard_fillers"].less(text[: text.index(head)])) > 1


def _assessed(text: str, core: str, words: Lexicons) -> bool:
    if not words["assessment_results"].found(text):
        return False
    if words["assessments"].found(text) or words["assessed_names"].ends(core):
        return True
    outcome = words["assessment_outcomes"].ends(core)
    return bool(outcome and words["assessments"].ends(core[: -len(outcome)]))
