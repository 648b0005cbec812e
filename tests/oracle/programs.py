#!/usr/bin/env python3
"""Programs that make ten thousand objects or more: what tracemalloc says after each, current and peak.

    python3.12 tests/oracle/programs.py > tests/oracle/bytes/programs-3.12.txt
    slotscope exec --python 3.12 tests/oracle/programs.py --check < tests/oracle/bytes/programs-3.12.txt
    python3.12 tests/oracle/programs.py NAME...                    some of them alone

A line a program: its name, current and peak bytes. With --check every line that is off by more than half a percent is
printed.
"""
import gc
import sys
import tracemalloc
from array import array
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
import copy
import dataclasses
from dataclasses import dataclass, field
import datetime
from decimal import Decimal
import enum
from fractions import Fraction
import functools
import heapq
import itertools
import json
import operator
import pickle
import random
import string
import types
import typing
import weakref

N = 10000
# Up to 3.10 each function keeps a frame, and the interpreter up to two hundred more.
KEPT_FRAMES = 7500 if sys.version_info < (3, 11) else 1000
PROGRAMS = []


def program(function):
    PROGRAMS.append(function)
    return function


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class SlottedNode:
    __slots__ = ('value', 'next')

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Tree:
    def __init__(self, depth):
        self.left = Tree(depth - 1) if depth else None
        self.right = Tree(depth - 1) if depth else None
        self.parent = None


class SlottedTree:
    __slots__ = 'left', 'right', '__weakref__'

    def __init__(self, depth):
        self.left = self.right = None
        if depth:
            self.left, self.right = SlottedTree(depth - 1), SlottedTree(depth - 1)


class Vertex:
    def __init__(self, name):
        self.name = name
        self.edges = []
        self.seen = False


class Account:
    rate = 0.5

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.history = {}

    def deposit(self, amount):
        self.balance += amount
        self.history[len(self.history)] = amount

    def __repr__(self):
        return 'Account(%r)' % self.owner


class Savings(Account):
    def __init__(self, owner, balance):
        super().__init__(owner, balance)
        self.interest = 2


class SlotBase:
    __slots__ = 'a',


class SlotMore(SlotBase):
    __slots__ = 'b', 'c'


class SlotOpen(SlotMore):
    pass


class Mixin:
    __slots__ = ()


class Mixed(Mixin, SlotMore):
    __slots__ = 'd',


Point = namedtuple('Point', 'x y')


class Row(typing.NamedTuple):
    id: int
    name: str
    score: float = 0.0


@dataclass
class Item:
    name: str
    price: float
    tags: list = field(default_factory=list)


@dataclass(frozen=True)
class Key:
    a: int
    b: int


if sys.version_info >= (3, 10):
    @dataclass(slots=True)
    class SlottedItem:
        name: str
        price: float
        tags: list = field(default_factory=list)

    @dataclass(slots=True, frozen=True, kw_only=True)
    class SlottedKey:
        a: int
        b: int


class Shade(enum.Enum):
    LIGHT = 1
    DARK = 2


class Problem(Exception):
    def __init__(self, code):
        super().__init__('problem %d' % code)
        self.code = code


class Cached:
    def __init__(self, n):
        self.n = n

    @functools.cached_property
    def square(self):
        return self.n * self.n


@program
def linked_list():
    head = None
    for i in range(N):
        head = Node(i, head)
    return head


@program
def linked_slots():
    head = None
    for i in range(N):
        head = SlottedNode(i * 3, head)
    return head


@program
def binary_tree():
    return Tree(13)


@program
def slotted_tree():
    return SlottedTree(13)


@program
def tree_of_tuples():
    def grow(depth):
        return (grow(depth - 1), depth, grow(depth - 1)) if depth else None
    return grow(13)


@program
def tree_of_lists():
    def grow(depth):
        return [grow(depth - 1), depth, grow(depth - 1)] if depth else []
    return grow(13)


@program
def tree_of_dicts():
    def grow(depth):
        return {'left': grow(depth - 1), 'right': grow(depth - 1), 'depth': depth} if depth else {}
    return grow(12)


@program
def graph():
    vertices = [Vertex('v%d' % i) for i in range(5000)]
    for i, vertex in enumerate(vertices):
        for k in range(1, 6):
            vertex.edges.append(vertices[(i * k + k) % 5000])
    return vertices


@program
def graph_of_sets():
    edges = defaultdict(set)
    for i in range(20000):
        edges[i % 3000].add(i * 7 % 3000)
    return edges


