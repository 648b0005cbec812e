# How deep the stack of a function may become: its frames and generators are as large as that.
def a(n):
    for i in range(n): yield i


def b(x,y,c):
    try:
        while True:
            z=yield (x,y,c)
    finally: pass


def c():
    yield 1


def d(n):
    i=0
    while i<n:
        yield i
        i+=1


def e(x):
    yield from x


def f(l):
    for x in l:
        if x>2: yield x*2


def g(l):
    for i,x in enumerate(l): yield i,x


def h(a,b):
    while True:
        yield a
        a,b=b,a+b


def i(path):
    with open(path) as q:
        for line in q: yield line.strip()


def j(t):
    if t is not None:
        yield from j(t.left)
        yield t.key
        yield from j(t.right)


def k(x):
    try:
        yield x
    except ValueError as e:
        print(e)
    except (KeyError, IndexError):
        yield 2


def l(x):
    yield f"{x} is {x!r:>10}"


def m(x,*a,**k):
    yield m(x,*a,**k)
    yield dict(a=1,b=2)


def n(l):
    yield [x*2 for x in l]
    yield {x:1 for x in l}
    yield sum(x for x in l)


def o(d):
    for k,v in d.items(): yield k,v,d[k]


def p(o):
    yield o.a.b.c(1,2,o.d(3))


def q(a,b,c):
    yield a<b<c
    yield a if b else c
    yield [a,b,c,1,2,3]
    yield {1:a,2:b,'x':c}


def r(n):
    total=0
    count=0
    avg=None
    while True:
        x=yield avg
        total+=x; count+=1; avg=total/count


async def s(x):
    await x
    return 1


async def t(x):
    async for y in x: yield y


def v(x):
    import os
    from os import path, sep
    yield path.join(x,sep)


def w(x):
    try: yield 1
    finally: print('done')


def x(l):
    yield l[1:2]
    l[0]=1; l.a=2; l[0]+=1
    del l[0]


def y(a):
    def inner(q=1): return a
    yield inner
    yield lambda z: a+z


def z(a):
    assert a, 'no'
    raise ValueError('x') from None


for function in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, v, w, x, y, z):
    print(function.__name__, function.__code__.co_stacksize)
