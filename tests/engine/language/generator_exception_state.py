# What a generator handles is its own: it is found again when it is resumed, whatever its callers handle.
import sys


def shown(exception):
    return None if exception is None else (type(exception).__name__, exception.args)


def current():
    return shown(sys.exc_info()[1])


def keeps_what_it_handles():
    try:
        yield
    except Exception as error:
        print('in', current(), shown(error.__context__))
        yield
        print('again', current())
        raise


generator = keeps_what_it_handles()
next(generator)
try:
    raise ValueError('outer')
except ValueError as outer:
    generator.throw(outer)
    print('outside', current())
print('after', current())
try:
    next(generator)
except ValueError as error:
    print(shown(error), error.__context__)


def waits_while_handling():
    try:
        raise KeyError('own')
    except KeyError:
        try:
            yield 1
        except Exception as error:
            print('caught', shown(error), shown(error.__context__))
            yield current()
    print('left', current())
    yield current()


generator = waits_while_handling()
next(generator)
try:
    raise ValueError('callers')
except ValueError:
    print(generator.throw(TypeError('thrown')))
    print(next(generator))
    print(current())


def delegates(inner):
    try:
        raise KeyError('own')
    except KeyError:
        yield from inner


def plain():
    yield 1


generator = delegates(plain())
next(generator)
try:
    generator.throw(TypeError('thrown'))
except TypeError as error:
    print(shown(error), shown(error.__context__))


# ---- what throw() takes -------------------------------------------------------------------------------------------

def tolerant():
    while True:
        try:
            yield 'waiting'
        except Exception as error:
            print('  got', shown(error))


for given in (123, 'text', None, ValueError, ValueError(1), int, Exception):
    generator = tolerant()
    next(generator)
    try:
        print(given, generator.throw(given))
    except BaseException as error:
        print(given, shown(error))
    outer = (lambda: (yield from tolerant()))()
    next(outer)
    try:
        print('  delegated', outer.throw(given))
    except BaseException as error:
        print('  delegated', shown(error))


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return 'next'

    def throw(self, *given):
        print('  throw', given)
        return 'from throw'


outer = (lambda: (yield from Iterator()))()
next(outer)
print(outer.throw(123))


class NoThrow:
    def __iter__(self):
        return self

    def __next__(self):
        return 'next'


outer = (lambda: (yield from NoThrow()))()
next(outer)
try:
    outer.throw(IndexError('through'))
except IndexError as error:
    print(shown(error))


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 'next'

    def __getattr__(self, name):
        raise ZeroDivisionError(name)


def around():
    try:
        yield from Broken()
    except BaseException as error:
        print('  inside', shown(error))


outer = around()
next(outer)
try:
    outer.throw(IndexError)
except BaseException as error:
    print(shown(error))
outer.__next__()
sys.stderr = sys.stdout
outer.close()
sys.stderr = sys.__stderr__

# ---- the value of a lambda, stacks, frames --------------------------------------------------------------------------

generator = (lambda: (yield 1))()
print(next(generator))
try:
    generator.send('sent')
except StopIteration as stop:
    print(stop.value)


def finished():
    return 1
    yield


generator = finished()
for attempt in range(2):
    try:
        next(generator)
    except StopIteration as stop:
        print(stop.value)


async def coroutine():
    return 1


waiting = coroutine()
try:
    waiting.send(None)
except StopIteration as stop:
    print(stop.value)
for use in (lambda: waiting.send(None), lambda: waiting.throw(ValueError), lambda: waiting.close()):
    try:
        print(use())
    except BaseException as error:
        print(shown(error))


def suspended():
    text = 'held'
    yield
    yield


generator = suspended()
frame = generator.gi_frame
next(generator)
try:
    frame.clear()
    print('cleared', generator.gi_frame)
except RuntimeError as error:
    print(error)
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)
