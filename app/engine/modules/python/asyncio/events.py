"""The running loop, and the handles of what it is going to call."""
import contextvars
from _slotscope import version as _version

_running_loop = None
_set_loop = None


class AbstractEventLoop:
    """Abstract event loop."""


class Handle:
    """Object returned by callback registration methods."""
    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_context', '__weakref__')

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def __repr__(self):
        parts = [self.__class__.__name__]
        if self._cancelled:
            parts.append('cancelled')
        if self._callback is not None:
            name = getattr(self._callback, '__qualname__', None) or repr(self._callback)
            parts.append('%s(%s)' % (name, ', '.join(map(repr, self._args))))
        return '<{}>'.format(' '.join(parts))

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({'message': f'Exception in callback {self._callback!r}',
                                               'exception': error, 'handle': self})
        self = None  # a traceback may keep this frame, and with it the task


class TimerHandle(Handle):
    """Object returned by timed callback registration methods."""
    __slots__ = ('_when', '_scheduled')

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def __lt__(self, other):
        return self._when < other._when

    def when(self):
        """Return a scheduled callback time."""
        return self._when


def _get_running_loop():
    return _running_loop


def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


def get_running_loop():
    """Return the running event loop.  Raise a RuntimeError if there is none."""
    if _running_loop is None:
        raise RuntimeError('no running event loop')
    return _running_loop


def get_event_loop():
    """Return the running loop, or the one that was set."""
    global _set_loop
    if _running_loop is not None:
        return _running_loop
    if _set_loop is None:
        if _version >= 14:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        if _version >= 12:
            import warnings
            warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=2)
        _set_loop = new_event_loop()
    return _set_loop


def set_event_loop(loop):
    """Set the current event loop."""
    global _set_loop
    _set_loop = loop


class AbstractEventLoopPolicy:
    """Abstract policy for accessing the event loop."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """What the functions of this module do, as an object."""

    def get_event_loop(self):
        if _set_loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return _set_loop

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


_policy = None


def get_event_loop_policy():
    """Get the current event loop policy."""
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Set the current event loop policy. If policy is None, the default policy is restored."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f'policy must be an instance of AbstractEventLoopPolicy or None, not '
                        f"'{type(policy).__name__}'")
    _policy = policy


def new_event_loop():
    """Create and return a new event loop."""
    from .loop import BaseEventLoop
    return BaseEventLoop()
