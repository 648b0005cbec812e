"""Exceptions raised and caught in a loop, from functions and from built-ins."""


class Refused(Exception):
    def __init__(self, number):
        super().__init__(number)
        self.number = number


def check(number):
    if number % 3 == 0:
        raise Refused(number)
    return number


def main(count):
    refused = missing = kept = 0
    table = {i: i for i in range(0, 100, 2)}
    for i in range(count):
        try:
            kept += check(i)
        except Refused as error:
            refused += error.number
        try:
            table[i % 100]
        except KeyError:
            missing += 1
        finally:
            kept += 1
    return kept, refused, missing


print(main(400_000))
