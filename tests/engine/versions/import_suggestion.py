"""Uncaught: a misspelt import."""
from collections import ordereddict
