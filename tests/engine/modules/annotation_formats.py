# annotationlib: annotations as values, with forward references, as text (3.14).
import typing


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


def f(a: int, b: undefined, c: 'str', d: list[undefined], e: undefined.attr | None = None, g: (int, undefined) = (),
      h: undefined[int, 'x'][1:2] = 0, i: undefined(1, k=int) = 0, j: -undefined + 2 * (undefined - 1) = 0) -> undefined2:
    pass


class C:
    x: int
    y: undefined
    z: 'C'
    w: typing.Optional[C] = None


class D:
    x: int
    y: D


try:
    from annotationlib import Format, ForwardRef, get_annotations, call_annotate_function, type_repr
except ImportError:
    print('no annotationlib')
else:
    for owner in f, C, D:
        attempt(lambda: get_annotations(owner))
        attempt(lambda: get_annotations(owner, format=Format.STRING))
    for name, value in get_annotations(f, format=Format.FORWARDREF).items():
        if name in 'abcde':
            print(name, type(value).__name__, getattr(value, '__forward_arg__', None), getattr(value, '__args__', None)
                  and value.__args__[0].__forward_arg__)
    attempt(lambda: type(get_annotations(C, format=Format.FORWARDREF)['y']))
    attempt(lambda: get_annotations(C, format=Format.FORWARDREF)['w'])
    undefined = int
    attempt(lambda: get_annotations(f, format=Format.FORWARDREF)['b'])
    attempt(lambda: get_annotations(C))
    attempt(lambda: call_annotate_function(C.__annotate__, Format.STRING))
    attempt(lambda: type_repr(list[int]))
x: int = 1
import sys
attempt(lambda: sys.modules['__main__'].__annotations__)
