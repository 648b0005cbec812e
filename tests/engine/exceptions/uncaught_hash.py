"""Uncaught: hash."""
{[1]: 2}
