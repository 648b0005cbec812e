"""Uncaught: raise base."""
raise KeyboardInterrupt
