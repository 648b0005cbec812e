"""Threading for a world of one thread: locks that only count, thread-local data, and no new threads."""
from _slotscope import native as _native, own_bytes as _own_bytes, version as _version

_SEMAPHORE_BYTES = 32 if _version < 14 else 0

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX', 'Event',
           'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError', 'Timer',
           'ThreadError', 'local']
ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


def _waits_forever(what):
    return RuntimeError(f'{what} and there is no other thread that could change that')


@_native
class lock:
    """A lock. With one thread, waiting for it would never end: acquiring it twice is an error."""
    __slots__ = ('_held', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._held = False
        _own_bytes(self, _SEMAPHORE_BYTES)

    def acquire(self, blocking=True, timeout=-1):
        _check_timeout(blocking, timeout)
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
        return '<%s _thread.lock object at %#x>' % ('locked' if self._held else 'unlocked', id(self))


Lock = lock


@_native
class RLock:
    """A lock that its holder may acquire again."""
    __slots__ = ('_count', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._count = 0
        _own_bytes(self, _SEMAPHORE_BYTES)

    def acquire(self, blocking=True, timeout=-1):
        _check_timeout(blocking, timeout)
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def _is_owned(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def __repr__(self):
        return '<%s _thread.RLock object owner=%d count=%d at %#x>' % (
            'locked' if self._count else 'unlocked', get_ident() if self._count else 0, self._count, id(self))


def _check_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError('timeout value must be a non-negative number' if _version >= 13 else
                         'timeout value must be positive')


class Condition:
    """Waiting for something another thread does; there is none, so that waiting without a timeout is an error."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exception):
        return self._lock.__exit__(*exception)

    def __repr__(self):
        return '<Condition(%s, %d)>' % (self._lock, len(self._waiters))

    def _is_owned(self):
        if hasattr(self._lock, '_is_owned'):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        """Wait until notified or until a timeout occurs."""
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        if timeout is None:
            raise _waits_forever('nobody notifies this condition')
        return False

    def wait_for(self, predicate, timeout=None):
        """Wait until a condition evaluates to True."""
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up one or more threads waiting on this condition, if any."""
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')

    def notify_all(self):
        """Wake up all threads waiting on this condition."""
        self.notify()


class Semaphore:
    """A counter of permits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    if _version >= 10:
        def __repr__(self):
            cls = self.__class__
            return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        """Acquire a semaphore, decrementing the internal counter by one."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            if blocking and timeout is None:
                raise _waits_forever('no permit of this semaphore is left')
            return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Release a semaphore, incrementing the internal counter by one or more."""
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, *exception):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released oftener than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    if _version >= 10:
        def __repr__(self):
            cls = self.__class__
            return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: '
                    f'value={self._value}/{self._initial_value}>')

    def release(self, n=1):
        """Release a semaphore, incrementing the internal counter by one or more."""
        if n < 1:
            raise ValueError('n must be one or more')
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        self._value += n


class Event:
    """A flag that can be waited for."""

    def __init__(self):
        self._flag = False

    if _version >= 10:
        def __repr__(self):
            cls = self.__class__
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        """Return true if and only if the internal flag is true."""
        return self._flag

    def set(self):
        """Set the internal flag to true."""
        self._flag = True

    def clear(self):
        """Reset the internal flag to false."""
        self._flag = False

    def wait(self, timeout=None):
        """Block until the internal flag is true."""
        if not self._flag and timeout is None:
            raise _waits_forever('nobody sets this event')
        return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A meeting point for a number of threads: with one thread, only a party of one meets."""

    def __init__(self, parties, action=None, timeout=None):
        if _version >= 13 and parties < 1:
            raise ValueError('parties must be > 0')
        self._action, self._timeout = action, timeout
        self.parties, self.n_waiting, self.broken = parties, 0, False

    if _version >= 10:
        def __repr__(self):
            cls = self.__class__
            state = ': broken' if self.broken else f': waiters={self.n_waiting}/{self.parties}'
            return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}{state}>'

    def wait(self, timeout=None):
        """Wait for the barrier."""
        if self.broken:
            raise BrokenBarrierError
        if self.parties > 1:
            if timeout is None and self._timeout is None:
                raise _waits_forever('nobody else comes to this barrier')
            self.broken = True
            raise BrokenBarrierError
        if self._action:
            try:
                self._action()
            except BaseException:
                self.broken = True
                raise
        return 0

    def reset(self):
        """Reset the barrier to the initial state."""
        self.broken = False

    def abort(self):
        """Place the barrier into a 'broken' state."""
        self.broken = True


@_native
class _local:
    """Thread-local data."""
    __module__ = '_thread'


local = _local


class Thread:
    """The one thread there is; others cannot be started."""
    _made = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError('group argument must be None for now')
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        if name is None:
            Thread._made += 1
            name = f'Thread-{Thread._made}'
            if _version >= 10 and target is not None:
                name += f' ({getattr(target, "__name__", target)})'
        self.name = str(name)
        self.daemon = bool(daemon)
        self.ident = None

    def start(self):
        raise RuntimeError("can't start new thread: programs run in a single thread here")

    def run(self):
        """What the thread would do."""
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if self.ident is None:
            raise RuntimeError('cannot join thread before it is started')
        raise RuntimeError('cannot join current thread')

    def is_alive(self):
        return self.ident is not None

    def __repr__(self):
        state = 'initial' if self.ident is None else 'started'
        if self.daemon:
            state += ' daemon'
        if self.ident is not None:
            state += ' %s' % self.ident
        return '<%s(%s, %s)>' % (self.__class__.__name__, self.name, state)


class Timer(Thread):
    """Calls a function later, in a thread of its own."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = args or [], kwargs or {}
        self.finished = Event()

    def cancel(self):
        """Stop the timer if it hasn't finished yet."""
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread')
        self.ident = 1


_main = _MainThread()


def current_thread():
    """Return the current Thread object."""
    return _main


def main_thread():
    """Return the main thread object."""
    return _main


def get_ident():
    """Return a non-zero integer that identifies the current thread."""
    return _main.ident


def get_native_id():
    """The number the operating system would know the one thread by."""
    return _main.ident


def active_count():
    """Return the number of Thread objects currently alive."""
    return 1


def enumerate():
    """Return a list of all Thread objects currently alive."""
    return [_main]
