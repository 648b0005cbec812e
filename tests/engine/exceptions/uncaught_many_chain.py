"""Uncaught: many chain."""
try:
  try:
    try: 1/0
    except Exception: [][1]
  except Exception: {}[1]
except Exception: int("x")
