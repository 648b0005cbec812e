"""Objects that change while something works on them: sorting, iterating, comparing, looking up special methods."""


def attempt(label, action):
    try:
        print(label, '->', repr(action()))
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class Meddling:
    """Compares by touching the list that is being sorted."""
    values = []

    def __lt__(self, other):
        self.values.append(3)
        self.values.pop()
        return False


Meddling.values = [Meddling() for _ in range(20)]
attempt('append and pop while sorting', Meddling.values.sort)
numbers = [3, 1, 2]
attempt('clear while sorting', lambda: numbers.sort(key=lambda x: numbers.clear() or x))
print(numbers)
attempt('append in the key', lambda: numbers.sort(key=lambda x: numbers.append(1) or x))
print(numbers)
attempt('look in the key', lambda: numbers.sort(key=lambda x: print(numbers, len(numbers)) or -x))
print(numbers)
attempt('raise in the key', lambda: numbers.sort(key=lambda x: 1 // 0))
print(numbers)


class Forgetful:
    def __iter__(self):
        return self

    def __next__(self):
        del Forgetful.__next__
        return 1


def walk():
    for _ in Forgetful():
        pass


attempt('__next__ is gone', walk)
for container in ({1: 2}, {1, 2}):
    def grow():
        for each in container:
            container.update({each + 10: 1} if isinstance(container, dict) else {each + 10})
    attempt('grow a %s' % type(container).__name__, grow)
shrinking = [1, 2, 3, 4]
for each in shrinking:
    shrinking.remove(each)
print(shrinking)


class Descriptor:
    pass


own = Descriptor()
Descriptor.__get__ = own
Descriptor.x = own
attempt('a descriptor that is its own __get__', lambda: own.x)


class Static:
    __get__ = staticmethod(lambda *arguments: len(arguments))


class Owner:
    value = Static()


attempt('a static __get__', lambda: Owner().value)


class LengthOfKey(dict):
    def __getitem__(self, key):
        return len(key)


attempt('globals with __getitem__', lambda: eval('a + word', LengthOfKey()))
attempt('surrogates', lambda: eval('\ud800'))
attempt('builtins of exec', lambda: eval('type(__builtins__).__name__', {}))
for listing in (5, ['b', 'a'], 'ba', ['b', 1]):
    attempt('dir %r' % (listing,), lambda: dir(type('Listed', (), {'__dir__': lambda self: listing})()))
