# refused by lazy: read returns a list
import sys


class Order:
    __slots__ = ('number', 'customer', 'total', 'status')

    def __init__(self, number, customer, total):
        self.number = number
        self.customer = sys.intern(customer)
        self.total = total
        self.status = 'new'


def read(lines):
    orders = []
    for line in lines:
        if line:
            number, customer, total = line.split(';')
            orders.append(Order(int(number), customer, float(total)))
    return orders


def discount(orders, share):
    for order in orders:
        order.total = round(order.total * (1 - share), 2)
    return orders


def ship(orders):
    for order in orders:
        order.status = 'shipped'
    return orders
