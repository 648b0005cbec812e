# refused by same: .text
import weakref


class Word:
    __slots__ = ('text', '__weakref__')

    def __init__(self, text):
        self.text = text


words = weakref.WeakValueDictionary()


def word(text):
    found = words.get(len(text))
    if found is None:
        found = words[len(text)] = Word(text)
    return found


def cached():
    return len(words)
