# refused by refuses: raises nothing
class Message:
    __slots__ = ('number',)
    kinds = {}

    def __init_subclass__(cls, kind=None, **options):
        super().__init_subclass__(**options)
        Message.kinds[kind or cls.__name__.lower()] = cls

    @classmethod
    def make(cls, kind):
        return Message.kinds[kind]()
