"""traceback and warnings: printed and formatted, filtered and recorded."""
import traceback,sys,io,warnings
def a(n):
    if n==0: raise ValueError('bad\nline')
    a(n-1)
def cap(fn,*x,**k):
    s=io.StringIO(); fn(*x,file=s,**k); return s.getvalue()
try: a(2)
except ValueError as e:
    ex=e
    print(traceback.format_exc()); print(cap(traceback.print_exc)); print(cap(traceback.print_exc,limit=1)); print(traceback.format_exception(type(e),e,e.__traceback__)); print(traceback.format_exception_only(type(e),e)); print(traceback.format_tb(e.__traceback__,-1)); print(traceback.extract_tb(e.__traceback__)); print([f.name for f in traceback.extract_tb(e.__traceback__)], traceback.extract_tb(e.__traceback__)[0].line)
if sys.version_info>=(3,10): print(traceback.format_exception(ex)[-1], traceback.format_exception_only(ex))
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError('k') from z
except KeyError as e: print(''.join(traceback.format_exception(type(e),e,e.__traceback__))); print(''.join(traceback.format_exception(type(e),e,e.__traceback__,chain=False)))
try:
    try: {}['x']
    except KeyError: int('q')
except ValueError as e: print(cap(traceback.print_exception,type(e),e,e.__traceback__)); te=traceback.TracebackException.from_exception(e); print(list(te.format()),te.exc_type if sys.version_info<(3,13) else te.exc_type_str,str(te),te.__context__ is not None,te.__suppress_context__, list(te.format_exception_only()), te.stack[0].lineno)
def st(): return traceback.extract_stack()
print(st()[-1].name, traceback.format_stack()[-1]); print(cap(traceback.print_stack)); print(cap(traceback.print_list,st()[-1:]) if hasattr(traceback,'print_list') else '')
try: exec('x ===')
except SyntaxError as e: print(''.join(traceback.format_exception_only(type(e),e))); print(e.msg,e.lineno,e.offset,e.text,e.filename)
try: exec('def f():\nx=1')
except SyntaxError as e: print(''.join(traceback.format_exception_only(type(e),e)))
print(traceback.format_exception_only(KeyError,KeyError('a')),traceback.format_exception_only(type(None),None) if 0 else '', traceback.format_exception_only(ValueError,ValueError()))
class E(Exception):
    def __str__(s): raise RuntimeError
print(traceback.format_exception_only(E,E()))
if sys.version_info>=(3,11):
    e=ValueError('n'); e.add_note('note1'); e.add_note('two\nlines'); print(''.join(traceback.format_exception(e)))
    eg=ExceptionGroup('grp',[ValueError(1),ExceptionGroup('in',[TypeError('t')])]); print(''.join(traceback.format_exception(eg)))
    try: raise eg
    except ExceptionGroup as e: print(traceback.format_exc())
def rec(n): return rec(n+1)
try: rec(0)
except RecursionError: s=traceback.format_exc().splitlines(); print(s[1:3], s[-3:])
print(traceback.FrameSummary('f',1,'n',line='x'), traceback.FrameSummary('f',1,'n',line='x')==traceback.FrameSummary('f',1,'n',line='x'), traceback.StackSummary.from_list([('f',1,'g','l')]).format(), list(traceback.walk_tb(ex.__traceback__))[0][1])
traceback.print_exc(); traceback.print_stack(limit=1)
try: a(0)
except ValueError: traceback.print_exc()
warnings.warn('w1'); warnings.warn('w2',DeprecationWarning); warnings.warn(UserWarning('inst'))
for i in range(2): warnings.warn('same place')
def dep(): warnings.warn('lvl2',FutureWarning,stacklevel=2)
dep()
with warnings.catch_warnings(record=True) as L:
    warnings.simplefilter('always'); warnings.warn('c1'); warnings.warn('c2',SyntaxWarning); dep()
print(len(L),L[0].category,L[0].message,L[0].lineno,str(L[1].message),L[1])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warnings.warn('boom')
    except UserWarning as e: print('raised',e)
with warnings.catch_warnings():
    warnings.simplefilter('ignore'); warnings.warn('nope')
with warnings.catch_warnings():
    warnings.filterwarnings('ignore',message='xx.*'); warnings.warn('xxy'); warnings.warn('yyy')
for b in ["warnings.warn('a',5)","warnings.warn('a',int)","warnings.simplefilter('bad')","warnings.filterwarnings('ignore',message=5)","warnings.warn_explicit('m',UserWarning,'file.py',7)","warnings.formatwarning('m',UserWarning,'f.py',3,'line')","warnings.filters[0][0]","warnings.warn('a',category=None)", "warnings.showwarning('m',UserWarning,'f.py',3)"]:
    try: print(b,'=>',eval(b))
    except BaseException as e: print(b,'=>',type(e).__name__,e)
