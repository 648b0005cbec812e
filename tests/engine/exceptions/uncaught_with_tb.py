"""Uncaught: with tb."""
try:
    1/0
except Exception as e:
    raise ValueError("v").with_traceback(e.__traceback__)
