"""Uncaught: a misspelt keyword."""
def f(number):
    pass


f(numbr=1)
