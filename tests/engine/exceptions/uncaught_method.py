"""Uncaught: method."""
class A:
    def m(self, x):
        return self.n(x)
    def n(self, x):
        raise ValueError("bad", x)
A().m(3)
