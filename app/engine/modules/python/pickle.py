"""Object serialization: the six pickle protocols, byte for byte as the C implementation writes them."""
import io
import sys
from copyreg import dispatch_table, _extension_registry, _inverted_registry, _extension_cache
from _slotscope import version as _version, builtin as _builtin, native as _native

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'PickleBuffer']

format_version = '4.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5 if _version >= 14 else 4


class PickleError(Exception):
    """A common base class for the other pickling exceptions."""
    __module__ = '_pickle'


class PicklingError(PickleError):
    """This exception is raised when an unpicklable object is passed to the dump() method."""
    __module__ = '_pickle'


class UnpicklingError(PickleError):
    """This exception is raised when there is a problem unpickling an object."""
    __module__ = '_pickle'


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


_opcodes = {
    'MARK': b'(', 'STOP': b'.', 'POP': b'0', 'POP_MARK': b'1', 'DUP': b'2', 'FLOAT': b'F', 'INT': b'I',
    'BININT': b'J', 'BININT1': b'K', 'LONG': b'L', 'BININT2': b'M', 'NONE': b'N', 'PERSID': b'P', 'BINPERSID': b'Q',
    'REDUCE': b'R', 'STRING': b'S', 'BINSTRING': b'T', 'SHORT_BINSTRING': b'U', 'UNICODE': b'V', 'BINUNICODE': b'X',
    'APPEND': b'a', 'BUILD': b'b', 'GLOBAL': b'c', 'DICT': b'd', 'EMPTY_DICT': b'}', 'APPENDS': b'e', 'GET': b'g',
    'BINGET': b'h', 'INST': b'i', 'LONG_BINGET': b'j', 'LIST': b'l', 'EMPTY_LIST': b']', 'OBJ': b'o', 'PUT': b'p',
    'BINPUT': b'q', 'LONG_BINPUT': b'r', 'SETITEM': b's', 'TUPLE': b't', 'EMPTY_TUPLE': b')', 'SETITEMS': b'u',
    'BINFLOAT': b'G', 'PROTO': b'\x80', 'NEWOBJ': b'\x81', 'EXT1': b'\x82', 'EXT2': b'\x83', 'EXT4': b'\x84',
    'TUPLE1': b'\x85', 'TUPLE2': b'\x86', 'TUPLE3': b'\x87', 'NEWTRUE': b'\x88', 'NEWFALSE': b'\x89',
    'LONG1': b'\x8a', 'LONG4': b'\x8b', 'BINBYTES': b'B', 'SHORT_BINBYTES': b'C', 'SHORT_BINUNICODE': b'\x8c',
    'BINUNICODE8': b'\x8d', 'BINBYTES8': b'\x8e', 'EMPTY_SET': b'\x8f', 'ADDITEMS': b'\x90', 'FROZENSET': b'\x91',
    'NEWOBJ_EX': b'\x92', 'STACK_GLOBAL': b'\x93', 'MEMOIZE': b'\x94', 'FRAME': b'\x95', 'BYTEARRAY8': b'\x96',
    'NEXT_BUFFER': b'\x97', 'READONLY_BUFFER': b'\x98',
}
globals().update(_opcodes)
__all__.extend(_opcodes)

_FRAME_SIZE_TARGET = 64 * 1024
_FRAME_SIZE_MIN = 4
_BATCHSIZE = 1000


# ---- the names that Python 2 used, for protocols 0 to 2 --------------------------------------------

_old_modules = {'builtins': '__builtin__', 'copyreg': 'copy_reg', 'queue': 'Queue', 'configparser': 'ConfigParser',
                'socketserver': 'SocketServer', '_thread': 'thread', 'pickle': 'cPickle'}
_old_names = {
    ('builtins', 'range'): ('__builtin__', 'xrange'), ('functools', 'reduce'): ('__builtin__', 'reduce'),
    ('sys', 'intern'): ('__builtin__', 'intern'), ('builtins', 'chr'): ('__builtin__', 'unichr'),
    ('builtins', 'str'): ('__builtin__', 'unicode'), ('builtins', 'int'): ('__builtin__', 'long'),
    ('builtins', 'zip'): ('itertools', 'izip'), ('builtins', 'map'): ('itertools', 'imap'),
    ('builtins', 'filter'): ('itertools', 'ifilter'), ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'),
    ('itertools', 'zip_longest'): ('itertools', 'izip_longest'), ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'),
    ('collections', 'UserList'): ('UserList', 'UserList'), ('collections', 'UserString'): ('UserString', 'UserString'),
}
_new_modules = {old: new for new, old in _old_modules.items()}
_new_modules['exceptions'] = 'builtins'
_new_names = {old: new for new, old in _old_names.items()}
_os_errors = {'BrokenPipeError', 'ChildProcessError', 'ConnectionAbortedError', 'ConnectionError',
              'ConnectionRefusedError', 'ConnectionResetError', 'FileExistsError', 'FileNotFoundError',
              'InterruptedError', 'IsADirectoryError', 'NotADirectoryError', 'PermissionError', 'ProcessLookupError',
              'TimeoutError'}
_new_exceptions = {'RecursionError', 'StopAsyncIteration', 'BlockingIOError', 'ResourceWarning', 'EncodingWarning',
                   'BaseExceptionGroup', 'ExceptionGroup', 'PythonFinalizationError', '_IncompleteInputError'}


