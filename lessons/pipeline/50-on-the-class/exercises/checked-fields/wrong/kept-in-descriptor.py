# refused by own-values: kept in the descriptor
class NotNegative:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self.value

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f'{self.name} is negative')
        self.value = value


class Item:
    __slots__ = ('_price', '_quantity')
    price = NotNegative()
    quantity = NotNegative()

    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
