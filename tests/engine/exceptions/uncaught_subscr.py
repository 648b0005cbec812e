"""Uncaught: subscr."""
d = {"a": {"b": [1, 2]}}
print(d["a"]["b"][5] + d["x"])
