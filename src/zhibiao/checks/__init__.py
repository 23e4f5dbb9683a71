"""Checks: facts about filings, the expression language over them, and the kinds of check that rules are made of."""
