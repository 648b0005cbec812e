"""Loops with else, break and continue, try in all forms, with, del, assert, global, nonlocal, augmented assignment."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)


for i in range(3):
    if i == 1:
        continue
    print('for', i)
else:
    print('for else')
for i in range(3):
    if i == 1:
        break
else:
    print('not printed')
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
else:
    print('while else', n)
while True:
    break
else:
    print('not printed')


def order(raises=None, returns=False, loop=False):
    log = []
    try:
        for _ in range(2):
            try:
                log.append('try')
                if raises:
                    raise raises
                if returns:
                    return log
                if loop:
                    continue
            except ValueError as error:
                log.append('except ' + str(error))
            else:
                log.append('else')
            finally:
                log.append('finally')
    except KeyError:
        log.append('outer')
    finally:
        log.append('outer finally')
    return log


print(order(), order(ValueError('v')), order(KeyError('k')), order(returns=True), order(loop=True))


def finally_return():
    try:
        return 'try'
    finally:
        return 'finally'


def finally_swallows():
    try:
        raise ValueError
    finally:
        return 'swallowed'


def nested():
    try:
        try:
            raise ValueError('inner')
        finally:
            raise KeyError('from finally')
    except KeyError as error:
        return repr(error), repr(error.__context__)


def name_deleted():
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


def reraise():
    try:
        try:
            raise ValueError('first')
        except ValueError:
            raise
    except ValueError as error:
        return error.args


print(finally_return(), finally_swallows(), nested(), reraise())
attempt('name deleted', name_deleted)
attempt('no active exception', lambda: exec('raise'))
attempt('raise class', lambda: exec('raise KeyError'))
attempt('raise int', lambda: exec('raise 3'))
attempt('raise from int', lambda: exec('raise KeyError from 3'))
attempt('except int', lambda: exec('try:\n 1/0\nexcept 3: pass'))
attempt('except tuple', lambda: exec('try:\n 1/0\nexcept (KeyError, ArithmeticError) as e: print(type(e).__name__)'))


class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print('enter', self.name)
        if self.fail == 'enter':
            raise RuntimeError('enter failed')
        return self.name

    def __exit__(self, typ, value, tb):
        print('exit', self.name, typ and typ.__name__, value)
        if self.fail == 'exit':
            raise RuntimeError('exit failed')
        return self.swallow


with Manager('a') as a, Manager('b', True) as b:
    print(a, b)
    raise ValueError('inside')


def return_in_with():
    with Manager('r'):
        return 'returned'


def with_error(**kwargs):
    with Manager('outer', True), Manager('inner', **kwargs):
        raise KeyError('k')
    return 'after'


print(return_in_with(), with_error(), with_error(fail='enter'), with_error(fail='exit'))
attempt('not a manager', lambda: exec('with 3: pass'))
attempt('no exit', lambda: exec('class M:\n def __enter__(self): pass\nwith M(): pass'))
for i in range(2):
    with Manager(i):
        if i == 0:
            continue
        break
x = [1, 2, 3]
y = x
y += [4]
y = y + [5]
print(x, y)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(error, t)
z = 5
z -= 1
z *= 3
z //= 5
z **= 3
z %= 5
z <<= 2
z |= 1
z ^= 3
z &= 14
z >>= 1
print(z)
s = 'a'
s += 'b'
s *= 2
d = {'k': 1}
d['k'] += 5
print(s, d)
counter = 0


def increments():
    global counter
    counter += 1
    global made_here
    made_here = 'global'


increments()
print(counter, made_here)


def outer():
    value = 1

    def inner():
        nonlocal value
        value += 1

        def deepest():
            nonlocal value
            value *= 10
        deepest()
    inner()
    return value


print(outer())


def local_before():
    print(counter)
    counter = 2


def deleted():
    v = 1
    del v
    return v


def closure_unbound():
    def inner():
        return later
    result = inner()
    later = 1


attempt('local before assignment', local_before)
attempt('deleted local', deleted)
attempt('free variable', closure_unbound)
attempt('global name', lambda: no_such_name)
attempt('del name', lambda: exec('del no_such'))
assert True, 'not raised'
attempt('assert', lambda: exec('assert 0'))
attempt('assert message', lambda: exec('assert [], "the message"'))
attempt('assert tuple', lambda: exec('assert not (1, "m")'))
a = b = c = []
a.append(1)
print(c, a is b)
(m) = 1
m, = [2]
[n] = 3,
print(m, n)
i: int = 5
j: str
print(i, __annotations__ if '__annotations__' in globals() else sorted(globals()['__annotate__'](1)))
attempt('annotated only', lambda: j)
pass; pass
if 0: pass
elif 1: print('elif')
else: pass
for k in []: pass
else: print('empty for else')
for x in [1, 2, 3]:
    for y in [1, 2]:
        if y == x:
            break
    else:
        print('inner else', x)
        continue
    print('inner break', x)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs], [f() for f in [lambda i=i: i for i in range(3)]])
print(__name__, __doc__[:5], type(__builtins__).__name__ in ('module', 'dict'))
