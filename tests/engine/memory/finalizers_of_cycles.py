"""The finalizers of a cycle run in the order in which its objects were made, wherever their memory was before."""
import gc


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name)


class Slotted:
    __slots__ = ('name', 'other')

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name)


def ring(names, cls):
    made = [cls(name) for name in names]
    for index, node in enumerate(made):
        node.other = made[(index + 1) % len(made)]


gc.collect()
for cls in (Node, Slotted):
    ring('abc', cls)
    gc.collect()
    ring('defg', cls)
    gc.collect()
    first, second = cls('first'), cls('second')
    first.other, second.other = second, first
    del second, first
    gc.collect()
for number in range(3):
    alone = Node(number)
    alone.me = alone
del alone
gc.collect()
listed = [Node(number) for number in range(5)]
for node in listed:
    node.all = listed
del listed, node
gc.collect()
