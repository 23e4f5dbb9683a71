"""Forms: Document -> filings. The vocabulary of headers is ``labels.yaml``; rules are not known here."""

from zhibiao.forms.interpretation import Interpretation
from zhibiao.readers.document import Document

__all__ = ("Interpretation", "interpret")


def interpret(document: Document) -> Interpretation:
    """Return the filings in ``document``; no filing if there is no form in it. Raises nothing for any text."""
    from zhibiao.forms.flow import interpret_flow  # noqa: PLC0415 - the two readings are loaded when needed

    return interpret_flow(document)
