"""io, weakref, copy and types: streams in memory, dying objects, copies, dynamic types."""
import io,sys,weakref,gc,copy,types,pickle
def t(c):
    try: print(c,'=>',eval(c))
    except BaseException as e: print(c,'=>',type(e).__name__,e)
s=io.StringIO('line1\nline2\r\nline3'); 
for c in r'''s.readline()|s.read(3)|s.tell()|s.seek(0)|s.readlines()|s.getvalue()|s.seek(0,2)|s.write('X')|s.getvalue()|s.truncate(5)|s.getvalue()|s.seek(2)|s.read()|s.closed|s.isatty()|s.readable()|s.writable()|s.seekable()|s.line_buffering|s.newlines|s.encoding|s.errors|s.write(b'a')|s.write(5)|s.seek(-1)|s.seek(1,1)|s.seek(0,5)|s.fileno()|s.detach()|list(io.StringIO('a\nb'))|io.StringIO('a\r\nb',newline=None).read()|io.StringIO('a\nb',newline='\r\n').getvalue()|io.StringIO(5)|io.StringIO(b'a')|io.StringIO('x',newline=5)|repr(io.StringIO())[:24]|io.StringIO().writelines(['a','b'])|s.close()|s.read()|s.closed|s.getvalue()
io.BytesIO(b'abc').read(2)|io.BytesIO(b'abc').getvalue()|io.BytesIO('a')|io.BytesIO(b'a\nb').readlines()|io.BytesIO(b'ab').readinto(bytearray(1))|io.BytesIO(b'abc').getbuffer()[1]|io.BytesIO().write('a')|io.BytesIO().write(b'abc')|io.BytesIO(b'abcdef').seek(-2,2)|io.BytesIO(b'ab').read1()|io.BytesIO(b'x').readline()|io.BytesIO(b'abc').truncate(1)|io.BytesIO().seek(-1)|io.BytesIO(b'abc').peek|io.IOBase|io.TextIOBase|issubclass(io.StringIO,io.TextIOBase)|isinstance(io.BytesIO(),io.IOBase)|io.UnsupportedOperation.__mro__|io.SEEK_END|io.DEFAULT_BUFFER_SIZE|sys.stdout.writable()|sys.stdout.encoding|sys.stdout.name|sys.stdin.readline()|input()|sys.stdout.write('')|sys.stderr.name|type(sys.stdout).__name__|sys.stdin.read()|sys.stdout.isatty()'''.replace('\n','|').split('|'): t(c)
with io.StringIO() as f: print('to file',file=f,end=''); print(f.getvalue())
t("f.write('a')")
class K:
    def __init__(s,n): s.n=n
    def __repr__(s): return f'K{s.n}'
    def m(s): return s.n
k=K(1); log=[]
r=weakref.ref(k,lambda w:log.append('dead')); p=weakref.proxy(k); fin=weakref.finalize(k,log.append,'fin'); wm=weakref.WeakMethod(k.m)
print(r() is k,repr(r)[:8],p.n,p,type(p).__name__,fin.alive,fin.peek() is not None,wm()(),weakref.getweakrefcount(k),len(weakref.getweakrefs(k)),r==weakref.ref(k),hash(r)==hash(k),r.__callback__ is not None)
del k; print(log,r(),fin.alive,wm(),fin(),repr(r)[-7:]); t('p.n'); t('p'); t('str(p)'); t('weakref.ref(5)'); t("weakref.ref('a')"); t('weakref.proxy(5)'); t('hash(weakref.ref(K(1)))'); t('weakref.ref()')
d=weakref.WeakValueDictionary(); a=K(2); d['a']=a; d['b']=K(3); print(dict(d),len(d),'b' in d,d.get('a'),list(d.keys()),list(d.valuerefs())[0]() is a,d.pop('a'),len(d),repr(d)[:20]); t("d['zz']")
e=weakref.WeakKeyDictionary(); e[a]=1; e[K(9)]=2; print(dict(e),len(e),a in e,e[a]); del a; print(len(e)); t('e[5]')
s=weakref.WeakSet(); x=K(4); s.add(x); s.add(K(5)); print(len(s),x in s,list(s),s|{x},repr(s)[:9]); s.discard(x); print(len(s))
class Sl: __slots__=('a',)
class Sw: __slots__=('a','__weakref__')
t('weakref.ref(Sl())'); t('weakref.ref(Sw()) is not None')
f=weakref.finalize(x,print,'bye',1,k=2) if 0 else weakref.finalize(x,print,'bye',1); f.atexit=False; print(f.atexit,f.detach() is not None,f.alive)
weakref.finalize(x,print,'at exit')
class Cy: pass
c=Cy(); c.c=c; w=weakref.ref(c); del c; print(w() is None, gc.collect()>0, w())
print(weakref.ref.__mro__, weakref.ProxyType, weakref.CallableProxyType, weakref.ReferenceType)
class SP:
    def __init__(s): s.x=[1]
    def __copy__(s): print('copy'); return s
    def __deepcopy__(s,m): print('deep'); return s
copy.copy(SP()); copy.deepcopy([SP()])
l=[[1],2]; l.append(l); m=copy.deepcopy(l); print(m[2] is m, m[0] is l[0], copy.copy(l)[0] is l[0], copy.copy({1:2}),copy.deepcopy((1,[2])),copy.copy(5),copy.deepcopy(len) is len); t('copy.copy(x for x in [])'); t('copy.deepcopy(sys)')
if hasattr(copy,'replace'): print(copy.replace(types.SimpleNamespace(a=1),a=2)); t('copy.replace(5)')
ns=types.SimpleNamespace(b=1,a=[2]); print(ns,ns==types.SimpleNamespace(a=[2],b=1),ns.__dict__,vars(ns)); t('types.SimpleNamespace(1)'); t('ns.zz'); ns.self=ns; print(ns)
print(types.MappingProxyType({'a':1}),types.MethodType(K.m,K(7))(),types.new_class('N',(K,),{},lambda n:n.update(z=1)).z,types.FunctionType(K.m.__code__,{},'nm').__name__,types.resolve_bases((K,)),types.prepare_class('X')[0])
print(types.ModuleType('mm','doc').__doc__,types.ModuleType('mm'),types.GenericAlias(list,(int,)) if sys.version_info>=(3,9) else '', types.NoneType if sys.version_info>=(3,10) else '', types.UnionType if sys.version_info>=(3,10) else '')
@types.coroutine
def gco(): yield 1
print(types.CodeType,type(gco()).__name__, types.DynamicClassAttribute)