def _old_name(module, name):
    """The name under which Python 2 knew a global."""
    pair = _old_names.get((module, name))
    if pair is not None:
        return pair
    if module == 'builtins':
        if name in _os_errors:
            return 'exceptions', 'OSError'
        if name == 'ModuleNotFoundError':
            return 'exceptions', 'ImportError'
        value = getattr(sys.modules['builtins'], name, None)
        if isinstance(value, type) and issubclass(value, BaseException) and name not in _new_exceptions:
            return 'exceptions', name
    return _old_modules.get(module, module), name


# ---- finding globals ------------------------------------------------------------------------------

def encode(text, encoding):
    """How bytes are rebuilt under protocols that have no opcode for them."""
    return text.encode(encoding)


_codecs_encode = encode
_codecs_encode.__module__ = '_codecs'
del encode


def _get_attribute(obj, name):
    """The attribute at a dotted path, and the object it was found on."""
    parent = None
    for part in name.split('.'):
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError("Can't get attribute {!r} on {!r}".format(name, obj)) from None
    return obj, parent


def whichmodule(obj, name):
    """Find the module an object belongs to."""
    module = getattr(obj, '__module__', None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name == '__main__' or module is None:
            continue
        try:
            if _get_attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'


def encode_long(x):
    r"""Encode a long to a two's complement little-endian binary string."""
    if x == 0:
        return b''
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, byteorder='little', signed=True)
    if x < 0 and size > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    r"""Decode a long from a two's complement little-endian binary string."""
    return int.from_bytes(data, byteorder='little', signed=True)


_unicode_escapes = {'\\': b'\\u005c', '\0': b'\\u0000', '\n': b'\\u000a', '\r': b'\\u000d', '\x1a': b'\\u001a'}


def _raw_unicode(text):
    """The text as protocol 0 writes it on one line."""
    result = bytearray()
    for char in text:
        code = ord(char)
        if char in _unicode_escapes:
            result += _unicode_escapes[char]
        elif code < 0x100:
            result.append(code)
        elif code < 0x10000:
            result += b'\\u%04x' % code
        else:
            result += b'\\U%08x' % code
    return bytes(result)


def _from_raw_unicode(data):
    text = data.decode('latin-1')
    if '\\' not in text:
        return text
    parts = []
    position = 0
    while True:
        at = text.find('\\', position)
        if at < 0:
            parts.append(text[position:])
            return ''.join(parts)
        width = {'u': 4, 'U': 8}.get(text[at + 1:at + 2])
        if width is None:
            parts.append(text[position:at + 1])
            position = at + 1
            continue
        parts.append(text[position:at])
        parts.append(chr(int(text[at + 2:at + 2 + width], 16)))
        position = at + 2 + width


@_native
class PickleBuffer:
    """Wrapper for potentially out-of-band buffers"""
    __slots__ = ('_view', '__weakref__')
    __module__ = 'pickle'

    def __init__(self, obj):
        self._view = memoryview(obj)

    def raw(self):
        """Return a memoryview of the raw memory underlying this buffer."""
        if self._view is None:
            raise ValueError('operation forbidden on released PickleBuffer object')
        return self._view.cast('B')

    def release(self):
        """Release the underlying buffer exposed by the PickleBuffer object."""
        self._view = None


# ---- writing --------------------------------------------------------------------------------------

