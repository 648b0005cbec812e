#!/usr/bin/env python3
"""Random histories of objects, and what they weigh after each step: a real Python and the engine must print the same.

    python3.12 tests/oracle/histories.py 1 500 [KIND] > real           what happened, a line a seed
    slotscope exec --python 3.12 tests/oracle/histories.py 1 500 [KIND] > ours; diff real ours
    python3.12 tests/oracle/histories.py --record 600 > tests/oracle/bytes/histories-3.12.txt
    slotscope exec --python 3.12 tests/oracle/histories.py --check < tests/oracle/bytes/histories-3.12.txt

A recording holds a checksum a seed; --check prints the histories that came out differently. A seed alone decides what
happens, in every version; nothing depends on hashes of text.
"""
import copy
import pickle
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from array import array

size = sys.getsizeof
minor = sys.version_info[1]


class Dice:
    """The same numbers in every version (a linear congruence; the low bits are not used)."""

    def __init__(self, seed):
        self.state = seed * 2654435761 % 2 ** 64 + 12345

    def below(self, count):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % count

    def one_of(self, items):
        return items[self.below(len(items))]

    def chance(self, percent):
        return self.below(100) < percent


def step_of(dice, steps):
    """One of the steps, by weight."""
    turn = dice.below(sum(weight for weight, _ in steps))
    for weight, step in steps:
        turn -= weight
        if turn < 0:
            return step


# ---- instances ------------------------------------------------------------------------------------------------------

NAMES = ['n%d' % i for i in range(40)]


def class_text(dice, name, base=''):
    """A class whose __init__ sets some attributes, some of them only for some arguments."""
    lines = ['class %s%s:' % (name, base)]
    if dice.chance(15):
        lines.append('    slotted = 1')
    lines.append('    def __init__(self, v):')
    if base:
        lines.append('        %s.__init__(self, v)' % base.strip('()').split(',')[0])
    first = dice.below(4)
    for i in range(dice.one_of([0, 1, 2, 3, 4, 5, 5, 6, 7, 10, 11, 29, 30, 31])):
        condition = 'if v %% %d: ' % (2 + dice.below(3)) if dice.chance(12) else ''
        lines.append('        %sself.%s = v' % (condition, NAMES[(first + i) % 40]))
    if len(lines) < 3 or lines[-1].endswith(':'):
        lines.append('        pass')
    return '\n'.join(lines) + '\n'


