"""contextlib: managers from generators, stacks, redirection, asynchronous ones."""
import contextlib,sys,io
from contextlib import *
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return type(e).__name__+': '+str(e)
@contextmanager
def cm(x):
    "cmdoc"
    print('in',x)
    try: yield x*2
    except ValueError as e: print('caught',e)
    finally: print('out')
with cm(2) as v: print(v)
with cm(3): raise ValueError('boo')
try:
    with cm(4): raise KeyError('k')
except KeyError as e: print('esc',e)
@cm(7)
def dec(): return 'dec'
print(dec(),dec(),cm.__doc__,cm.__name__,cm.__wrapped__)
@contextmanager
def no(): 
    if 0: yield
print(t(lambda: no().__enter__()))
@contextmanager
def two(): yield 1; yield 2
def use():
    with two(): pass
print(t(use))
@contextmanager
def sw():
    try: yield
    except: pass
with sw(): raise StopIteration('x')
print('ok')
def use2():
    with two(): raise ValueError(1)
print(t(use2))
with suppress(KeyError,ValueError): {}['a']
with suppress(ZeroDivisionError): 1/0
print(t(lambda: suppress(KeyError).__exit__(ValueError,ValueError(),None)))
class Cl:
    def close(self): print('closed')
with closing(Cl()) as c: print(type(c).__name__)
s=io.StringIO()
with redirect_stdout(s): print('hidden')
print(repr(s.getvalue()))
with redirect_stderr(s): print('err',file=sys.stderr)
print(repr(s.getvalue()))
with ExitStack() as st:
    st.enter_context(cm(1)); st.callback(print,'cb',sep='-'); st.push(lambda *a: print('push',a[0]) or True); st.callback(lambda **k:print(k),a=1)
    @st.callback
    def _(): print('deco cb')
    raise ValueError('in stack')
print('after')
with ExitStack() as st:
    st.callback(print,'never'); s2=st.pop_all()
print('popped'); s2.close()
print(t(ExitStack().enter_context,5))
def chain():
    with ExitStack() as st:
        st.callback(lambda:1/0)
        raise KeyError('first')
try: chain()
except ZeroDivisionError as e: print(repr(e),repr(e.__context__))
with nullcontext(5) as n: print(n)
class Dec(ContextDecorator):
    def __enter__(s): print('E'); return s
    def __exit__(s,*e): print('X',e[0]); return False
@Dec()
def fn(a): return a
print(fn(3),fn.__name__)
print(t(lambda:issubclass(Cl,AbstractContextManager)),isinstance(Dec(),AbstractContextManager),t(AbstractContextManager))
class A2(AbstractContextManager):
    def __exit__(s,*a): return None
with A2() as a2: print(type(a2).__name__)
if sys.version_info>=(3,11):
    with suppress(ValueError):
        raise ExceptionGroup('g',[ValueError(1)]) if sys.version_info>=(3,12) else ValueError
    with chdir('.') if 0 else nullcontext(): pass
import asyncio
@asynccontextmanager
async def acm(): 
    print('ain'); yield 1; print('aout')
async def main():
    async with acm() as v: print(v)
    async with AsyncExitStack() as st:
        await st.enter_async_context(acm()); st.callback(print,'x'); st.push_async_callback(aco,3)
async def aco(x): print('aco',x)
asyncio.run(main())
print(repr(cm(1))[:47])
