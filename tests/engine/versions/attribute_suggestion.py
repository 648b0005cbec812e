"""Uncaught: a misspelt attribute."""
class A:
    attribute = 1


print(A().atribute)
