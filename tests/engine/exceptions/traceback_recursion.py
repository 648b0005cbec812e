"""An uncaught RecursionError: the repeated lines are only counted."""
import sys


def f(n):
    return f(n + 1)


sys.setrecursionlimit(60)
f(0)
