"""Tracebacks as text and as data. The engine renders the text; this module arranges it."""
import itertools
import sys
import _slotscope
from _slotscope import version as _version

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

_sentinel = object()
_REPEATS_SHOWN = 3


class FrameSummary:
    """Information about a single frame from a traceback."""
    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        if lookup_line:
            self.line
        self.locals = {key: repr(value) for key, value in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return '<FrameSummary file {filename}, line {lineno} in {name}>'.format(
            filename=self.filename, lineno=self.lineno, name=self.name)

    def __len__(self):
        return 4

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            lines = (_slotscope.source(self.filename) or '').splitlines()
            self._line = lines[self.lineno - 1] if 0 < self.lineno <= len(lines) else ''
        return self._line.strip()


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_with_positions(tb):
    while tb is not None:
        yield tb.tb_frame, _slotscope.positions(tb)
        tb = tb.tb_next


def _limited(items, limit):
    """The first `limit` items, or the last ones when it is negative."""
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return items
    if limit >= 0:
        return itertools.islice(items, limit)
    items = list(items)
    return items[limit:]


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Create a StackSummary from a traceback or stack object."""
        return klass._extract(((frame, (lineno, None, None, None)) for frame, lineno in frame_gen), limit,
                              lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, frame_gen, limit, lookup_lines, capture_locals):
        result = klass()
        for frame, (lineno, end_lineno, colno, end_colno) in _limited(frame_gen, limit):
            result.append(FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name,
                                       lookup_line=lookup_lines, locals=frame.f_locals if capture_locals else None,
                                       end_lineno=end_lineno, colno=colno, end_colno=end_colno))
        return result

    @classmethod
    def from_list(klass, a_list):
        """Create a StackSummary object from a supplied list of FrameSummary objects or old-style list of tuples."""
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame):
        """Format the lines for a single FrameSummary."""
        text = _slotscope.format_frame(frame.filename, frame.lineno, frame.name, frame._line, frame.end_lineno,
                                       frame.colno, frame.end_colno)
        if frame.locals:
            text += ''.join('    {name} = {value}\n'.format(name=name, value=value)
                            for name, value in sorted(frame.locals.items()))
        return text

    if _version < 11:
        _format_one = format_frame_summary
        del format_frame_summary
    else:
        def _format_one(self, frame):
            return self.format_frame_summary(frame)

    def format(self, **kwargs):
        """Format the stack ready for printing: repeated frames are only counted."""
        result = []
        last = None
        count = 0
        for frame in self:
            text = self._format_one(frame)
            if text is None:
                continue
            place = (frame.filename, frame.lineno, frame.name)
            if place != last:
                _note_repeats(result, count)
                last = place
                count = 0
            count += 1
            if count <= _REPEATS_SHOWN:
                result.append(text)
        _note_repeats(result, count)
        return result


def _note_repeats(result, count):
    more = count - _REPEATS_SHOWN
    if more > 0:
        result.append('  [Previous line repeated %d more time%s]\n' % (more, 's' if more > 1 else ''))


class TracebackException:
    """An exception ready for rendering: the text is made when the object is."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None, **kwargs):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.stack = StackSummary._extract(_walk_tb_with_positions(exc_traceback), limit, lookup_lines, capture_locals)
        if _version < 13:
            self.exc_type = exc_type
        else:
            self._exc_type = exc_type
            self.exc_type_str = _type_name(exc_type)
        self._str = _text_of(exc_value)
        if _version >= 11:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        if exc_type is not None and issubclass(exc_type, SyntaxError):
            for name in ('filename', 'text', 'offset', 'msg'):
                setattr(self, name, getattr(exc_value, name))
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
        self._only = _slotscope.format_exception_only(exc_value, exc_traceback)
        self._full, self._alone = (
            _slotscope.format_exception(exc_value, exc_traceback, limit, chain, max_group_width, max_group_depth)
            for chain in (True, False))
        self.__cause__ = self._linked(getattr(exc_value, '__cause__', None), limit, lookup_lines, capture_locals, seen)
        self.__context__ = self._linked(getattr(exc_value, '__context__', None), limit, lookup_lines, capture_locals,
                                        seen)
        self.__suppress_context__ = getattr(exc_value, '__suppress_context__', False)
        if _version >= 11:
            self.exceptions = None
            if isinstance(exc_value, BaseExceptionGroup):
                self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
                self.exceptions = [TracebackException.from_exception(inner, limit=limit, lookup_lines=lookup_lines,
                                                                     capture_locals=capture_locals,
                                                                     max_group_width=max_group_width,
                                                                     max_group_depth=max_group_depth)
                                   for inner in exc_value.exceptions]

    @staticmethod
    def _linked(exc, limit, lookup_lines, capture_locals, seen):
        if exc is None or id(exc) in seen:
            return None
        return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                  capture_locals=capture_locals, _seen=seen)

    if _version >= 13:
        @property
        def exc_type(self):
            import warnings
            warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
            return self._exc_type

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self._full == other._full
        return NotImplemented

    def __str__(self):
        return self._str

    if _version < 13:
        def format_exception_only(self):
            """Format the exception part of the traceback."""
            yield from self._only
    else:
        def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
            """Format the exception part of the traceback, and of the group's members below it."""
            for text in self._only:
                yield ''.join(' ' * 3 * _depth + line for line in text.splitlines(keepends=True))
            if show_group and self.exceptions:
                for inner in self.exceptions:
                    yield from inner.format_exception_only(show_group=True, _depth=_depth + 1)

    def format(self, *, chain=True, **kwargs):
        """Format the exception."""
        if self.stack and self.stack[0].locals is not None:
            if chain:
                yield from self._format_earlier()
            yield 'Traceback (most recent call last):\n'
            yield from self.stack.format()
            yield from self._only
            return
        yield from self._full if chain else self._alone

    def _format_earlier(self):
        """What caused the exception, or was being handled, with its locals too."""
        if self.__cause__ is not None:
            yield from self.__cause__.format()
            yield '\nThe above exception was the direct cause of the following exception:\n\n'
        elif self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format()
            yield '\nDuring handling of the above exception, another exception occurred:\n\n'

    if _version >= 11:
        def print(self, *, file=None, chain=True, **kwargs):
            """Print the result of self.format(chain=chain) to 'file'."""
            _write(self.format(chain=chain), file)


