"""Uncaught: multiline str."""
x = """
abc
""" + 5
