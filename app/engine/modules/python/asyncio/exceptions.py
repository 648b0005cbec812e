"""The exceptions of asyncio."""
from _slotscope import version as _version


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


if _version >= 11:
    TimeoutError = TimeoutError
else:
    class TimeoutError(Exception):
        """The operation exceeded the given deadline."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""


class QueueEmpty(Exception):
    """Raised when Queue.get_nowait() is called on an empty Queue."""
    __module__ = 'asyncio.queues'


class QueueFull(Exception):
    """Raised when the Queue.put_nowait() method is called on a full Queue."""
    __module__ = 'asyncio.queues'
