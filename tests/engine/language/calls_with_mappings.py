"""Calls with * and ** of any object: keywords given twice, what is looked at first."""


class Pairs:
    def __init__(self, pairs):
        self.pairs = pairs

    def keys(self):
        return [key for key, _ in self.pairs]

    def __getitem__(self, key):
        return dict(self.pairs)[key]


def show(x=1, *args, **kwargs):
    print(x, args, kwargs)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: show(**Pairs([('x', 1), ('x', 2)])))
attempt(lambda: show(a=3, **Pairs([('a', 1)])))
attempt(lambda: show(**Pairs([('a', 1)]), **Pairs([('a', 1)])))
attempt(lambda: show(**Pairs([('a', 1)]), **Pairs([('b', 1)])))
attempt(lambda: dict(**Pairs([('a', 1), ('a', 2)])))
attempt(lambda: show(**Pairs([(1, 1)])))
attempt(lambda: show(*1, **2.0))
attempt(lambda: show(0, *1, **2.0))
attempt(lambda: show(*1, **{}))
attempt(lambda: show(*[2, 3], **{'a': 4}))
attempt(lambda: show(*(2, 3), a=4))
