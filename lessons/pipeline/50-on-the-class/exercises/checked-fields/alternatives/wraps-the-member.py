# the descriptor hands on to the member descriptor of a private slot
class NotNegative:
    def __set_name__(self, owner, name):
        self.name = name
        self.member = vars(owner)['_' + name]

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return self.member.__get__(instance, owner)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(self.name + ' is negative')
        self.member.__set__(instance, value)


class Item:
    __slots__ = ('_price', '_quantity')
    price = NotNegative()
    quantity = NotNegative()

    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
