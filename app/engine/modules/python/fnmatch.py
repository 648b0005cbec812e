"""Names against shell patterns: * ? [abc] [!abc]."""
import re as _re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def translate(pat):
    """The regular expression that matches the same names."""
    out, at = [], 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == '*':
            out.append('.*')
        elif c == '?':
            out.append('.')
        elif c == '[':
            end = pat.find(']', at + (pat[at:at + 1] in ('!', ']')) + (pat[at:at + 2] == '!]'))
            if end < 0:
                out.append('\\[')
                continue
            inside, at = pat[at:end].replace('\\', r'\\'), end + 1
            if inside[0] == '!':
                inside = '^' + inside[1:]
            elif inside[0] in '^[':
                inside = '\\' + inside
            out.append('[' + inside + ']')
        else:
            out.append(_re.escape(c))
    return r'(?s:%s)\Z' % ''.join(out)


def fnmatchcase(name, pat):
    return _re.compile(translate(pat)).match(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
