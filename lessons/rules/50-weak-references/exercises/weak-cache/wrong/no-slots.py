# refused by slotted: declares no slots
import weakref


class Word:
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