class Instances:
    def __init__(self, dice):
        self.dice = dice
        space = {'__name__': '__main__'}
        text = class_text(dice, 'Made')
        if dice.chance(25):
            text += dice.one_of(['class Kin(Made): pass\n', class_text(dice, 'Kin', '(Made)'), "class Kin(Made): __slots__ = ('own',)\n"])
        elif dice.chance(30):
            text = 'class Slotted:\n    __slots__ = %s\n' % dice.one_of(['()', "('s0',)", "('s0', 's1', '__weakref__')"]) + class_text(dice, 'Made', '(Slotted)').replace(
                'Slotted.__init__(self, v)', 'pass') + 'Kin = Made\n'
        else:
            text += 'Kin = Made\n'
        exec(text, space)
        self.made, self.kin = space['Made'], space['Kin']
        Instances.Made, Instances.Kin = self.made, self.kin
        self.all = [self.made(i) for i in range(dice.one_of([1, 1, 2, 3, 5, 35]))]
        self.dicts = []

    def some(self):
        return self.dice.one_of(self.all)

    def step(self):
        dice = self.dice
        return step_of(dice, [
            (10, self.new), (12, self.assign), (4, self.assign_next), (6, self.delete), (3, self.delete_and_add), (6, self.look), (2, self.look_with_vars),
            (2, self.through_dict), (2, self.update_dict), (1, self.pop_from_dict), (1, self.popitem), (1, self.setdefault), (1, self.clear), (1, self.odd_key),
            (1, self.replace), (1, self.share_dict), (1, self.remove_dict), (2, self.copied), (1, self.keep_copy), (2, self.forget), (1, self.delete_missing),
            (1, self.assign_many), (1, self.set_class), (1, self.keep_dict), (1, self.update_self), (1, self.merge),
        ])()

    def new(self):
        self.all.append((self.kin if self.dice.chance(30) else self.made)(self.dice.below(10)))
        return 'new'

    def assign(self):
        name = NAMES[self.dice.below(9)]
        setattr(self.some(), name, 1)
        return 'set ' + name

    def assign_next(self):
        o = self.some()
        name = next((each for each in NAMES if not hasattr(o, each)), 'more')
        setattr(o, name, 1)
        return 'next ' + name

    def names_of(self, o):
        return [each for each in NAMES if hasattr(o, each)]

    def delete(self):
        o = self.some()
        names = self.names_of(o)
        if not names:
            return 'nothing'
        name = names[-1] if self.dice.chance(40) else self.dice.one_of(names)
        delattr(o, name)
        return 'del ' + name

    def delete_and_add(self):
        o = self.some()
        names = self.names_of(o)
        if not names:
            return 'nothing'
        name = self.dice.one_of(names)
        delattr(o, name)
        setattr(o, name, 2)
        return 'again ' + name

    def delete_missing(self):
        try:
            del self.some().missing
        except AttributeError:
            return 'missing'

    def look(self):
        return 'look %d' % size(self.some().__dict__)

    def look_with_vars(self):
        return 'vars %d' % size(vars(self.some()))

    def through_dict(self):
        name = NAMES[self.dice.below(12)]
        self.some().__dict__[name] = 5
        return 'dict ' + name

    def update_dict(self):
        first, count = self.dice.below(10), self.dice.below(8)
        self.some().__dict__.update((name, 1) for name in NAMES[first:first + count])
        return 'update %d %d' % (first, count)

    def update_self(self):
        """What the pattern self.__dict__.update(keywords) does."""
        first, count = self.dice.below(4), self.dice.below(8)
        self.some().__dict__.update({name: 1 for name in NAMES[first:first + count]})
        return 'update with dict %d %d' % (first, count)

    def merge(self):
        one, other = self.some(), self.some()
        one.__dict__.update(other.__dict__)
        return 'merge'

    def pop_from_dict(self):
        self.some().__dict__.pop(NAMES[self.dice.below(5)], None)
        return 'pop'

    def popitem(self):
        o = self.some()
        if not self.names_of(o):
            return 'nothing'
        o.__dict__.popitem()
        return 'popitem'

    def setdefault(self):
        self.some().__dict__.setdefault(NAMES[self.dice.below(8)], 1)
        return 'setdefault'

    def clear(self):
        self.some().__dict__.clear()
        return 'clear'

    def odd_key(self):
        self.some().__dict__[self.dice.below(3)] = 1
        return 'int key'

    def replace(self):
        self.some().__dict__ = {name: 1 for name in NAMES[:self.dice.below(8)]}
        return 'replace'

    def share_dict(self):
        self.some().__dict__ = self.some().__dict__
        return 'share'

    def remove_dict(self):
        o = self.some()
        del o.__dict__
        o.n0 = 1
        return 'remove'

    def copied(self):
        self.all.append(copy.copy(self.some()))
        return 'copy.copy'

    def keep_copy(self):
        o = self.some()
        made = self.dice.one_of([lambda: o.__dict__.copy(), lambda: dict(o.__dict__), lambda: {**o.__dict__}, lambda: copy.copy(o.__dict__)])()
        return 'copied %d' % size(made)

    def keep_dict(self):
        self.dicts.append(self.some().__dict__)
        return 'keep'

    def forget(self):
        if len(self.all) > 1:
            self.all.pop(self.dice.below(len(self.all)))
        return 'forget'

    def assign_many(self):
        first, count = self.dice.below(5), self.dice.below(35)
        o = self.some()
        for name in NAMES[first:first + count]:
            setattr(o, name, 1)
        return 'many %d %d' % (first, count)

    def set_class(self):
        o = self.some()
        o.__class__ = self.kin if type(o) is self.made else self.made
        return 'class'

    def sizes(self):
        return '%d' % size(self.some())

    def end(self):
        made = [self.made(1), self.made(2)]
        return [[size(each), size(each.__dict__), ''.join(str(name) for name in each.__dict__)] for each in self.all[:12]] + [
            size(each.__dict__) for each in made] + [size(each) for each in self.dicts] + [size(self.made), size(self.kin)]


