# A StopIteration raised by what an iterator asks goes through with its value.
def stops(x):
    raise StopIteration(5)


class Ended:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration('value')


for made in (map(stops, [1]), filter(stops, [1]), zip(map(stops, [1])), enumerate(map(stops, [1])), map(int, Ended()),
             map(max, [1], Ended()), zip(Ended()), zip([1], Ended()), enumerate(Ended()), filter(None, Ended())):
    try:
        next(made)
    except StopIteration as stop:
        print(type(made).__name__, stop.args)
print(list(map(int, Ended())), list(zip([1], Ended())), list(enumerate(Ended())))
