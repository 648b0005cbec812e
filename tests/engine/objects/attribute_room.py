"""Instances made early have less room for attributes than later ones: code that has learnt a place from one must not use it on another."""


class Point:
    def set(self, value):
        self.last = value

    def get(self):
        return self.last


def make(names):
    point = Point()
    for name in names:
        setattr(point, name, [name])
    return point


points = [make(['a', 'b', 'last']) for _ in range(3)]
for point in points:
    point.set([1])
for point in points:
    attributes = point.__dict__
    point.set([2])
    print(point.get(), attributes, point.__dict__ is attributes)

for point in points:
    attributes = point.__dict__
    for i in range(40):
        attributes['k%d' % i] = [i]
    point.set([3])
    print(point.get(), len(attributes))

others = [make(['last', 'x', 'y']) for _ in range(3)]
for point in others:
    point.set([4])
for point in others:
    point.__dict__ = {}
    point.set([5])
    print(point.get(), point.__dict__)


class Wide:
    def set(self, value):
        self.f = value

    def get(self):
        return self.f


early = [Wide() for _ in range(200)]
for wide in early:
    wide.a = wide.b = wide.c = wide.d = 'x'
for _ in range(5):
    late = Wide()
    for name in 'abcdef':
        setattr(late, name, [name])
    late.set([6])
    print(late.get())
missing = 0
for wide in early:
    try:
        wide.get()
    except AttributeError:
        missing += 1
for wide in early:
    wide.set([7])
print(missing, all(wide.get() == [7] for wide in early), early[0].__dict__)