# ---- containers -----------------------------------------------------------------------------------------------------

class Lists:
    def __init__(self, dice):
        self.dice = dice
        n = dice.below(40)
        self.it = dice.one_of([lambda: [], lambda: list(range(n)), lambda: [0] * n, lambda: [i for i in range(n)], lambda: list('ab' * n), lambda: sorted(range(n)),
                               lambda: [*range(n)], lambda: [1, 2, 3], lambda: list(i for i in range(n)), lambda: list(dict.fromkeys(range(n))), lambda: 'a ' .join('b' * n).split(),
                               lambda: list(range(n)) + [1], lambda: list(zip(range(n), range(n))), lambda: list(tuple(range(n))), lambda: [*'abc', 4], lambda: list(range(n))[::2]])()

    def step(self):
        dice, it = self.dice, self.it
        n, i = dice.below(20), dice.below(len(self.it) + 1)
        label, change = dice.one_of([
            ('append', lambda: it.append(1)), ('append 9', lambda: [it.append(1) for _ in range(9)] and None), ('extend list', lambda: it.extend([1] * n)),
            ('extend range', lambda: it.extend(range(n))), ('extend gen', lambda: it.extend(x for x in range(n))), ('extend tuple', lambda: it.extend((1,) * n)),
            ('extend self', lambda: it.extend(it[:50])), ('+=', lambda: it.__iadd__([1] * n)), ('insert', lambda: it.insert(i, 1)), ('pop', lambda: it.pop() if it else None),
            ('pop 0', lambda: it.pop(0) if it else None), ('pop 7', lambda: [it.pop() for _ in range(min(7, len(it)))] and None), ('del', lambda: it.__delitem__(slice(i, i + n))),
            ('del step', lambda: it.__delitem__(slice(None, None, 2))), ('assign slice', lambda: it.__setitem__(slice(i, i + 3), [1] * n)), ('clear', lambda: it.clear()),
            ('*=', lambda: it.__imul__(dice.below(3)) if len(it) < 200 else None), ('reverse', lambda: it.reverse()), ('remove', lambda: it.remove(it[-1]) if it else None),
            ('copy', lambda: it.copy()), ('slice', lambda: it[:n]), ('+', lambda: it + [1] * n), ('*', lambda: it * 2 if len(it) < 200 else None), ('list', lambda: list(it)), ('sorted', lambda: sorted([1] * len(it))),
            ('comprehension', lambda: [x for x in it]), ('star', lambda: [*it]), ('star and one', lambda: [*it, 1]), ('one and star', lambda: [1, *it]), ('assign all', lambda: it.__setitem__(slice(None), range(n))),
            ('reversed', lambda: list(reversed(it))), ('map', lambda: list(map(str, it))), ('filter', lambda: list(filter(None, it))), ('tuple', lambda: tuple(it)),
            ('enumerate', lambda: list(enumerate(it))), ('copy.copy', lambda: copy.copy(it)), ('deepcopy', lambda: copy.deepcopy(it)), ('pickle', lambda: pickle.loads(pickle.dumps(it))),
            ('sort', lambda: it.sort(key=str)), ('chained', lambda: [y for x in (it, it) for y in x]), ('set', lambda: list({id: 1 for id in range(n)})),
        ])
        made = change()
        if label in ('+=', '*='):
            made = None
        return label + (' %d' % size(made) if isinstance(made, (list, tuple)) and made is not it else '')

    def sizes(self):
        return '%d' % size(self.it)

    def end(self):
        return len(self.it)


