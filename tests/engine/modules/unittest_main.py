"""unittest.main: the exit status and what goes to stderr."""
import sys
import unittest


class T(unittest.TestCase):
    def test_one(self):
        self.assertTrue(True)

    def test_two(self):
        self.assertEqual([1], [2])


class Timeless:
    def write(self, text):
        sys.stdout.write(text.split(' in ')[0] + '\n' if text.startswith('Ran') else text)

    def flush(self):
        pass


sys.stderr = Timeless()
program = unittest.main(argv=['prog', '-q', 'T.test_one'], exit=False)
print(program.result.wasSuccessful(), program.result.testsRun)
try:
    unittest.main(argv=['prog', '-k', 'two', '-q'])
except SystemExit as stop:
    print('exit', stop.code)
