# the cache is a class variable, and a base class brings the place for weak references
from weakref import WeakValueDictionary


class Referable:
    __slots__ = ('__weakref__',)


class Word(Referable):
    __slots__ = ('text',)
    alive = WeakValueDictionary()

    def __init__(self, text):
        self.text = text


def word(text):
    try:
        return Word.alive[text]
    except KeyError:
        made = Word(text)
        Word.alive[text] = made
        return made


def cached():
    return len(Word.alive)
