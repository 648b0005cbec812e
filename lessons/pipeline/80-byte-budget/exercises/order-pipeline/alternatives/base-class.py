# a slotted base class, and methods on the order that the steps call
import sys


class Record:
    __slots__ = ('number', 'status')

    def __init__(self, number):
        self.number = number
        self.status = 'new'


class Order(Record):
    __slots__ = ('customer', 'total')

    def __init__(self, number, customer, total):
        super().__init__(int(number))
        self.customer = sys.intern(customer)
        self.total = float(total)

    def lower(self, share):
        self.total = round(self.total - self.total * share, 2)


def read(lines):
    for line in lines:
        if not line.strip():
            continue
        yield Order(*line.split(';'))


def discount(orders, share):
    for order in orders:
        order.lower(share)
        yield order


def ship(orders):
    for order in orders:
        order.status = 'shipped'
        yield order