class Dicts:
    def __init__(self, dice):
        self.dice = dice
        n = dice.below(30)
        keys = self.keys = dice.one_of([lambda i: 'k%d' % i, lambda i: i, lambda i: i * 7 if i % 5 else 'k%d' % i, lambda i: (i,), lambda i: i * 1.5])
        pairs = [(keys(i), i) for i in range(n)]
        texts = {'k%d' % i: i for i in range(n)}
        self.it = dice.one_of([lambda: {}, lambda: dict(), lambda: dict(pairs), lambda: {k: v for k, v in pairs}, lambda: dict.fromkeys(range(n)), lambda: dict(texts), lambda: dict(**texts),
                               lambda: {**texts}, lambda: texts.copy(), lambda: {'a': 1, 'b': 2}, lambda: {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}, lambda: dict(zip(range(n), range(n))),
                               lambda: dict.fromkeys('abcdefg'[:n]), lambda: defaultdict(int, texts), lambda: Counter('k%d' % (i % 7) for i in range(n)), lambda: OrderedDict(pairs),
                               lambda: Sub(pairs), lambda: dict.fromkeys({i for i in range(n)}), lambda: dict.fromkeys(texts), lambda: dict(a=1, b=2, c=3), lambda: {1: 2, 'a': 3}, lambda: Sub(texts)])()

    def step(self):
        dice, it, keys = self.dice, self.it, self.keys
        n, i = dice.below(20), dice.below(40)
        label, change = dice.one_of([
            ('set', lambda: it.__setitem__(keys(i), 1)), ('set many', lambda: [it.__setitem__(keys(j), 1) for j in range(n)] and None), ('set text', lambda: it.__setitem__('t%d' % i, 1)),
            ('set int', lambda: it.__setitem__(i, 1)), ('pop', lambda: it.pop(keys(i), None)), ('pop many', lambda: [it.pop(keys(j), None) for j in range(n)] and None),
            ('popitem', lambda: it.popitem() if it else None), ('del first', lambda: it.__delitem__(next(iter(it))) if it else None), ('setdefault', lambda: it.setdefault(keys(i), 1)),
            ('setdefault odd', lambda: it.setdefault((i,), 1)), ('update pairs', lambda: it.update([(keys(j), 1) for j in range(n)])), ('update dict', lambda: it.update({keys(j): 1 for j in range(n)})),
            ('update kw', lambda: it.update(**{'k%d' % j: 1 for j in range(n)})), ('clear', lambda: it.clear()), ('copy', lambda: it.copy()), ('dict', lambda: dict(it)), ('star', lambda: {**it} if all(isinstance(k, str) for k in it) else None),
            ('two stars', lambda: {**it, **{'z%d' % j: 1 for j in range(n)}}), ('star and one', lambda: {'q': 1, **it}), ('comprehension', lambda: {k: v for k, v in it.items()}), ('list', lambda: list(it)),
            ('items', lambda: list(it.items())), ('keys set', lambda: set(it)), ('|', lambda: it | {'x%d' % j: 1 for j in range(n)} if minor >= 9 else None), ('copy.copy', lambda: copy.copy(it)),
            ('pickle', lambda: pickle.loads(pickle.dumps(it)) if type(it) is not Sub else None), ('fromkeys', lambda: dict.fromkeys(it)), ('dict list', lambda: dict(list(it.items()))), ('get', lambda: it.get(keys(i)) and None),
            ('|=', lambda: it.__ior__({keys(j): 1 for j in range(n)}) and None if minor >= 9 else None), ('sub', lambda: Sub(it)), ('ordered', lambda: OrderedDict(it)), ('keys', lambda: list(it.keys())), ('values', lambda: tuple(it.values())),
            ('frozen', lambda: frozenset(it)), ('dict with kw', lambda: dict(it, extra=1)), ('sorted', lambda: sorted(str(k) for k in it)),
        ])
        made = change()
        return label + (' %d' % size(made) if isinstance(made, (list, dict, set, tuple, frozenset)) else '')

    def sizes(self):
        return '%d' % size(self.it)

    def end(self):
        return len(self.it)


class Sub(dict):
    pass


