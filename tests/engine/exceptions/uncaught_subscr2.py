"""Uncaught: subscr2."""
d = {"a": {"b": None}}
print(d["a"]["b"]["c"]["d"])