def _type_name(exc_type):
    if exc_type is None:
        return None
    module = exc_type.__module__
    if module in ('__main__', 'builtins'):
        return exc_type.__qualname__
    return f'{module}.{exc_type.__qualname__}'


def _text_of(value):
    try:
        return str(value)
    except Exception:
        return '<exception str() failed>' if _version >= 11 else '<unprintable %s object>' % type(value).__name__


def _write(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end='')


def _value_and_tb(exc, value, tb):
    """The exception and the traceback, from one argument or from the three of old."""
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is tb is _sentinel:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return value, tb


if _version >= 10:
    def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
        """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
        value, tb = _value_and_tb(exc, value, tb)
        _write(_slotscope.format_exception(value, tb, limit, chain), file)

    def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
        """Format a stack trace and the exception information."""
        value, tb = _value_and_tb(exc, value, tb)
        return _slotscope.format_exception(value, tb, limit, chain)

    def format_exception_only(exc, /, value=_sentinel, **kwargs):
        """Format the exception part of a traceback."""
        if value is _sentinel:
            value = exc
        if kwargs.get('show_group') and isinstance(value, BaseExceptionGroup):
            return list(TracebackException.from_exception(value).format_exception_only(show_group=True))
        return _slotscope.format_exception_only(value, None)
else:
    def print_exception(etype, value, tb, limit=None, file=None, chain=True):
        """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
        _write(_slotscope.format_exception(value, tb, limit, chain), file)

    def format_exception(etype, value, tb, limit=None, chain=True):
        """Format a stack trace and the exception information."""
        return _slotscope.format_exception(value, tb, limit, chain)

    def format_exception_only(etype, value):
        """Format the exception part of a traceback."""
        return _slotscope.format_exception_only(value, None)


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    value = sys.exc_info()[1]
    _write(_slotscope.format_exception(value, getattr(value, '__traceback__', None), limit, chain), file)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    value = sys.exc_info()[1]
    return ''.join(_slotscope.format_exception(value, getattr(value, '__traceback__', None), limit, chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that was not handled."""
    if not hasattr(sys, 'last_value'):
        raise ValueError('no last exception')
    value = sys.last_value
    _write(_slotscope.format_exception(value, value.__traceback__, limit, chain), file)


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback."""
    return StackSummary._extract(_walk_tb_with_positions(tb), limit, True, False)


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame."""
    if f is None:
        f = sys._getframe(1)
    frames = list(walk_stack(f))
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    frames.reverse()
    return StackSummary.extract(frames, limit=len(frames))


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack() as a formatted stack trace."""
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    _write(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    if f is None:
        f = sys._getframe(1)
    return extract_stack(f, limit=limit).format()


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    if f is None:
        f = sys._getframe(1)
    _write(extract_stack(f, limit=limit).format(), file)


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
