# refused by slotted: declares no slots
class Packet:
    def __init__(self, source, target, payload):
        self.source = source
        self.target = target
        self.payload = payload
