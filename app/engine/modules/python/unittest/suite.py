"""Suites: tests in order, with the fixtures of their classes and modules."""
import sys
from . import case, util

__unittest = True


class BaseTestSuite:
    """A simple test suite that doesn't provide class or module shared fixtures."""
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return '<%s tests=%s>' % (util.strclass(self.__class__), list(self))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError('{} is not callable'.format(repr(test)))
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Stop holding a reference to the TestCase at index."""
        try:
            test = self._tests[index]
        except TypeError:
            return
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests without collecting errors in a TestResult"""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A test suite is a composite test consisting of a number of TestCases."""

    def run(self, result, debug=False):
        top_level = False
        if getattr(result, '_testRunEntered', False) is False:
            result._testRunEntered = top_level = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _is_not_suite(test):
                self._tear_down_previous_class(test, result)
                self._handle_module_fixture(test, result)
                self._handle_class_set_up(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if top_level:
            self._tear_down_previous_class(None, result)
            self._handle_module_tear_down(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Run the tests without collecting errors in a TestResult"""
        self.run(_DebugResult(), True)

    def _handle_class_set_up(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        cls = test.__class__
        if cls == previous or result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        _keep_output(result)
        try:
            cls.setUpClass()
        except Exception as error:
            cls._classSetupFailed = True
            self._add_fixture_error(result, error, 'setUpClass', util.strclass(cls))
        if cls._classSetupFailed:
            self._do_class_cleanups(cls, result, 'setUpClass')
        _show_output(result)

    def _do_class_cleanups(self, cls, result, method):
        cls.doClassCleanups()
        for exc_info in cls.tearDown_exceptions:
            self._add_fixture_error(result, exc_info[1], method, util.strclass(cls), exc_info)

    def _handle_module_fixture(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        previous_module = previous.__module__ if previous is not None else None
        current = test.__class__.__module__
        if current == previous_module:
            return
        self._handle_module_tear_down(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(current)
        set_up = getattr(module, 'setUpModule', None)
        if set_up is None:
            return
        _keep_output(result)
        try:
            set_up()
        except Exception as error:
            result._moduleSetUpFailed = True
            self._add_fixture_error(result, error, 'setUpModule', current)
            try:
                case.doModuleCleanups()
            except Exception as error:
                self._add_fixture_error(result, error, 'setUpModule', current)
        _show_output(result)

    def _handle_module_tear_down(self, result):
        previous = getattr(result, '_previousTestClass', None)
        if previous is None or result._moduleSetUpFailed:
            return
        name = previous.__module__
        module = sys.modules.get(name)
        if module is None:
            return
        _keep_output(result)
        tear_down = getattr(module, 'tearDownModule', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._add_fixture_error(result, error, 'tearDownModule', name)
        try:
            case.doModuleCleanups()
        except Exception as error:
            self._add_fixture_error(result, error, 'tearDownModule', name)
        _show_output(result)

    def _tear_down_previous_class(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        current = test.__class__ if test is not None else type(None)
        if (current == previous or previous is None or getattr(previous, '_classSetupFailed', False)
                or getattr(result, '_moduleSetUpFailed', False) or getattr(previous, '__unittest_skip__', False)):
            return
        _keep_output(result)
        tear_down = getattr(previous, 'tearDownClass', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                self._add_fixture_error(result, error, 'tearDownClass', util.strclass(previous))
        if hasattr(previous, 'doClassCleanups'):
            self._do_class_cleanups(previous, result, 'tearDownClass')
        _show_output(result)

    def _add_fixture_error(self, result, error, method, parent, info=None):
        if isinstance(result, _DebugResult):
            raise error
        holder = _ErrorHolder(f'{method} ({parent})')
        if isinstance(error, case.SkipTest) and getattr(result, 'addSkip', None) is not None:
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, info or (type(error), error, error.__traceback__))


class _DebugResult:
    """Used by the suites' debug(), where an error in a fixture is raised."""
    _previousTestClass = None
    _moduleSetUpFailed = False
    _testRunEntered = False
    shouldStop = False


class _ErrorHolder:
    """Stands in for a test where a fixture failed."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return '<ErrorHolder description=%r>' % (self.description,)

    def __str__(self):
        return self.id()

    def countTestCases(self):
        return 0


def _keep_output(result):
    """What a fixture writes is kept when the result buffers output."""
    getattr(result, '_setupStdout', lambda: None)()


def _show_output(result):
    getattr(result, '_restoreStdout', lambda: None)()


def _is_not_suite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False
