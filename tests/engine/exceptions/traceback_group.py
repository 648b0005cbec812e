# python: 3.11+
"""An uncaught exception group with notes and causes."""


def fail(n):
    raise ValueError(f'number {n}')


errors = []
for n in range(2):
    try:
        fail(n)
    except ValueError as error:
        error.add_note(f'note for {n}')
        error.add_note('second\nnote')
        errors.append(error)
try:
    1 / 0
except ZeroDivisionError as error:
    errors.append(ExceptionGroup('inner', [error, KeyError('k')]))
raise ExceptionGroup('outer', errors)
