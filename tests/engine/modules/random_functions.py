"""random: all distributions for one seed, seeds of every kind, states and messages."""
import random,math
def t(f):
    try: return f()
    except BaseException as e: return type(e).__name__+': '+str(e)
for seed in (0,1,42,-7,2**100,'hello','',b'bytes',bytearray(b'x'),1.5,0.0,True):
    r=random.Random(); r.seed(seed); print(repr(seed),[r.random() for _ in range(3)],r.getrandbits(70),r.randrange(1000),r.randint(1,6))
random.seed(12345)
print([random.randrange(10) for _ in range(10)],[random.randrange(2,20,3) for _ in range(5)],[random.randrange(20,2,-3) for _ in range(5)])
print(random.choice('abc'),random.choices([1,2,3],k=5),random.choices('ab',weights=[1,9],k=6),random.choices('abc',cum_weights=[1,2,9],k=6))
x=list(range(10)); random.shuffle(x); print(x, random.sample(range(100),5), random.sample('abcdef',3), random.sample(range(10**6),8))
print(random.uniform(1,5),random.triangular(),random.triangular(1,5,2),random.betavariate(1,2),random.expovariate(1.5),random.gammavariate(2,3),random.gammavariate(.5,1),random.gammavariate(1,1),random.gauss(0,1),random.gauss(1,2),random.lognormvariate(0,1),random.normalvariate(0,1),random.vonmisesvariate(1,2),random.paretovariate(3),random.weibullvariate(1,2))
s=random.getstate(); a=[random.random() for _ in range(3)]; random.setstate(s); print(a==[random.random() for _ in range(3)], len(s),len(s[1]),s[0],s[2])
for c in ['random.choice([])','random.randrange(0)','random.randrange(5,5)','random.randint(3,1)','random.randrange(1.5)','random.randrange(2.0)','random.randrange(1,10,0)','random.sample([1,2],3)','random.sample({1,2},1)','random.sample([1,2],-1)','random.choices([],k=1)','random.choices([1,2],weights=[1],k=1)','random.choices([1,2],[1,1],cum_weights=[1,2])','random.choices([1,2],weights=[0,0])','random.shuffle((1,2))','random.uniform("a",1)','random.getrandbits(-1)','random.getrandbits(0)','random.sample(["a","b"],counts=[3,1],k=4)','random.randrange("a")','random.seed([])','random.choice({1:2})','random.choice({1,2})','random.choice(5)','random.expovariate()','random.gauss()','random.randbytes(5)','random.binomialvariate(10,.3)','random.triangular(5,1)', 'random.Random(3).random()','random.Random("a").randint(1,10)','random.SystemRandom().getstate()','random.sample(range(5),k=2.0)','random.randrange(10**30)','random.randrange(2**70,2**71)','random.random(1)','random.Random(1,2)','random.betavariate(0,1)']:
    print(c,'=>',t(lambda:eval(c)))
class R(random.Random):
    def random(self): return 0.5
print(R().randrange(10),R().choice('abcdef'),R().getrandbits is not None)
import pickle,copy; r=random.Random(5); r2=pickle.loads(pickle.dumps(r)); r3=copy.deepcopy(r); print(r.random(),r2.random(),r3.random())
print(sorted(random.__all__), repr(random.Random(1))[:20])
