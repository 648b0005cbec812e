# refused by forgets: ordinary dictionary
class Word:
    __slots__ = ('text', '__weakref__')

    def __init__(self, text):
        self.text = text


words = {}


def word(text):
    if text not in words:
        words[text] = Word(text)
    return words[text]


def cached():
    return len(words)
