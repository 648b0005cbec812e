# Inputs for checks, what a check can name, and running one. Part of the namespace of harness.py.

# ---- inputs: small and telling ones first, then pseudo-random ones, the same each time ----

class Numbers:
    def __init__(self):
        self.seed = 20240229

    def below(self, bound):
        self.seed = (self.seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.seed >> 33) % bound


dice = Numbers()
Method = type(dice.below)
letters = 'abcdefghijklmnopqrstuvwxyz'


class Generator:
    def __init__(self, first, more):
        self.first = first
        self.more = more

    def value(self, index):
        return self.first[index] if index < len(self.first) else self.more()


def word():
    return ''.join(letters[dice.below(26)] for _ in range(1 + dice.below(9)))


numbers = Generator([0, 1, -1, 2.5, 10, -7.25, 1000000],
                    lambda: dice.below(2000) - 1000 if dice.below(2) else (dice.below(200000) - 100000) / 128)
integers = Generator([0, 1, -1, 2, 10, -7, 10 ** 12], lambda: dice.below(2000) - 1000)
naturals = Generator([0, 1, 2, 3, 10, 255, 10 ** 9], lambda: dice.below(1000))
texts = Generator(['', 'a', 'Ada', 'two words', 'naïve', '日本'], word)
names = Generator(['x', 'name', '_hidden', 'value2'], word)
booleans = Generator([False, True], lambda: dice.below(2) == 1)
anything = Generator([0, 'a', None, 1.5, True, (1, 2), [], {'a': 1}], lambda: dice.below(1000))


def choices(*values):
    return Generator(list(values), lambda: values[dice.below(len(values))])


def lists(generator):
    return Generator([[], [generator.value(0)], [generator.value(1), generator.value(0)]],
                     lambda: [generator.value(100) for _ in range(dice.below(8))])


def inputs(*generators, count=24):
    global seen_with
    for index in range(count):
        # Neighbouring places get different values, so that swapped arguments show at once.
        values = tuple(generator.value((index + place) if index < len(generator.first) - place else index + 100)
                       for place, generator in enumerate(generators))
        seen_with = short(values[0]) if len(values) == 1 else short(values)
        yield values
    seen_with = ''


def defined(name):
    return name in learner


helpers = dict(equal=equal, true=true, works=works, call=call, raises=raises, no_dict=no_dict, has_dict=has_dict,
               slots=slots, all_slots=all_slots, slotted=slotted, max_bytes=max_bytes, saves=saves,
               weakrefable=weakrefable, not_weakrefable=not_weakrefable, picklable=picklable,
               not_picklable=not_picklable, copyable=copyable, refuses=refuses, read_only=read_only,
               is_property=is_property, prints=prints, inputs=inputs, numbers=numbers, integers=integers,
               naturals=naturals, texts=texts, names=names, booleans=booleans, anything=anything, choices=choices,
               lists=lists, defined=defined, declared=declared)


# ---- running a check ----

def namespace():
    space = dict(learner)
    space.update(helpers)
    space.update(made=learner, source=source, printed=printed, version=version, __name__='__check__', __builtins__=dict(true_builtins))
    return space


def missing_name(problem):
    """The name a check asked for and the program does not have; empty when the error is another."""
    step = problem.__traceback__
    while step.tb_next is not None:
        step = step.tb_next
    if type(problem) is not NameError or step.tb_frame is not None:  # only frames of the program are shown
        return ''
    text = str(problem)
    start = text.find("'")
    return text[start + 1:text.find("'", start + 1)] if start >= 0 else ''


def run_check(check):
    """Runs one check; answers its result as fields of one text, the first 'passed' or the kind of failure."""
    global failure
    space = namespace()
    try:
        exec(compile(check, HERE, 'exec'), space)
    except Failed:
        pass
    except BaseException as problem:
        if failure is None:
            name = missing_name(problem)
            if name:
                failure = ('missing', name, name, '', ' '.join(sorted(learner)), '0', '')
            else:
                failure = ('raised', (seen_with + ' raises ' if seen_with else '') + describe(problem), '',
                           'no exception', describe(problem), str(line_in_program(problem)), seen_with)
    if failure is not None and not looked_at:
        for name, value in space.items():
            if name not in learner and is_made_by_program(value):
                look(value)
    fields = ['passed'] if failure is None else list(failure)
    return FIELD.join([field.replace(FIELD, ' ') for field in fields + proven])


def recognised(conditions):
    """The index of the first condition that is true; -1 when none is."""
    for index, condition in enumerate(conditions):
        try:
            if condition and eval(compile(condition, HERE, 'eval'), namespace()):
                return index
        except BaseException:
            pass
    return -1


def leave_alone(namespace):
    """Leaves in the program only the object its failed check looked at, to be drawn; answers whether there is one."""
    if not looked_at:
        return False
    o = looked_at[0]
    is_class = isinstance(o, type)
    name = class_name(o) if is_class else class_name(type(o)).lstrip('_').lower()
    for known, value in learner.items():
        if value is o:
            name = known
    namespace.clear()
    namespace[name] = o
    return True