@program
def matrix():
    return [[i * j for j in range(120)] for i in range(120)]


@program
def matrix_of_floats():
    a = [[float(i + j) for j in range(60)] for i in range(60)]
    return [[sum(a[i][k] * a[k][j] for k in range(10)) for j in range(60)] for i in range(60)]


@program
def matrix_zeros():
    rows = [[0] * 100 for _ in range(200)]
    for i in range(200):
        for j in range(0, 100, 7):
            rows[i][j] = i * 1000 + j
    return rows


@program
def cache_of_tuples():
    cache = {}
    for i in range(120):
        for j in range(120):
            cache[i, j] = i * j + 0.5
    return cache


@program
def lru():
    @functools.lru_cache(maxsize=None)
    def ways(n, k):
        return 1 if n < 2 else (ways(n - 1, k) + ways(n - 2, k)) % 1000003
    for k in range(50):
        for n in range(200):
            ways(n, k)
    return ways


@program
def lru_bounded():
    @functools.lru_cache(maxsize=5000)
    def square(n):
        return n * n
    for n in range(12000):
        square(n)
    return square


@program
def string_table():
    return {'name%d' % i: 'value of number %d' % i for i in range(N)}


@program
def words():
    text = ' '.join('word%d' % (i % 3000) for i in range(20000))
    return text.split(), Counter(text.split())


@program
def strings_of_kinds():
    return [each * (i % 7 + 1) + str(i) for i in range(3000) for each in ('a', '\xe9', '\u20ac', '\U0001f600')]


@program
def joined_lines():
    lines = ['%d,%d,%d' % (i, i * 2, i * 3) for i in range(N)]
    return '\n'.join(lines).splitlines()


@program
def parsed_rows():
    text = '\n'.join('%d;name%d;%d.5' % (i, i, i) for i in range(6000))
    rows = []
    for line in text.split('\n'):
        number, name, score = line.split(';')
        rows.append(Row(int(number), name, float(score)))
    return rows


@program
def sets_of_frozensets():
    return {frozenset((i, i + 1, i * 2)) for i in range(N)}


@program
def sets_kept():
    return [set(range(i % 12)) for i in range(N)]


@program
def points():
    return [Point(i, -i) for i in range(N)]


@program
def points_replaced():
    return [Point(i, 1)._replace(y=i * 2) for i in range(N)]


@program
def typed_rows():
    return {i: Row(i, 'row', i / 2) for i in range(N)}


@program
def items():
    return [Item('item', i * 1.5) for i in range(N)]


@program
def frozen_keys():
    return {Key(i, i * 2): i for i in range(N)}


@program
def slotted_items():
    if sys.version_info >= (3, 10):
        return [SlottedItem('item', i * 1.5, [i]) for i in range(N)]


@program
def slotted_keys():
    if sys.version_info >= (3, 10):
        return {SlottedKey(a=i, b=i): i for i in range(N)}


@program
def replaced_keys():
    return [dataclasses.replace(Key(i, 1), b=i) for i in range(N)]


@program
def dicts_of_dataclasses():
    return [dataclasses.asdict(Item('item', i * 1.5, [i])) for i in range(5000)]


@program
def enums_by_key():
    return [(Shade(i % 2 + 1), i) for i in range(N)]


@program
def queue_of_tuples():
    waiting = deque()
    for i in range(N):
        waiting.append((i, 'task'))
        if i % 3 == 0:
            waiting.popleft()
    return waiting


@program
def deques_kept():
    return [deque(range(i % 70)) for i in range(3000)]


@program
def heap():
    rows = []
    for i in range(N):
        heapq.heappush(rows, (i * 7919 % 10007, i))
    return [heapq.heappop(rows) for _ in range(5000)], rows


@program
def generators_kept():
    def count(n):
        while True:
            yield n
            n += 1
    made = [count(i) for i in range(5000)]
    return made, [next(each) for each in made]


@program
def generator_expressions():
    return [(x for x in range(i)) for i in range(N)]


@program
def iterators_kept():
    rows = [[i, i + 1] for i in range(4000)]
    return [(iter(row), enumerate(row), zip(row, row), map(str, row)) for row in rows]


@program
def closures():
    def adder(n):
        def add(x):
            return x + n
        return add
    return [adder(i) for i in range(N)]


@program
def closures_two_cells():
    def pair(a, b):
        def get():
            return a, b

        def put(x):
            nonlocal a
            a = x
        return get, put
    return [pair(i, 'x') for i in range(5000)]


@program
def lambdas():
    return [lambda x, i=i: x + i for i in range(N)]


