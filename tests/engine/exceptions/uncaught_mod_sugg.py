"""Uncaught: mod sugg."""
import math
math.sqroot(4)
