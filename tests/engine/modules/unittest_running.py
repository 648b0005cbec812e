"""unittest: running, results as text, fixtures, skips, subtests, expected failures and every assertion's message."""
import io
import unittest
import warnings
import re


def clean(text):
    text = text.replace(__file__, 'FILE')
    return re.sub(r' in \d+\.\d+s', ' in TIMEs', text)


def run(cls, verbosity=1):
    out = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(cls)
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(suite)
    print(clean(out.getvalue()))
    return result


class Basic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('setUpClass')

    @classmethod
    def tearDownClass(cls):
        print('tearDownClass')

    def setUp(self):
        self.addCleanup(print, 'cleanup of', self._testMethodName)

    def tearDown(self):
        print('tearDown of', self._testMethodName)

    def test_pass(self):
        "A passing test."
        self.assertEqual(1, 1)

    def test_fail(self):
        self.assertEqual(1, 2, 'with a message')

    def test_error(self):
        raise KeyError('oops')

    @unittest.skip('not now')
    def test_skip(self):
        pass

    def test_skip_inside(self):
        self.skipTest('inside')

    @unittest.expectedFailure
    def test_expected(self):
        self.fail('expected')

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for i in range(3):
            with self.subTest('message', i=i):
                self.assertNotEqual(i, 1)


result = run(Basic)
print(result, result.wasSuccessful(), result.testsRun, len(result.failures), [str(t) for t, _ in result.errors])
run(Basic, 2)


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError('no set up')

    def test_a(self):
        pass


run(Broken)


@unittest.skipIf(True, 'whole class')
class Skipped(unittest.TestCase):
    def test_a(self):
        pass


run(Skipped, 2)


class Messages(unittest.TestCase):
    def runTest(self):
        pass


def warn():
    warnings.warn('text', UserWarning)


case = Messages()
checks = [
    ('assertEqual', 1, 2), ('assertEqual', 'a', 'b'), ('assertEqual', [1, 2, 3], [1, 3, 3, 4]), ('assertEqual', (1, 2), (1,)), ('assertEqual', {'a': 1, 'b': 2}, {'a': 1, 'b': 3}),
    ('assertEqual', {1, 2}, {2, 3}), ('assertEqual', 'line one\nline two\nsame\n', 'line one\nline 2\nsame\n'), ('assertEqual', 'abc', 'abd'), ('assertEqual', 1.5, '1.5'), ('assertEqual', list(range(50)), list(range(51))),
    ('assertEqual', 'x' * 100 + 'a', 'x' * 100 + 'b'), ('assertEqual', None, 0), ('assertEqual', 'a\nb', 'a\nc'), ('assertNotEqual', 1, 1), ('assertTrue', 0), ('assertFalse', [1]), ('assertIs', [], []), ('assertIsNot', None, None), ('assertIsNone', 1), ('assertIsNotNone', None),
    ('assertIn', 1, [2]), ('assertNotIn', 1, [1]), ('assertIsInstance', 1, str), ('assertNotIsInstance', 1, int), ('assertGreater', 1, 2), ('assertGreaterEqual', 1, 2), ('assertLess', 2, 1), ('assertLessEqual', 2, 1), ('assertAlmostEqual', 1.0, 1.1),
    ('assertNotAlmostEqual', 1.0, 1.00000001), ('assertRegex', 'abc', 'x+'), ('assertNotRegex', 'abc', 'b'), ('assertCountEqual', [1, 2, 2], [2, 1, 3]), ('assertCountEqual', [[1], [2]], [[1]]), ('assertListEqual', [1], (1,)), ('assertDictEqual', {}, []),
    ('assertSequenceEqual', [1, 2], (1, 3)), ('assertSequenceEqual', 1, [1]), ('assertMultiLineEqual', 'a', 3), ('assertTupleEqual', (1, [2]), (1, [3])), ('assertRaises', ValueError, int, '1'), ('assertRaisesRegex', ValueError, 'nope', int, 'x'), ('assertWarns', DeprecationWarning, warn),
    ('fail', 'failed'), ('fail',), ('assertSetEqual', {1}, frozenset([2])), ('assertAlmostEqual', 1, 2), ('assertEqual', {'k': ['deep', {'x': 1}]}, {'k': ['deep', {'x': 2}]}), ('assertEqual', ['a' * 40, 'b' * 40], ['a' * 40, 'c' * 40]),
]
for name, *args in checks:
    try:
        getattr(case, name)(*args)
        print(name, 'passed')
    except AssertionError as error:
        print(name, '->', error)
with case.assertRaises(ZeroDivisionError) as context:
    1 / 0
print(repr(context.exception))
with case.assertWarns(UserWarning) as context:
    warn()
print(repr(context.warning))
for bad in (lambda: case.assertRaises(3), lambda: case.assertRaises(ValueError, msg='x', other=1), lambda: case.assertAlmostEqual(1, 2, places=1, delta=2), lambda: Messages('nope')):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
try:
    with case.assertRaises(ValueError, msg='my message'):
        pass
except AssertionError as error:
    print(error)
case.longMessage = False
try:
    case.assertEqual(1, 2, 'only this')
except AssertionError as error:
    print(error)
suite = unittest.TestSuite([Basic('test_pass'), unittest.FunctionTestCase(lambda: None)])
print(suite.countTestCases(), Basic('test_pass'), repr(Basic('test_pass')), Basic('test_pass').id(), Basic('test_pass').shortDescription(), Basic('test_pass') == Basic('test_pass'))
print([t.id() for t in unittest.defaultTestLoader.loadTestsFromTestCase(Basic)][:3], unittest.defaultTestLoader.getTestCaseNames(Basic))
try:
    unittest.TestSuite().addTest(3)
except TypeError as error:
    print(error)
