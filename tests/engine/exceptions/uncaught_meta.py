"""Uncaught: meta."""
class M(type):
    def __new__(m, n, b, ns):
        raise TypeError("meta")
class A(metaclass=M):
    pass
