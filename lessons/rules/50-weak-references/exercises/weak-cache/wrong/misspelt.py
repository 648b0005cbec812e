# refused by weakrefable: slot like any other
import weakref


class Word:
    __slots__ = ('text', 'weakref')

    def __init__(self, text):
        self.text = text


words = weakref.WeakValueDictionary()


def word(text):
    found = words.get(text)
    if found is None:
        found = words[text] = Word(text)
    return found


def cached():
    return len(words)
