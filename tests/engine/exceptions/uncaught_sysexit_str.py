"""Uncaught: sysexit str."""
import sys
sys.exit("message")
