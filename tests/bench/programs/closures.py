"""Calls of closures, of functions with defaults and keywords, and of decorated functions."""


def adder(amount):
    count = 0

    def add(number, twice=False):
        nonlocal count
        count += 1
        return number + amount + amount if twice else number + amount

    def calls():
        return count

    return add, calls


def logged(function):
    def wrapper(*args, **keywords):
        return function(*args, **keywords)
    return wrapper


@logged
def scale(number, *, by=2):
    return number * by


def main(count):
    add, calls = adder(5)
    total = 0
    for i in range(count):
        total = add(total)
        total = add(i, twice=True)
        if not i % 4:
            total += scale(i, by=3)
    return total, calls()


print(main(800_000))
