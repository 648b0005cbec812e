"""The reserved words of the chosen version."""
from _slotscope import version as _version

__all__ = ['iskeyword', 'issoftkeyword', 'kwlist', 'softkwlist']

kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del',
          'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda',
          'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
if _version == 9:
    kwlist.insert(3, '__peg_parser__')
softkwlist = []
if _version >= 10:
    softkwlist += ['_', 'case', 'match']
if _version >= 12:
    softkwlist.append('type')

iskeyword = frozenset(kwlist).__contains__
issoftkeyword = frozenset(softkwlist).__contains__
if _version == 8:
    __all__ = ['iskeyword', 'kwlist']
    del softkwlist, issoftkeyword
