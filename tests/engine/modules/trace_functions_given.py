# What sys.settrace and sys.setprofile take, when they take effect, and what their functions may do.
import sys


def simple(a):
    b = a + 1
    return b


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as e:
        print(type(e).__name__, e)


def bad(frame, event, argument):
    raise RuntimeError('bad ' + event)


sys.settrace(bad)
try:
    simple(1)
except RuntimeError as e:
    print(e)
print(sys.gettrace())


def bad_line(frame, event, argument):
    if event == 'line':
        raise RuntimeError('bad ' + event)
    return bad_line


sys.settrace(bad_line)
try:
    simple(1)
except RuntimeError as e:
    print(e)
print(sys.gettrace())


def calls_only(frame, event, argument):
    print('only', event, frame.f_code.co_name)


sys.settrace(calls_only)
simple(1)
simple(2)
sys.settrace(None)


def tracer(frame, event, argument):
    print(event, frame.f_code.co_name, frame.f_lineno, argument)
    return tracer


def traces_itself():
    frame = sys._getframe()
    frame.f_trace = tracer
    sys.settrace(tracer)
    a = 1
    b = 2
    sys.settrace(None)
    c = 3


traces_itself()


def changes_locals(frame, event, argument):
    if event == 'line' and 'b' in frame.f_locals:
        print('b is', frame.f_locals['b'])
    return changes_locals


sys.settrace(changes_locals)
simple(41)
sys.settrace(None)


def without_lines(frame, event, argument):
    frame.f_trace_lines = False
    print(event, frame.f_trace is not None, frame.f_trace_lines, frame.f_trace_opcodes)
    return without_lines


sys.settrace(without_lines)
simple(1)
sys.settrace(None)
frame = sys._getframe()
try:
    frame.f_trace_lines = 1
except TypeError as e:
    print(e)


def profiler(frame, event, argument):
    print('profile', event, frame.f_code.co_name, argument.__name__ if event.startswith('c_') else argument)


def profiled():
    len('a')
    x = []
    x.append(1)
    int('3')
    simple(3)
    try:
        getattr(1, 'foo')
    except AttributeError:
        pass


sys.setprofile(profiler)
profiled()
sys.setprofile(None)
print(sys.getprofile())
attempt(lambda: sys.settrace())
attempt(lambda: sys.settrace(1, 2))
