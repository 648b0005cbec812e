# How often the truth of an operand is asked in nested `and` and `or`: once, but in 3.12 and 3.13 again by each operator.
class Counted:
    def __init__(self, value):
        self.value = value
        self.asked = 0

    def __bool__(self):
        self.asked += 1
        return self.value


def count(function):
    false, true = Counted(False), Counted(True)
    function(false, true)
    print(false.asked, true.asked)


count(lambda a, b: a and 1 or 2)
count(lambda a, b: (a and 1) and 2)
count(lambda a, b: (a or b) and 2)
count(lambda a, b: (b or a) or 2)
count(lambda a, b: (b or a) and 2)
count(lambda a, b: not (a and b))
count(lambda a, b: (a and b or b) and 3)
count(lambda a, b: 1 if (a and b) else 2)
count(lambda a, b: 1 if not (b and a) else 2)
count(lambda a, b: ((a or b) and a) or b)


def statements(a, b):
    x = a and b or 3
    if a and b or b:
        pass
    while (a or a) and b:
        pass
    assert (b and b) or a
    return (b and a) or b


count(statements)
print([(a and b or c, a or b and c, (a or b) and c, (a and b) or (c and a))
       for a in (0, 1) for b in ('', 'b') for c in ([], [1])])
print(0 and 1 or 0 and 2 or 3, (1 and 0) or (2 and '') or None, (0 or 1) and (2 or 0) and 'x')