@program
def annotated_closures():
    def made(n):
        def typed(a: int, b: str = '') -> list:
            return [a, b, n]
        return typed
    return [made(i) for i in range(5000)]


@program
def bound_methods():
    accounts = [Account('x', i) for i in range(5000)]
    return [each.deposit for each in accounts]


@program
def partials():
    return [functools.partial(pow, i, mod=7) for i in range(N)]


@program
def getters():
    return [(operator.itemgetter(i), operator.attrgetter('a')) for i in range(5000)]


@program
def weak_values():
    table = weakref.WeakValueDictionary()
    nodes = [Node(i) for i in range(N)]
    for i, node in enumerate(nodes):
        table[i] = node
    return table, nodes


@program
def weak_keys():
    table = weakref.WeakKeyDictionary()
    nodes = [Node(i) for i in range(5000)]
    for node in nodes:
        table[node] = [node.value]
    return table, nodes


@program
def weak_set():
    nodes = [Node(i) for i in range(5000)]
    return weakref.WeakSet(nodes), nodes


@program
def weak_references():
    nodes = [SlottedTree(0) for _ in range(N)]
    return [weakref.ref(each) for each in nodes], nodes


@program
def exceptions_kept():
    kept = []
    for i in range(5000):
        try:
            raise Problem(i)
        except Problem as error:
            kept.append(error)
    return kept


@program
def exceptions_made():
    return [ValueError('bad value', i) for i in range(N)]


@program
def lookups_failed():
    table, kept = {}, []
    for i in range(5000):
        try:
            table[i]
        except KeyError as error:
            kept.append(error)
    return kept


