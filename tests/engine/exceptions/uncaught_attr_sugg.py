"""Uncaught: attr sugg."""
class A:
    def __init__(self): self.name = 1
A().nmae
