# refused by runs: conflicts with class variable
class NotNegative:
    def __set_name__(self, owner, name):
        self.name = name
        self.place = '_' + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.place)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f'{self.name} is negative: {value}')
        setattr(instance, self.place, value)


class Item:
    __slots__ = ('price', 'quantity')
    price = NotNegative()
    quantity = NotNegative()

    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
