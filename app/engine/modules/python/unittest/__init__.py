"""Unit tests: cases with assertions, suites, results and a runner that prints as CPython's does."""
from .result import TestResult
from .case import (TestCase, FunctionTestCase, SkipTest, skip, skipIf, skipUnless, expectedFailure, addModuleCleanup,
                   doModuleCleanups)
from .suite import BaseTestSuite, TestSuite
from .loader import TestLoader, defaultTestLoader
from .runner import TextTestRunner, TextTestResult
from .main import TestProgram, main
from _slotscope import version as _version

if _version >= 11:
    from .case import enterModuleContext

__all__ = ['TestResult', 'TestCase', 'IsolatedAsyncioTestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless',
           'expectedFailure', 'TextTestResult', 'addModuleCleanup']
__unittest = True


def __getattr__(name):
    if name == 'IsolatedAsyncioTestCase':
        from .async_case import IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
