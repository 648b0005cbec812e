"""Slotted objects to pickle and back."""
import pickle


class Packet:
    __slots__ = ('source', 'target', 'payload', 'stamp')

    def __init__(self, source, target, payload, stamp):
        self.source = source
        self.target = target
        self.payload = payload
        self.stamp = stamp


packets = [Packet(f'10.0.0.{i % 250}', f'10.1.0.{i % 7}', b'x' * (i % 20), i * 0.5) for i in range(20_000)]
total = 0
for _ in range(3):
    data = pickle.dumps(packets)
    back = pickle.loads(data)
    total += len(back)
print(total, len(data), back[-1].stamp)
