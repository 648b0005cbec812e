"""Generators under send, throw and close, alone and delegating."""
import sys
def show(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error, repr(error.__cause__), repr(error.__context__))

def log(name):
    try:
        while True:
            x = yield name
            print('got', x)
    except GeneratorExit:
        print('exit', name)
        raise
    finally:
        print('final', name)

def a():
    r = yield from b()
    print('a got', r)
    return r + 1
def b():
    x = yield 1
    try:
        y = yield x
    except KeyError as e:
        print('b caught', e)
        y = 7
    return y
def c():
    return (yield from a())
g = c()
print(next(g), g.send('s'), end=' ')
try: g.throw(KeyError('k'))
except StopIteration as e: print('value', e.value)
g = log('x'); next(g); g.send(1); g.close(); g.close()
show('send closed', lambda: g.send(1))
show('next closed', lambda: next(g))
show('throw closed', lambda: g.throw(ValueError('v')))
def bad():
    try: yield 1
    except GeneratorExit: yield 2
g = bad(); next(g)
show('ignore exit', g.close)
def ret():
    try: yield 1
    except GeneratorExit: return 42
g = ret(); next(g); show('return on close', g.close)
def stop():
    yield 1
    raise StopIteration('inner')
show('stop', lambda: list(stop()))
def nextinside():
    yield next(iter([]))
show('next inside', lambda: list(nextinside()))
show('set next', lambda: tuple(next(iter([])) for _ in [1]))
class It:
    def __iter__(self): return self
    def __next__(self): return 5
    def throw(self, *a): print('It.throw', a[0]); return 9
    def close(self): print('It.close')
    def send(self, v): print('It.send', v); return 3
def deleg(o):
    r = yield from o
    print('r', r)
g = deleg(It()); print(next(g), g.send(2), g.throw(ValueError)); g.close()
class Bare:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration('done')
        return self.n
g = deleg(Bare()); print(next(g))
show('send to bare', lambda: g.send(1))
g = deleg(Bare()); next(g)
show('throw to bare', lambda: g.throw(ZeroDivisionError('z')))
g = deleg(Bare()); print(list(g))
g = deleg([1, 2]); print(next(g)); g.close()
show('yf none', lambda: list(deleg(None)))
def gen():
    yield
g = gen()
print(g.gi_running, g.gi_frame is not None, g.gi_yieldfrom, g.gi_code.co_name, g.__name__, g.__qualname__)
next(g); print(list(g), g.gi_frame)
show('send first', lambda: gen().send(1))
show('name', lambda: setattr(g, '__name__', 1))
g.__name__ = 'other'; g.__qualname__ = 'q'; print(repr(g).split(' at ')[0])
def rec():
    yield next(r)
r = rec()
show('recursive', lambda: next(r))
def fin():
    try:
        yield 1
    finally:
        print('cleanup')
for v in fin(): break
g = fin(); next(g); del g
print('deleted')
def exc():
    try:
        yield
    except Exception as e:
        print('ctx', repr(e.__context__), sys.exc_info()[0])
        yield
        print(sys.exc_info()[0])
        yield
g = exc(); next(g)
try:
    1/0
except ZeroDivisionError:
    g.throw(ValueError('v')); next(g)
print(sys.exc_info())
def nested():
    for i in range(3):
        yield (lambda: i)
print([f() for f in nested()], [f() for f in list(nested())])
print(sum(x*y for x in range(3) for y in range(x) if x != y), max((len(w), w) for w in 'a bb ccc'.split()))
gg = (x for x in [1,2,3])
print(next(gg), 2 in gg, list(gg))
def w():
    while True:
        x = (yield)
        if x is None: break
        print('w', x)
ww = w(); next(ww)
for i in 1, 2: ww.send(i)
show('end', lambda: ww.send(None))
def y2():
    x = yield 1, 2
    yield x, *[3, 4]
    return *[1], 2
g = y2(); print(next(g), g.send('q'))
show('ret tuple', lambda: next(g))
lam = lambda: (yield 5)
print(list(lam()))
import types
print(isinstance(lam(), types.GeneratorType), type(lam()).__name__)
show('int type', lambda: types.GeneratorType())
def dd(*a, **k):
    yield a
    yield k
print(list(dd(1, x=2)))
def raise_in_finally():
    try: yield 1
    finally: raise KeyError('fin')
g = raise_in_finally(); next(g); show('close raises', g.close)
g = raise_in_finally(); next(g); del g
print('after')
def t():
    try:
        yield 1
    except ValueError as e:
        raise TypeError('t') from e
g = t(); next(g); show('chain', lambda: g.throw(ValueError('orig')))
def loop():
    for i in range(3):
        try:
            got = yield i
            if got: print('got', got)
        except ValueError:
            print('valerr', i)
            continue
        finally:
            print('fin', i)
g = loop(); print(next(g)); print(g.throw(ValueError)); print(g.send('hi')); show('x', lambda: g.throw(KeyError(1)))


def once():
    yield 1


for started in (False, True):
    generator = once()
    if started:
        next(generator)
    try:
        generator.throw(StopIteration(5))
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__))
