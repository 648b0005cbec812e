# the places are in a base class, the checks in the subclass
class NotNegative:
    __slots__ = ('name',)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, '_' + self.name)

    def __set__(self, instance, value):
        if not value >= 0:
            raise ValueError('%s must not be negative' % self.name)
        setattr(instance, '_' + self.name, value)


class Places:
    __slots__ = ('_price', '_quantity')


class Item(Places):
    __slots__ = ()
    price = NotNegative()
    quantity = NotNegative()

    def __init__(self, price, quantity):
        self.price, self.quantity = price, quantity
