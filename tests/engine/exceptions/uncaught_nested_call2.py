"""Uncaught: nested call2."""
def f(x): return x.y
print(f(f(f(1))))
