"""Pipelines of generators: filter, map, window, yield from."""


def numbers(count):
    for i in range(count):
        yield i


def odd(source):
    for number in source:
        if number % 2:
            yield number


def scaled(source, factor):
    for number in source:
        yield number * factor


def pairs(source):
    previous = None
    for number in source:
        if previous is not None:
            yield previous, number
        previous = number


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


total = 0
for first, second in pairs(scaled(odd(numbers(1_000_000)), 3)):
    total += second - first
print(total, sum(tree(14)), sum(number * 2 for number in range(500_000) if number % 3))
