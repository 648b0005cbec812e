# python: 3.13+
# Containers that change while they are being read: what a comparison, a hash or an iterator does to them is safe.
numbers = list(range(10))


def shrinking():
    numbers.clear()
    yield from 'abc'


try:
    numbers[2:8:2] = shrinking()
except ValueError as error:
    print(error)
print(numbers)
numbers = list(range(10))


def emptied():
    numbers.clear()
    yield from 'xy'


numbers[2:8] = emptied()
print(numbers)


class Clearing(int):
    def __hash__(self):
        return 13

    def __eq__(self, other):
        if len(held) > 1:
            held.clear()
        return False


held = {}
held = {Clearing(1), Clearing(2)}
try:
    dict.fromkeys(held)
except RuntimeError:
    pass
print('fromkeys done')


class ClearsTheState(str):
    def __hash__(self):
        state.clear()
        return super().__hash__()


state = {}
state[ClearsTheState('attribute')] = 'value'
error = Exception()
error.__setstate__(state)
print(state, 'state set')
try:
    Exception().__setstate__({1: 2})
except TypeError as wrong:
    print(wrong)
