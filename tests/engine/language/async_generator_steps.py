# asend(), athrow() and aclose() one step at a time, without an event loop.
import types
import warnings

warnings.simplefilter('ignore')


@types.coroutine
def pause(value):
    return (yield value)


def step(label, action):
    try:
        print(label, 'yields', action())
    except BaseException as error:
        print(label, type(error).__name__, error.args)


async def numbers():
    try:
        got = yield 1
        print('  got', got)
        await pause('paused')
        yield 2
    except ValueError as error:
        print('  caught', error.args)
        yield 'handled'
    finally:
        print('  ends')
        await pause('ending')


generator = numbers()
print(generator.ag_running, generator.__name__, generator.__qualname__)
generator.__name__ = 'renamed'
print(generator.__name__)
try:
    generator.__name__ = 1
except TypeError as error:
    print(error)
first = generator.asend(None)
step('first', lambda: first.send(None))
step('first again', lambda: first.send(None))
second = generator.asend('hello')
step('second', lambda: second.send(None))
print(generator.ag_running)
third = generator.__anext__()
step('third meanwhile', lambda: third.send(None))
step('third again', lambda: third.send(None))
thrower = generator.athrow(ValueError('thrown'))
step('athrow meanwhile', lambda: thrower.send(None))
closer = generator.aclose()
step('aclose meanwhile', lambda: closer.send(None))
step('second goes on', lambda: second.send(None))
print(generator.ag_running)
step('athrow', lambda: generator.athrow(ValueError('thrown')).send(None))
closer = generator.aclose()
step('aclose', lambda: closer.send(None))
step('aclose goes on', lambda: closer.send(None))
step('aclose again', lambda: closer.send(None))
step('asend at the end', lambda: generator.asend(None).send(None))
step('athrow at the end', lambda: generator.athrow(ValueError).send(None))
step('aclose at the end', lambda: generator.aclose().send(None))

fresh = numbers()
step('asend of a value', lambda: fresh.asend(5).send(None))
step('aclose of a fresh one', lambda: fresh.aclose().send(None))
step('athrow of a fresh one', lambda: numbers().athrow(KeyError('k')).send(None))
step('athrow with a value sent', lambda: numbers().athrow(KeyError('k')).send(1))


async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


generator = stubborn()
step('stubborn', lambda: generator.asend(None).send(None))
step('stubborn aclose', lambda: generator.aclose().send(None))

for method in ('asend', 'athrow', 'aclose'):
    generator = numbers()
    awaitable = getattr(generator, method)(*({'asend': [None], 'athrow': [KeyError]}.get(method, [])))
    step(method + ' throw', lambda: awaitable.throw(IndexError('into')))
    step(method + ' send', lambda: awaitable.send(None))
    awaitable = getattr(numbers(), method)(*({'asend': [None], 'athrow': [KeyError]}.get(method, [])))
    step(method + ' close', awaitable.close)
    step(method + ' send', lambda: awaitable.send(None))
    del awaitable


async def raises(what):
    yield 1
    raise what


for what in (StopIteration(1), StopAsyncIteration(2), GeneratorExit(3)):
    generator = raises(what)
    step('start', lambda: generator.asend(None).send(None))
    step('raises', lambda: generator.asend(None).send(None))


class Numbers:
    def __aiter__(self):
        return self

    def __anext__(self):
        return Numbers.Bad()

    class Bad:
        def __await__(self):
            1 / 0


async def loops():
    async for _ in Numbers():
        pass


try:
    loops().send(None)
except TypeError as error:
    print(error, repr(error.__cause__))
