# Where the marks stand when operands and subscripts are in brackets, as the traceback module draws them.
import sys
import traceback

a = b = c = 0
l = [1]
d = {}


def show(function):
    try:
        function()
    except Exception:
        print(''.join(traceback.format_exc().splitlines(True)[-4:]), end='')


show(lambda: (a)/b)
show(lambda: (a) / b)
show(lambda: a/(b))
show(lambda: a / (b))
show(lambda: (a)/(b))
show(lambda: (a) / (b))
show(lambda: ((a)) // ((b)))
show(lambda: (a)//(b))
show(lambda: (a + b) / c)
show(lambda: (a+b)/c)
show(lambda: a/(b+c))
show(lambda: (l)[5])
show(lambda: l[(5)])
show(lambda: l [5])
show(lambda: l[ 5 ])
show(lambda: ((l))[5])
show(lambda: l[5:6, 1])
show(lambda: (a)%b)
show(lambda: a/-b)
show(lambda: (-a)/b)
show(lambda: (l[0])[0])
show(lambda: d[("k")])
show(lambda: (l) + (a))
show(lambda: [x for x in 5])
show(lambda: [x for x in
              5])
show(lambda: print(x for x in 5))
show(lambda: list(x for x in 5))


def wrong_handler():
    try:
        1 / 0
    except int():
        pass


def wrong_handlers():
    try:
        1 / 0
    except (ValueError, 5) as error:
        print(error)
        print('end')


def nothing_to_raise():
    raise


show(wrong_handler)
show(wrong_handlers)
show(nothing_to_raise)
