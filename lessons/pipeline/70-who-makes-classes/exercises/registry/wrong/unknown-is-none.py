# refused by refuses: Message.make('lost') raises nothing
class Message:
    __slots__ = ('number',)
    kinds = {}

    def __init_subclass__(cls, kind=None, **options):
        super().__init_subclass__(**options)
        key = kind or cls.__name__.lower()
        if key in Message.kinds:
            raise ValueError(key)
        Message.kinds[key] = cls

    @classmethod
    def make(cls, kind):
        found = Message.kinds.get(kind)
        return found() if found else None
