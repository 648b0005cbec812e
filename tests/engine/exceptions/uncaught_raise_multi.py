"""Uncaught: raise multi."""
raise ValueError("a\nb\nc")
