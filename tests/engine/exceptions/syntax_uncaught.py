"""A syntax error in the program itself."""
def f(x:
    return x
