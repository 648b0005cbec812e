# Output that the result keeps while a test runs, and suites in debug mode.
import io
import re
import unittest


class Loud(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('class is set up')

    def test_fails(self):
        print('before it fails')
        self.fail('no')

    def test_passes(self):
        print('unheard')

    def test_subtests(self):
        for n in range(3):
            with self.subTest(n=n):
                print('part', n)
                self.assertNotEqual(n, 1)


tests = unittest.defaultTestLoader.loadTestsFromTestCase
stream = io.StringIO()
result = unittest.TextTestRunner(stream=stream, buffer=True).run(tests(Loud))
print(re.sub(r'in [\d.]+s', 'in a moment', stream.getvalue()))
print(result, [text.count('Stdout:') for _, text in result.failures])
try:
    tests(Loud).debug()
except AssertionError as error:
    print('raised:', error)
