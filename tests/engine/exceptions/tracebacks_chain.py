"""An uncaught exception with a cause, a context and calls in between."""


def parse(text):
    return int(text)


def load(values):
    try:
        return [parse(value) for value in values]
    except ValueError as error:
        raise RuntimeError('cannot load') from error


def main():
    try:
        load(['1', 'x'])
    except RuntimeError:
        {}['missing']


main()
