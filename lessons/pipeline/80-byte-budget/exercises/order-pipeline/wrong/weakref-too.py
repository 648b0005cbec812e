# refused by budget: weak references does not fit
import sys


class Order:
    __slots__ = ('number', 'customer', 'total', 'status', '__weakref__')

    def __init__(self, number, customer, total):
        self.number = number
        self.customer = sys.intern(customer)
        self.total = total
        self.status = 'new'


def read(lines):
    for line in lines:
        if line:
            number, customer, total = line.split(';')
            yield Order(int(number), customer, float(total))


def discount(orders, share):
    for order in orders:
        order.total = round(order.total * (1 - share), 2)
        yield order


def ship(orders):
    for order in orders:
        order.status = 'shipped'
        yield order
