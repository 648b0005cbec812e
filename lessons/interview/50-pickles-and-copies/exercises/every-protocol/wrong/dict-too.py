# refused by slotted: brings the dictionary back
class Packet:
    __slots__ = ('source', 'target', 'payload', '__dict__')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

    def __getstate__(self):
        return None, {name: getattr(self, name) for name in ('source', 'target', 'payload') if hasattr(self, name)}
