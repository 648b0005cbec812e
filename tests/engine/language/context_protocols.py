"""What `with` and `async with` say of objects that are no managers."""
def show(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)
class A:
    def __enter__(self): pass
class B:
    def __exit__(self, *a): pass
class C:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class D(A, B): pass
class E:
    async def __aenter__(self): pass
class F:
    async def __aexit__(self, *a): pass
def w(o):
    with o: pass
async def aw(o):
    async with o: pass
def run(c):
    try: c.send(None)
    except StopIteration: pass
for k in (A, B, C, D, E, F, int):
    show('with ' + k.__name__, lambda: w(k()))
    show('async with ' + k.__name__, lambda: run(aw(k())))
