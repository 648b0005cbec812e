class Message:
    __slots__ = ('number',)
    kinds = {}

    def __init_subclass__(cls, kind=None, **options):
        super().__init_subclass__(**options)
        key = kind or cls.__name__.lower()
        if key in Message.kinds:
            raise ValueError(f'kind {key!r} is taken')
        Message.kinds[key] = cls

    @classmethod
    def make(cls, kind):
        return Message.kinds[kind]()
