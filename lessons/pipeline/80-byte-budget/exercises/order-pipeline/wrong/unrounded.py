# refused by steps: totals after discount
import sys


class Order:
    __slots__ = ('number', 'customer', 'total', 'status')

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
        order.total = order.total * (1 - share)
        yield order


def ship(orders):
    for order in orders:
        order.status = 'shipped'
        yield order
