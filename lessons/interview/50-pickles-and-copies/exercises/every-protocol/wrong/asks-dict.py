# refused by modern: __dict__
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

    def __getstate__(self):
        return self.__dict__.copy()
