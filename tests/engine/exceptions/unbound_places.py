"""Where the traceback points when a local has no value yet, in every kind of use of it."""
import traceback


def show(function, *arguments):
    try:
        function(*arguments)
    except NameError:
        traceback.print_exc()


def counting():
    count += 1
    count = 0


def both(a):
    b = a + missing
    missing = b


def first(a):
    b = missing + a
    missing = b


def twice():
    b = missing * missing
    missing = b


def compared(limit):
    while total < limit:
        total = 1
    if limit > total and limit:
        pass


def small():
    if value < 3:
        value = 1


def attribute():
    other = thing.name
    thing = other


def stored(thing):
    thing.name = late
    late = 1


def method(a):
    a.append(box.pop())
    box = a


def given(a):
    print(a, later, a)
    later = 1


def returned():
    return nothing
    nothing = 1


def item(a):
    return a[key], key[a]
    key = 0


def constant():
    x = unit + 1
    unit = x


def behind(a):
    x = (a, [a, unit])
    unit = x


def copied(a):
    b = a; c = unit
    unit = c


def deleted(a):
    del a
    return [a, 1]


for function, arguments in ((counting, ()), (both, (1,)), (first, (1,)), (twice, ()), (compared, (2,)), (small, ()),
                            (attribute, ()), (stored, (show,)), (method, ([],)), (given, (1,)), (returned, ()),
                            (item, ([],)), (constant, ()), (behind, (1,)), (copied, (1,)), (deleted, (1,))):
    show(function, *arguments)
