# array.tostring() and fromstring(), which 3.9 took away.
import array
import warnings

a = array.array('b', [97, 98])
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    for function in (lambda: a.tostring(), lambda: a.fromstring(b'c'), lambda: a.fromstring('d'), lambda: a.fromstring(1)):
        try:
            print(function())
        except Exception as e:
            print(type(e).__name__, e)
    print(a, [str(each.message) for each in seen])
