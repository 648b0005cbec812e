"""Uncaught: exec file."""
exec(compile("a = 1\nb = a + None\n", "thing.py", "exec"))
