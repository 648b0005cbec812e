"""Annotations under `from __future__ import annotations`."""
from __future__ import annotations
def f(a: undefined, b: int | None = 3, *c: "x", d: a.b[c](1, 2)[3:4] = 1, **e: lambda x: x + 1) -> (yield_, 1): pass
print(f.__annotations__)
class C:
    a: undefined = 1
    b: list[int, ...]
    c: not x or y and -z ** 2
    d: {1: 2, **k}
    e: [i for i in x if y]
    f: 'quoted'
    g: f"fs {x!r:>{w}}"
    h: a if b else c
    i: x[1:2, ::3]
    j: (a,)
    k: await_
    l: a < b <= c is not d not in e
    o: 1.5e10 + 2j
    p: b'bytes'
    q: ...
    r: lambda *a, b=1, **k: (a, b)
    s: x @ y // z % w << 1 >> 2 & 3 ^ 4 | 5
    t: (x for x in y)
    u: {x: y for x, y in z}
    v: {*a, b}
    w: f(*a, **b, c=d)
    x: "a" "b"
    y: -1 ** -2
    z: (not a) + (b or c)
for k, v in C.__annotations__.items(): print(k, v)
x: nope
print(__annotations__)
import typing
class D:
    a: int
    b: str
print(typing.get_type_hints(D))
