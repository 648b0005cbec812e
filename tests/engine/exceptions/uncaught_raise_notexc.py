"""Uncaught: raise notexc."""
raise 5
