class Word:
    __slots__ = ('text',)

    def __init__(self, text):
        self.text = text


words = {}


def word(text):
    if text not in words:
        words[text] = Word(text)
    return words[text]


def cached():
    return len(words)
