"""threading in one thread: locks, conditions, semaphores, events, barriers."""
import threading


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


lock = threading.Lock()
attempt(lock.acquire)
attempt(lock.locked)
attempt(lock.acquire, False)
attempt(lock.acquire, timeout=0.01)
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
attempt(lock.release)
attempt(lock.release)
again = threading.RLock()
with again:
    with again:
        attempt(again._is_owned)
attempt(again.release)
condition = threading.Condition()
attempt(condition.wait)
attempt(condition.notify)
with condition:
    attempt(condition.wait, 0.01)
    attempt(condition.wait_for, lambda: 5)
    attempt(condition.wait_for, lambda: 0, 0.01)
    attempt(condition.notify_all)
permits = threading.Semaphore(2)
attempt(lambda: [permits.acquire(False) for _ in range(3)])
attempt(permits.release)
attempt(permits.acquire, timeout=0.01)
attempt(threading.Semaphore, -1)
attempt(permits.acquire, False, 1)
bounded = threading.BoundedSemaphore(1)
with bounded:
    pass
attempt(bounded.release)
event = threading.Event()
attempt(event.is_set)
attempt(event.wait, 0.01)
event.set()
attempt(event.wait)
event.clear()
attempt(event.is_set)
barrier = threading.Barrier(1, action=lambda: print('met'))
attempt(barrier.wait)
attempt(lambda: (barrier.parties, barrier.n_waiting, barrier.broken))
barrier.abort()
attempt(barrier.wait)
barrier.reset()
attempt(barrier.wait)
attempt(threading.Barrier(2).wait, 0.01)
attempt(lambda: threading.current_thread() is threading.main_thread())
attempt(lambda: (threading.current_thread().name, threading.active_count()))
thread = threading.Thread(target=print, args=('run',), name='mine', daemon=True)
attempt(lambda: (thread.name, thread.daemon, thread.is_alive(), thread.ident))
attempt(thread.run)
attempt(threading.Thread().join)
attempt(threading.Thread, 5)
attempt(lambda: threading.Thread(target=len).name.startswith('Thread-'))
data = threading.local()
data.value = 5
attempt(lambda: data.value)
