"""A hundred thousand orders: texts made with f-strings, sums by customer."""


class Order:
    def __init__(self, number, customer, total, status):
        self.number = number
        self.customer = customer
        self.total = total
        self.status = status

    def label(self):
        return f'order {self.number:06d} of {self.customer}: {self.total:.2f} ({self.status})'


def main(count):
    orders = [Order(i, f'customer{i % 1000}', i * 1.25, 'open' if i % 3 else 'paid') for i in range(count)]
    totals = {}
    characters = 0
    for order in orders:
        totals[order.customer] = totals.get(order.customer, 0) + order.total
        characters += len(order.label())
    paid = sum(order.total for order in orders if order.status == 'paid')
    return len(totals), characters, paid


print(main(100_000))
