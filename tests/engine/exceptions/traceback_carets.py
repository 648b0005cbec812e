"""An uncaught exception inside a long expression."""


class A:
    pass


def compute(a, b):
    return (a['x']['y'] + b.value) * len(
        b.items) / 0


data = {'x': {'y': None}}
compute(data, A())
