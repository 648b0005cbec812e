# Classes of typing.NamedTuple: fields, defaults, and annotations of names that come later.
import typing


class Point(typing.NamedTuple):
    x: int
    y: int = 0


class Node(typing.NamedTuple):
    value: int
    next: 'Node' = None

    def length(self):
        return 1 + (self.next.length() if self.next else 0)


print(Point(1), Point(1, 2) == (1, 2), Point._fields, Point._field_defaults)
print(Node(1, Node(2)).length(), Node.__slots__)
print(sorted(Point.__annotations__.items()))
try:
    Point()
except TypeError as error:
    print(error)
try:
    class Wrong(typing.NamedTuple):
        a: int = 0
        b: int
except TypeError as error:
    print(error)
