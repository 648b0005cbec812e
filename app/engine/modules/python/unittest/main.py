"""The test program: finds the tests of a module, runs them and exits with the outcome."""
import sys
from . import loader, runner
from _slotscope import version as _version

__unittest = True


class TestProgram:
    """A command-line program that runs a set of tests; this is primarily for making test modules executable."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        self.module = __import__(module) if isinstance(module, str) else module
        self.argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = 'default' if warnings is None and not getattr(sys, 'warnoptions', None) else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.testNamePatterns = None
        self.parseArgs(self.argv)
        self.runTests()

    def parseArgs(self, argv):
        """Understand -v, -q, -f, -b, -k PATTERN and the names of tests."""
        names = []
        arguments = list(argv[1:])
        while arguments:
            argument = arguments.pop(0)
            if argument in ('-v', '--verbose'):
                self.verbosity = 2
            elif argument in ('-q', '--quiet'):
                self.verbosity = 0
            elif argument in ('-f', '--failfast'):
                self.failfast = True
            elif argument in ('-b', '--buffer'):
                self.buffer = True
            elif argument == '-k' and arguments:
                pattern = arguments.pop(0)
                self.testNamePatterns = (self.testNamePatterns or []) + [
                    pattern if '*' in pattern else '*%s*' % pattern]
            elif argument[:1] != '-':
                names.append(argument)
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if names:
            self.testNames = names
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        test_runner = self.testRunner or runner.TextTestRunner
        if isinstance(test_runner, type):
            test_runner = test_runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                      warnings=self.warnings, tb_locals=self.tb_locals)
        self.result = test_runner.run(self.test)
        if self.exit:
            if _version < 12:
                sys.exit(not self.result.wasSuccessful())
            if self.result.testsRun == 0 and (_version == 12 or not self.result.skipped):
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
