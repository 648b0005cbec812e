"""OSError: where its arguments are read when a class overrides __new__ or __init__; characters_written."""


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


class ByInit(OSError):
    def __init__(self, code, extra=None):
        self.extra = extra


class ByInitPassingOn(OSError):
    def __init__(self, message, extra=None):
        self.extra = extra
        super().__init__(message)


class ByNew(OSError):
    def __new__(cls, name):
        return OSError.__new__(cls, 'x', name)


class ByNewNamed(OSError):
    def __new__(cls, name):
        return super().__new__(cls, 'bar')


class ByBoth(OSError):
    def __new__(cls, message, extra=None):
        made = super().__new__(cls, message)
        made.extra = extra
        return made

    def __init__(self, *args, **kwargs):
        super().__init__(*args)


attempt(lambda: (ByInit(1).args, ByInit(1).errno, ByInit(1, 2).args))
attempt(lambda: (ByNew('q').args, ByNew('q').strerror))
attempt(lambda: ByNewNamed(name='a').args)
attempt(lambda: ByInitPassingOn('message', extra=1).args)
attempt(lambda: ByInitPassingOn('message', 1).args)
attempt(lambda: ByBoth('m', extra=1).args)
attempt(lambda: ByBoth('m', 2).args)
attempt(lambda: OSError(1, 'a', 'b', 2, 'c').args)
attempt(lambda: OSError(foo=1))
attempt(lambda: str(OSError(2, 'x', 'f', None, 'g')))
attempt(lambda: BlockingIOError(1, 2, 3).characters_written)
attempt(lambda: BlockingIOError(1, 2, 3).args)
attempt(lambda: BlockingIOError(1, 2, 'a').filename)
attempt(lambda: BlockingIOError().characters_written)
blocked = BlockingIOError()
blocked.characters_written = 5
attempt(lambda: blocked.characters_written)
del blocked.characters_written
attempt(lambda: blocked.characters_written)
