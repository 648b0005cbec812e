"""Uncaught: prop."""
class A:
    @property
    def p(self): return self._q
A().p
