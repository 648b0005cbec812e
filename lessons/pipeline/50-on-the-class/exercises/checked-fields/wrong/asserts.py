# refused by refuses: raise a ValueError
class NotNegative:
    def __set_name__(self, owner, name):
        self.name = name
        self.place = '_' + name

    def __get__(self, instance, owner=None):
        return getattr(instance, self.place)

    def __set__(self, instance, value):
        assert value >= 0, self.name
        setattr(instance, self.place, value)


class Item:
    __slots__ = ('_price', '_quantity')
    price = NotNegative()
    quantity = NotNegative()

    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
