"""operator: functions, attrgetter, itemgetter, methodcaller and their messages; bisect and heapq."""
import operator as op
import copy
import pickle


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


print(op.add(1, 2), op.sub(5, 3), op.mul(3, 4), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 8))
print(op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.invert(5), op.neg(3), op.pos(-3), op.abs(-4), op.lshift(1, 4), op.rshift(16, 2))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.gt(1, 2), op.ge(1, 2), op.is_(None, None), op.is_not(1, None))
print(op.not_([]), op.truth([0]), op.contains([1, 2], 2), op.countOf([1, 2, 1], 1), op.indexOf('abc', 'c'), op.concat([1], [2]))
print(op.index(True), op.length_hint([1, 2]), op.length_hint(iter([1, 2, 3])), op.length_hint(object(), 7))
l = [1]
print(op.iadd(l, [2]) is l, l, op.isub(5, 2), op.imul(2, 3), op.ixor(5, 1), op.iconcat([1], [2]))
d = {'a': 1}
op.setitem(d, 'b', 2)
op.delitem(d, 'a')
print(d, op.getitem(d, 'b'), op.getitem([1, 2, 3], slice(1, None)))


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def method(self, *args, **kwds):
        return (self.x, args, kwds)


p = P(1, P(2, 3))
print(op.attrgetter('x')(p), op.attrgetter('y.x')(p), op.attrgetter('x', 'y.y')(p))
print(op.itemgetter(1)('abc'), op.itemgetter(0, 2)('abc'), op.itemgetter('k')({'k': 9}), op.itemgetter(slice(1))('abc'))
print(op.methodcaller('method')(p), op.methodcaller('method', 1, k=2)(p), op.methodcaller('upper')('q'))
print(op.attrgetter('a', 'b.c'), op.itemgetter(1, 'z'), op.methodcaller('m', 1, k=2))
print(sorted([(2, 'a'), (1, 'b')], key=op.itemgetter(0)), max([P(1, 2), P(0, 5)], key=op.attrgetter('y')).y)
for getter in (op.attrgetter('x'), op.itemgetter(3, 4), op.methodcaller('f', 1), op.methodcaller('f', k=1)):
    print(pickle.loads(pickle.dumps(getter)), copy.copy(getter))
attempt('attrgetter()', lambda: op.attrgetter())
attempt('attrgetter(1)', lambda: op.attrgetter(1))
attempt('itemgetter()', lambda: op.itemgetter())
attempt('methodcaller()', lambda: op.methodcaller())
attempt('methodcaller(1)', lambda: op.methodcaller(1))
attempt('missing attribute', lambda: op.attrgetter('zz')(1))
attempt('missing item', lambda: op.itemgetter(9)([]))
attempt('index str', lambda: op.index('a'))
attempt('indexOf', lambda: op.indexOf([1], 2))
attempt('concat', lambda: op.concat(1, 2))
attempt('add', lambda: op.add(1, 'a'))
attempt('length_hint', lambda: op.length_hint([], 'x'))
attempt('call', lambda: op.call(max, 1, 2))
print(op.__add__(1, 2), op.__getitem__([5], 0), 'itemgetter' in op.__all__)

import bisect
import heapq

a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3, 0, 2), bisect.bisect_left(a, 9))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a)
attempt('lo', lambda: bisect.bisect(a, 1, -1))
attempt('key', lambda: bisect.bisect_left([(1, 'a'), (2, 'b')], 2, key=lambda t: t[0]))

h = [5, 3, 8, 1, 9, 2, 7]
heapq.heapify(h)
print(h)
heapq.heappush(h, 0)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 4), heapq.heapreplace(h, 6), h)
print([heapq.heappop(h) for _ in range(len(h))])
print(heapq.nlargest(2, [3, 1, 4, 1, 5]), heapq.nsmallest(3, 'hello'), heapq.nlargest(1, [(1, 'a'), (1, 'b')], key=lambda t: t[0]))
print(list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge('ca', 'b', reverse=True)), list(heapq.merge(['a', 'ccc'], ['bb'], key=len)))
attempt('empty', lambda: heapq.heappop([]))
attempt('replace', lambda: heapq.heapreplace([], 1))
attempt('incomparable', lambda: heapq.heapify([1, 'a']))
