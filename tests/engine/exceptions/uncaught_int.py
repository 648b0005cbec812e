"""Uncaught: int."""
int("abc")
