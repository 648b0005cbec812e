"""Uncaught: self sugg."""
class A:
    def __init__(self): self.foo = 1
    def m(self): return foo
A().m()
