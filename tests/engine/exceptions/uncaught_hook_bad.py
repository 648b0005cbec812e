"""Uncaught: hook bad."""
import sys
def h(t, v, tb): 1 + "a"
sys.excepthook = h
{}["k"]
