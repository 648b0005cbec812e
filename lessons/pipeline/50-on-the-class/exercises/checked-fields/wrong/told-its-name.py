# refused by one-check: learns the name by itself
class NotNegative:
    def __init__(self, name):
        self.name = name

    def __get__(self, o, t=None):
        return self if o is None else getattr(o, self.name)

    def __set__(self, o, v):
        if v < 0:
            raise ValueError(self.name)
        setattr(o, self.name, v)


class Item:
    __slots__ = ('_price', '_quantity')
    price = NotNegative('_price')
    quantity = NotNegative('_quantity')

    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
