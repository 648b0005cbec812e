# A linked list, to step through
class Node:
    __slots__ = ('value', 'next')

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


head = None
for word in ('third', 'second', 'first'):
    head = Node(word, head)

node = head
while node:
    print(node.value)
    node = node.next
