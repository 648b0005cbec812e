# python: 3.11+
"""Uncaught: group."""
def f():
    raise ValueError("in f")
def g():
    excs = []
    for fn in (f, lambda: 1/0):
        try: fn()
        except Exception as e: excs.append(e)
    raise ExceptionGroup("many", [*excs, ExceptionGroup("inner", [KeyError("k"), OSError(2, "nofile")])])
g()
