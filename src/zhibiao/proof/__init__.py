"""A pack tests itself: every rule's examples are run through the reader and the linter."""

from zhibiao.proof.examples import Failure, prove

__all__ = ("Failure", "prove")
