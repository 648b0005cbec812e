"""Hashes under PYTHONHASHSEED=0, identity of constants and numbers, and the order of sets and dicts."""
import sys


print(hash(0), hash(1), hash(-1), hash(-2), hash(2 ** 61 - 1), hash(2 ** 61), hash(2 ** 100), hash(-2 ** 63), hash(True), hash(1.0), hash(1.5), hash(-0.0), hash(float('inf')), hash(float('-inf')), hash(1e308), hash(0.1), hash(2 ** 53 + 0.0), hash(1 + 2j), hash(1j), hash(None) == hash(None))
print(hash(''), hash('a'), hash('abc'), hash('hello world'), hash('é'), hash('日本語'), hash('\U0001f600'), hash('x' * 100), hash(b''), hash(b'a'), hash(b'abc'), hash(b'\xff' * 20))
print(hash(()), hash((1,)), hash((1, 2)), hash((1, 2, 3)), hash(('a', 'b')), hash(((1, 2), 3)), hash((1.5, None is None)), hash(tuple(range(50))))
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset('abc')), hash(frozenset([frozenset([1])])), hash(range(10)), hash(range(1, 10, 2)), hash(memoryview(b'abc')) == hash(b'abc'))
import fractions
print(hash(fractions.Fraction(1, 3)), hash(fractions.Fraction(-7, 2)), sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.imag, sys.hash_info.width)
print({'a', 'b', 'c', 'd', 'e'}, {1, 2, 3}, {5, 3, 1, 100, 50}, {'x', 1, 2.5, None is None}, set('hello world'), frozenset('abcdef'), {10 ** 10, -1, 0, 33, 65})
print(set(range(20)), set(range(0, 200, 10)), {chr(i) for i in range(97, 123)}, {(i, i) for i in range(5)}, {i * 7 % 50 for i in range(30)})
s = set()
for word in 'the quick brown fox jumps over the lazy dog'.split():
    s.add(word)
    print(sorted(s) == sorted(list(s)), end=' ')
print(s)
s.discard('fox')
s.add('wolf')
print(s, s.pop(), s)
print({'b', 'a'} | {'c'}, {'a', 'b', 'c'} & {'b', 'c', 'd'}, {1, 2, 3, 4} - {2}, {'a', 'b'} ^ {'b', 'c'}, set(['z', 'y', 'x']), set({'k': 1, 'j': 2}), list({'one': 1, 'two': 2}), {**{'z': 1}, 'a': 2})
big = {f'key{i}' for i in range(40)}
print(list(big)[:10], list(set(f'{i}' for i in range(100)))[:8], list({i * i for i in range(100)})[:10], list({float(i) / 4 for i in range(30)})[:6])
removed = set(range(10))
for i in range(0, 10, 2):
    removed.remove(i)
removed.update([20, 40])
print(removed, removed.copy(), set(removed), frozenset(removed))
