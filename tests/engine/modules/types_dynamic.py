"""types: names of built-in types, new_class, prepare_class, SimpleNamespace, MappingProxyType, coroutine."""
import types


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


def f():
    yield


for name in ('FunctionType', 'GeneratorType', 'CodeType', 'MappingProxyType', 'SimpleNamespace', 'CellType', 'MethodType',
             'BuiltinFunctionType', 'WrapperDescriptorType', 'MethodWrapperType', 'MethodDescriptorType',
             'ClassMethodDescriptorType', 'ModuleType', 'TracebackType', 'FrameType', 'GetSetDescriptorType',
             'MemberDescriptorType', 'CoroutineType', 'AsyncGeneratorType', 'LambdaType'):
    print(name, getattr(types, name))
print(isinstance(f(), types.GeneratorType), types.LambdaType is types.FunctionType)

C = types.new_class('C', (), {}, lambda ns: ns.update(x=1))
print(C, C.x, C.__module__)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwds):
        print('prepare', name, bases, kwds)
        return {'prepared': True}

    def __new__(mcls, name, bases, ns, **kwds):
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kwds):
        super().__init__(name, bases, ns)


D = types.new_class('D', (C,), {'metaclass': Meta, 'tag': 1})
print(type(D), D.prepared, D.x)
print(types.prepare_class('E', (D,), {'k': 2}))


class Entries:
    def __mro_entries__(self, bases):
        return (C,)


print(types.resolve_bases((Entries(), int)), types.resolve_bases((int,)))
F = types.new_class('F', (Entries(),))
print(F.__bases__, type(F.__orig_bases__[0]).__name__)


class M2(type):
    pass


attempt('conflict', lambda: types.new_class('G', (D, M2('H', (), {}))))

ns = types.SimpleNamespace(a=1, b='two')
ns.c = [3]
print(ns, ns == types.SimpleNamespace(a=1, b='two', c=[3]), ns != types.SimpleNamespace(), vars(ns))
attempt('positional', lambda: types.SimpleNamespace(1, 2))
del ns.a
print(ns)
attempt('missing', lambda: ns.a)

proxy = types.MappingProxyType({'k': 1})
print(proxy, proxy['k'], 'k' in proxy, len(proxy), list(proxy.items()), proxy.get('z'), proxy.copy())
attempt('assign', lambda: proxy.__setitem__('a', 1))
attempt('int', lambda: types.MappingProxyType(3))

module = types.ModuleType('mod', 'doc of mod')
module.x = 1
print(module, module.__name__, module.__doc__, module.x, sorted(vars(module)))
attempt('missing attribute', lambda: module.nope)

m = types.MethodType(lambda self, x: (self, x), 5)
print(m(6), m.__self__)
attempt('MethodType', lambda: types.MethodType(3, 4))
attempt('MethodType None', lambda: types.MethodType(len, None))

fn = types.FunctionType((lambda a, b=2: (a, b)).__code__, {}, 'renamed', (7, 8))
print(fn(), fn.__name__, fn.__defaults__)


@types.coroutine
def generator_based():
    result = yield 'pause'
    return result


async def awaiting():
    return await generator_based()


co = awaiting()
print(co.send(None))
try:
    co.send('answer')
except StopIteration as stop:
    print(stop.value)


class Dyn:
    @types.DynamicClassAttribute
    def value(self):
        return 'instance value'


print(Dyn().value)
attempt('class access', lambda: Dyn.value)
