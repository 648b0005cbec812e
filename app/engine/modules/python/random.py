"""Random numbers: every distribution gives the very sequence that CPython's Mersenne Twister gives for the same seed."""
import _random
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate, repeat as _repeat
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor,
                  isfinite as _isfinite, lgamma as _lgamma, log as _log, pi as _pi, sin as _sin, sqrt as _sqrt)
from operator import index as _index
from _slotscope import version as _version

__all__ = ['Random', 'SystemRandom', 'betavariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss',
           'getrandbits', 'getstate', 'lognormvariate', 'normalvariate', 'paretovariate', 'randint', 'random',
           'randrange', 'sample', 'seed', 'setstate', 'shuffle', 'triangular', 'uniform', 'vonmisesvariate',
           'weibullvariate']
if _version >= 9:
    __all__.append('randbytes')
if _version >= 12:
    __all__.append('binomialvariate')

TWOPI = 2.0 * _pi
LOG4 = _log(4.0)
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST = 1.0 + _log(4.5)
BPF = 53
RECIP_BPF = 2 ** -BPF
_ONE = 1


def _sha512(data):
    """The SHA-512 digest of data: how a text becomes a seed."""
    from math import isqrt
    mask = (1 << 64) - 1
    primes = []
    candidate = 2
    while len(primes) < 80:
        if all(candidate % prime for prime in primes):
            primes.append(candidate)
        candidate += 1
    constants = [_cube_root(prime << 192) & mask for prime in primes]
    state = [isqrt(prime << 128) & mask for prime in primes[:8]]
    size = len(data) * 8
    data += b'\x80' + b'\0' * ((111 - len(data)) % 128) + size.to_bytes(16, 'big')

    def rotated(x, n):
        return (x >> n | x << 64 - n) & mask
    for start in range(0, len(data), 128):
        words = [int.from_bytes(data[at:at + 8], 'big') for at in range(start, start + 128, 8)]
        for i in range(16, 80):
            x, y = words[i - 15], words[i - 2]
            words.append((words[i - 16] + (rotated(x, 1) ^ rotated(x, 8) ^ x >> 7) + words[i - 7]
                          + (rotated(y, 19) ^ rotated(y, 61) ^ y >> 6)) & mask)
        a, b, c, d, e, f, g, h = state
        for constant, word in zip(constants, words):
            t1 = (h + (rotated(e, 14) ^ rotated(e, 18) ^ rotated(e, 41)) + (e & f ^ ~e & g) + constant + word) & mask
            t2 = ((rotated(a, 28) ^ rotated(a, 34) ^ rotated(a, 39)) + (a & b ^ a & c ^ b & c)) & mask
            a, b, c, d, e, f, g, h = (t1 + t2) & mask, a, b, c, (d + t1) & mask, e, f, g
        state = [(x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b''.join(x.to_bytes(8, 'big') for x in state)


def _cube_root(n):
    """The integer part of the cube root."""
    root = 1 << (n.bit_length() + 2) // 3
    while True:
        better = (2 * root + n // (root * root)) // 3
        if better >= root:
            return root
        root = better


class Random(_random.Random):
    """Random number generator base class used by bound module functions."""
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        """Initialize internal state from a seed."""
        if version == 1 and isinstance(a, (str, bytes)):
            a = a.decode('latin-1') if isinstance(a, bytes) else a
            x = ord(a[0]) << 7 if a else 0
            for c in map(ord, a):
                x = ((1000003 * x) ^ c) & 0xFFFFFFFFFFFFFFFF
            x ^= len(a)
            a = -2 if x == -1 else x
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            if isinstance(a, str):
                a = a.encode()
            if _version == 8:
                a += _sha512(bytes(a))  # which a bytearray keeps
            else:
                a = bytes(a) + _sha512(bytes(a))
            a = int.from_bytes(a, 'big')
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            if _version >= 11:
                raise TypeError('The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.' if _version >= 13 else
                                'The only supported seed types are: None,\nint, float, str, bytes, and bytearray.')
            if _version >= 9:
                import warnings
                warnings.warn('Seeding based on hashing is deprecated\nsince Python 3.9 and will be removed in a '
                              'subsequent version. The only \nsupported seed types are: None, int, float, str, '
                              'bytes, and bytearray.', DeprecationWarning, 2)
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """Return internal state; can be passed to setstate() later."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Restore internal state from object returned by getstate()."""
        version = state[0]
        if version == 3:
            version, internalstate, self.gauss_next = state
            super().setstate(internalstate)
        elif version == 2:
            version, internalstate, self.gauss_next = state
            try:
                internalstate = tuple(x % (2 ** 32) for x in internalstate)
            except ValueError as error:
                raise TypeError from error
            super().setstate(internalstate)
        else:
            raise ValueError('state with version %s passed to Random.setstate() of version %s' % (version, self.VERSION))

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def __init_subclass__(cls, /, **kwargs):
        """Subclasses that only define random() get their integers from it."""
        for c in cls.__mro__:
            if '_randbelow' in c.__dict__:
                break
            if 'getrandbits' in c.__dict__:
                cls._randbelow = cls._randbelow_with_getrandbits
                break
            if 'random' in c.__dict__:
                cls._randbelow = cls._randbelow_without_getrandbits
                break

    def _randbelow_with_getrandbits(self, n):
        "Return a random int in the range [0,n)."
        if not n and _version >= 9:
            return 0
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        """Return a random int in the range [0,n), using only random()."""
        random = self.random
        if n >= maxsize:
            import warnings
            warnings.warn('Underlying random() generator does not supply \n'
                          'enough bits to choose from a population range this large.\n'
                          'To remove the range limitation, add a getrandbits() method.')
            return _floor(random() * n)
        rest = maxsize % n
        limit = (maxsize - rest) / maxsize
        r = random()
        while r >= limit:
            r = random()
        return _floor(r * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    if _version >= 9:
        def randbytes(self, n):
            """Generate n random bytes."""
            return self.getrandbits(n * 8).to_bytes(n, 'little')

    # ---- integers and sequences ----

    def randrange(self, start, stop=None, step=_ONE):
        """Choose a random item from range(stop) or range(start, stop[, step])."""
        if _version < 10:
            return self._randrange_of_old(start, stop, step)
        istart = _range_index(start, 'start') if _version < 12 else _index(start)
        if stop is None:
            if step is not _ONE:
                raise TypeError('Missing a non-None stop argument')
            if istart > 0:
                return self._randbelow(istart)
            raise ValueError('empty range for randrange()')
        istop = _range_index(stop, 'stop') if _version < 12 else _index(stop)
        width = istop - istart
        istep = _range_index(step, 'step') if _version < 12 else _index(step)
        if istep == 1:
            if width > 0:
                return istart + self._randbelow(width)
            raise ValueError(_empty_range(istart, istop, width, start, stop))
        if istep > 0:
            n = (width + istep - 1) // istep
        elif istep < 0:
            n = (width + istep + 1) // istep
        else:
            raise ValueError('zero step for randrange()')
        if n <= 0:
            raise ValueError('empty range for randrange()' if _version < 12 else
                             f'empty range in randrange({start}, {stop}, {step})')
        return istart + istep * self._randbelow(n)

    def _randrange_of_old(self, start, stop, step):
        istart = int(start)
        if istart != start:
            raise ValueError('non-integer arg 1 for randrange()')
        if stop is None:
            if istart > 0:
                return self._randbelow(istart)
            raise ValueError('empty range for randrange()')
        istop = int(stop)
        if istop != stop:
            raise ValueError('non-integer stop for randrange()')
        width = istop - istart
        if step == 1 and width > 0:
            return istart + self._randbelow(width)
        if step == 1:
            raise ValueError('empty range for randrange() (%d, %d, %d)' % (istart, istop, width))
        istep = int(step)
        if istep != step:
            raise ValueError('non-integer step for randrange()')
        if istep > 0:
            n = (width + istep - 1) // istep
        elif istep < 0:
            n = (width + istep + 1) // istep
        else:
            raise ValueError('zero step for randrange()')
        if n <= 0:
            raise ValueError('empty range for randrange()')
        return istart + istep * self._randbelow(n)

    def randint(self, a, b):
        """Return random integer in range [a, b], including both end points."""
        if _version >= 14:
            a = _index(a)
            b = _index(b)
            if b < a:
                raise ValueError(f'empty range in randint({a}, {b})')
            return a + self._randbelow(b - a + 1)
        return self.randrange(a, b + 1)

    def choice(self, seq):
        """Choose a random element from a non-empty sequence."""
        if _version == 8:
            try:
                i = self._randbelow(len(seq))
            except ValueError:
                raise IndexError('Cannot choose from an empty sequence') from None
            if not len(seq):
                raise IndexError('Cannot choose from an empty sequence')
            return seq[i]
        if _version >= 11 and not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x, random=None):
        """Shuffle list x in place, and return None."""
        if random is not None and _version >= 11:
            raise TypeError('Random.shuffle() takes 2 positional arguments but 3 were given')
        randbelow = self._randbelow
        for i in reversed(range(1, len(x))):
            j = randbelow(i + 1) if random is None else _floor(random() * (i + 1))
            x[i], x[j] = x[j], x[i]

    if _version >= 9:
        def sample(self, population, k, *, counts=None):
            """Chooses k unique random elements from a population sequence."""
            population = self._sequence(population)
            if counts is not None:
                return self._sample_counts(population, k, counts, len(population))
            return self._sample(population, k)
    else:
        def sample(self, population, k):
            """Chooses k unique random elements from a population sequence or set."""
            return self._sample(self._sequence(population), k)

    def _sample(self, population, k):
        n = len(population)
        randbelow = self._randbelow
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        result = [None] * k
        setsize = 21
        if k > 5:
            setsize += 4 ** _ceil(_log(k * 3, 4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = randbelow(n)
                while j in selected:
                    j = randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    @staticmethod
    def _sequence(population):
        from collections.abc import Sequence, Set
        if _version < 11 and isinstance(population, Set):
            if _version >= 9:
                import warnings
                warnings.warn('Sampling from a set deprecated\nsince Python 3.9 and will be removed in a subsequent '
                              'version.', DeprecationWarning, 3)
            return tuple(population)
        if not isinstance(population, Sequence):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).' if _version >= 9 else
                            'Population must be a sequence or set.  For dicts, use list(d).')
        return population

    def _sample_counts(self, population, k, counts, n):
        cum_counts = list(_accumulate(counts))
        if len(cum_counts) != n:
            raise ValueError('The number of counts does not match the population')
        total = cum_counts.pop() if cum_counts else 0
        if not isinstance(total, int):
            raise TypeError('Counts must be integers')
        if _version >= 12 and total < 0:
            raise ValueError('Counts must be non-negative')
        if total <= 0 and _version < 12:
            raise ValueError('Total of counts must be greater than zero')
        selections = self.sample(range(total), k=k)
        return [population[_bisect(cum_counts, selection)] for selection in selections]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """Return a k sized list of population elements chosen with replacement."""
        random = self.random
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(random() * n)] for _ in _repeat(None, k)]
            try:
                cum_weights = list(_accumulate(weights))
            except TypeError:
                if not isinstance(weights, int) or _version < 9:
                    raise
                raise TypeError(f'The number of choices must be a keyword argument: k={weights}') from None
        elif weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if _version >= 9:
            if total <= 0.0:
                raise ValueError('Total of weights must be greater than zero')
            if not _isfinite(total):
                raise ValueError('Total of weights must be finite')
        high = n - 1
        return [population[_bisect(cum_weights, random() * total, 0, high)] for _ in _repeat(None, k)]

    # ---- real-valued distributions ----

    def uniform(self, a, b):
        """Get a random number in the range [a, b) or [a, b] depending on rounding."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Triangular distribution."""
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * _sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normal distribution."""
        random = self.random
        while True:
            u1 = random()
            u2 = 1.0 - random()
            z = NV_MAGICCONST * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """Gaussian distribution: values are made in pairs."""
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            x2pi = self.random() * TWOPI
            g2rad = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(x2pi) * g2rad
            self.gauss_next = _sin(x2pi) * g2rad
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """Log normal distribution."""
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        """Exponential distribution."""
        return -_log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Circular data distribution."""
        random = self.random
        if kappa <= 1e-6:
            return TWOPI * random()
        s = 0.5 / kappa
        r = s + _sqrt(1.0 + s * s)
        while True:
            z = _cos(_pi * random())
            d = z / (r + z)
            u2 = random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * _exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if random() > 0.5:
            return (mu + _acos(f)) % TWOPI
        return (mu - _acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        """Gamma distribution.  Not the gamma function!"""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        random = self.random
        if alpha > 1.0:
            ainv = _sqrt(2.0 * alpha - 1.0)
            bbb = alpha - LOG4
            ccc = alpha + ainv
            while True:
                u1 = random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - random()
                v = _log(u1 / (1.0 - u1)) / ainv
                x = alpha * _exp(v)
                z = u1 * u1 * u2
                r = bbb + ccc * v - x
                if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                    return x * beta
        if alpha == 1.0:
            return -_log(1.0 - random()) * beta
        while True:
            u = random()
            b = (_e + alpha) / _e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -_log((b - p) / alpha)
            u1 = random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    break
            elif u1 <= _exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        """Beta distribution."""
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        """Pareto distribution.  alpha is the shape parameter."""
        u = 1.0 - self.random()
        return u ** (-1.0 / alpha) if _version >= 9 else 1.0 / u ** (1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Weibull distribution."""
        u = 1.0 - self.random()
        return alpha * (-_log(u)) ** (1.0 / beta)

    if _version >= 12:
        def binomialvariate(self, n=1, p=0.5):
            """Binomial random variable: the number of successes in n trials."""
            if n < 0:
                raise ValueError('n must be non-negative')
            if p <= 0.0 or p >= 1.0:
                if p == 0.0:
                    return 0
                if p == 1.0:
                    return n
                raise ValueError('p must be in the range 0.0 <= p <= 1.0')
            random = self.random
            if n == 1:
                return _index(random() < p)
            if p > 0.5:
                return n - self.binomialvariate(n, 1.0 - p)
            if n * p < 10.0:
                return self._binomial_by_waiting(n, p)
            return self._binomial_by_rejection(n, p)

        def _binomial_by_waiting(self, n, p):
            """Add up geometric waiting times."""
            from math import log2
            x = y = 0
            c = log2(1.0 - p)
            if not c:
                return x
            while True:
                y += _floor(log2(self.random()) / c) + 1
                if y > n:
                    return x
                x += 1

        def _binomial_by_rejection(self, n, p):
            """Transformed rejection with squeezes, after Hoermann (BTRS)."""
            random = self.random
            setup = False
            spq = _sqrt(n * p * (1.0 - p))
            b = 1.15 + 2.53 * spq
            a = -0.0873 + 0.0248 * b + 0.01 * p
            c = n * p + 0.5
            vr = 0.92 - 4.2 / b
            while True:
                u = random()
                u -= 0.5
                us = 0.5 - _fabs(u)
                k = _floor((2.0 * a / us + b) * u + c)
                if k < 0 or k > n:
                    continue
                v = random()
                if us >= 0.07 and v <= vr:
                    return k
                if not setup:
                    alpha = (2.83 + 5.1 / b) * spq
                    lpq = _log(p / (1.0 - p))
                    m = _floor((n + 1) * p)
                    h = _lgamma(m + 1) + _lgamma(n - m + 1)
                    setup = True
                v *= alpha / (a / (us * us) + b)
                if _log(v) <= h - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - m) * lpq:
                    return k


def _empty_range(istart, istop, width, start, stop):
    if _version >= 12:
        return f'empty range in randrange({start}, {stop})'
    return 'empty range for randrange() (%d, %d, %d)' % (istart, istop, width)


def _range_index(value, name):
    """Python 3.10 and 3.11 still take whole floats, with a warning."""
    try:
        return _index(value)
    except TypeError:
        whole = int(value)
        if whole != value:
            import warnings
            warnings.warn('randrange() will raise TypeError in the future', DeprecationWarning, 3)
            raise ValueError('non-integer arg 1 for randrange()' if name == 'start' else
                             'non-integer %s for randrange()' % name) from None
        import warnings
        warnings.warn('non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed '
                      'in a subsequent version', DeprecationWarning, 3)
        return whole


if _version < 11:
    Random.gauss.__defaults__ = Random.normalvariate.__defaults__ = None
if _version < 12:
    Random.expovariate.__defaults__ = None


class SystemRandom(Random):
    """Alternate random number generator without a state that could be set."""

    def seed(self, *args, **kwds):
        "Stub method.  Not used for a system random number generator."
        super().seed()

    def getstate(self, *args, **kwds):
        "Method should not be called for a system random number generator."
        raise NotImplementedError('System entropy source does not have state.')

    setstate = getstate


_inst = Random()
for _name in __all__:
    if hasattr(_inst, _name):
        globals()[_name] = getattr(_inst, _name)
del _name
