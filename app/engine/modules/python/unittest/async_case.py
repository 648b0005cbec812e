"""Test cases whose methods are coroutines."""
import asyncio
import inspect
from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A test case that runs its methods on an event loop of its own."""

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._loop = None

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    def _call(self, function, *args, **kwargs):
        result = function(*args, **kwargs)
        if inspect.isawaitable(result):
            return self._loop.run_until_complete(result)
        return result

    def _callSetUp(self):
        self.setUp()
        self._call(self.asyncSetUp)

    def _callTestMethod(self, method):
        self._call(method)

    def _callTearDown(self):
        self._call(self.asyncTearDown)
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        self._call(function, *args, **kwargs)

    def run(self, result=None):
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        try:
            return super().run(result)
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()
            self._loop = None
