# refused by modern: payload
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

    def __getstate__(self):
        return None, {'source': self.source, 'target': self.target}
