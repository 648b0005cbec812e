"""array: every type code, conversion, slices, growth in bytes, messages, pickles."""
import array,sys
from array import array as A
def t(f):
    try: return f()
    except BaseException as e: return type(e).__name__+': '+str(e)
print(A,A.__module__,array.ArrayType,array.typecodes,array._array_reconstructor)
for code in '''A()|A(1)|A('')|A('ii')|A('x')|A('i')|A('i',[1,2])|A('i','abc')|A('i',[1.5])|A('b',[128])|A('b',[40000])|A('b',[2**70])|A('B',[-1])|A('B',[256])|A('h',[40000])|A('H',[-1])|A('H',[70000])|A('i',[2**40])|A('I',[-1])|A('I',[2**40])|A('l',[2**70])|A('L',[-1])|A('L',[2**70])|A('q',[2**70])|A('Q',[-1])|A('Q',[2**80])|A('Q',['a'])|A('i',['a'])|A('f',['a'])|A('d',[1,2.5])|A('f',[0.1])|A('i',b'\\0\\1\\0\\0')|A('i',b'abc')|A('i',bytearray(8))|A('i',(1,2))|A('i',A('d',[1.0]))|A('d',A('i',[1]))|A('i',5)|A('i',x=1)|A('i',[1],2)|A('B',range(3))
A('i',[1,2])+A('i',[3])|A('i',[1])+[1]|A('i',[1])+A('d',[1.])|A('i',[1])*3|3*A('i',[1])|A('i',[1])*'a'|A('i',[1])==A('d',[1.])|A('i',[1])<A('i',[2])|A('i',[1])==[1]|A('i',[1])<[1]|hash(A('i'))|A('i',[1])[5]|A('i',[1])['a']|A('i',[1,2,3])[::2]|A('i',[1,2,3])[::-1]|1 in A('i',[1])|1.0 in A('i',[1])
A('i',[1]).index(5)|A('i',[1,2,1]).index(1,1)|A('i',[1,2,1]).index(1,1,2)|A('i',[1]).remove(5)|A('i').pop()|A('i',[1]).pop(3)|A('i',[1,1]).count(1)|A('i',[1]).append('a')|A('i',[1]).append()|A('i',[1]).extend(5)|A('i',[1]).extend(A('d',[1.]))|A('i',[1]).fromlist((1,))|A('i',[1]).fromlist([1,'a'])|A('i',[1]).frombytes(b'abc')|A('i',[1]).frombytes('abc')|A('i',[1]).tobytes()|A('i',[1]).tolist()|A('i').tounicode()|A('i').fromunicode('a')|A('i',[1]).buffer_info()[1]|A('i',[1]).byteswap()|A('f',[1]).byteswap()|A('i',[1]).__reduce_ex__(2)|A('i',[1]).__reduce_ex__(3)|A('i',[1]).__copy__()|A('i',[1]).__deepcopy__(1)|iter(A('i',[1,2])).__reduce__()|A('i',[1]).clear()|A('i').itemsize|A('i').typecode|A('i').insert(0)|A('i',[1]).insert('a',1)|memoryview(A('i',[1,2]))[1]|memoryview(A('i',[1,2])).format|array._array_reconstructor(A,'i',9,b'\\1\\0\\0\\0')|array._array_reconstructor(list,'i',9,b'')|bytes(A('h',[1]))|A('i').tofile(1)|list(map(str,A('d',[1,2])))|sum(A('i',range(10)))|sorted(A('i',[3,1]))|A.__doc__ is None|A[int]'''.replace('\n','|').split('|'):
    if code: print(code,'=>',t(lambda:eval(code)))
def st(c):
    a=A('i',[1,2,3,4])
    try: exec(c,{'a':a,'A':A}); return a
    except BaseException as e: return type(e).__name__+': '+str(e)
for c in 'a[0]=9|a[9]=1|a["a"]=1|a[0]="a"|a[1:2]=A("i",[7,8,9])|a[1:2]=[1]|a[1:2]=A("d",[1])|a[::2]=A("i",[1,2,3])|a[::2]=A("i",[8,9])|del a[0]|del a[9]|del a[1:3]|del a[::2]|a+=A("i",[1])|a+=[1]|a*=2|a*=0|a*="x"|a.x=1|m=memoryview(a);a.append(1)|m=memoryview(a);m[0]=7|a.typecode=1|a.extend([1,"a"])|a.extend(a)|a[1:1]=a|a.insert(1,9)|a.reverse()|a.insert(-100,5)|a.byteswap()|a.remove(2)|a.pop(0)'.split('|'): print(c,'=>',st(c))
a=A('i'); L=[]
for i in range(40): L.append(sys.getsizeof(a)); a.append(i)
print(L); L=[]
while a: a.pop(); L.append(sys.getsizeof(a))
print(L); print([sys.getsizeof(A(c,[1,2,3]) ) for c in 'bBhHiIlLqQfd'],sys.getsizeof(A('i',range(5))),sys.getsizeof(A('i',b'\0'*8)),sys.getsizeof(A('d',(1,2,3))), sys.getsizeof(A('i',[1])*7), sys.getsizeof(A('i',[1])[:]), sys.getsizeof(A('i',iter([1,2,3]))), sys.getsizeof(iter(a)))
a=A('i',[1,2,3]); a.extend([1]); print(sys.getsizeof(a)); a.frombytes(b'\0'*40); print(sys.getsizeof(a)); a[1:2]=a; print(sys.getsizeof(a)); del a[3:]; print(sys.getsizeof(a)); a.fromlist([1]*3); print(sys.getsizeof(a)); a.extend(A('i',[2]*9));print(sys.getsizeof(a)); a*=3;print(sys.getsizeof(a)); a+=A('i',[3]);print(sys.getsizeof(a)); a.insert(0,1); print(sys.getsizeof(a)); a.remove(1); print(sys.getsizeof(a))
print(A.__basicsize__, A.__dictoffset__,A.__weakrefoffset__, type(iter(a)), type(iter(a)).__module__)
import collections.abc as abc; print([n for n in ('Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence', 'MutableSequence') if isinstance(a,getattr(abc,n))])
class B(A):
    def __init__(self,*a,**k): self.k=k
b=B('i',[1],z=3); print(b,b.k,repr(b)); import pickle,copy; print(pickle.dumps(a,4)); print(pickle.loads(pickle.dumps(a))==a, copy.copy(a)==a, copy.deepcopy(b), pickle.loads(pickle.dumps(A('d',[1,2]),2)))
