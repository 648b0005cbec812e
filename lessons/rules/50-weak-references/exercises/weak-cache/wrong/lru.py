# refused by forgets: lru_cache keeps
from functools import lru_cache


class Word:
    __slots__ = ('text', '__weakref__')

    def __init__(self, text):
        self.text = text


@lru_cache(maxsize=None)
def word(text):
    return Word(text)


def cached():
    return word.cache_info().currsize
