# f_lineno of a frame that an exception has left, where a traceback still holds it (from 3.10 on the line it was at).
import sys


def show(function):
    try:
        function()
    except Exception as e:
        entry = e.__traceback__.tb_next
        first = function.__code__.co_firstlineno
        print(function.__name__, entry.tb_lineno - first, entry.tb_frame.f_lineno - first)


def plain(x=0):
    1 / x
    x = 1
    return x


def passed_by_other_clauses():
    try:
        try:
            raise Exception
        finally:
            pass
    except ValueError:
        1
    except TypeError:
        pass


def raised_in_clause():
    try:
        raise Exception
    except Exception as e:
        1 / 0
        pass


def through_with():
    class Manager:
        def __enter__(self):
            pass

        def __exit__(self, *what):
            pass
    with Manager():
        1 / 0
        pass


show(plain)
if sys.version_info >= (3, 10):
    for function in passed_by_other_clauses, raised_in_clause, through_with:
        show(function)
