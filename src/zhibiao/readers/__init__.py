"""Readers: one module a format, bytes -> Document; they know no form."""
