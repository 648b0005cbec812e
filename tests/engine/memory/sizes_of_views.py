"""Sizes of views of memory, of streams in memory by what they hold, and of the tuples with names that sys has."""
import collections
import contextvars
import io
import struct
import sys
import threading
import time

size = sys.getsizeof


def told(label, *objects):
    print(label, [size(each) for each in objects])


data = bytearray(24)
view = memoryview(data)
told('memoryview', view, view[2:], view.cast('I'), view.cast('B', [24, 1]), view.cast('B', [2, 3, 4]), view.toreadonly())

stream = io.BytesIO()
told('BytesIO', stream, io.BytesIO(b'text'), io.BytesIO(bytearray(b'text')))
for count in (1, 3, 4, 8, 9, 20, 20, 40, 300):
    stream.write(b'x' * count)
    told('written %d' % count, stream)
content = stream.getvalue()
told('lent', stream, content)
print(stream.getvalue() is content)
stream.write(b'!')
told('its own again', stream)
stream.truncate(100)
told('cut', stream)
stream.truncate(300)
told('not longer', stream)
told('value', stream.getvalue(), stream)
stream.seek(0)
stream.write(b'y')
told('changed', stream)
print(content[:3], stream.getvalue()[:3])
buffer = stream.getbuffer()
buffer[0] = 65
print(stream.getvalue()[:3])
told('viewed', stream)
buffer.release()
stream.close()
told('closed', stream)
borrowed = b'a text of its own'
stream = io.BytesIO(borrowed)
print(stream.getvalue() is borrowed)
stream.seek(2)
stream.write(b'TEXT')
told('parted', stream)
print(borrowed, stream.getvalue(), stream.tell())

told('sys', sys.version_info, sys.int_info, sys.hash_info, sys.float_info, sys.thread_info, sys.flags)
print(len(sys.flags), sys.thread_info.name)
ordered = collections.OrderedDict(a=1)
told('views', ordered.keys(), ordered.values(), ordered.items(), {}.keys())
told('others', threading.local(), time.gmtime(0), contextvars.ContextVar('v'), contextvars.Context(), struct.iter_unpack('b', b'a'))
print(threading.local.__name__, threading.local.__module__)
