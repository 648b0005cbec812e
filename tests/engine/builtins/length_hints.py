"""Who asks for a length hint, and what happens when the answer is bad, or beyond sys.maxsize."""
class BadLen(object):
    def __iter__(self): return iter(range(10))
    def __len__(self): raise RuntimeError('hello')
class BadLengthHint(object):
    def __iter__(self): return iter(range(10))
    def __length_hint__(self): raise RuntimeError('hello')
class NoneLengthHint(object):
    def __iter__(self): return iter(range(10))
    def __length_hint__(self): return NotImplemented
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for c in BadLen, BadLengthHint, NoneLengthHint:
    t(lambda: list(c())); t(lambda: [].extend(c()))
    b = bytearray(range(10)); t(lambda: b.extend(c())); t(lambda: tuple(c())); t(lambda: [*c()]); t(lambda: sorted(c())); t(lambda: set(c())); t(lambda: bytes(c())); t(lambda: bytearray(c())); t(lambda:' '.join(map(str,c()))); t(lambda:max(c())); t(lambda:sum(c())); t(lambda:list(zip(c()))); t(lambda:list(map(abs,c()))); t(lambda:list(enumerate(c()))); t(lambda:[0,*c(),1]); t(lambda: len(c()));
    def f():
        l=[1]; l[0:1]=c(); return l
    t(f)
    def f():
        l=[1]; l+=c(); return l
    t(f)
class B:
    def __init__(s,v): s.v=v
    def __iter__(s): return iter([1,2])
    def __length_hint__(s): return s.v
import operator
for v in (-1,'a',None,1.5,2**70,2**62,True): t(lambda: list(B(v))); t(lambda: operator.length_hint(B(v)))
