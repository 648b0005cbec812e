"""Uncaught: unary."""
print(-"a", 5)
