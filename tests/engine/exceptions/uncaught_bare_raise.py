# A bare raise with nothing to raise.
def f():
    raise


f()
