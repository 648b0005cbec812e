# plain weak references in an ordinary dictionary, removed by a callback
import weakref


class Word:
    __slots__ = ('text', '__weakref__')

    def __init__(self, text):
        self.text = text


references = {}


def word(text):
    reference = references.get(text)
    found = reference() if reference is not None else None
    if found is None:
        found = Word(text)
        references[text] = weakref.ref(found, lambda dead: references.pop(text, None))
    return found


def cached():
    return len(references)
