# refused by without-payload: becomes None
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

    def __getstate__(self):
        return None, {name: getattr(self, name, None) for name in self.__slots__}
