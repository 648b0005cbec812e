"""Running a coroutine as a whole program."""
from . import events, tasks
from _slotscope import version as _version
import inspect


def run(main, *, debug=None, loop_factory=None):
    """Execute the coroutine and return the result."""
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    if _version < 11 and not tasks.iscoroutine(main):
        raise ValueError('a coroutine was expected, got {!r}'.format(main))
    runner = Runner(debug=debug, loop_factory=loop_factory)
    with runner:
        return runner.run(main)


class Runner:
    """A context manager that controls event loop life cycle."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._closed = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _lazy_init(self):
        if self._closed:
            raise RuntimeError('Runner is closed')
        if self._loop is None:
            self._loop = (self._loop_factory or events.new_event_loop)()
            events.set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)

    def get_loop(self):
        """Return embedded event loop."""
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine inside the embedded event loop."""
        if not tasks.iscoroutine(coro):
            if _version >= 14 and inspect.isawaitable(coro):
                async def wrapped():
                    return await coro
                coro = wrapped()
            else:
                raise (TypeError if _version >= 14 else ValueError)(
                    'An asyncio.Future, a coroutine or an awaitable is required' if _version >= 14 else
                    'a coroutine was expected, got {!r}'.format(coro))
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        return self._loop.run_until_complete(self._loop.create_task(coro, context=context))

    def close(self):
        """Shutdown and close event loop."""
        if self._loop is None or self._closed:
            return
        try:
            _cancel_all_tasks(self._loop)
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            events.set_event_loop(None)
            self._loop.close()
            self._loop = None
            self._closed = True


def _cancel_all_tasks(loop):
    to_cancel = tasks.all_tasks(loop)
    if not to_cancel:
        return
    for task in to_cancel:
        task.cancel()
    loop.run_until_complete(tasks.gather(*to_cancel, return_exceptions=True))
    for task in to_cancel:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({'message': 'unhandled exception during asyncio.run() shutdown',
                                         'exception': task.exception(), 'task': task})
