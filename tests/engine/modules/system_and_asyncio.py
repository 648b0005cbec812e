"""sys, abc, numbers, keyword, contextvars, tracemalloc, gc, threading, asyncio and copyreg in small."""
import sys,abc,copyreg,keyword,timeit,contextvars,numbers,tracemalloc,gc,asyncio,threading
def t(c):
    try: print(c,'=>',eval(c))
    except BaseException as e: print(c,'=>',type(e).__name__,e)
class AB(abc.ABC):
    @abc.abstractmethod
    def f(self): "d"
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    @abc.abstractmethod
    def c(cls): ...
    @staticmethod
    @abc.abstractmethod
    def s(): ...
class Half(AB):
    def f(self): return super().f()
class Full(Half):
    p=1; c=2; s=3
for c in '''AB()|Half()|Full().f()|AB.__abstractmethods__==frozenset({'f','p','c','s'})|sorted(Half.__abstractmethods__)|issubclass(int,AB)|AB.register(int)|issubclass(int,AB)|isinstance(5,AB)|abc.get_cache_token().__class__|type(AB)|AB.f.__isabstractmethod__|abc.ABCMeta.__mro__|abc.update_abstractmethods(Half)|isinstance(1,numbers.Integral)|isinstance(1.0,numbers.Real)|issubclass(bool,numbers.Number)|numbers.Integral.__abstractmethods__>set()|keyword.iskeyword('if')|keyword.kwlist[:5]|len(keyword.kwlist)|keyword.softkwlist|keyword.issoftkeyword('match')|sys.version_info[:2]|sys.version_info.major|sys.version_info>=(3,8)|sys.byteorder|sys.maxsize|sys.maxunicode|sys.float_info.max|sys.float_info.epsilon|sys.int_info.bits_per_digit|sys.hash_info.width|sys.implementation.name|sys.getrecursionlimit()|sys.getdefaultencoding()|sys.intern('a') is 'a'|sys.flags.optimize|sys.platform|sys.argv|sys.exc_info()|sys.getsizeof(1)|sys.getsizeof('')|sys.getsizeof([])|sys.stdin.name|sys.modules['sys'] is sys|sys.setrecursionlimit(-1)|sys.setrecursionlimit('a')|sys.exit|sys.getsizeof()|sys.getsizeof(object(),5)|sys.displayhook(5)|sys._getframe().f_lineno>0|sys._getframe(100)|sys.is_finalizing()|sys.getswitchinterval()|sys.audit('x')|sys.float_repr_style|sys.hexversion>>24|sys.api_version|sys.get_asyncgen_hooks()|sys.get_int_max_str_digits()|sys.set_int_max_str_digits(5)|timeit.timeit('1+1',number=10)>0|len(timeit.repeat('x=1',number=1,repeat=3))|timeit.Timer('1').autorange.__name__|timeit.default_timer.__name__|timeit.timeit('y',globals={'y':1},number=1)>=0|timeit.timeit(5)|timeit.timeit('1/0',number=1)'''.split('|'): t(c)
v=contextvars.ContextVar('v',default=3); tok=v.set(5); print(v.get(),tok.old_value is contextvars.Token.MISSING,tok.var is v,v.name); v.reset(tok); print(v.get()); t('v.reset(tok)'); ctx=contextvars.copy_context(); print(ctx.run(lambda: (v.set(9),v.get())),v.get(),list(ctx.items())[0][1],v in ctx,ctx[v]); t("contextvars.ContextVar('q').get()"); t("contextvars.ContextVar('q').get(1)"); t('contextvars.ContextVar(5)')
tracemalloc.start(); l=[0]*1000; s=tracemalloc.take_snapshot(); cur,peak=tracemalloc.get_traced_memory(); print(cur>=8056,peak>=cur,tracemalloc.is_tracing(),len(s.statistics('lineno'))>0,tracemalloc.get_traceback_limit()); tracemalloc.clear_traces(); tracemalloc.stop(); print(tracemalloc.is_tracing(),tracemalloc.get_traced_memory())
class E: pass
e=E(); e.x=e; del e; print(gc.collect()>0,gc.isenabled(),gc.get_count()[0]>=0,gc.garbage,gc.is_tracked(5),gc.is_tracked([]),gc.callbacks,gc.DEBUG_LEAK); t('gc.collect(3)'); t('gc.get_stats()[0].keys()')
lock=threading.Lock(); print(lock.acquire(),lock.locked(),lock.release(),threading.current_thread().name,threading.main_thread() is threading.current_thread(),threading.active_count()); r=threading.RLock()
with r: print('locked')
loc=threading.local(); loc.x=1; print(loc.x)
async def sub(n):
    await asyncio.sleep(0); return n*2
async def main():
    print(await asyncio.gather(sub(1),sub(2),return_exceptions=True)); tk=asyncio.create_task(sub(5)); print(await tk,tk.done(),tk.result()); 
    try: await asyncio.wait_for(asyncio.sleep(1),0.01)
    except asyncio.TimeoutError: print('timeout')
    q=asyncio.Queue(); await q.put(1); print(q.qsize(),await q.get()); ev=asyncio.Event(); ev.set(); await ev.wait()
    async def boom(): raise ValueError('b')
    try: await boom()
    except ValueError as e: print(e)
    tk=asyncio.create_task(asyncio.sleep(10)); await asyncio.sleep(0); tk.cancel()
    try: await tk
    except asyncio.CancelledError: print('cancelled',tk.cancelled())
    print(sorted([await f for f in asyncio.as_completed([sub(1),sub(2)])]))
    d,p=await asyncio.wait([asyncio.create_task(sub(3))]); print(len(d),len(p)); sem=asyncio.Semaphore(1)
    async with sem: print('sem'); 
    async with asyncio.Lock(): print('lock')
    loop=asyncio.get_running_loop(); fu=loop.create_future(); loop.call_soon(fu.set_result,7); print(await fu); print([x async for x in ag()],asyncio.iscoroutinefunction(sub),len(asyncio.all_tasks()))
    return 'done'
async def ag():
    for i in range(3): yield i; await asyncio.sleep(0)
print(asyncio.run(main())); t('asyncio.run(5)'); t('asyncio.get_running_loop()')
copyreg.pickle(E,lambda o:(E,())); import pickle; print(type(pickle.loads(pickle.dumps(E()))).__name__, copyreg.dispatch_table[E] is not None); t('copyreg.pickle(E,5)'); t("copyreg.constructor(5)")
