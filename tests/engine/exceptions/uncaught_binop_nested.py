"""Uncaught: binop nested."""
x = 1
y = "a"
print((x + 2) * (x + y) - 3)
