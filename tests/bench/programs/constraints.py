"""A solver of one-way constraints (in the manner of DeltaBlue): small objects, lists, polymorphic calls."""


class Variable:
    def __init__(self, name, value):
        self.name = name
        self.value = value
        self.users = []
        self.source = None
        self.mark = 0


class Constraint:
    strength = 5

    def __init__(self, output, *inputs):
        self.output = output
        self.inputs = inputs
        for variable in inputs:
            variable.users.append(self)
        output.source = self

    def ready(self, mark):
        for variable in self.inputs:
            if variable.source is not None and variable.mark != mark:
                return False
        return True


class Equal(Constraint):
    strength = 4

    def execute(self):
        self.output.value = self.inputs[0].value


class Scale(Constraint):
    strength = 3

    def __init__(self, output, source, factor, offset):
        super().__init__(output, source, factor, offset)

    def execute(self):
        source, factor, offset = self.inputs
        self.output.value = (source.value * factor.value + offset.value) % 1_000_003


class Sum(Constraint):
    def execute(self):
        self.output.value = sum([variable.value for variable in self.inputs]) % 1_000_003


class Planner:
    def __init__(self):
        self.mark = 0

    def plan(self, start):
        self.mark += 1
        mark = self.mark
        start.mark = mark
        todo = list(start.users)
        plan = []
        while todo:
            constraint = todo.pop()
            if constraint.output.mark == mark:
                continue
            if constraint.strength > 2 and constraint.ready(mark):
                constraint.output.mark = mark
                plan.append(constraint)
                todo.extend(constraint.output.users)
        return plan

    def change(self, variable, value, plan):
        variable.value = value
        for constraint in plan:
            constraint.execute()


def chain(length):
    first = previous = Variable('v0', 1)
    for index in range(1, length):
        variable = Variable(f'v{index}', 0)
        Equal(variable, previous)
        previous = variable
    return first, previous


def projection(length):
    factor, offset = Variable('factor', 10), Variable('offset', 1000)
    first = previous = Variable('p0', 2)
    for index in range(1, length):
        variable = Variable(f'p{index}', 0)
        if index % 3:
            Scale(variable, previous, factor, offset)
        else:
            Sum(variable, previous, factor, offset)
        previous = variable
    return first, previous


def main(rounds):
    planner = Planner()
    answers = []
    for make in (chain, projection):
        first, last = make(500)
        for turn in range(rounds):
            plan = planner.plan(first)
            for value in range(4):
                planner.change(first, turn + value, plan)
        answers.append(last.value)
    return answers


print(main(300))
