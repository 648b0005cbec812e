"""Coroutines, async for, async with, async comprehensions and async generators, driven by hand."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)


def run(coro):
    try:
        while True:
            print('suspended with', coro.send(None))
    except StopIteration as stop:
        return stop.value


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        result = yield self.value
        return result or self.value * 2


async def simple():
    return 5


async def waits():
    a = await Suspend(1)
    b = await simple()
    return a, b


print(run(simple()), run(waits()))


class AsyncIterator:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Suspend('next')
        return self.n


async def loops():
    result = []
    async for i in AsyncIterator(3):
        if i == 1:
            continue
        result.append(i)
    else:
        result.append('else')
    return result, [i async for i in AsyncIterator(2)], {i async for i in AsyncIterator(1)}, {i: i async for i in AsyncIterator(1)}, [await simple() for _ in range(2)]


print(run(loops()))


class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow

    async def __aenter__(self):
        print('aenter')
        return 'entered'

    async def __aexit__(self, typ, value, tb):
        print('aexit', typ and typ.__name__)
        return self.swallow


async def managed():
    async with Manager() as m:
        print(m)
    async with Manager(True), Manager():
        raise ValueError
    return 'done'


print(run(managed()))


async def agen():
    try:
        x = yield 1
        print('got', x)
        await Suspend('in agen')
        yield 2
    except ValueError as error:
        print('caught', error)
        yield 'recovered'
    finally:
        print('agen finally')


async def uses_agen():
    g = agen()
    print(await g.__anext__(), await g.asend('sent'))
    try:
        print(await g.athrow(ValueError('thrown')))
    finally:
        await g.aclose()
    g = agen()
    async for v in g:
        break
    await g.aclose()
    return [v async for v in agen()]


print(run(uses_agen()))
c = simple()
print(type(c), c.__name__, c.cr_frame is not None, c.cr_await, type(agen()), type(simple.__code__.co_flags & 128))
c.close()
attempt('await twice', lambda: run(c))
attempt('not awaitable', lambda: run((lambda: not_awaitable())()))


async def not_awaitable():
    await 3


async def await_none():
    await None


async def for_list():
    async for i in [1]:
        pass


async def with_int():
    async with 3:
        pass


async def bad_await():
    class B:
        def __await__(self):
            return 3
    await B()


async def bad_aiter():
    class B:
        def __aiter__(self):
            return 3
    async for i in B():
        pass


for f in (not_awaitable, await_none, for_list, with_int, bad_await, bad_aiter):
    attempt(f.__name__, lambda: run(f()))
attempt('iterate coroutine', lambda: list(simple()))
attempt('for over agen', lambda: [x for x in agen()])
d = simple()
d.close()
t = waits()
t.send(None)
attempt('throw in', lambda: t.throw(KeyError('into coroutine')))
w = waits()
w.send(None)
w.close()
print(w.cr_frame)


async def stop():
    raise StopIteration('x')


async def astop():
    raise StopAsyncIteration('x')


attempt('StopIteration', lambda: run(stop()))
attempt('StopAsyncIteration', lambda: run(astop()))


async def nested():
    async def inner(n):
        return n if n == 0 else n + await inner(n - 1)
    return await inner(5)


print(run(nested()))


async def gather_by_hand():
    return [await c for c in [simple(), simple()]], await (lambda: simple())()


print(run(gather_by_hand()))


async def finally_order():
    try:
        await Suspend('s')
        return 'returned'
    finally:
        print('finally')


print(run(finally_order()))
