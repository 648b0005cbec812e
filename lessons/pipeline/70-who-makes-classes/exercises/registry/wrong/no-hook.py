# refused by registers: has no __init_subclass__
class Message:
    __slots__ = ('number',)
    kinds = {}

    @classmethod
    def make(cls, kind):
        return Message.kinds[kind]()
