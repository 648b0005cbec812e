"""Calls with defaults inside generator expressions, whose values have a stack of their own."""


class Number:
    def __init__(self, value, scale=1, offset=0):
        self.value = value * scale + offset

    def scaled(self, by=2, and_more=3, then=4):
        return self.value * by + and_more - then


def many(a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8):
    return a + b + c + d + e + f + g + h


print(list(many() for _ in range(3)), list(Number(i).scaled() for i in range(3)), all(Number(i).scaled() == i * 2 - 1 for i in range(9)))
print([sum(many(i, j) for j in range(2)) for i in range(2)], list(map(lambda x: Number(x, 2).value, range(3))))


def steps():
    got = yield many()
    while got is not None:
        got = yield many(got, h=got) + Number(got).scaled(1)


s = steps()
print(next(s), s.send(5), s.send(7))
