# refused by without-payload: payload
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

    def __reduce__(self):
        return Packet, (self.source, self.target, self.payload)
