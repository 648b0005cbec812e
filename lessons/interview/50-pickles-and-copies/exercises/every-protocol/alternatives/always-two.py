# the old protocols borrow what protocol 2 does
class Packet:
    __slots__ = ('source', 'target', 'payload')

    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload

    def __reduce_ex__(self, protocol):
        return super().__reduce_ex__(max(protocol, 2))
