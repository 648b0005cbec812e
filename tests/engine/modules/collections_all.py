"""collections: every container, its text, arithmetic and messages."""
import sys,collections
from collections import *
def t(f,*a,**k):
    try: return f(*a,**k)
    except BaseException as e: return type(e).__name__+': '+str(e)
P=namedtuple('P','x y',defaults=[5]); p=P(1); print(p,p._asdict(),p._replace(x=9),P._fields,P._field_defaults,P._make([1,2]),p==(1,5),p[0],p.x,hash(p)==hash((1,5)),P.__doc__,P.x.__doc__,P.__slots__,repr(P.x),P.__new__.__defaults__)
print(t(P),t(P,1,2,3),t(P,z=1),t(p._replace,z=1),t(P._make,[1]),t(namedtuple,'A','a a'),t(namedtuple,'A','def'),t(namedtuple,'A','_a'),t(namedtuple,'1A','a'),namedtuple('A','a def _b a',rename=True)._fields,t(namedtuple,'A','a',defaults=[1,2]),t(namedtuple,'A',5),t(setattr,p,'x',3),t(setattr,p,'zz',3),t(lambda:p.q))
print(namedtuple('A',['a','b'],module='mm').__module__,P.__module__,P.__match_args__ if sys.version_info>=(3,10) else '',sys.getsizeof(p))
class Q(P):
    def s(self): return self.x+self.y
print(Q(1,2),Q(1,2).s(),Q(1,2).__dict__)
c=Counter('abracadabra'); print(c,c.most_common(2),c['z'],list(c.elements())[:4],c+Counter('a'),c-Counter('aaaa'),c&Counter('aab'),c|Counter('zz'),+Counter(a=-1,b=2),-Counter(a=-1),sum(c.values()),Counter(a=1)==Counter(a=1,b=0),Counter(a=1)<=Counter(a=2) if sys.version_info>=(3,10) else '',t(lambda:c.total()),t(Counter,1),t(Counter,[1],[2]),t(Counter.fromkeys,'ab'))
c.update('zzz'); c.subtract({'a':10}); print(c); del c['nope']; print(c.copy()==c, c.pop('z'), Counter({1:'a',2:'b'}) if 1 else 0, Counter(x=3,y=-2))
c+=Counter('q'); c-=Counter('q'); c|=Counter('q'); c&=Counter('qb'); print(c)
d=defaultdict(list); d['a'].append(1); print(d,d['b'],d.default_factory,defaultdict(int,{'x':1}),t(defaultdict,5),t(defaultdict(None).__getitem__,1),d.copy(),defaultdict(lambda:3).__missing__('k'),d.get('zz'))
print(defaultdict(int,a=1)|{'b':2} if sys.version_info>=(3,9) else '')
o=OrderedDict([('a',1),('b',2),('c',3)]); o.move_to_end('a'); print(o,o.popitem(last=False),o,list(reversed(o)),o==OrderedDict(a=1,c=3),o=={'c':3,'a':1},OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1),t(o.move_to_end,'q'),t(OrderedDict().popitem),o.keys(),o.values(),o.items(),OrderedDict.fromkeys('ab',0),repr(OrderedDict()))
q=deque([1,2,3],maxlen=3); q.append(4); q.appendleft(0); print(q,q.maxlen,q.rotate(1),q,q.index(2) if 2 in q else None,q.count(3),q+deque([9]),q*2,t(q.insert,1,5),t(deque().pop),t(deque().popleft),t(deque,5),t(deque,[],-1),q[0],q[-1],t(lambda:q[10]),t(lambda:q[0:1]),t(q.remove,99),deque('abc')==deque('abc'),deque([1])<deque([2]),q.copy(),t(lambda:hash(q)))
q.extend([7,8]); q.extendleft([1]); q.reverse(); print(q,list(reversed(q)),q.clear(),q); 
def mut():
    x=deque([1,2,3])
    for i in x: x.append(1)
print(t(mut))
m=ChainMap({'a':1},{'a':2,'b':3}); print(m,m['b'],m['a'],list(m),len(m),m.maps,m.new_child({'z':0}),m.parents,t(lambda:m['q']),t(m.pop,'b'),m.get('q',7),'b' in m); m['n']=5; del m['a']; print(m,t(m.__delitem__,'b'),m.popitem())
print(m|{'k':1} if sys.version_info>=(3,9) else '')
class UD(UserDict):
    def __setitem__(s,k,v): s.data[k]=v*2
u=UD(a=1); u['b']=2; u.update(c=3); print(u,u.data,'a' in u,t(lambda:u['zz']),len(u),UserDict({'a':1}).copy()); 
class UL(UserList): pass
ul=UL([3,1]); ul.append(2); ul.sort(); print(ul,ul+[5],[0]+ul,ul[0:2],type(ul[0:2]),ul*2,ul==[1,2,3],ul.count(1),ul.pop())
us=UserString('abc'); print(us,us.upper(),us+'d',us[0],repr(us),us=='abc',hash(us)==hash('abc'),'%s'%us,us.center(7,'*'),UserString('%d')%5)
import collections.abc as A
for n in A.__all__: print(n, sorted(getattr(A,n).__abstractmethods__), end=';')
print()
print(t(A.Sized),t(A.Mapping),isinstance([],A.Sequence),issubclass(dict,A.Mapping),isinstance({}.keys(),A.KeysView),isinstance((x for x in []),A.Generator),isinstance(len,A.Callable),isinstance(5,A.Hashable),isinstance([],A.Hashable))
class MS(A.MutableSequence):
    def __init__(s): s.l=[]
    def __getitem__(s,i): return s.l[i]
    def __setitem__(s,i,v): s.l[i]=v
    def __delitem__(s,i): del s.l[i]
    def __len__(s): return len(s.l)
    def insert(s,i,v): s.l.insert(i,v)
x=MS(); x.append(1); x.extend([2,3]); x+=[4]; x.reverse(); print(list(x),x.index(3),x.pop(),x.count(2),3 in x,t(x.index,99),t(x.remove,99)); x.clear(); print(len(x))
class SS(A.Set):
    def __init__(s,i): s.s=list(dict.fromkeys(i))
    def __contains__(s,v): return v in s.s
    def __iter__(s): return iter(s.s)
    def __len__(s): return len(s.s)
print(list(SS('abc')&SS('bcd')),list(SS('ab')|SS('c')),list(SS('ab')-SS('b')),list(SS('ab')^SS('bc')),SS('ab')<=SS('abc'),SS('a')==SS('a'),SS('a').isdisjoint('b'))
class MM(A.Mapping):
    def __getitem__(s,k):
        if k=='a': return 1
        raise KeyError(k)
    def __iter__(s): return iter('a')
    def __len__(s): return 1
print(MM().get('a'),MM().get('b',2),list(MM().items()),'a' in MM(),MM()=={'a':1},MM().keys(),MM().values(),MM().items(), repr(MM())[:14])
import itertools
for k in list(globals()): pass
print(A.Sequence.__doc__ is not None, A.Callable[[int],str], A.Sequence[int] if sys.version_info>=(3,9) else '') if sys.version_info>=(3,9) else 0
