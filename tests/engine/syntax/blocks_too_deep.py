# How many blocks may be nested: loops, with, try, clauses of try.
def nest(count, first, last=''):
    lines = [' ' * i + first for i in range(count)] + [' ' * count + 'pass']
    for i in reversed(range(count)):
        if last:
            lines += [' ' * i + last, ' ' * (i + 1) + 'pass']
    return '\n'.join(lines) + '\n'


def nest_clauses(count, clause):
    lines = []
    for i in range(count):
        lines += [' ' * i + 'try:', ' ' * i + ' pass', ' ' * i + clause]
    return '\n'.join(lines + [' ' * count + 'pass']) + '\n'


kinds = {'for': lambda n: nest(n, 'for i in x:'), 'while': lambda n: nest(n, 'while x:'),
         'with': lambda n: nest(n, 'with x:'), 'try': lambda n: nest(n, 'try:', 'except E:'),
         'named': lambda n: nest(n, 'try:', 'except E as e:'),
         'clause': lambda n: nest_clauses(n, 'except A:'), 'named clause': lambda n: nest_clauses(n, 'except A as e:')}
for name, source in kinds.items():
    for count in range(5, 25):
        try:
            compile(source(count), 's', 'exec')
        except SyntaxError as e:
            print(name, count, e.msg, e.lineno, e.offset)
            break
