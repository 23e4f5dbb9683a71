"""Forms: Document -> filings. The vocabulary of headers is ``labels.yaml``; rules are not known here."""

from zhibiao.forms.interpretation import Interpretation
from zhibiao.readers.document import Document

__all__ = ("Interpretation", "interpret")


def interpret(document: Document) -> Interpretation:
    """Return the filings in ``document``; no filing if there is no form in it. Raises nothing for any text.

    Text in column order is refused with advice: which value belongs to which name is lost, so no row is made up.
    """
    # The readings are loaded when needed: most runs need one of them.
    from zhibiao.forms.order import column_problem, text_order  # noqa: PLC0415

    problem = column_problem(document)
    if problem is None and text_order(document) == "layout":
        from zhibiao.forms.columns import interpret_columns  # noqa: PLC0415

        return interpret_columns(document)
    from zhibiao.forms.flow import read_flow  # noqa: PLC0415

    interpretation, fits = read_flow(document)
    # Signs of column order are signs only: a text whose rows fit the form is in content order all the same.
    return interpretation if problem is None or fits else Interpretation((), (problem,), 0)
