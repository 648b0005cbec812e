"""itertools: every iterator, its arguments and messages."""
import itertools as I,sys,operator
def t(f,*a,**k):
    try:
        r=f(*a,**k); return r if not hasattr(r,'__next__') else list(I.islice(r,8))
    except BaseException as e: return type(e).__name__+': '+str(e)
print([n for n in dir(I) if n[0]!='_'])
for c in '''I.count(5)|I.count(1,.5)|I.count(start=2,step=-1)|I.cycle('ab')|I.repeat(1,3)|I.repeat(1)|I.accumulate([1,2,3])|I.accumulate([1,2,3],operator.mul)|I.accumulate([1,2],initial=10)|I.accumulate([])|I.chain('ab','c')|I.chain.from_iterable(['ab','c'])|I.compress('abcd',[1,0,1])|I.dropwhile(lambda x:x<2,[1,2,1])|I.takewhile(lambda x:x<2,[1,2,1])|I.filterfalse(None,[0,1,2])|I.groupby('aab')|[(k,list(g)) for k,g in I.groupby('aabA',str.lower)]|I.islice('abcdef',2)|I.islice('abcdef',1,None,2)|I.islice('a',-1)|I.islice('a',0,5,0)|I.islice('a','x')|I.starmap(pow,[(2,3),(3,2)])|I.tee('ab')|[list(x) for x in I.tee('ab',3)]|I.tee('a',-1)|I.zip_longest('ab','c')|I.zip_longest('ab','c',fillvalue='-')|I.product('ab',[1,2])|I.product('ab',repeat=2)|I.product()|I.product('a',repeat=-1)|I.permutations('abc')|I.permutations('abc',2)|I.permutations('abc',4)|I.permutations('abc',-1)|I.combinations('abcd',2)|I.combinations('abc',5)|I.combinations('a',-1)|I.combinations_with_replacement('ab',2)|I.pairwise('abcd')|I.pairwise('a')|I.batched('abcdefg',3)|I.batched('ab',0)|I.batched('abc',2,strict=True)|I.count('a')|I.repeat()|I.repeat(1,'a')|I.accumulate(5)|I.chain(5)|I.cycle(5)|I.starmap(pow,[2])|I.zip_longest('a',foo=1)|I.product(5)|repr(I.count(3))|repr(I.count(3,2))|repr(I.count(1.5))|repr(I.repeat('x',3))|repr(I.repeat('x'))|I.repeat(1,3).__length_hint__()|repr(I.chain())[:24]|I.groupby([1,1],key=5)|next(I.chain())|I.compress('ab')|I.islice('a')|I.takewhile(1)|I.dropwhile(5,[1])|I.filterfalse(5,[1])|I.permutations(5)|I.combinations('abc')|I.count(1,2,3)|I.count().__reduce__()|I.repeat(1,2).__reduce__()|sum(I.repeat(2,4))|I.islice(I.count(),2,5)|list(zip(I.count(),'ab'))|list(map(operator.add,I.count(),[1,2]))|I.count(10**20)|I.count(sys.maxsize-1)|I.accumulate('abc')|dict(I.groupby('a')).keys()|I.batched([1,2,3],2)|I.batched('abc')|I.pairwise(5)|max(I.permutations(range(3)))|I.zip_longest()|I.tee([1,2],1)'''.split('|'):
    try: print(c,'=>',t(lambda:eval(c)))
    except BaseException as e: print(c,type(e),e)
a,b=I.tee([1,2,3]); next(a); print(list(a),list(b))
g=I.groupby([1,1,2,2,3]); k,x=next(g); k2,y=next(g); print(list(x),list(y))
import copy,warnings
warnings.simplefilter('ignore')
c=I.count(5); next(c); print(next(copy.copy(c)), type(I.chain()), I.count.__name__, I.chain.__mro__)
