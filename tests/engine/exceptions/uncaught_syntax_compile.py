"""Uncaught: syntax compile."""
compile("def f(:\n pass", "my.py", "exec")
