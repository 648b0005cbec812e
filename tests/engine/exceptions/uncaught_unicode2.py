"""Uncaught: unicode2."""
def é():
    x = "日本" + 5; return x
é()
