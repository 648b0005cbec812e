# a state of its own, with __setstate__ to put it back
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source, self.target, self.payload = source, target, payload

    def __getstate__(self):
        return [(name, getattr(self, name)) for name in Packet.__slots__ if hasattr(self, name)]

    def __setstate__(self, state):
        for name, value in state:
            setattr(self, name, value)
