"""Threading for a world of one thread: locks that only count, thread-local data, and no new threads."""
from _slotscope import native as _native

__all__ = ['Lock', 'RLock', 'local', 'current_thread', 'main_thread', 'get_ident', 'Thread', 'active_count', 'enumerate']


@_native
class lock:
    """A lock. With one thread, waiting for it would never end: acquiring it twice is an error."""
    __slots__ = ('_held', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if blocking and timeout < 0:
                raise RuntimeError('this lock is already held and there is no other thread that could release it')
            return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError('release unlocked lock')
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def __repr__(self):
        return f"<{'' if self._held else 'un'}locked _thread.lock object at {id(self):#x}>"


Lock = lock


@_native
class RLock:
    """A lock that its holder may acquire again."""
    __slots__ = ('_count', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()


class local:
    """Thread-local data."""


class Thread:
    """The one thread there is; others cannot be started."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = name or 'Thread-1'
        self.daemon = bool(daemon)
        self.ident = None

    def start(self):
        raise RuntimeError("can't start new thread: programs run in a single thread here")

    def is_alive(self):
        return self.ident is not None

    def __repr__(self):
        return '<_MainThread(%s, started %s)>' % (self.name, self.ident)


_main = Thread(name='MainThread')
_main.ident = 1


def current_thread():
    """Return the current Thread object."""
    return _main


def main_thread():
    """Return the main thread object."""
    return _main


def get_ident():
    """Return a non-zero integer that identifies the current thread."""
    return _main.ident


def active_count():
    """Return the number of Thread objects currently alive."""
    return 1


def enumerate():
    """Return a list of all Thread objects currently alive."""
    return [_main]
