# refused by keeps: RecursionError
class NotNegative:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f'{self.name} is negative: {value}')
        setattr(instance, self.name, value)


class Item:
    __slots__ = ('_price', '_quantity')
    price = NotNegative()
    quantity = NotNegative()

    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
