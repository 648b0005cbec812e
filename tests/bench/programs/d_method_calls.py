"""Two million method calls."""


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount


def fill(account, turns):
    for i in range(turns):
        account.deposit(i)


account = Account()
fill(account, 2_000_000)
print(account.balance)
