"""Regular expressions: the functions around the compiled patterns of _sre."""

import enum
import _sre
from _slotscope import version as _version
from _sre import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split",
    "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
]
if _version < 13:
    __all__.append("template")
else:
    __all__.append("PatternError")
if _version >= 11:
    __all__ += ["NOFLAG", "RegexFlag"]

__version__ = "2.2.1"


# ---- flags ----

if _version >= 11:

    @enum.global_enum
    class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        if _version < 13:
            TEMPLATE = T = 1
        DEBUG = 128
        __str__ = object.__str__
        _numeric_repr_ = hex

else:

    class RegexFlag(enum.IntFlag):
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        TEMPLATE = T = 1
        DEBUG = 128

        def __repr__(self):
            if self._name_ is not None:
                return f"re.{self._name_}"
            negative = self._value_ < 0
            rest = ~self._value_ if negative else self._value_
            names = []
            for member in type(self):
                if rest & member._value_:
                    rest &= ~member._value_
                    names.append(f"re.{member._name_}")
            if rest:
                names.append(hex(rest))
            text = "|".join(names)
            if not negative:
                return text
            return f"~({text})" if len(names) > 1 else f"~{text}"

        __str__ = object.__str__

    globals().update(RegexFlag.__members__)


# ---- the error ----

def _error_init(self, msg, pattern=None, pos=None):
    self.msg = msg
    self.pattern = pattern
    self.pos = pos
    if pattern is None or pos is None:
        self.lineno = self.colno = None
    else:
        line_end = b"\n" if isinstance(pattern, bytes) else "\n"
        self.lineno = pattern.count(line_end, 0, pos) + 1
        self.colno = pos - pattern.rfind(line_end, 0, pos)
        msg = f"{msg} at position {pos}"
        if line_end in pattern:
            msg += f" (line {self.lineno}, column {self.colno})"
    Exception.__init__(self, msg)


error = type(
    "PatternError" if _version >= 13 else "error",
    (Exception,),
    {
        "__module__": "re",
        "__doc__": "What is wrong with a regular expression, and where: msg, pattern, pos, lineno, colno.",
        "__init__": _error_init,
    },
)
if _version >= 13:
    PatternError = error
_sre.use_error(error)


# ---- compiled patterns and the functions that use them ----

_cache = {}
_most_cached = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache[type(pattern), pattern, flags]
    except (KeyError, TypeError):
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    flags & (T if _version in (11, 12) else 1)
    compiled = _sre.compile(pattern, flags)
    if not flags & 128:
        if len(_cache) >= _most_cached:
            del _cache[next(iter(_cache))]
        _cache[type(pattern), pattern, flags] = compiled
    return compiled


def match(pattern, string, flags=0):
    """A Match if the pattern matches at the start of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A Match if the pattern matches all of the string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The Match of the first place where the pattern matches, or None."""
    return _compile(pattern, flags).search(string)


if _version < 13:
    def sub(pattern, repl, string, count=0, flags=0):
        """The string with every match (or the first count) replaced by a template or by what a function answers."""
        return _compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, count=0, flags=0):
        """What sub() answers, and how many replacements were made."""
        return _compile(pattern, flags).subn(repl, string, count)

    def split(pattern, string, maxsplit=0, flags=0):
        """The pieces of the string between matches, with what the pattern's groups matched."""
        return _compile(pattern, flags).split(string, maxsplit)
else:
    class _Unset(int):
        pass

    _unset = _Unset()

    def _optional(function, required, args, names, values):
        """What was meant by arguments that should be given by keyword."""
        values = dict(zip(names, values))
        for name, value in zip(names, args):
            if values[name] is not _unset:
                raise TypeError(f"{function}() got multiple values for argument {name!r}")
            values[name] = value
        if len(args) > 2:
            raise TypeError(f"{function}() takes from {required} to {required + 2} positional arguments "
                            f"but {required + len(args)} were given")
        if args:
            import warnings
            warnings.warn(f"{names[0]!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
        return values[names[0]], values["flags"]

    def sub(pattern, repl, string, *args, count=_unset, flags=_unset):
        """The string with every match (or the first count) replaced by a template or by what a function answers."""
        if args:
            count, flags = _optional("sub", 3, args, ("count", "flags"), (count, flags))
        return _compile(pattern, flags).sub(repl, string, count)

    def subn(pattern, repl, string, *args, count=_unset, flags=_unset):
        """What sub() answers, and how many replacements were made."""
        if args:
            count, flags = _optional("subn", 3, args, ("count", "flags"), (count, flags))
        return _compile(pattern, flags).subn(repl, string, count)

    def split(pattern, string, *args, maxsplit=_unset, flags=_unset):
        """The pieces of the string between matches, with what the pattern's groups matched."""
        if args:
            maxsplit, flags = _optional("split", 2, args, ("maxsplit", "flags"), (maxsplit, flags))
        return _compile(pattern, flags).split(string, maxsplit)

    sub.__text_signature__ = subn.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"
    split.__text_signature__ = "(pattern, string, maxsplit=0, flags=0)"


def findall(pattern, string, flags=0):
    """All matches from left to right: texts, or groups where the pattern has some."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over the Match objects of all matches."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """A Pattern to match with many times."""
    return _compile(pattern, flags)


def purge():
    """Forget the compiled patterns."""
    _cache.clear()


if _version < 13:

    def template(pattern, flags=0):
        """A Pattern; the flag TEMPLATE never did anything."""
        return _compile(pattern, flags | T)


_escapes = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The string with every character escaped that means something in a pattern."""
    if isinstance(pattern, str):
        return pattern.translate(_escapes)
    return str(pattern, "latin1").translate(_escapes).encode("latin1")


# ---- a scanner made of many patterns ----

class Scanner:
    """Cuts a text into tokens: lexicon is a list of (pattern, action)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        parts = "|".join(f"({pattern})" for pattern, _ in lexicon)
        self.scanner = _compile(parts, flags)
        self._actions = {}
        group = 1
        for pattern, action in lexicon:
            self._actions[group] = action
            group += 1 + _compile(pattern, flags).groups

    def scan(self, string):
        result = []
        at = 0
        while True:
            found = self.scanner.match(string, at)
            if not found or found.end() == at:
                break
            number = next(n for n in self._actions if found.start(n) >= 0)
            action = self._actions[number]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = found.end()
        return result, string[at:]


def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


import copyreg

copyreg.pickle(Pattern, _pickle, _compile)
