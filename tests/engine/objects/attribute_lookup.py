"""The order in which attributes are found: data descriptors, instance, class, non-data descriptors, fallbacks."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return f'{self.name} get {type(obj).__name__} {owner and owner.__name__}'

    def __set__(self, obj, value):
        print(self.name, 'set', value)

    def __delete__(self, obj):
        print(self.name, 'delete')


class NonData:
    def __get__(self, obj, owner=None):
        return f'nondata {type(obj).__name__} {owner and owner.__name__}'


class SetOnly:
    def __set__(self, obj, value):
        print('setonly', value)


class C:
    data = Data('data')
    nondata = NonData()
    setonly = SetOnly()
    plain = 'class plain'


c = C()
c.__dict__.update(data='instance data', nondata='instance nondata', setonly='instance setonly', plain='instance plain')
print(c.data, c.nondata, c.setonly, c.plain, C.data, C.nondata, type(C.setonly).__name__, C.plain)
c.data = 1
del c.data
c.setonly = 2
attempt('delete setonly', lambda: delattr(c, 'setonly'))
del c.nondata
print(c.nondata)


class Meta(type):
    meta_data = Data('meta data')
    meta_nondata = NonData()
    meta_plain = 'meta plain'
    both = 'from meta'

    def __getattr__(cls, name):
        return f'meta fallback {name}'


class D(metaclass=Meta):
    both = 'from class'
    in_class = NonData()


D.meta_plain
print(D.meta_data, D.meta_nondata, D.meta_plain, D.both, D.in_class, D.unknown)
attempt('instance sees no meta', lambda: D().meta_plain)
D.meta_data = 5
type.__setattr__(D, 'own', 1)
print(D.own, 'meta_data' in D.__dict__)


class Fallback:
    present = 1

    def __getattr__(self, name):
        if name == 'bad':
            raise AttributeError('custom message')
        return f'getattr {name}'


f = Fallback()
print(f.present, f.absent, hasattr(f, 'bad'), getattr(f, 'bad', 'default'))
attempt('bad', lambda: f.bad)


class Intercept:
    def __init__(self):
        self.x = 'x'

    def __getattribute__(self, name):
        if name == 'magic':
            return 'magic'
        if name == 'blocked':
            raise AttributeError('blocked')
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f'after getattribute: {name}'


i = Intercept()
print(i.magic, i.x, i.blocked, i.other, i.__class__.__name__)


class PropertyError:
    @property
    def p(self):
        return self.missing

    def __getattr__(self, name):
        return f'fallback for {name}'


print(PropertyError().p)


class PropertyRaises:
    @property
    def p(self):
        raise AttributeError('inside property')

    def __getattr__(self, name):
        raise AttributeError(f'no {name}')


attempt('property error', lambda: PropertyRaises().p)


class SetAttr:
    def __setattr__(self, name, value):
        print('setattr', name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print('delattr', name)
        super().__delattr__(name)


s = SetAttr()
s.a = 1
del s.a
attempt('delete missing', lambda: delattr(s, 'a'))
setattr(s, 'not an identifier', 2)
print(getattr(s, 'not an identifier'))
attempt('setattr int', lambda: setattr(s, 3, 1))
attempt('getattr int', lambda: getattr(s, 3))
attempt('hasattr int', lambda: hasattr(s, None))
attempt('read missing', lambda: C().nope)
attempt('delete missing plain', lambda: delattr(C(), 'nope'))
attempt('class missing', lambda: C.nope)
attempt('class delete', lambda: delattr(C, 'nope'))
attempt('class set then delete', lambda: (setattr(C, 'temp', 1), C.temp, delattr(C, 'temp'), hasattr(C, 'temp')))
attempt('module missing', lambda: __import__('sys').nope)
attempt('function missing', lambda: attempt.nope)
attempt('None missing', lambda: None.nope)
attempt('int missing', lambda: (5).nope)
attempt('type missing', lambda: int.nope)
attempt('super missing', lambda: super(C, c).nope)


class Chain1:
    shared = 'one'


class Chain2(Chain1):
    pass


class Chain3(Chain2):
    shared = 'three'


class Chain4(Chain2):
    pass


class Diamond(Chain4, Chain3):
    pass


print(Diamond.shared, Diamond().shared, [k.__name__ for k in Diamond.__mro__])
Chain4.shared = 'four, added later'
print(Diamond.shared)
del Chain4.shared
del Chain3.shared
print(Diamond.shared)


class SetName:
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.where = (owner.__name__, name)


class Named:
    first = SetName()
    second = third = SetName()


print(Named.first.where, Named.second.where)
Named.later = SetName()
print(hasattr(Named.later, 'where'))


def bad_set_name():
    class Bad:
        def __set_name__(self, owner, name):
            raise ValueError('no name')

    class Holder:
        attr = Bad()


try:
    bad_set_name()
except Exception as error:
    print(type(error).__name__, error, repr(error.__cause__), getattr(error, '__notes__', None))


class InstanceDunder:
    def __len__(self):
        return 1


o = InstanceDunder()
o.__len__ = lambda: 99
print(len(o), o.__len__(), type(o).__len__(o))
attempt('no type __call__', lambda: setattr(o, '__call__', print) or o())
print(c.__dict__ is c.__dict__, C.__dict__['plain'], type(C.__dict__), vars(C) == C.__dict__)
attempt('mappingproxy', lambda: C.__dict__.__setitem__('a', 1))
attempt('assign __dict__ of class', lambda: setattr(C, '__dict__', {}))
c.__dict__ = {'replaced': 1}
print(c.replaced, hasattr(c, 'gone'))
attempt('assign bad __dict__', lambda: setattr(c, '__dict__', []))
