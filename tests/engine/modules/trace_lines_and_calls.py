# sys.settrace: calls, lines, returns and exceptions of functions, generators, classes.
import sys


def tracer(frame, event, argument):
    if event == 'exception':
        argument = argument[0].__name__, str(argument[1]), argument[2] is not None
    print(event, frame.f_code.co_name, frame.f_lineno, argument)
    return tracer


def show(function, *arguments):
    print('---', function.__name__)
    sys.settrace(tracer)
    try:
        function(*arguments)
    except Exception as e:
        print('caught', e)
    finally:
        sys.settrace(None)


def simple(a):
    b = a + 1
    return b


def loop(n):
    total = 0
    for i in range(n):
        if i == 1:
            continue
        total += i
    else:
        total += 100
    while total > 100:
        total -= 100
        break
    return total


def endless():
    i = 0
    while True:
        i += 1
        if i > 2:
            break
    pass


def handled():
    try:
        1 / 0
    except ZeroDivisionError as e:
        x = 1
    finally:
        y = 2
    return y


def fails():
    raise ValueError('v')


def fails_within():
    fails()


def numbers():
    yield 1
    x = 2
    yield x


def thrown():
    def guarded():
        try:
            yield 1
        except ValueError:
            yield 2
    it = guarded()
    next(it)
    it.throw(ValueError('in'))
    it.close()


def managed():
    class Manager:
        def __enter__(self):
            return 1

        def __exit__(self, *what):
            return True
    with Manager() as m:
        a = m
    return 5


def several_lines():
    x = [
        1,
        2,
    ]
    y = simple(
        x[0])
    return (x,
            y)


def makes_class():
    class A:
        """doc"""
        x = 1

        def f(self):
            return 1
    return A().f()


def branches(a):
    if a:
        x = 1
    elif a is None:
        x = 2
    else:
        x = 3
    assert x, 'm'
    del x
    return


def closure():
    z = 1

    def g():
        nonlocal z
        z += 1
    g()
    return z


def returns_in_try():
    try:
        return 1
    finally:
        a = 1


for function in simple, loop:
    show(function, 3)
for function in (endless, handled, fails_within, thrown, managed, several_lines, makes_class, closure,
                 returns_in_try, lambda: 1):
    show(function)
show(branches, 0)
show(branches, None)
show(lambda: exec('a = 1\nb = 2\n'))
show(lambda: sorted([2, 1], key=lambda v: v))
print(sys.gettrace())
