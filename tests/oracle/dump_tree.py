"""Writes Python's own syntax tree of a program in the text form of tests/engine/source/tree_dump.cpp, to compare the two.

Usage: python3.X dump_tree.py FILE
"""
import ast
import sys


def quoted(data):
    return '"' + ''.join(chr(b) if 32 <= b < 127 and b not in (34, 92) else '\\x%02x' % b for b in data) + '"'


def constant(node):
    v = node.value
    if v is None or v is True or v is False:
        return repr(v)
    if v is Ellipsis:
        return '...'
    if isinstance(v, int):
        return str(v) if v < 2 ** 64 else 'big'
    if isinstance(v, float):
        return ('%.17e' % v).replace('e+', 'e+').replace('inf', 'inf')
    if isinstance(v, complex):
        return '%.17ej' % v.imag
    if isinstance(v, bytes):
        return 'b' + quoted(v)
    return ('u' if getattr(node, 'kind', None) == 'u' else 's') + quoted(v.encode('utf-8', 'surrogatepass'))


def items(values, one):
    return '[' + ''.join(one(v) + ' ' for v in values) + ']'


def place(n):
    return '@%d:%d-%d:%d' % (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)


def many(values):
    return items(values, dump)


def name(text):
    return (text or '') + ' '


def ctx(n):
    return type(n.ctx).__name__


def dump_arguments(a):
    return ('arguments(' + many(getattr(a, 'posonlyargs', [])) + many(a.args) + dump(a.vararg) + many(a.kwonlyargs)
            + many(a.kw_defaults) + dump(a.kwarg) + many(a.defaults) + ')')


def generator(g):
    return 'for(' + dump(g.target) + dump(g.iter) + many(g.ifs) + str(g.is_async) + ')'


def conversion(n):
    return '-' if n.conversion == -1 else chr(n.conversion)