@_native
class Pickler:
    """This takes a binary file for writing a pickle data stream."""
    __module__ = '_pickle'

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        self.proto = _checked_protocol(protocol)
        if buffer_callback is not None and self.proto < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        self.bin = self.proto >= 1
        self.fast = 0
        self.memo = {}
        self._fix_imports = fix_imports and self.proto < 3
        self._buffer_callback = buffer_callback
        self._frame = bytearray()
        self._done = []
        if file is not None:
            try:
                self._file_write = file.write
            except AttributeError:
                raise TypeError("file must have a 'write' attribute") from None

    def clear_memo(self):
        """Clears the pickler's "memo"."""
        self.memo.clear()

    def dump(self, obj):
        """Write a pickled representation of the given object to the open file."""
        if not hasattr(self, '_file_write'):
            raise PicklingError('Pickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        self._file_write(self._dumps(obj))

    def _dumps(self, obj):
        self._frame.clear()
        self._done.clear()
        cls = type(self)
        self._table = getattr(self, 'dispatch_table', dispatch_table)
        override = getattr(self, 'reducer_override', None)
        self._override = override if cls is not Pickler else None
        persistent = getattr(self, 'persistent_id', None) if cls is not Pickler or 'persistent_id' in self.__dict__ else None
        self._persistent_id = persistent
        self.save(obj)
        self._frame += STOP
        self._commit_frame(True)
        head = b'\x80' + bytes((self.proto,)) if self.proto >= 2 else b''
        return head + b''.join(self._done)

    def _commit_frame(self, force=False):
        """Close the frame under construction when it is large enough, or at the end."""
        frame = self._frame
        if self.proto < 4:
            if force and frame:
                self._done.append(bytes(frame))
                frame.clear()
        elif len(frame) >= _FRAME_SIZE_TARGET or force:
            if len(frame) >= _FRAME_SIZE_MIN:
                self._done.append(b'\x95' + len(frame).to_bytes(8, 'little'))
            self._done.append(bytes(frame))
            frame.clear()

    def _write_large(self, header, payload):
        """Large objects stand between the frames."""
        if self.proto >= 4:
            if self._frame:
                self._commit_frame(True)
            self._done.append(header + payload)
        else:
            self._frame += header
            self._frame += payload

    def memoize(self, obj):
        """Store an object in the memo."""
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self._frame += b'\x94'
        elif not self.bin:
            self._frame += b'p%d\n' % index
        elif index < 256:
            self._frame += b'q' + bytes((index,))
        else:
            self._frame += b'r' + index.to_bytes(4, 'little')

    def _put_get(self, index):
        if not self.bin:
            self._frame += b'g%d\n' % index
        elif index < 256:
            self._frame += b'h' + bytes((index,))
        else:
            self._frame += b'j' + index.to_bytes(4, 'little')

    def save(self, obj, save_persistent_id=True):
        if len(self._frame) >= _FRAME_SIZE_TARGET:
            self._commit_frame()
        if save_persistent_id and self._persistent_id is not None:
            pid = self._persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        kind = type(obj)
        atom = _save_atom.get(kind)
        if atom is not None:
            atom(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._put_get(known[0])
            return
        basic = _save_basic.get(kind)
        if basic is not None:
            basic(self, obj)
            return
        reduced = NotImplemented
        if self._override is not None:
            reduced = self._override(obj)
        if reduced is NotImplemented:
            if kind is type or kind is _Function:
                _save_object_of[kind](self, obj)
                return
            reduced = self._reduce(obj, kind)
            if reduced is None:
                return
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError('__reduce__ must return a string or tuple' + _not_a(reduced))
        if not 2 <= len(reduced) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        self.save_reduce(*reduced, obj=obj)

    def _reduce(self, obj, kind):
        """What the object says about rebuilding it; None when it was written as a global."""
        reductor = self._table.get(kind)
        if reductor is not None:
            return reductor(obj)
        if issubclass(kind, type):
            self.save_global(obj)
            return None
        reductor = getattr(obj, '__reduce_ex__', None)
        if reductor is not None:
            return reductor(self.proto)
        reductor = getattr(obj, '__reduce__', None)
        if reductor is None:
            raise PicklingError("can't pickle '%.200s' object: %r" % (kind.__name__, obj))
        return reductor()

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self._frame += BINPERSID
        else:
            try:
                self._frame += PERSID + str(pid).encode('ascii') + b'\n'
            except UnicodeEncodeError:
                raise PicklingError('persistent IDs in protocol 0 must be ASCII strings') from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable' + _not_a(func))
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple' + _not_a(args))
        for what, items in (('fourth', listitems), ('fifth', dictitems)):
            if items is not None and not hasattr(type(items), '__next__'):
                raise PicklingError('%s %s of the tuple returned by __reduce__ must be an iterator, not %s' % (
                    what, 'item' if _version >= 14 else 'element', type(items).__name__))
        if state_setter is not None and not callable(state_setter):
            raise PicklingError('sixth %s of the tuple returned by __reduce__ must be a function, not %s' % (
                'item' if _version >= 14 else 'element', type(state_setter).__name__))
        name = getattr(func, '__name__', '')
        if self.proto >= 2 and name == '__newobj_ex__':
            self._save_new_ex(args, obj)
        elif self.proto >= 2 and name == '__newobj__':
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError('args[0] from __newobj__ args has no __new__')
            if obj is not None and cls is not obj.__class__:
                raise PicklingError('args[0] from __newobj__ args has the wrong class')
            self.save(cls)
            self.save(args[1:])
            self._frame += NEWOBJ
        else:
            self.save(func)
            self.save(args)
            self._frame += REDUCE
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                self._frame += POP
                self._put_get(known[0])
                return
            self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self._frame += BUILD
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self._frame += TUPLE2 + REDUCE + POP

    def _save_new_ex(self, args, obj):
        cls, args, kwargs = args
        if not hasattr(cls, '__new__'):
            raise PicklingError('args[0] from __newobj_ex__ args has no __new__')
        if obj is not None and cls is not obj.__class__:
            raise PicklingError('args[0] from __newobj_ex__ args has the wrong class')
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self._frame += NEWOBJ_EX
        else:
            from functools import partial
            self.save(partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self._frame += REDUCE

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None)
            if name is None:
                name = obj.__name__
        if obj is _codecs_encode:
            module_name, lastname, parent = '_codecs', 'encode', None
            nested = False
        else:
            module_name, lastname, parent, module = self._located(obj, name)
            nested = parent is not module
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code:
                if code <= 0xff:
                    self._frame += EXT1 + code.to_bytes(1, 'little')
                elif code <= 0xffff:
                    self._frame += EXT2 + code.to_bytes(2, 'little')
                else:
                    self._frame += EXT4 + code.to_bytes(4, 'little', signed=True)
                return
        if self.proto >= 4:
            self.save(module_name)
            if name == module_name == 'datetime':
                name = ''.join(tuple(name))  # a class written in C has a new string for its name each time
            self.save(name)
            self._frame += STACK_GLOBAL
        elif not nested:
            self._write_global(module_name, name)
        elif _version < 13:
            self.save_reduce(getattr, (parent, lastname))
        else:
            first, *path = name.split('.')
            for _ in path:
                self.save(getattr)
                if self.proto < 2:
                    self._frame += MARK
            self._write_global(module_name, first)
            for part in path:
                self.save(part)
                self._frame += (TUPLE if self.proto < 2 else TUPLE2) + REDUCE
        self.memoize(obj)

    def _write_global(self, module_name, name):
        if self._fix_imports:
            module_name, name = _old_name(module_name, name)
        encoding = 'utf-8' if self.proto >= 3 else 'ascii'
        try:
            self._frame += GLOBAL + module_name.encode(encoding) + b'\n' + name.encode(encoding) + b'\n'
        except UnicodeEncodeError:
            raise PicklingError("can't pickle global identifier '%s.%s' using pickle protocol %i"
                                % (module_name, name, self.proto)) from None

    def _located(self, obj, name):
        """Where the object can be found again: module name, last part of its name, what holds it, the module."""
        if '<locals>' in name.split('.'):
            if _version >= 14:
                raise PicklingError(f"Can't pickle local object {obj!r}")
            verb = 'get' if _version >= 13 else 'pickle'
            raise AttributeError(f"Can't {verb} local object {name!r}")
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, ValueError, KeyError) as error:
            if _version >= 14:
                raise PicklingError(f"Can't pickle {obj!r}: {error!s}") from error
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from error
        try:
            found, parent = _get_attribute(module, name)
        except AttributeError:
            if _version >= 14:
                raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        return module_name, name.rpartition('.')[2], parent, module

    def _batch_appends(self, items, size=0):
        """The items in batches. In a list of known size only a list of one is written without a mark."""
        if not self.bin:
            for item in items:
                self.save(item)
                self._frame += APPEND
            return
        items = iter(items)
        while True:
            batch = _take(items)
            if len(batch) > 1 or batch and size > 1:
                self._frame += MARK
                for item in batch:
                    self.save(item)
                self._frame += APPENDS
            elif batch:
                self.save(batch[0])
                self._frame += APPEND
            if len(batch) < _BATCHSIZE:
                return

    def _batch_setitems(self, items, size=0):
        if not self.bin:
            for key, value in items:
                self.save(key)
                self.save(value)
                self._frame += SETITEM
            return
        items = iter(items)
        while True:
            batch = _take(items)
            if len(batch) > 1 or batch and size > 1:
                self._frame += MARK
                for key, value in batch:
                    self.save(key)
                    self.save(value)
                self._frame += SETITEMS
            elif batch:
                key, value = batch[0]
                self.save(key)
                self.save(value)
                self._frame += SETITEM
            if len(batch) < _BATCHSIZE:
                return


def _take(items):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == _BATCHSIZE:
            break
    return batch


def _not_a(value):
    return f', not {type(value).__name__}' if _version >= 14 else ''


def _checked_protocol(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if not isinstance(protocol, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(protocol).__name__ if _version >= 10 else
                        'an integer is required (got type %s)' % type(protocol).__name__)
    if protocol < 0:
        return HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
    return protocol


def _save_none(self, obj):
    self._frame += NONE


def _save_bool(self, obj):
    if self.proto >= 2:
        self._frame += NEWTRUE if obj else NEWFALSE
    else:
        self._frame += b'I01\n' if obj else b'I00\n'


def _save_int(self, obj):
    if -0x80000000 <= obj <= 0x7fffffff:
        if not self.bin:
            self._frame += b'I%d\n' % obj
        elif 0 <= obj <= 0xff:
            self._frame += b'K' + bytes((obj,))
        elif 0 <= obj <= 0xffff:
            self._frame += b'M' + obj.to_bytes(2, 'little')
        else:
            self._frame += b'J' + obj.to_bytes(4, 'little', signed=True)
    elif self.proto >= 2:
        data = encode_long(obj)
        size = len(data)
        if size < 256:
            self._frame += LONG1 + bytes((size,)) + data
        else:
            self._frame += LONG4 + size.to_bytes(4, 'little', signed=True) + data
    else:
        self._frame += b'L%dL\n' % obj


def _save_float(self, obj):
    if self.bin:
        from struct import pack
        self._frame += b'G' + pack('>d', obj)
    else:
        self._frame += b'F' + repr(obj).encode('ascii') + b'\n'


def _save_bytes(self, obj):
    if self.proto < 3:
        if not obj:
            self.save_reduce(bytes, (), obj=obj)
        else:
            self.save_reduce(_codecs_encode, (str(obj, 'latin1'), 'latin1'), obj=obj)
        return
    size = len(obj)
    if size <= 0xff:
        self._frame += b'C' + bytes((size,))
        self._frame += obj
    elif size > 0xffffffff and self.proto >= 4:
        self._write_large(BINBYTES8 + size.to_bytes(8, 'little'), obj)
    elif size >= _FRAME_SIZE_TARGET:
        self._write_large(BINBYTES + size.to_bytes(4, 'little'), obj)
    else:
        self._frame += BINBYTES + size.to_bytes(4, 'little')
        self._frame += obj
    self.memoize(obj)


def _save_bytearray(self, obj):
    if self.proto < 5:
        self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
        return
    if len(obj) >= _FRAME_SIZE_TARGET:
        self._write_large(BYTEARRAY8 + len(obj).to_bytes(8, 'little'), bytes(obj))
    else:
        self._frame += BYTEARRAY8 + len(obj).to_bytes(8, 'little')
        self._frame += obj
    self.memoize(obj)


def _save_str(self, obj):
    if self.bin:
        data = obj.encode('utf-8', 'surrogatepass')
        size = len(data)
        if size <= 0xff and self.proto >= 4:
            self._frame += b'\x8c' + bytes((size,))
            self._frame += data
        elif size > 0xffffffff and self.proto >= 4:
            self._write_large(BINUNICODE8 + size.to_bytes(8, 'little'), data)
        elif size >= _FRAME_SIZE_TARGET:
            self._write_large(BINUNICODE + size.to_bytes(4, 'little'), data)
        else:
            self._frame += b'X' + size.to_bytes(4, 'little')
            self._frame += data
    else:
        self._frame += UNICODE + _raw_unicode(obj) + b'\n'
    self.memoize(obj)


def _save_tuple(self, obj):
    size = len(obj)
    if not size:
        self._frame += EMPTY_TUPLE if self.bin else MARK + TUPLE
        return
    memo = self.memo
    if size <= 3 and self.proto >= 2:
        for item in obj:
            self.save(item)
        known = memo.get(id(obj))
        if known is not None:
            self._frame += POP * size
            self._put_get(known[0])
        else:
            self._frame += (TUPLE1, TUPLE2, TUPLE3)[size - 1]
            self.memoize(obj)
        return
    self._frame += MARK
    for item in obj:
        self.save(item)
    known = memo.get(id(obj))
    if known is not None:
        self._frame += POP_MARK if self.bin else POP * (size + 1)
        self._put_get(known[0])
        return
    self._frame += TUPLE
    self.memoize(obj)


def _save_list(self, obj):
    self._frame += EMPTY_LIST if self.bin else MARK + LIST
    self.memoize(obj)
    if obj:
        self._batch_appends(obj, len(obj))


def _save_dict(self, obj):
    self._frame += EMPTY_DICT if self.bin else MARK + DICT
    self.memoize(obj)
    if obj:
        self._batch_setitems(obj.items(), len(obj))


def _save_set(self, obj):
    if self.proto < 4:
        self.save_reduce(set, (list(obj),), obj=obj)
        return
    self._frame += EMPTY_SET
    self.memoize(obj)
    items = iter(obj)
    while True:
        batch = _take(items)
        if batch:
            self._frame += MARK
            for item in batch:
                self.save(item)
            self._frame += ADDITEMS
        if len(batch) < _BATCHSIZE:
            return


def _save_frozenset(self, obj):
    if self.proto < 4:
        self.save_reduce(frozenset, (list(obj),), obj=obj)
        return
    self._frame += MARK
    for item in obj:
        self.save(item)
    known = self.memo.get(id(obj))
    if known is not None:
        self._frame += POP_MARK
        self._put_get(known[0])
        return
    self._frame += FROZENSET
    self.memoize(obj)


def _save_picklebuffer(self, obj):
    if self.proto < 5:
        raise PicklingError('PickleBuffer can only %spickled with protocol >= 5' % ('be ' if _version >= 13 else ''))
    view = obj.raw()
    in_band = True
    if self._buffer_callback is not None:
        in_band = bool(self._buffer_callback(obj))
    if in_band:
        if view.readonly:
            _save_bytes(self, view.tobytes())
        else:
            _save_bytearray(self, bytearray(view))
    else:
        self._frame += NEXT_BUFFER
        if view.readonly:
            self._frame += READONLY_BUFFER


def _save_type(self, obj):
    if obj is type(None):
        self.save_reduce(type, (None,), obj=obj)
    elif obj is type(NotImplemented):
        self.save_reduce(type, (NotImplemented,), obj=obj)
    elif obj is type(...):
        self.save_reduce(type, (...,), obj=obj)
    else:
        self.save_global(obj)


_Function = type(_save_type)
_save_atom = {type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float}
_save_basic = {bytes: _save_bytes, bytearray: _save_bytearray, str: _save_str, tuple: _save_tuple, list: _save_list,
               dict: _save_dict, set: _save_set, frozenset: _save_frozenset, PickleBuffer: _save_picklebuffer}
_save_object_of = {type: _save_type, _Function: Pickler.save_global}


# ---- reading --------------------------------------------------------------------------------------

@_native
class Unpickler:
    """This takes a binary file for reading a pickle data stream."""
    __module__ = '_pickle'

    def __init__(self, file, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        if not hasattr(file, 'read') or not hasattr(file, 'readline'):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file_read = file.read
        self._file_readline = file.readline
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self._fix_imports = fix_imports

    def load(self):
        """Read a pickled object representation from the open file object and return the reconstituted object."""
        if not hasattr(self, '_file_read'):
            raise UnpicklingError('Unpickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        self.stack = []
        self.append = self.stack.append
        self._metastack = []
        self.proto = 0
        read = self._file_read
        dispatch = _dispatch
        try:
            while True:
                key = read(1)
                if not key:
                    raise EOFError('Ran out of input')
                step = dispatch.get(key)
                if step is None:
                    raise UnpicklingError("invalid load key, '%s'." % _shown_key(key))
                step(self)
        except _Stop as stop:
            return stop.value
        except IndexError:
            raise UnpicklingError('unpickling stack underflow') from None

    def _read(self, count):
        data = self._file_read(count)
        if len(data) < count:
            raise UnpicklingError('pickle data was truncated')
        return data

    def _line(self):
        line = self._file_readline()
        if line[-1:] != b'\n':
            raise UnpicklingError('pickle data was truncated')
        return line[:-1]

    def _pop_mark(self):
        """The items since the last mark; the stack below it is current again."""
        if not self._metastack:
            raise UnpicklingError('could not find MARK')
        items = self.stack
        self.stack = self._metastack.pop()
        self.append = self.stack.append
        return items

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered,' + (' ' if _version >= 12 else '\n')
                              + 'but no persistent_load function was specified.')

    def find_class(self, module, name):
        """Return an object from a specified module."""
        if self.proto < 3 and self._fix_imports:
            if (module, name) in _new_names:
                module, name = _new_names[module, name]
            elif module in _new_modules:
                module = _new_modules[module]
        if module == '_codecs' and name == 'encode':
            return _codecs_encode
        __import__(module, level=0)
        found = sys.modules[module]
        if self.proto >= 4:
            if _version >= 14:
                for part in name.split('.'):
                    found = getattr(found, part)
                return found
            return _get_attribute(found, name)[0]
        try:
            return getattr(found, name)
        except AttributeError:
            if _version >= 14:
                raise
            raise AttributeError("Can't get attribute %r on %r" % (name, found)) from None


def _shown_key(key):
    code = key[0]
    return chr(code) if 32 <= code < 127 else '\\x%02x' % code


_dispatch = {}


def _on(opcode):
    def register(function):
        _dispatch[opcode] = function
        return function
    return register


@_on(PROTO)
def _load_proto(self):
    proto = self._read(1)[0]
    if not 0 <= proto <= HIGHEST_PROTOCOL:
        raise ValueError('unsupported pickle protocol: %d' % proto)
    self.proto = proto


@_on(FRAME)
def _load_frame(self):
    size = int.from_bytes(self._read(8), 'little')
    if size > sys.maxsize:
        raise ValueError('frame size > sys.maxsize: %d' % size)


@_on(PERSID)
def _load_persid(self):
    try:
        pid = self._line().decode('ascii')
    except UnicodeDecodeError:
        raise UnpicklingError('persistent IDs in protocol 0 must be ASCII strings') from None
    self.append(self.persistent_load(pid))


@_on(BINPERSID)
def _load_binpersid(self):
    self.append(self.persistent_load(self.stack.pop()))


@_on(NONE)
def _load_none(self):
    self.append(None)


@_on(NEWFALSE)
def _load_false(self):
    self.append(False)


@_on(NEWTRUE)
def _load_true(self):
    self.append(True)


@_on(INT)
def _load_int(self):
    data = self._line()
    if data == b'00':
        value = False
    elif data == b'01':
        value = True
    else:
        try:
            value = int(data, 0)
        except ValueError:
            raise ValueError('could not convert string to int') from None
    self.append(value)


@_on(BININT)
def _load_binint(self):
    self.append(int.from_bytes(self._read(4), 'little', signed=True))


@_on(BININT1)
def _load_binint1(self):
    self.append(self._read(1)[0])


@_on(BININT2)
def _load_binint2(self):
    self.append(int.from_bytes(self._read(2), 'little'))


@_on(LONG)
def _load_long(self):
    data = self._line()
    if data and data[-1] == 76:
        data = data[:-1]
    self.append(int(data, 0))


@_on(LONG1)
def _load_long1(self):
    self.append(decode_long(self._read(self._read(1)[0])))


@_on(LONG4)
def _load_long4(self):
    size = int.from_bytes(self._read(4), 'little', signed=True)
    if size < 0:
        raise UnpicklingError('LONG pickle has negative byte count')
    self.append(decode_long(self._read(size)))


@_on(FLOAT)
def _load_float(self):
    self.append(float(self._line()))


@_on(BINFLOAT)
def _load_binfloat(self):
    from struct import unpack
    self.append(unpack('>d', self._read(8))[0])


def _decode_string(self, value):
    if self.encoding == 'bytes':
        return value
    return value.decode(self.encoding, self.errors)


@_on(STRING)
def _load_string(self):
    data = self._line()
    if len(data) >= 2 and data[0] == data[-1] and data[0] in b'"\'':
        data = data[1:-1]
    else:
        raise UnpicklingError('the STRING opcode argument must be quoted')
    self.append(_decode_string(self, data.decode('unicode_escape').encode('latin-1')))


@_on(BINSTRING)
def _load_binstring(self):
    size = int.from_bytes(self._read(4), 'little', signed=True)
    if size < 0:
        raise UnpicklingError('BINSTRING pickle has negative byte count')
    self.append(_decode_string(self, self._read(size)))


@_on(SHORT_BINSTRING)
def _load_short_binstring(self):
    self.append(_decode_string(self, self._read(self._read(1)[0])))


@_on(BINBYTES)
def _load_binbytes(self):
    self.append(self._read(int.from_bytes(self._read(4), 'little')))


@_on(SHORT_BINBYTES)
def _load_short_binbytes(self):
    self.append(self._read(self._read(1)[0]))


@_on(BINBYTES8)
def _load_binbytes8(self):
    self.append(self._read(_large_size(self, 'BINBYTES8')))


def _large_size(self, opcode):
    size = int.from_bytes(self._read(8), 'little')
    if size > sys.maxsize:
        raise UnpicklingError('%s exceeds system\'s maximum size of %d bytes' % (opcode, sys.maxsize))
    return size


@_on(BYTEARRAY8)
def _load_bytearray8(self):
    self.append(bytearray(self._read(_large_size(self, 'BYTEARRAY8'))))


@_on(NEXT_BUFFER)
def _load_next_buffer(self):
    if self._buffers is None:
        raise UnpicklingError('pickle stream refers to out-of-band data but no *buffers* argument was given')
    try:
        self.append(next(self._buffers))
    except StopIteration:
        raise UnpicklingError('not enough out-of-band buffers') from None


@_on(READONLY_BUFFER)
def _load_readonly_buffer(self):
    buffer = self.stack[-1]
    if isinstance(buffer, PickleBuffer):
        if not buffer.raw().readonly:
            self.stack[-1] = buffer.raw().toreadonly()
        return
    with memoryview(buffer) as view:
        if not view.readonly:
            self.stack[-1] = view.toreadonly()


@_on(UNICODE)
def _load_unicode(self):
    self.append(_from_raw_unicode(self._line()))


@_on(BINUNICODE)
def _load_binunicode(self):
    self.append(str(self._read(int.from_bytes(self._read(4), 'little')), 'utf-8', 'surrogatepass'))


@_on(SHORT_BINUNICODE)
def _load_short_binunicode(self):
    self.append(str(self._read(self._read(1)[0]), 'utf-8', 'surrogatepass'))


@_on(BINUNICODE8)
def _load_binunicode8(self):
    self.append(str(self._read(_large_size(self, 'BINUNICODE8')), 'utf-8', 'surrogatepass'))


@_on(TUPLE)
def _load_tuple(self):
    items = self._pop_mark()
    self.append(tuple(items))


@_on(EMPTY_TUPLE)
def _load_empty_tuple(self):
    self.append(())


@_on(TUPLE1)
def _load_tuple1(self):
    self.stack[-1] = (self.stack[-1],)


@_on(TUPLE2)
def _load_tuple2(self):
    self.stack[-2:] = [(self.stack[-2], self.stack[-1])]


@_on(TUPLE3)
def _load_tuple3(self):
    self.stack[-3:] = [(self.stack[-3], self.stack[-2], self.stack[-1])]


@_on(EMPTY_LIST)
def _load_empty_list(self):
    self.append([])


@_on(EMPTY_DICT)
def _load_empty_dict(self):
    self.append({})


@_on(EMPTY_SET)
def _load_empty_set(self):
    self.append(set())


@_on(FROZENSET)
def _load_frozenset(self):
    items = self._pop_mark()
    self.append(frozenset(items))


@_on(LIST)
def _load_list(self):
    items = self._pop_mark()
    self.append(items)


@_on(DICT)
def _load_dict(self):
    items = self._pop_mark()
    self.append(dict(zip(items[::2], items[1::2])))


def _instantiate(self, cls, args):
    if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
        value = cls(*args)
    else:
        value = cls.__new__(cls)
    self.append(value)


@_on(INST)
def _load_inst(self):
    module = self._line().decode('ascii')
    name = self._line().decode('ascii')
    cls = self.find_class(module, name)
    _instantiate(self, cls, self._pop_mark())


@_on(OBJ)
def _load_obj(self):
    args = self._pop_mark()
    cls = args.pop(0)
    _instantiate(self, cls, args)


@_on(NEWOBJ)
def _load_newobj(self):
    args = self.stack.pop()
    cls = self.stack.pop()
    _check_new(cls, args, None, 'NEWOBJ')
    self.append(cls.__new__(cls, *args))


@_on(NEWOBJ_EX)
def _load_newobj_ex(self):
    kwargs = self.stack.pop()
    args = self.stack.pop()
    cls = self.stack.pop()
    _check_new(cls, args, kwargs, 'NEWOBJ_EX')
    self.append(cls.__new__(cls, *args, **kwargs))


def _check_new(cls, args, kwargs, opcode):
    if _version < 10 and opcode == 'NEWOBJ':
        if not isinstance(args, tuple):
            raise UnpicklingError('NEWOBJ expected an arg tuple.')
        if not isinstance(cls, type):
            raise UnpicklingError("NEWOBJ class argument isn't a type object")
        return
    if not isinstance(cls, type):
        raise UnpicklingError('%s class argument must be a type, not %s' % (opcode, type(cls).__name__))
    if not isinstance(args, tuple):
        raise UnpicklingError('%s args argument must be a tuple, not %s' % (opcode, type(args).__name__))
    if kwargs is not None and not isinstance(kwargs, dict):
        raise UnpicklingError('%s kwargs argument must be a dict, not %s' % (opcode, type(kwargs).__name__))


@_on(GLOBAL)
def _load_global(self):
    module = self._line().decode('utf-8')
    name = self._line().decode('utf-8')
    self.append(self.find_class(module, name))


@_on(STACK_GLOBAL)
def _load_stack_global(self):
    name = self.stack.pop()
    module = self.stack.pop()
    if type(name) is not str or type(module) is not str:
        raise UnpicklingError('STACK_GLOBAL requires str')
    self.append(self.find_class(module, name))


def _get_extension(self, code):
    known = _extension_cache.get(code, self)
    if known is not self:
        self.append(known)
        return
    key = _inverted_registry.get(code)
    if not key:
        if code <= 0:
            raise UnpicklingError('EXT specifies code <= 0')
        raise ValueError('unregistered extension code %d' % code)
    found = self.find_class(*key)
    _extension_cache[code] = found
    self.append(found)


@_on(EXT1)
def _load_ext1(self):
    _get_extension(self, self._read(1)[0])


@_on(EXT2)
def _load_ext2(self):
    _get_extension(self, int.from_bytes(self._read(2), 'little'))


@_on(EXT4)
def _load_ext4(self):
    _get_extension(self, int.from_bytes(self._read(4), 'little', signed=True))


@_on(REDUCE)
def _load_reduce(self):
    args = self.stack.pop()
    func = self.stack[-1]
    if not isinstance(args, tuple):
        raise TypeError('argument list must be a tuple')
    self.stack[-1] = func(*args)


@_on(POP)
def _load_pop(self):
    if self.stack:
        del self.stack[-1]
    elif self._metastack:
        self._pop_mark()
    else:
        raise IndexError


@_on(POP_MARK)
def _load_pop_mark(self):
    self._pop_mark()


@_on(DUP)
def _load_dup(self):
    self.append(self.stack[-1])


def _memo_get(self, index):
    try:
        self.append(self.memo[index])
    except KeyError:
        if _version < 9:
            raise KeyError(index) from None
        raise UnpicklingError('Memo value not found at index %d' % index) from None


@_on(GET)
def _load_get(self):
    _memo_get(self, int(self._line()))


@_on(BINGET)
def _load_binget(self):
    _memo_get(self, self._read(1)[0])


@_on(LONG_BINGET)
def _load_long_binget(self):
    _memo_get(self, int.from_bytes(self._read(4), 'little'))


@_on(PUT)
def _load_put(self):
    index = int(self._line())
    if index < 0:
        raise ValueError('negative PUT argument')
    self.memo[index] = self.stack[-1]


@_on(BINPUT)
def _load_binput(self):
    self.memo[self._read(1)[0]] = self.stack[-1]


@_on(LONG_BINPUT)
def _load_long_binput(self):
    self.memo[int.from_bytes(self._read(4), 'little')] = self.stack[-1]


@_on(MEMOIZE)
def _load_memoize(self):
    self.memo[len(self.memo)] = self.stack[-1]


@_on(APPEND)
def _load_append(self):
    value = self.stack.pop()
    target = self.stack[-1]
    target.append(value)


@_on(APPENDS)
def _load_appends(self):
    items = self._pop_mark()
    target = self.stack[-1]
    try:
        extend = target.extend
    except AttributeError:
        for item in items:
            target.append(item)
    else:
        extend(items)


@_on(SETITEM)
def _load_setitem(self):
    value = self.stack.pop()
    key = self.stack.pop()
    self.stack[-1][key] = value


@_on(SETITEMS)
def _load_setitems(self):
    items = self._pop_mark()
    target = self.stack[-1]
    for position in range(0, len(items), 2):
        target[items[position]] = items[position + 1]


@_on(ADDITEMS)
def _load_additems(self):
    items = self._pop_mark()
    target = self.stack[-1]
    if isinstance(target, set):
        target.update(items)
    else:
        for item in items:
            target.add(item)


@_on(BUILD)
def _load_build(self):
    state = self.stack.pop()
    target = self.stack[-1]
    setstate = getattr(target, '__setstate__', _Stop)
    if setstate is not _Stop:
        setstate(state)
        return
    slotstate = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slotstate = state
    if state:
        if not isinstance(state, dict):
            raise UnpicklingError('state is not a dictionary')
        namespace = target.__dict__
        for key, value in state.items():
            namespace[sys.intern(key) if type(key) is str else key] = value
    if slotstate:
        for key, value in slotstate.items():
            setattr(target, key, value)


@_on(MARK)
def _load_mark(self):
    self._metastack.append(self.stack)
    self.stack = []
    self.append = self.stack.append


@_on(STOP)
def _load_stop(self):
    if not self.stack and self._metastack:
        raise UnpicklingError('unexpected MARK found')
    raise _Stop(self.stack.pop())


_Pickler, _Unpickler = Pickler, Unpickler


# ---- the functions --------------------------------------------------------------------------------

@_builtin
def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


@_builtin
def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    return Pickler(None, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)._dumps(obj)


@_builtin
def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """Read and return an object from the pickle data stored in a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


@_builtin
def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    """Read and return an object from the given pickle data."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        data = memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()
