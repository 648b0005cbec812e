# python: 3.11+
"""asyncio: task groups, timeouts, Runner and barriers."""
import asyncio


async def work(name, delay=0, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
        print('done', name)
        return name
    except asyncio.CancelledError:
        print('cancelled', name)
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work('a'))
        b = group.create_task(work('b', 0.01))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work('c', 0.001, ValueError('c failed')))
            group.create_task(work('d', 10))
    except* ValueError as errors:
        print(repr(errors.exceptions), errors)
    try:
        async with asyncio.timeout(0.005):
            await work('e', 10)
    except TimeoutError as error:
        print('timed out', repr(error))
    async with asyncio.timeout(None) as t:
        print(t.when(), t.expired(), t)
    barrier = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(barrier.wait(), barrier.wait())))
    task = asyncio.create_task(work('f', 10))
    await asyncio.sleep(0)
    task.cancel('with a message')
    print(task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)
    return 'end'


with asyncio.Runner() as runner:
    print(runner.run(main()))
    print(runner.run(work('second run')))
