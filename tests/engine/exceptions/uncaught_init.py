"""Uncaught: init."""
class A:
    def __init__(self):
        self.x = undefined
A()
