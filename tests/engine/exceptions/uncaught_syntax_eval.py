"""Uncaught: syntax eval."""
eval("1 +")
