# refused by same: twice should be the same object
import weakref


class Word:
    __slots__ = ('text', '__weakref__')

    def __init__(self, text):
        self.text = text


words = weakref.WeakValueDictionary()


def word(text):
    words[text] = made = Word(text)
    return made


def cached():
    return len(words)
