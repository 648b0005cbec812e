# refused by modern: nothing puts it back
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

    def __getstate__(self):
        return {name: getattr(self, name) for name in self.__slots__ if hasattr(self, name)}
