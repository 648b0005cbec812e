"""random: the same numbers for the same seed, from every distribution; messages."""
import random
import pickle


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


for seed in (0, 1, 42, -7, 2**100, 'text', b'bytes', bytearray(b'ba'), 'é', 1.5, '', True, 'x' * 200):
    random.seed(seed)
    print(type(seed).__name__, random.random(), random.getrandbits(40), random.randint(1, 100))
random.seed('v1', version=1)
print(random.random())
r = random.Random(12345)
print([r.random() for _ in range(3)], [r.randrange(10) for _ in range(10)], [r.randrange(3, 30, 4) for _ in range(5)], [r.randint(-5, 5) for _ in range(8)])
print(r.choice('abcdef'), r.choices([1, 2, 3], k=6), r.choices('ab', weights=[1, 9], k=8), r.choices('abc', cum_weights=[1, 2, 10], k=5))
l = list(range(10))
r.shuffle(l)
print(l, r.sample(range(100), 5), r.sample(list('abcdefgh'), 8), r.sample(range(10**6), 10))
print(r.uniform(1, 2), r.triangular(), r.triangular(0, 10, 3), r.normalvariate(0, 1), r.normalvariate(5, 2), r.gauss(0, 1), r.gauss(0, 1), r.gauss(1, 2))
print(r.lognormvariate(0, 1), r.expovariate(2), r.vonmisesvariate(1, 2), r.vonmisesvariate(0, 0), r.gammavariate(0.5, 1), r.gammavariate(1, 2), r.gammavariate(3, 1))
print(r.betavariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2), r.getrandbits(1), r.getrandbits(200))
state = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(state)
print(a == [r.random() for _ in range(3)], len(state), state[0], len(state[1]))
copy = pickle.loads(pickle.dumps(r))
print(copy.random() == r.random(), copy.gauss(0, 1) == r.gauss(0, 1))
attempt('randbytes', lambda: r.randbytes(5))
if hasattr(r, 'randbytes'):
    print(r.sample(['a', 'b'], counts=[3, 2], k=4))
attempt('binomial', lambda: [r.binomialvariate(10, 0.3) for _ in range(3)] + [r.binomialvariate(1000, 0.4) for _ in range(3)])
attempt('gauss default', lambda: r.gauss())
attempt('expovariate default', lambda: r.expovariate())
for label, action in (('empty choice', lambda: r.choice([])), ('randrange(0)', lambda: r.randrange(0)), ('randrange(3, 3)', lambda: r.randrange(3, 3)), ('randrange step 0', lambda: r.randrange(1, 5, 0)),
                      ('randrange(5, 1, 2)', lambda: r.randrange(5, 1, 2)), ('randint(5, 1)', lambda: r.randint(5, 1)), ('float range', lambda: r.randrange(2.5)), ('sample too many', lambda: r.sample([1], 2)),
                      ('sample negative', lambda: r.sample([1], -1)), ('sample dict', lambda: r.sample({'a': 1}, 1)), ('weights', lambda: r.choices([1, 2], [1])), ('both', lambda: r.choices([1], [1], cum_weights=[1])),
                      ('zero weights', lambda: r.choices([1, 2], [0, 0])), ('weights int', lambda: r.choices([1, 2], 5)), ('gamma', lambda: r.gammavariate(0, 1)), ('state', lambda: r.setstate((9, (), None))), ('seed list', lambda: r.seed([1])),
                      ('shuffle tuple', lambda: r.shuffle((1, 2))), ('getrandbits', lambda: r.getrandbits(-1))):
    attempt(label, action)


class OnlyRandom(random.Random):
    def random(self):
        return 0.25


print(OnlyRandom().randrange(100), OnlyRandom().choice('abcd'), OnlyRandom().shuffle([1, 2]))