FIELDS = {
    'BoolOp': lambda n: type(n.op).__name__ + many(n.values),
    'NamedExpr': lambda n: dump(n.target) + dump(n.value),
    'BinOp': lambda n: dump(n.left) + name(type(n.op).__name__) + dump(n.right),
    'UnaryOp': lambda n: type(n.op).__name__ + dump(n.operand),
    'Lambda': lambda n: dump_arguments(n.args) + dump(n.body),
    'IfExp': lambda n: dump(n.test) + dump(n.body) + dump(n.orelse),
    'Dict': lambda n: many(n.keys) + many(n.values),
    'Set': lambda n: many(n.elts),
    'ListComp': lambda n: dump(n.elt) + items(n.generators, generator),
    'SetComp': lambda n: dump(n.elt) + items(n.generators, generator),
    'GeneratorExp': lambda n: dump(n.elt) + items(n.generators, generator),
    'DictComp': lambda n: dump(n.key) + dump(n.value) + items(n.generators, generator),
    'Await': lambda n: dump(n.value),
    'Yield': lambda n: dump(n.value),
    'YieldFrom': lambda n: dump(n.value),
    'Compare': lambda n: dump(n.left) + ''.join(name(type(o).__name__) for o in n.ops) + many(n.comparators),
    'Call': lambda n: dump(n.func) + many(n.args) + many(n.keywords),
    'FormattedValue': lambda n: dump(n.value) + conversion(n) + dump(n.format_spec),
    'Interpolation': lambda n: dump(n.value) + quoted(n.str.encode()) + conversion(n) + dump(n.format_spec),
    'JoinedStr': lambda n: many(n.values),
    'TemplateStr': lambda n: many(n.values),
    'Constant': constant,
    'Attribute': lambda n: dump(n.value) + name(n.attr) + ctx(n),
    'Subscript': lambda n: dump(n.value) + dump(n.slice) + ctx(n),
    'Starred': lambda n: dump(n.value) + ctx(n),
    'Name': lambda n: name(n.id) + ctx(n),
    'List': lambda n: many(n.elts) + ctx(n),
    'Tuple': lambda n: many(n.elts) + ctx(n),
    'Slice': lambda n: dump(n.lower) + dump(n.upper) + dump(n.step),
    'FunctionDef': lambda n: (name(n.name) + dump_arguments(n.args) + many(n.body) + many(n.decorator_list) + dump(n.returns)
                              + many(getattr(n, 'type_params', []))),
    'ClassDef': lambda n: (name(n.name) + many(n.bases) + many(n.keywords) + many(n.body) + many(n.decorator_list)
                           + many(getattr(n, 'type_params', []))),
    'Return': lambda n: dump(n.value),
    'Delete': lambda n: many(n.targets),
    'Assign': lambda n: many(n.targets) + dump(n.value),
    'TypeAlias': lambda n: dump(n.name) + many(n.type_params) + dump(n.value),
    'AugAssign': lambda n: dump(n.target) + name(type(n.op).__name__) + dump(n.value),
    'AnnAssign': lambda n: dump(n.target) + dump(n.annotation) + dump(n.value) + str(n.simple),
    'For': lambda n: dump(n.target) + dump(n.iter) + many(n.body) + many(n.orelse),
    'While': lambda n: dump(n.test) + many(n.body) + many(n.orelse),
    'If': lambda n: dump(n.test) + many(n.body) + many(n.orelse),
    'With': lambda n: items(n.items, lambda i: dump(i.context_expr) + dump(i.optional_vars)) + many(n.body),
    'Match': lambda n: dump(n.subject) + items(n.cases, lambda c: dump(c.pattern) + dump(c.guard) + many(c.body)),
    'Raise': lambda n: dump(n.exc) + dump(n.cause),
    'Try': lambda n: many(n.body) + many(n.handlers) + many(n.orelse) + many(n.finalbody),
    'ExceptHandler': lambda n: dump(n.type) + name(n.name) + many(n.body),
    'Assert': lambda n: dump(n.test) + dump(n.msg),
    'Import': lambda n: many(n.names),
    'ImportFrom': lambda n: name(n.module) + many(n.names) + str(n.level),
    'alias': lambda n: name(n.name) + name(n.asname),
    'Global': lambda n: ''.join(map(name, n.names)),
    'Nonlocal': lambda n: ''.join(map(name, n.names)),
    'Expr': lambda n: dump(n.value),
    'Pass': lambda n: '', 'Break': lambda n: '', 'Continue': lambda n: '',
    'keyword': lambda n: name(n.arg) + dump(n.value),
    'arg': lambda n: name(n.arg) + dump(n.annotation),
    'TypeVar': lambda n: name(n.name) + dump(n.bound) + dump(getattr(n, 'default_value', None)),
    'ParamSpec': lambda n: name(n.name) + dump(getattr(n, 'default_value', None)),
    'TypeVarTuple': lambda n: name(n.name) + dump(getattr(n, 'default_value', None)),
    'MatchValue': lambda n: dump(n.value),
    'MatchSingleton': lambda n: repr(n.value),
    'MatchSequence': lambda n: many(n.patterns),
    'MatchMapping': lambda n: many(n.keys) + many(n.patterns) + name(n.rest),
    'MatchClass': lambda n: dump(n.cls) + many(n.patterns) + ''.join(map(name, n.kwd_attrs)) + many(n.kwd_patterns),
    'MatchStar': lambda n: name(n.name),
    'MatchAs': lambda n: dump(n.pattern) + name(n.name),
    'MatchOr': lambda n: many(n.patterns),
}
for plain in ('FunctionDef', 'For', 'With'):
    FIELDS['Async' + plain] = FIELDS[plain]
FIELDS['TryStar'] = FIELDS['Try']


def dump(node):
    if node is None:
        return '-'
    kind = type(node).__name__
    if kind == 'Index':  # 3.8 wraps what stands between brackets
        return dump(node.value)
    if kind == 'ExtSlice' or not hasattr(node, 'lineno'):
        return kind + '@?(' + (many(node.dims) if kind == 'ExtSlice' else FIELDS[kind](node)) + ')'
    return kind + place(node) + '(' + FIELDS[kind](node) + ')'


def main():
    sys.setrecursionlimit(20000)
    data = open(sys.argv[1], 'rb').read()
    tree = ast.parse(data)
    sys.stdout.write(''.join(dump(s) + '\n' for s in tree.body))


if __name__ == '__main__':
    main()