@program
def byte_strings():
    return [bytes([i % 256, i // 256]) * (i % 9) for i in range(N)]


@program
def byte_arrays():
    kept = []
    for i in range(5000):
        each = bytearray(b'abc')
        each += b'x' * (i % 40)
        kept.append(each)
    return kept


@program
def arrays():
    return [array('d', range(i % 20)) for i in range(5000)]


@program
def memory_views():
    data = bytes(20000)
    return [memoryview(data)[i:i + 10] for i in range(5000)]


@program
def dates():
    day = datetime.date(2020, 1, 1)
    return [day + datetime.timedelta(days=i) for i in range(N)]


@program
def stamps():
    start = datetime.datetime(2020, 1, 1)
    return {start + datetime.timedelta(minutes=i): i for i in range(N)}


@program
def aware_stamps():
    zone = datetime.timezone(datetime.timedelta(hours=2))
    start = datetime.datetime(2020, 1, 1, tzinfo=zone)
    return [start + datetime.timedelta(hours=i) for i in range(N)]


@program
def decimals():
    return [Decimal(i) / 7 for i in range(N)]


@program
def fractions():
    return [Fraction(i, 7) for i in range(N)]


@program
def big_numbers():
    return [3 ** (i % 300) for i in range(N)]


@program
def complex_numbers():
    return [complex(i, -i) * 2 for i in range(N)]


@program
def sorted_copies():
    rows = [(i * 7919 % 10007, str(i)) for i in range(N)]
    return sorted(rows), sorted(rows, key=lambda row: row[1]), rows[::-1]


@program
def lists_grown():
    kept = []
    for i in range(3000):
        row = []
        for j in range(i % 40):
            row.append(j)
        kept.append(row)
    return kept


@program
def lists_cut():
    kept = []
    for i in range(3000):
        row = list(range(40))
        del row[i % 40:]
        row.extend(row[:3])
        kept.append(row)
    return kept


@program
def dict_shrunk():
    table = {i: str(i) for i in range(20000)}
    for i in range(0, 20000, 2):
        del table[i]
    for i in range(40000, 45000):
        table[i] = None
    return table


@program
def dicts_regrown():
    kept = []
    for i in range(3000):
        row = {'a': 1, 'b': 2, 'c': i}
        row.pop('a')
        row['d'] = row['e'] = row['f'] = i
        if i % 2:
            row.clear()
            row['x'] = i
        kept.append(row)
    return kept


@program
def dicts_of_lists():
    groups = defaultdict(list)
    for i in range(20000):
        groups[i % 1500].append(i)
    return groups


@program
def nested_counts():
    counts = defaultdict(Counter)
    for i in range(20000):
        counts[i % 400][str(i % 37)] += 1
    return counts


@program
def ordered():
    return [OrderedDict(a=i, b=2, c=3) for i in range(5000)]


@program
def chain_maps():
    base = {'a': 1}
    return [ChainMap({'b': i}, base) for i in range(5000)]


@program
def late_attributes():
    kept = []
    for i in range(N):
        node = Node(i)
        if i % 2:
            node.extra = i
        kept.append(node)
    return kept


@program
def deleted_attributes():
    kept = []
    for i in range(N):
        node = Node(i)
        if i % 3 == 0:
            del node.next
        kept.append(node)
    return kept


@program
def dicts_seen():
    nodes = [Node(i) for i in range(N)]
    return nodes, [vars(each) for each in nodes[::2]]


@program
def cached_properties():
    made = [Cached(i) for i in range(N)]
    return made, [each.square for each in made]


@program
def inherited():
    return [Savings('owner', i) if i % 2 else Account('owner', i) for i in range(N)]


@program
def slot_families():
    kept = []
    for i in range(5000):
        for cls in (SlotBase, SlotMore, Mixed):
            made = cls()
            made.a = i
            kept.append(made)
    return kept


@program
def slots_opened():
    kept = []
    for i in range(5000):
        made = SlotOpen()
        made.a = i
        made.more = 1
        kept.append(made)
    return kept


@program
def accounts_used():
    accounts = [Account('owner%d' % i, 0) for i in range(3000)]
    for account in accounts:
        for amount in range(4):
            account.deposit(amount)
    return accounts


@program
def spaces():
    return [types.SimpleNamespace(x=i, y=2) for i in range(N)]


@program
def classes():
    kept = []
    for i in range(N // 5):
        class Made:
            kind = i

            def method(self):
                return 1
        kept.append(Made)
    return kept


@program
def classes_with_slots():
    return [type('Made', (), {'__slots__': ('a', 'b')}) for _ in range(N // 5)]


@program
def copies():
    nodes = [Node(i) for i in range(5000)]
    return [copy.copy(each) for each in nodes], nodes


@program
def deep_copies():
    rows = [[i, [i, i + 1], {'k': i}] for i in range(3000)]
    return copy.deepcopy(rows)


@program
def to_json():
    return [json.dumps({'id': i, 'ok': True, 'v': i / 2}) for i in range(5000)]


@program
def products():
    return list(itertools.product(range(24), repeat=3))


@program
def combined():
    return list(itertools.combinations(range(40), 3))


@program
def grouped():
    rows = sorted(range(N), key=lambda n: n % 100)
    return {key: list(group) for key, group in itertools.groupby(rows, key=lambda n: n % 100)}


@program
def transposed():
    rows = [tuple(range(i, i + 5)) for i in range(5000)]
    return list(zip(*rows)), [tuple(reversed(row)) for row in rows]


@program
def tuples_from_generators():
    return [tuple(j * i for j in range(i % 9)) for i in range(N)]


@program
def sieve():
    marks = bytearray([1]) * 60000
    for i in range(2, 245):
        if marks[i]:
            marks[i * i::i] = bytes(len(marks[i * i::i]))
    return [i for i in range(2, 60000) if marks[i]]


@program
def shuffled():
    dice = random.Random(3)
    return [(dice.random(), dice.randrange(1000)) for _ in range(N)]


@program
def formatted():
    return [f'{i:>8}|{i / 3:.3f}|{i!r}' for i in range(N)], ['%5d %s' % (i, 'x') for i in range(N)]


@program
def garbage_made():
    kept = []
    for i in range(20000):
        row = {'i': i, 'square': i * i, 'text': str(i)}
        if i % 10 == 0:
            kept.append(tuple(row.values()))
    return kept


def measured(function):
    gc.collect()
    tracemalloc.start()
    kept = function()
    current, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return current, peak


def check(lines):
    recorded = {name: (int(current), int(peak)) for name, current, peak in map(str.split, lines)}
    different = 0
    for function in PROGRAMS:
        ours, there = measured(function), recorded[function.__name__]
        if any(abs(a - b) > max(b * 0.005, KEPT_FRAMES) for a, b in zip(ours, there)):
            print('%s: %d %d, recorded %d %d (%+.2f %% %+.2f %%)' % (
                (function.__name__,) + ours + there + tuple((a - b) * 100 / max(b, 1) for a, b in zip(ours, there))))
            different += 1
    sys.exit(1 if different else 0)


if __name__ == '__main__':
    if sys.argv[1:] == ['--check']:
        check(sys.stdin.read().splitlines())
    for each in PROGRAMS:
        if each.__name__ in sys.argv[1:] or not sys.argv[1:]:
            print(each.__name__, *measured(each))
