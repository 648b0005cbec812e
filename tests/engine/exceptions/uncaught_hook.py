"""Uncaught: hook."""
import sys
def h(t, v, tb): print("HOOK", t.__name__, v, tb.tb_lineno)
sys.excepthook = h
1/0
