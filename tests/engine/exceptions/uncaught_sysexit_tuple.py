"""Uncaught: sysexit tuple."""
import sys
sys.exit((1, 2))
