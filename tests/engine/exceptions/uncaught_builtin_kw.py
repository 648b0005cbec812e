"""Uncaught: builtin kw."""
print(1, foo=2)
