# a metaclass keeps the registry
class Registered(type):
    kinds = {}

    def __new__(meta, name, bases, names, kind=None):
        made = super().__new__(meta, name, bases, names)
        if bases:
            key = kind if kind is not None else name.lower()
            if key in meta.kinds:
                raise ValueError(key)
            meta.kinds[key] = made
        return made

    def __init__(cls, name, bases, names, kind=None):
        super().__init__(name, bases, names)


class Message(metaclass=Registered):
    __slots__ = ('number',)

    @classmethod
    def make(cls, kind):
        return Registered.kinds[kind]()
