# refused by registers: takes no keyword arguments
class Message:
    __slots__ = ('number',)
    kinds = {}

    @classmethod
    def make(cls, kind):
        return Message.kinds[kind]()
