# Looking at __dict__ makes one
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


seen = Point(1, 2)
unseen = Point(3, 4)
d = seen.__dict__
d['z'] = 5
print(seen.z)
