# python: 3.10+
# anext() with a default: what it awaits and what it has for the end.
async def numbers():
    yield 1


class Ended:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return repr(error)


async def main():
    iterator = numbers()
    return [await anext(iterator, 'default'), await anext(iterator, 'default'), await anext(Ended(), 'ended')]


print(run(main()))
print(type(anext(Ended(), 1)).__name__)


async def without():
    return await anext(Ended())


print(run(without()))
for wrong in (1, [], iter([])):
    try:
        anext(wrong, 2)
    except TypeError as error:
        print(error)