class Sets:
    def __init__(self, dice):
        self.dice = dice
        n = dice.below(60)
        self.it = dice.one_of([lambda: set(), lambda: set(range(n)), lambda: {i for i in range(n)}, lambda: {1, 2, 3}, lambda: {1, 2, 3, 4, 5, 6}, lambda: set([1] * n), lambda: set(list(range(n))),
                               lambda: set(dict.fromkeys(range(n))), lambda: set(range(n)) | {500}, lambda: set(range(n)) - {3}, lambda: set(frozenset(range(n))), lambda: {*range(n)}, lambda: set(i for i in range(n))])()

    def step(self):
        dice, it = self.dice, self.it
        n, i = dice.below(40), dice.below(100)
        other = range(i, i + n)
        label, change = dice.one_of([
            ('add', lambda: it.add(i)), ('add many', lambda: [it.add(j) for j in other] and None), ('discard', lambda: it.discard(i)), ('discard many', lambda: [it.discard(j) for j in other] and None),
            ('pop', lambda: it.pop() and None if it else None), ('update', lambda: it.update(other)), ('update set', lambda: it.update(set(other))), ('update dict', lambda: it.update(dict.fromkeys(other))),
            ('update two', lambda: it.update(other, [1, 2])), ('|', lambda: it | set(other)), ('&', lambda: it & set(other)), ('-', lambda: it - set(other)), ('^', lambda: it ^ set(other)),
            ('union', lambda: it.union(other)), ('intersection', lambda: it.intersection(other)), ('difference', lambda: it.difference(other)), ('symmetric', lambda: it.symmetric_difference(other)),
            ('|=', lambda: it.__ior__(set(other)) and None), ('&=', lambda: it.__iand__(set(other)) and None), ('-=', lambda: it.__isub__(set(other)) and None), ('^=', lambda: it.__ixor__(set(other)) and None),
            ('intersection_update', lambda: it.intersection_update(other)), ('difference_update', lambda: it.difference_update(other)), ('symmetric_update', lambda: it.symmetric_difference_update(other)),
            ('copy', lambda: it.copy()), ('set', lambda: set(it)), ('frozenset', lambda: frozenset(it)), ('list', lambda: list(it)), ('clear', lambda: it.clear()), ('star', lambda: {*it}), ('two stars', lambda: {*it, *other}),
            ('comprehension', lambda: {j for j in it}), ('dict', lambda: dict.fromkeys(it)), ('sorted', lambda: sorted(it)), ('tuple', lambda: tuple(it)), ('copy.copy', lambda: copy.copy(it)), ('difference dict', lambda: it.difference(dict.fromkeys(other))),
            ('add 1000', lambda: [it.add(j) for j in range(1000)] and None if dice.chance(5) else None),
        ])
        made = change()
        return label + (' %d' % size(made) if isinstance(made, (set, frozenset, list, tuple, dict)) and made is not it else '')

    def sizes(self):
        return '%d' % size(self.it)

    def end(self):
        return len(self.it)


