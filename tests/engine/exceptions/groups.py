# python: 3.11+
"""Exception groups: making, splitting, except*, notes and messages."""


def attempt(label, action):
    try:
        print(label, '->', action())
    except BaseException as error:
        print(label, '->', type(error).__name__, error)


g = ExceptionGroup('msg', [ValueError(1), TypeError('t'), ExceptionGroup('inner', [ValueError(2), KeyError('k')])])
print(g, repr(g), g.message, len(g.exceptions), g.args)
print(g.split(ValueError), g.subgroup(KeyError), g.subgroup(lambda e: isinstance(e, ValueError) and e.args == (2,)), g.subgroup(OSError), g.derive([ValueError(9)]), sep='\n')
for label, action in (('empty', lambda: ExceptionGroup('m', [])), ('not a sequence', lambda: ExceptionGroup('m', 3)), ('not exceptions', lambda: ExceptionGroup('m', [3])), ('message', lambda: ExceptionGroup(3, [ValueError()])), ('base in group', lambda: ExceptionGroup('m', [KeyboardInterrupt()])), ('base group', lambda: type(BaseExceptionGroup('m', [ValueError()])).__name__), ('base group base', lambda: type(BaseExceptionGroup('m', [SystemExit()])).__name__), ('arguments', lambda: ExceptionGroup('m')), ('split type', lambda: g.split(3)), ('exceptions readonly', lambda: setattr(g, 'exceptions', ()))):
    attempt(label, action)


def handle(error):
    try:
        raise error
    except* ValueError as group:
        print('ValueErrors', group.exceptions, type(group).__name__)
    except* (KeyError, TypeError) as group:
        print('others', group)
    else:
        print('else')
    finally:
        print('finally')


attempt('all handled', lambda: handle(g))
attempt('naked', lambda: handle(ValueError('naked')))
attempt('unhandled', lambda: handle(OSError('unhandled')))
attempt('partly', lambda: handle(ExceptionGroup('partly', [ValueError(1), OSError('o')])))


def raises_inside():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError:
        raise RuntimeError('new')


def reraises():
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError:
        raise


try:
    raises_inside()
except* RuntimeError as group:
    print(repr(group), repr(group.exceptions[0].__context__))
except* TypeError as group:
    print(repr(group))
attempt('reraised', reraises)


def catches_group():
    try:
        raise ValueError
    except* ExceptionGroup:
        pass


attempt('except* ExceptionGroup', catches_group)
e = ValueError('with notes')
e.add_note('first')
e.add_note('second')
print(e.__notes__)
attempt('note type', lambda: e.add_note(3))


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message, excs)


m = Mine('mine', [ValueError(1), KeyError(2)])
print(m.split(ValueError), type(m.subgroup(KeyError)).__name__, isinstance(m, Exception), ExceptionGroup.__mro__)
for source in ('try: pass\nexcept* ValueError: pass\nexcept KeyError: pass', 'try: pass\nexcept*: pass', 'for i in [1]:\n try: pass\n except* ValueError: break', 'def f():\n try: pass\n except* ValueError: return'):
    try:
        compile(source, 'f', 'exec')
    except SyntaxError as error:
        print(error.msg, error.lineno)
