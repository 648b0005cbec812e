class Order:
    def __init__(self, number, customer, total):
        self.number = number
        self.customer = customer
        self.total = total
        self.status = 'new'


def read(lines):
    orders = []
    for line in lines:
        number, customer, total = line.split(';')
        orders.append(Order(int(number), customer, float(total)))
    return orders


def discount(orders, share):
    return orders


def ship(orders):
    return orders