class Bytes:
    def __init__(self, dice):
        self.dice = dice
        n = dice.below(60)
        self.it = dice.one_of([lambda: bytearray(), lambda: bytearray(n), lambda: bytearray(b'ab' * n), lambda: bytearray(range(n)), lambda: bytearray('x' * n, 'ascii'), lambda: bytearray([1] * n), lambda: bytearray(i for i in range(n))])()

    def step(self):
        dice, it = self.dice, self.it
        n, i = dice.below(30), dice.below(len(self.it) + 1)
        label, change = dice.one_of([
            ('append', lambda: it.append(1)), ('append many', lambda: [it.append(1) for _ in range(n)] and None), ('extend', lambda: it.extend(b'a' * n)), ('extend list', lambda: it.extend([1] * n)),
            ('extend range', lambda: it.extend(range(n))), ('extend gen', lambda: it.extend(j for j in range(n))), ('+=', lambda: it.__iadd__(b'a' * n) and None), ('*=', lambda: it.__imul__(dice.below(3)) and None if len(it) < 300 else None),
            ('pop', lambda: it.pop() and None if it else None), ('pop 0', lambda: it.pop(0) and None if it else None), ('insert', lambda: it.insert(i, 1)), ('remove', lambda: it.remove(it[0]) if it else None),
            ('del', lambda: it.__delitem__(slice(i, i + n))), ('del front', lambda: it.__delitem__(slice(0, n))), ('assign', lambda: it.__setitem__(slice(i, i + 2), b'b' * n)), ('del step', lambda: it.__delitem__(slice(None, None, 2))),
            ('clear', lambda: it.clear()), ('copy', lambda: it.copy()), ('slice', lambda: it[i:]), ('step', lambda: it[::2]), ('+', lambda: it + b'a' * n), ('*', lambda: it * 2 if len(it) < 300 else None), ('bytes', lambda: bytes(it)), ('replace', lambda: it.replace(b'a', b'bb')),
            ('upper', lambda: it.upper()), ('strip', lambda: it.strip(b'a')), ('join', lambda: it.join([b'a'] * n)), ('split', lambda: it.split(b'b')), ('center', lambda: it.center(n)), ('translate', lambda: it.translate(None, b'a')),
            ('reverse', lambda: it.reverse()), ('bytearray', lambda: bytearray(it)), ('copy.copy', lambda: copy.copy(it)), ('pickle', lambda: pickle.loads(pickle.dumps(it))), ('del all', lambda: it.__delitem__(slice(None))),
        ])
        made = change()
        return label + (' %d' % size(made) if isinstance(made, (bytearray, bytes, list)) and made is not it else '')

    def sizes(self):
        return '%d' % size(self.it)

    def end(self):
        return len(self.it)


class Deques:
    def __init__(self, dice):
        self.dice = dice
        n = dice.below(200)
        limit = dice.one_of([None, None, None, 10, 100])
        self.it = deque(range(n), limit)

    def step(self):
        dice, it = self.dice, self.it
        n = dice.below(90)
        label, change = dice.one_of([
            ('append', lambda: it.append(1)), ('extend', lambda: it.extend(range(n))), ('extendleft', lambda: it.extendleft(range(n))), ('pop', lambda: it.pop() and None if it else None), ('popleft', lambda: it.popleft() and None if it else None),
            ('pop many', lambda: [it.pop() for _ in range(min(n, len(it)))] and None), ('popleft many', lambda: [it.popleft() for _ in range(min(n, len(it)))] and None), ('rotate', lambda: it.rotate(n)), ('rotate back', lambda: it.rotate(-n)),
            ('clear', lambda: it.clear()), ('copy', lambda: it.copy()), ('+', lambda: it + deque([1] * n)), ('*', lambda: it * 2 if len(it) < 1000 else None), ('reverse', lambda: it.reverse()), ('insert', lambda: it.insert(3, 1) if it.maxlen is None else None),
            ('deque', lambda: deque(it)), ('list', lambda: list(it)), ('del', lambda: it.__delitem__(0) if it else None), ('remove', lambda: it.remove(it[0]) if it else None), ('appendleft', lambda: it.appendleft(2)),
        ])
        made = change()
        return label + (' %d' % size(made) if isinstance(made, (deque, list)) else '')

    def sizes(self):
        return '%d' % size(self.it)

    def end(self):
        return len(self.it)


