"""Warnings: what is shown, what is ignored and what becomes an exception."""
import sys
from _slotscope import version as _version

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings']
if _version >= 13:
    __all__.append('deprecated')

_defaultaction = defaultaction = 'default'
onceregistry = {}
_onceregistry = onceregistry
_generation = 1
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]


def _filters_mutated():
    global _generation
    _generation += 1


class WarningMessage:
    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return '{message : %r, category : %r, filename : %r, lineno : %s, line : %r}' % (
            self.message, self._category_name, self.filename, self.lineno, self.line)

    if _version >= 13:
        def __repr__(self):
            return f'<{type(self).__qualname__} {self}>'


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    file = msg.file if msg.file is not None else sys.stderr
    if file is None:
        return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def _formatwarnmsg_impl(msg):
    text = f'{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n'
    line = msg.line
    if line is None:
        from _slotscope import source
        lines = ('' if msg.filename.startswith('<') else source(msg.filename) or '').splitlines()
        line = lines[msg.lineno - 1] if 0 < msg.lineno <= len(lines) else None
    if line:
        text += '  %s\n' % line.strip()
    return text


def _showwarnmsg(msg):
    """Show a message with the hook that is in place."""
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _showwarnmsg_impl(msg)


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front)."""
    _check_action(action)
    if _version >= 13:
        if not isinstance(message, str):
            raise TypeError('message must be a string')
        if not isinstance(category, type) or not issubclass(category, Warning):
            raise TypeError('category must be a Warning subclass')
        if not isinstance(module, str):
            raise TypeError('module must be a string')
        if not isinstance(lineno, int):
            raise TypeError('lineno must be an int')
        if lineno < 0:
            raise ValueError('lineno must be an int >= 0')
    else:
        assert isinstance(message, str), 'message must be a string'
        assert isinstance(category, type), 'category must be a class'
        assert issubclass(category, Warning), 'category must be a Warning subclass'
        assert isinstance(module, str), 'module must be a string'
        assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    pattern = module_pattern = None
    if message or module:
        import re
        pattern = re.compile(message, re.I) if message else None
        module_pattern = re.compile(module) if module else None
    _add_filter(action, pattern, category, module_pattern, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front)."""
    _check_action(action)
    if _version >= 13:
        if not isinstance(lineno, int):
            raise TypeError('lineno must be an int')
        if lineno < 0:
            raise ValueError('lineno must be an int >= 0')
    else:
        assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _add_filter(action, None, category, None, lineno, append=append)


def _check_action(action):
    known = action in {'error', 'ignore', 'always', 'default', 'module', 'once'} or _version >= 14 and action == 'all'
    if _version >= 13:
        if not known:
            raise ValueError(f'invalid action: {action!r}')
    else:
        assert known, 'invalid action: %r' % (action,)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters[:] = []
    _filters_mutated()


def _caller(stacklevel, skip_file_prefixes):
    """The frame that a warning is about: what the level counts from warn()'s caller on."""
    frame = sys._getframe(2)
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    for _ in range(stacklevel - 1):
        frame = frame.f_back
        while frame is not None and skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes):
            frame = frame.f_back
        if frame is None:
            raise ValueError
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError('skip_file_prefixes must be a tuple of strs.')
    try:
        frame = _caller(stacklevel, skip_file_prefixes)
    except ValueError:
        namespace, filename, lineno = sys.__dict__, *(('<sys>', 0) if _version >= 12 else ('sys', 1))
    else:
        namespace, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = namespace.get('__name__', '<string>')
    registry = namespace.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, namespace, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning whose place is given."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _generation:
        registry.clear()
        registry['version'] = _generation
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        once_key = (text, category)
        if onceregistry.get(once_key):
            return
        onceregistry[once_key] = 1
    elif action == 'module':
        registry[key] = 1
        module_key = (text, category, 0)
        if registry.get(module_key):
            return
        registry[module_key] = 1
    elif action == 'default':
        registry[key] = 1
    elif action not in ('always', 'all'):
        raise RuntimeError('Unrecognized action (%r) in warnings.filters' % (action,))
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _action(text, category, module, lineno):
    for action, message, cat, mod, line in filters:
        if ((message is None or message.match(text)) and issubclass(category, cat)
                and (mod is None or (mod == module if isinstance(mod, str) else mod.match(module)))
                and (line == 0 or lineno == line)):
            return action
    return defaultaction


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context."""

    def __init__(self, *, record=False, module=None, **filter_options):
        if filter_options and _version < 11:
            name = next(iter(filter_options))
            raise TypeError(f"{'catch_warnings.' if _version >= 10 else ''}__init__() got an unexpected keyword "
                            f"argument '{name}'")
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        action = filter_options.pop('action', None)
        self._filter = None if action is None else (
            action, filter_options.get('category', Warning), filter_options.get('lineno', 0),
            filter_options.get('append', False))

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append('module=' + repr(self._module))
        return '%s(%s)' % (type(self).__name__, ', '.join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


_DEPRECATED_MSG = '{name!r} is deprecated and slated for removal in Python {remove}'


def _deprecated(name, message=_DEPRECATED_MSG, *, remove):
    """Warn that *name* is deprecated."""
    warn(message.format(name=name, remove='%d.%d' % remove), DeprecationWarning, stacklevel=3)


if _version >= 13:
    class deprecated:
        """Indicate that a class, function or overload is deprecated."""

        def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
            if not isinstance(message, str):
                raise TypeError(f'Expected an object of type str for \'message\', not {type(message).__name__!r}')
            self.message = message
            self.category = category
            self.stacklevel = stacklevel

        def __call__(self, arg, /):
            message, category, stacklevel = self.message, self.category, self.stacklevel
            if category is None:
                arg.__deprecated__ = message
                return arg
            if isinstance(arg, type):
                return self._deprecated_class(arg, message, category, stacklevel)
            if callable(arg):
                return self._deprecated_function(arg, message, category, stacklevel)
            raise TypeError(f'@deprecated decorator with non-None category must be applied to a class or callable, '
                            f'not {arg!r}')

        @staticmethod
        def _deprecated_class(arg, message, category, stacklevel):
            original_new = arg.__new__
            original_init_subclass = arg.__init_subclass__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                if original_new is not object.__new__:
                    return original_new(cls, *args, **kwargs)
                if cls.__init__ is object.__init__ and (args or kwargs):
                    raise TypeError(f'{cls.__name__}() takes no arguments')
                return original_new(cls)

            def __init_subclass__(*args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return original_init_subclass(*args[1:], **kwargs)

            arg.__new__ = staticmethod(__new__)
            arg.__init_subclass__ = classmethod(__init_subclass__)
            arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
            return arg

        @staticmethod
        def _deprecated_function(arg, message, category, stacklevel):
            import functools
            import inspect

            @functools.wraps(arg)
            def wrapper(*args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return arg(*args, **kwargs)

            if inspect.iscoroutinefunction(arg):
                wrapper = inspect.markcoroutinefunction(wrapper)
            arg.__deprecated__ = wrapper.__deprecated__ = message
            return wrapper
