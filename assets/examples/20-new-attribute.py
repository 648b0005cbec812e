# An attribute nobody declared
class Account:
    __slots__ = ('owner', 'balance')

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance


a = Account('Ada', 100)
a.balance = 90
a.balanse = 80
