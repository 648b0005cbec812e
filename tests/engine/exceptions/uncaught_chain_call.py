"""Uncaught: chain call."""
class A:
    def a(self): return self
    def b(self): return None
(A()
 .a()
 .b()
 .c())
