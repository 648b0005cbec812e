"""Uncaught: callwarn."""
x = 1
try:
    (1, 2)(3)
except TypeError as e: print(e)
try: [1, 2]["a"]
except TypeError as e: print(e)
try: "a"(1)
except TypeError as e: print(e)
try: [(1, 2) (3, 4)]
except TypeError as e: print(e)
