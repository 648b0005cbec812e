# refused by slotted: place for the number is missing
class Message:
    __slots__ = ()
    kinds = {}

    def __init_subclass__(cls, kind=None, **options):
        super().__init_subclass__(**options)
        key = kind or cls.__name__.lower()
        if key in Message.kinds:
            raise ValueError(key)
        Message.kinds[key] = cls

    @classmethod
    def make(cls, kind):
        return Message.kinds[kind]()
