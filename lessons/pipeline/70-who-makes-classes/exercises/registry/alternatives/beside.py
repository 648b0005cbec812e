# the registry is a dictionary of the module, filled with setdefault
_kinds = {}


class Message:
    __slots__ = 'number',

    def __init_subclass__(cls, *, kind='', **options):
        super().__init_subclass__(**options)
        if _kinds.setdefault(kind or cls.__name__.lower(), cls) is not cls:
            raise ValueError('two classes of one kind')

    @staticmethod
    def make(kind):
        return _kinds[kind]()
