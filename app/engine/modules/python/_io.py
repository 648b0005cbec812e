"""The name under which the classes of io are pickled and shown."""
import io as _io
from io import (BlockingIOError, BytesIO, DEFAULT_BUFFER_SIZE, StringIO, UnsupportedOperation, IOBase as _IOBase,
                BufferedIOBase as _BufferedIOBase, RawIOBase as _RawIOBase, TextIOBase as _TextIOBase, open)


def __getattr__(name):
    if name in _io._LAYERS:
        return getattr(_io, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
