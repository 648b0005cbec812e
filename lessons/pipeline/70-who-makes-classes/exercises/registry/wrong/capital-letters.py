# refused by default-name: KeyError
class Message:
    __slots__ = ('number',)
    kinds = {}

    def __init_subclass__(cls, kind=None, **options):
        super().__init_subclass__(**options)
        key = kind or cls.__name__
        if key in Message.kinds:
            raise ValueError(key)
        Message.kinds[key] = cls

    @classmethod
    def make(cls, kind):
        return Message.kinds[kind]()
