"""Coroutines on an event loop: tasks, futures, timing, locks and queues, without any input or output."""
from .exceptions import CancelledError, InvalidStateError, QueueEmpty, QueueFull, BrokenBarrierError, TimeoutError
from .events import (AbstractEventLoop, Handle, TimerHandle, AbstractEventLoopPolicy, DefaultEventLoopPolicy, get_event_loop,
                     get_event_loop_policy, get_running_loop, new_event_loop, set_event_loop, set_event_loop_policy, _get_running_loop, _set_running_loop)
from .futures import Future, isfuture, wrap_future
from .tasks import (Task, ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, all_tasks, as_completed, create_task,
                    current_task, ensure_future, gather, iscoroutine, iscoroutinefunction, shield, sleep, wait,
                    wait_for)
from .loop import BaseEventLoop
from .runners import run
from .locks import Lock, Event, Condition, Semaphore, BoundedSemaphore
from .queues import Queue, PriorityQueue, LifoQueue
from _slotscope import version as _version

if _version >= 11:
    from .runners import Runner
    from .locks import Barrier
    from .taskgroups import TaskGroup
    from .timeouts import Timeout, timeout, timeout_at
if _version >= 13:
    from .queues import QueueShutDown

SelectorEventLoop = BaseEventLoop
__all__ = tuple(name for name in globals() if name[0] != '_' and name[0].isupper() or name in (
    'run', 'sleep', 'gather', 'create_task', 'wait', 'wait_for', 'shield', 'as_completed', 'current_task', 'all_tasks',
    'ensure_future', 'iscoroutine', 'iscoroutinefunction', 'isfuture', 'get_event_loop', 'get_running_loop',
    'new_event_loop', 'set_event_loop', 'get_event_loop_policy', 'set_event_loop_policy', 'timeout', 'timeout_at'))