class Arrays:
    def __init__(self, dice):
        self.dice = dice
        n = dice.below(50)
        self.code = dice.one_of('bBhHiIlLqQfd')
        self.it = dice.one_of([lambda: array(self.code), lambda: array(self.code, range(n)), lambda: array(self.code, [1] * n), lambda: array(self.code, (i for i in range(n))), lambda: array(self.code, [1]) * n])()

    def step(self):
        dice, it = self.dice, self.it
        n, i = dice.below(30), dice.below(len(self.it) + 1)
        label, change = dice.one_of([
            ('append', lambda: it.append(1)), ('append many', lambda: [it.append(1) for _ in range(n)] and None), ('extend', lambda: it.extend([1] * n)), ('extend array', lambda: it.extend(array(self.code, [1] * n))), ('fromlist', lambda: it.fromlist([1] * n)),
            ('pop', lambda: it.pop() and None if it else None), ('insert', lambda: it.insert(i, 1)), ('remove', lambda: it.remove(it[0]) if it else None), ('del', lambda: it.__delitem__(slice(i, i + n))), ('slice', lambda: it[i:]),
            ('+', lambda: it + it if len(it) < 500 else None), ('*', lambda: it * 2 if len(it) < 500 else None), ('+=', lambda: it.__iadd__(array(self.code, [1] * n)) and None), ('assign', lambda: it.__setitem__(slice(i, i + 2), array(self.code, [1] * n))),
            ('tobytes', lambda: it.tobytes()), ('tolist', lambda: it.tolist()), ('frombytes', lambda: it.frombytes(b'\0' * 8 * n)), ('copy', lambda: copy.copy(it)), ('reverse', lambda: it.reverse()), ('pop many', lambda: [it.pop() for _ in range(min(n, len(it)))] and None),
        ])
        made = change()
        return label + (' %d' % size(made) if isinstance(made, (array, list, bytes)) and made is not it else '')

    def sizes(self):
        return '%d' % size(self.it)

    def end(self):
        return len(self.it)


class Texts:
    """Strings by every method that makes one."""
    PIECES = ['a', 'bc', 'hello', '\xe9', 'x\xe9y', '\u20ac', 'a\u20acb', '\U0001f600', 'q\U0001f600', '\xff', '\u0100', ' ', '1', 'A', '\xdf', '\u0130', '\ufb01']

    def __init__(self, dice):
        self.dice = dice
        self.it = dice.one_of(self.PIECES)

    def step(self):
        dice, it = self.dice, self.it
        piece, n, i = dice.one_of(self.PIECES), dice.below(5), dice.below(len(self.it) + 1)
        label, change = dice.one_of([
            ('+', lambda: it + piece), ('+ before', lambda: piece + it), ('*', lambda: it * n if len(it) < 100 else it[:3]), ('slice', lambda: it[i:]), ('slice end', lambda: it[:i]), ('step', lambda: it[::2]), ('item', lambda: it[0] if it else ''), ('upper', lambda: it.upper()),
            ('lower', lambda: it.lower()), ('title', lambda: it.title()), ('casefold', lambda: it.casefold()), ('swapcase', lambda: it.swapcase()), ('replace', lambda: it.replace(piece, 'zz')), ('replace with', lambda: it.replace('a', piece)), ('join', lambda: it.join([piece] * n)),
            ('joined', lambda: piece.join([it, it]) if len(it) < 100 else it), ('strip', lambda: it.strip(piece)), ('center', lambda: it.center(n + 10, '\u20ac')), ('zfill', lambda: it.zfill(n + 5)), ('format', lambda: '{}-{}'.format(it, piece)), ('percent', lambda: '%s|%5s' % (it, piece)),
            ('f', lambda: f'{it}{piece}'), ('f width', lambda: f'{it:>12}'), ('repr', lambda: repr(it)[:50]), ('ascii', lambda: ascii(it)[:50]), ('encode', lambda: it.encode()), ('encode 16', lambda: it.encode('utf-16')), ('decode', lambda: it.encode().decode()),
            ('split', lambda: (it.split(piece) + [''])[0]), ('partition', lambda: it.partition(piece)[2]), ('expandtabs', lambda: it.expandtabs()), ('translate', lambda: it.translate({97: piece, 0xe9: None})), ('str', lambda: str(it)), ('hash', lambda: (hash(it), it)[1]), ('ljust', lambda: it.ljust(n + 3, piece[0])),
            ('sub', lambda: TextSub(it)), ('+=', lambda: add_in_place(it, piece)), ('chr', lambda: chr(97 + n * 60)), ('reversed', lambda: ''.join(reversed(it))), ('sorted', lambda: ''.join(sorted(it))), ('bytes', lambda: bytes(it, 'utf-8')[:n]), ('int', lambda: str(10 ** n)),
            ('print', lambda: (it.encode('utf-8'), it)[1]), ('format number', lambda: format(n * 1000, ',')), ('attribute', lambda: it if it.isidentifier() and not setattr(Sub, it, 1) else ''),
        ])
        made = change()
        if isinstance(made, bytes):
            return label + ' b%d' % size(made)
        if type(made) is TextSub:
            return label + ' %d' % size(made)
        self.it = made
        return label

    def sizes(self):
        return '%d %d' % (size(self.it), len(self.it))

    def end(self):
        return [size(self.it), size(self.it.encode('utf-8', 'replace'))]


