"""The engine's own instructions, readably. They are not CPython's bytecode: what they do is the same, how is not."""
import sys as _sys
import types as _types
from _slotscope import disassemble as _disassemble

__all__ = ['Positions', 'code_info', 'dis', 'disassemble', 'disco', 'distb', 'show_code']


def __getattr__(name):
    if name != 'Positions':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from collections import namedtuple
    fields = ('lineno', 'end_lineno', 'col_offset', 'end_col_offset')
    found = globals()[name] = namedtuple(name, fields, defaults=(None,) * 4, module='dis')
    return found


def _code_of(x):
    """The code object of a function, method, generator or frame, or what x is itself."""
    for name in ('__func__', '__wrapped__' if isinstance(x, (classmethod, staticmethod)) else '__func__', '__code__', 'gi_code',
                 'cr_code', 'ag_code', 'f_code'):
        if not isinstance(x, type) and hasattr(x, name):
            x = getattr(x, name)
    if isinstance(x, str):
        try:
            return compile(x, '<dis>', 'eval')
        except SyntaxError:
            return compile(x, '<dis>', 'exec')
    return x


def dis(x=None, *, file=None, depth=None, **options):
    """Print the instructions of a function, method, class, module, source text or code object.

    Without an argument: those of the last traceback."""
    if x is None:
        return distb(file=file)
    code = _code_of(x)
    if isinstance(code, _types.CodeType):
        return disassemble(code, file=file, depth=depth)
    if isinstance(x, (type, _types.ModuleType)):
        for name, value in sorted(vars(x).items()):
            inner = _code_of(value)
            if isinstance(inner, _types.CodeType) or isinstance(value, type):
                print(f'Disassembly of {name}:', file=file)
                dis(value, file=file, depth=depth)
                print(file=file)
        return None
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def disassemble(co, lasti=-1, *, file=None, depth=None, **options):
    """Print the instructions of a code object, and of the functions defined in it down to a depth."""
    print(_disassemble(co), file=file, end='')
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for inner in co.co_consts:
        if isinstance(inner, _types.CodeType):
            print(file=file)
            disassemble(inner, file=file, depth=depth)


disco = disassemble


def distb(tb=None, *, file=None, **options):
    """Print the instructions of the function where the last exception was raised."""
    if tb is None:
        tb = getattr(_sys, 'last_traceback', None)
        if tb is None:
            raise RuntimeError('no last traceback to disassemble')
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def code_info(x):
    """What a code object says of itself, as a text."""
    co = _code_of(x)
    if not isinstance(co, _types.CodeType):
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")
    lines = [f'Name:              {co.co_name}', f'Filename:          {co.co_filename}', f'Argument count:    {co.co_argcount}',
             f'Positional-only arguments: {co.co_posonlyargcount}', f'Kw-only arguments: {co.co_kwonlyargcount}',
             f'Number of locals:  {co.co_nlocals}', f'Stack size:        {co.co_stacksize}', f'Flags:             {hex(co.co_flags)}']
    for title, names in (('Constants', [repr(each) for each in co.co_consts]), ('Names', co.co_names),
                         ('Variable names', co.co_varnames), ('Free variables', co.co_freevars), ('Cell variables', co.co_cellvars)):
        if names:
            lines.append(f'{title}:')
            lines += [f'   {i}: {name}' for i, name in enumerate(names)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print what code_info() tells."""
    print(code_info(co), file=file)
