"""asyncio: order of tasks, gather, wait, cancellation, timeouts, locks, queues, groups and messages."""
import asyncio
import contextvars


def attempt(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)


async def worker(name, delay, result=None):
    print('start', name)
    await asyncio.sleep(delay)
    print('end', name)
    return result or name


async def fail(text, delay=0):
    await asyncio.sleep(delay)
    raise ValueError(text)


async def main():
    print(await worker('a', 0))
    print(await asyncio.gather(worker('b', 0.1), worker('c', 0.05), worker('d', 0)))
    task = asyncio.create_task(worker('e', 0.01), name='task e')
    print(task.get_name(), task.done())
    print(await task, task.done(), task.result())
    print(await asyncio.gather(fail('x'), worker('f', 0), return_exceptions=True))
    try:
        await asyncio.gather(fail('y'), worker('g', 0))
    except ValueError as error:
        print('gathered', error)
    task = asyncio.create_task(worker('h', 10))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', task.cancelled(), task.cancel())
    try:
        await asyncio.wait_for(worker('i', 10), 0.01)
    except asyncio.TimeoutError as error:
        print('timeout', repr(error))
    done, pending = await asyncio.wait([asyncio.create_task(worker('j', 0)), asyncio.create_task(worker('k', 10))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
    for t in pending:
        t.cancel()
    print(sorted([await future for future in asyncio.as_completed([asyncio.sleep(0.02, 'l'), asyncio.sleep(0, 'm')])]))
    return 'main done'


print(asyncio.run(main()))


async def clean_up():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cleaning up')
        raise
    finally:
        print('finally')


async def synchronization():
    lock = asyncio.Lock()
    order = []

    async def locked(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)
    await asyncio.gather(*[locked(n) for n in 'abc'])
    print(order, lock.locked())
    event = asyncio.Event()

    async def waiter():
        await event.wait()
        return 'released'
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    print(t.done())
    event.set()
    print(await t, event.is_set())
    semaphore = asyncio.Semaphore(2)
    running = []

    async def limited(n):
        async with semaphore:
            running.append(n)
            await asyncio.sleep(0)
            return len(running)
    print(await asyncio.gather(*[limited(n) for n in range(4)]))
    queue = asyncio.Queue(maxsize=2)

    async def producer():
        for i in range(5):
            await queue.put(i)
        await queue.put(None)

    async def consumer():
        items = []
        while (item := await queue.get()) is not None:
            items.append(item)
            queue.task_done()
        return items
    print(await asyncio.gather(producer(), consumer()))
    p = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        p.put_nowait(n)
    print([p.get_nowait() for _ in range(3)], p.empty(), p.qsize())
    for label, action in (('empty', lambda: p.get_nowait()), ('full', lambda: [asyncio.Queue(1).put_nowait(1), queue.put_nowait(1), queue.put_nowait(2), queue.put_nowait(3)]), ('release', lambda: lock.release())):
        attempt(label, action)
    condition = asyncio.Condition()

    async def wait_condition():
        async with condition:
            await condition.wait()
            return 'notified'
    t = asyncio.create_task(wait_condition())
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
    print(await t)
    inner = asyncio.create_task(worker('shielded', 0.05))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except asyncio.TimeoutError:
        print('shield kept it', inner.done())
    print(await inner)


asyncio.run(synchronization())
var = contextvars.ContextVar('var', default='default')


async def child():
    before = var.get()
    var.set('child')
    return before, var.get()


async def contexts():
    var.set('parent')
    print(await asyncio.create_task(child()), var.get())
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 'set')
    asyncio.get_running_loop().call_later(0.001, print, 'later')
    print(await future, future.done())
    await asyncio.sleep(0.005)
    attempt('set twice', lambda: future.set_result(1))
    attempt('not done', lambda: asyncio.get_running_loop().create_future().result())
    attempt('run in run', lambda: asyncio.run(main_coroutine))
    asyncio.create_task(clean_up())
    await asyncio.sleep(0)
    return 'left a task'


main_coroutine = main()
print(asyncio.run(contexts()))
main_coroutine.close()
attempt('no loop', lambda: asyncio.get_running_loop())
attempt('exception', lambda: asyncio.run(fail('out of run')))


async def generator():
    try:
        for i in range(3):
            yield i
            await asyncio.sleep(0)
    finally:
        print('generator closed')


async def iterate():
    print([i async for i in generator()], {i: i async for i in generator()})
    async for i in generator():
        break
    agen = generator()
    print(await agen.__anext__(), await agen.asend(None))
    await agen.aclose()


class Manager:
    async def __aenter__(self):
        print('enter')
        return self

    async def __aexit__(self, *details):
        print('exit', details[0])
        return True


async def managed():
    async with Manager() as m, Manager():
        raise KeyError('inside')
    return type(m).__name__


asyncio.run(iterate())
print(asyncio.run(managed()))
print(var.get(), asyncio.iscoroutinefunction(main), asyncio.isfuture(3))
