"""inspect: kinds of objects, members, documentation, source, frames and generators."""
import inspect
import functools


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class Base:
    """Doc of Base.

        Indented line.
    """

    def method(self):
        "Doc of method."

    @property
    def prop(self):
        "Doc of prop."
        return 1


class Child(Base):
    attribute = 1

    def method(self):
        pass

    @property
    def prop(self):
        return 2

    @classmethod
    def cm(cls):
        pass

    @staticmethod
    def sm():
        pass

    async def coroutine(self):
        pass

    def generator(self):
        yield

    async def asyncgen(self):
        yield


class Slots:
    __slots__ = {'a': 'doc of a', 'b': None}


# A comment
# in two lines.
def function(a, b=1):
    """Doc."""
    if a:
        return (b,
                a)

    # trailing comment
    return None


lam = lambda x: x
child = Child()
tests = [name for name in ('ismodule', 'isclass', 'ismethod', 'ismethoddescriptor', 'isdatadescriptor', 'ismemberdescriptor', 'isgetsetdescriptor',
                           'isfunction', 'isgeneratorfunction', 'iscoroutinefunction', 'isasyncgenfunction', 'isgenerator', 'isbuiltin', 'isroutine', 'isabstract', 'iscode', 'isawaitable')]
for label, obj in (('module', functools), ('class', Child), ('bound', child.method), ('function', Child.method), ('property', Child.__dict__['prop']), ('classmethod', Child.cm),
                   ('raw classmethod', Child.__dict__['cm']), ('static', Child.sm), ('slot', Slots.a), ('getset', type.__dict__['__dict__']), ('len', len), ('append', [].append),
                   ('str.join', str.join), ('wrapper', object.__init__), ('method-wrapper', object().__str__), ('coroutine function', Child.coroutine), ('generator function', Child.generator),
                   ('asyncgen', Child.asyncgen), ('generator', child.generator()), ('code', function.__code__), ('lambda', lam), ('int', 3), ('partial', functools.partial(Child.generator))):
    print(label, [name[2:] for name in tests if getattr(inspect, name)(obj)])
print(inspect.getdoc(Child.method), inspect.getdoc(Child.prop), inspect.getdoc(Slots.a), inspect.getdoc(Slots.b), Slots.a.__doc__, inspect.getdoc(function), inspect.getdoc(3) is not None)
print(repr(inspect.getdoc(Base)), repr(inspect.cleandoc('  a\n    b\n   c\n')), inspect.getdoc(Child.cm))
print([name for name, value in inspect.getmembers(Child) if not name.startswith('__')], [name for name, _ in inspect.getmembers(child, inspect.ismethod)])
print([name for name, _ in inspect.getmembers(Slots, inspect.isdatadescriptor)], inspect.getmro(Child))
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Child) if not a.name.startswith('__')])
print(inspect.getsource(function))
print(inspect.getsource(Base.method), inspect.getsourcelines(Slots)[0], inspect.getcomments(function), inspect.getsource(lam))
print(inspect.getsourcelines(function)[1] > 40, inspect.getfile(function) == __file__, inspect.getmodule(function).__name__, inspect.getmodule(Child).__name__)
attempt('getsource builtin', lambda: inspect.getsource(len))
attempt('getfile', lambda: inspect.getfile(3))


class Dynamic:
    value = 1

    def __getattr__(self, name):
        return 'dynamic'

    @property
    def prop(self):
        raise RuntimeError('ran')


d = Dynamic()
d.inst = 2
print(inspect.getattr_static(d, 'value'), inspect.getattr_static(d, 'inst'), type(inspect.getattr_static(d, 'prop')).__name__, inspect.getattr_static(d, 'nope', 'default'), inspect.getattr_static(Slots(), 'a'))
attempt('static missing', lambda: inspect.getattr_static(d, 'nope'))


def outer():
    def inner():
        return inspect.currentframe().f_back.f_code.co_name, [f.function for f in inspect.stack()[:3]], inspect.stack()[0].code_context[0].strip()[:14], inspect.stack()[0].index
    return inner()


print(outer())


@functools.wraps(function)
def wrapper(*args):
    return function(*args)


print(inspect.unwrap(wrapper) is function)


def gen():
    x = 1
    yield x


g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g), list(g), inspect.getgeneratorstate(g))


async def coro():
    pass


c = coro()
print(inspect.getcoroutinestate(c), inspect.isawaitable(c), c.close(), inspect.getcoroutinestate(c))


def closure():
    free = 5

    def inner():
        return free, len, missing_name, function
    return inner


cv = inspect.getclosurevars(closure())
print(cv.nonlocals, sorted(cv.globals), sorted(cv.builtins), cv.unbound)
print(inspect.getclasstree([Child, Base]))
print(inspect.getargvalues(inspect.currentframe()).args, inspect.indentsize('   a'))
try:
    raise ValueError
except ValueError:
    print(inspect.trace()[0].function)
attempt('get_annotations', lambda: inspect.get_annotations(function))
attempt('members static', lambda: [n for n, v in inspect.getmembers_static(Slots) if n in 'ab'])
