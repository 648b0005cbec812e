"""Uncaught: genclose."""
def g():
    try: yield
    finally: raise ValueError("f")
x = g(); next(x); del x
print("after")
