# refused by old: unless the class has a __getstate__
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

