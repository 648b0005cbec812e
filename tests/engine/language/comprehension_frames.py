# Where a comprehension runs: the names it sees, locals() and eval() in it, and what a traceback shows of it.
import traceback


def visible(names):
    return sorted(name for name in names if not name.startswith('__'))


print([eval('x') for x in range(3)])
print([x for x in range(2) if 'x' in locals()] == [0, 1])


def function():
    outer = 10
    inside = [[name for name in locals() if name[0] != '.'] for x in [1]]
    print(sorted(inside[0] + ['-']), visible(locals()))
    print([eval('x * 2') for x in range(3)])
    makers = [lambda: i for i in range(3)]
    print([make() for make in makers])
    pairs = [(lambda: (i, j, outer)) for i in range(2) for j in range(2) if (lambda: i)() == i]
    print([make() for make in pairs])
    print({k: make() for k, make in {k: (lambda: k) for k in 'ab'}.items()})
    print([[(lambda: (i, j))() for j in range(i)] for i in range(3)])
    print([list(i + j for j in range(2)) for i in range(2)])
    i = 5
    print([lambda: i for i in range(2)][0](), i)
    print([(lambda: [j for j in range(i)])() for i in range(3)])


function()
makers = [lambda: q for q in range(3)]
print([make() for make in makers])
try:
    print(q)
except NameError as error:
    print(error)


class Body:
    size = 3
    try:
        print([size for _ in [1]])
    except NameError as error:
        print(error)
    print([n for n in range(size)])
    print([(lambda: n)() for n in range(3)])
    print({k: [j * k for j in range(2)] for k in range(2)})

    def method(self):
        return [self.size for _ in range(2)], [__class__.__name__ for _ in range(1)]


print(Body().method())
print(visible(vars(Body)))


def frames(source):
    try:
        exec(source, {})
    except ZeroDivisionError as error:
        return [entry.name for entry in traceback.extract_tb(error.__traceback__)][1:]


print(frames('[1 / i for i in [0]]'))
print(frames('{1 / i for i in [0]}'))
print(frames('list(1 / i for i in [0])'))
print(frames('[(lambda: 1 / i)() for i in [0]]'))
print(frames('class Q:\n    x = [1 / i for i in [0]]'))
print(frames('def f():\n    return {i: 1 / i for i in [0]}\nf()'))
