"""Uncaught: del exit."""
class A:
    def __del__(self): print("bye", self)
    def __repr__(self): return "A!"
a = A()
print("end")
