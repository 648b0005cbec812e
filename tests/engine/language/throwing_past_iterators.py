"""StopIteration thrown at a delegation to an iterator that cannot be thrown into."""
def delegating():
    try:
        value = yield from range(3)
    except StopIteration as stop:
        value = 'caught', stop.value
    yield value


class Stop(StopIteration):
    pass


for thrown in (StopIteration, StopIteration(5), Stop(6), KeyError('other')):
    generator = delegating()
    next(generator)
    try:
        print(generator.throw(thrown))
    except KeyError as error:
        print(repr(error))