class TextSub(str):
    pass


def add_in_place(text, more):
    result = text + ''
    for _ in range(3):
        result += more
    return result


class Numbers:
    def __init__(self, dice):
        self.dice = dice
        self.it = dice.below(1000)

    def step(self):
        dice, it = self.dice, self.it
        n = dice.below(40)
        label, change = dice.one_of([
            ('+', lambda: it + n), ('-', lambda: it - 2 ** n), ('*', lambda: it * (n + 2) if abs(it) < 2 ** 500 else n), ('//', lambda: it // (n + 1)), ('%', lambda: it % (2 ** n)), ('**', lambda: it ** 2 if abs(it) < 2 ** 200 else 1), ('<<', lambda: it << n if abs(it) < 2 ** 500 else 1),
            ('>>', lambda: it >> n), ('&', lambda: it & (2 ** n - 1)), ('|', lambda: it | 2 ** n), ('^', lambda: it ^ it), ('~', lambda: ~it), ('neg', lambda: -it), ('int', lambda: int(str(it))), ('float', lambda: int(float(n) * 1e10)), ('hex', lambda: int(hex(it), 16)),
            ('bytes', lambda: int.from_bytes(bytes([n] * (n // 2)), 'big')), ('sub', lambda: IntSub(it)), ('bool', lambda: (it > 5) + n), ('round', lambda: round(it, -2)), ('pow', lambda: pow(it, 3, 2 ** 61)), ('divmod', lambda: divmod(it, 7)[1]), ('abs', lambda: abs(it)), ('trunc', lambda: int(n / 3)),
        ])
        made = change()
        if type(made) is IntSub:
            return label + ' %d' % size(made)
        self.it = made
        return label

    def sizes(self):
        return '%d' % size(self.it)

    def end(self):
        return self.it


class IntSub(int):
    pass


KINDS = {each.__name__.lower(): each for each in (Instances, Instances, Lists, Dicts, Sets, Bytes, Deques, Arrays, Texts, Numbers)}


def history(seed, only=None):
    dice = Dice(seed)
    for _ in range(5):
        dice.below(2)
    kind = only or dice.one_of(sorted(KINDS) + ['instances', 'instances', 'dicts'])
    subject = KINDS[kind](dice)
    told = ['%d %s %s' % (seed, kind, subject.sizes())]
    for _ in range(dice.below(30)):
        try:
            step = subject.step()
        except (TypeError, ValueError, RuntimeError, OverflowError) as error:
            step = type(error).__name__
        told.append('%s: %s' % (step, subject.sizes()))
    try:
        told.append(str(subject.end()))
    except TypeError as error:
        told.append(str(error))
    return ' | '.join(told)


def checksum(text):
    result = 1
    for character in text:
        result = (result * 31 + ord(character)) % 4294967291
    return result


def check(recorded):
    different = 0
    for number, line in enumerate(recorded, 1):
        told = history(number)
        if checksum(told) != int(line):
            print('not as recorded:', told)
            different += 1
    sys.exit(1 if different else 0)


if __name__ == '__main__':
    if sys.argv[1] == '--check':
        check(sys.stdin.read().split())
    elif sys.argv[1] == '--record':
        for number in range(1, int(sys.argv[2]) + 1):
            print(checksum(history(number)))
    else:
        for number in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
            print(history(number, *sys.argv[3:4]))
