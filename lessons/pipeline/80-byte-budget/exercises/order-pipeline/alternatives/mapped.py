# map and filter instead of generator functions, and a dictionary for shared texts
class Order:
    __slots__ = ['number', 'customer', 'total', 'status']

    def __init__(self, number, customer, total, status='new'):
        self.number, self.customer = number, customer
        self.total, self.status = total, status


def read(lines):
    texts = {}

    def parse(line):
        number, customer, total = line.split(';')
        return Order(int(number), texts.setdefault(customer, customer), float(total))

    return map(parse, filter(None, lines))


def discount(orders, share):
    def lower(order):
        order.total = round(order.total * (1 - share), 2)
        return order

    return map(lower, orders)


def ship(orders):
    def send(order):
        order.status = 'shipped'
        return order

    return (send(order) for order in orders)
