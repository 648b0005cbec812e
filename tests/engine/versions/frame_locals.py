# locals() and frame.f_locals of a function: one dict that is brought up to date, and from 3.13 on a proxy.
import sys


def function(parameter):
    variable = 1
    first = locals()
    variable = 2
    print(first['variable'], sorted(first))
    second = locals()
    print(first is second, first['variable'], second['variable'])
    first['added'] = 5
    print('added' in locals())
    frame = sys._getframe()
    print(type(frame.f_locals).__name__, frame.f_locals is frame.f_locals)
    frame.f_locals['variable'] = 99
    frame.f_locals['new'] = 100
    print(variable, frame.f_locals['variable'], 'new' in frame.f_locals)
    exec('variable = 77')
    print(variable)
    exec('assigned = 1')
    print('assigned' in locals())
    del first, second
    for action in (lambda: frame.f_locals.pop('variable'), lambda: frame.f_locals.pop('no'),
                   lambda: frame.f_locals.__delitem__('variable'), lambda: frame.f_locals['no'],
                   lambda: hash(frame.f_locals)):
        try:
            print(action())
        except Exception as error:
            print(type(error).__name__, error)


function('given')


def closure():
    kept = 1

    def inner():
        return kept

    proxy = sys._getframe().f_locals
    proxy['kept'] = 2
    return inner(), kept


print(closure())


def use():
    a, b = 1, 2
    f = sys._getframe().f_locals
    print(len(f), list(f), 'a' in f, f.get('a'), f.get('zz', 'none'), sorted(str(k) for k in f.keys())[:2])
    print({**f}['b'], f == {**f}, (f | {'c': 3})['c'] if sys.version_info >= (3, 9) else 3)
    f.update(a=10) if sys.version_info < (3, 13) else f.update({'a': 10})
    print(f['a'], f.setdefault('b', 5), f.setdefault('extra', 6))
    return a


print(use())


def ended():
    left = 'value'
    return sys._getframe()


frame = ended()
print(frame.f_locals['left'], sorted(frame.f_locals))
module = sys._getframe()
print(module.f_locals is globals(), type(module.f_locals).__name__)


class Body:
    inner = sys._getframe().f_locals
    print(type(inner).__name__, inner is locals())
