class NotNegative:
    def __set_name__(self, owner, name):
        self.name = name

    # __get__ and __set__ are missing


class Item:
    def __init__(self, price, quantity):
        self.price = price
        self.quantity = quantity
