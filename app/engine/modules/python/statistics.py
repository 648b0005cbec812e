"""Statistics of small data sets, computed exactly where the numbers allow it."""
import math
import numbers
import sys
from collections import Counter, namedtuple
from fractions import Fraction
from itertools import groupby, repeat
from math import erf, exp, fabs, fsum, hypot, log, sqrt, tau
from operator import itemgetter
from _slotscope import version as _version

__all__ = ['NormalDist', 'StatisticsError', 'fmean', 'geometric_mean', 'harmonic_mean', 'mean', 'median',
           'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles',
           'stdev', 'variance']
if _version >= 10:
    __all__ += ['correlation', 'covariance', 'linear_regression']


class StatisticsError(ValueError):
    pass


# ---- exact sums -----------------------------------------------------------------------------------

def _exact_ratio(x):
    """Return Real number x to exact (numerator, denominator) pair."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerce(T, S):
    """Coerce types T and S to a common type, or raise TypeError."""
    if T is S or S is int or S is bool:
        return T
    if T is int:
        return S
    if issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _sum(data):
    """The common type of the data, the exact sum, and how many there are."""
    count = 0
    partials = {}
    T = int
    for kind, values in groupby(data, type):
        T = _coerce(T, kind)
        for n, d in map(_exact_ratio, values):
            count += 1
            partials[d] = partials.get(d, 0) + n
    if None in partials:
        total = partials[None]
    else:
        total = sum(Fraction(n, d) for d, n in partials.items())
    return T, total, count


def _convert(value, T):
    """Convert value to given numeric type T."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        decimal = sys.modules.get('decimal')
        if decimal is not None and issubclass(T, decimal.Decimal):
            return T(value.numerator) / T(value.denominator)
        raise


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return math.isfinite(x)


def _deviations(data, c=None):
    """Type, sum of squared deviations from c (or from the mean), mean, count."""
    if _version < 10:
        given = c is not None
        if not given:
            c = mean(data)
        T, total, count = _sum((x - c) ** 2 for x in data)
        if not given and total == total:
            _, spread, _ = _sum(x - c for x in data)
            if spread == spread:
                total -= spread ** 2 / len(data)
        return T, total, c, count
    if c is not None:
        T, total, count = _sum((d := x - c) * d for x in data)
        return T, total, c, count
    T, total, count = _sum(data)
    if not isinstance(total, (Fraction, int)):
        if _version < 11:
            raise ValueError('cannot convert NaN to integer ratio')
        return T, total, total, count
    if not count:
        return T, Fraction(0), 0, 0
    c = total / count
    squares = sum((Fraction(*_exact_ratio(x)) - c) ** 2 for x in data)
    return T, squares, c, count


def _sqrt_of_fraction(n, m):
    """Square root of n/m as a float, correctly rounded."""
    if _version < 11:
        return sqrt(n / m)
    if n < 0:
        n, m = -n, -m
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        numerator, denominator = _root_rounded_to_odd(n, m << 2 * shift) << shift, 1
    else:
        numerator, denominator = _root_rounded_to_odd(n << -2 * shift, m), 1 << -shift
    return numerator / denominator


def _root_rounded_to_odd(n, m):
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


# ---- averages -------------------------------------------------------------------------------------

def mean(data):
    """Return the sample arithmetic mean of data."""
    if _version < 11 and iter(data) is data:
        data = list(data)
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, T)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    if weights is not None and _version < 11:
        raise TypeError("fmean() got an unexpected keyword argument 'weights'")
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    if _version < 13:
        try:
            return exp(fmean(map(log, data)))
        except ValueError:
            gap = '  ' if _version == 8 else ' '
            raise StatisticsError(f'geometric mean requires a non-empty dataset{gap}containing positive numbers') from None
    n = 0
    zero = False
    logs = []
    for x in data:
        n += 1
        if x > 0.0 or math.isnan(x):
            logs.append(log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError('No negative inputs allowed', x)
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    total = fsum(logs)
    if math.isnan(total):
        return math.nan
    if zero:
        return math.nan if total == math.inf else 0.0
    return exp(total / n)


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    if weights is not None and _version < 10:
        raise TypeError("harmonic_mean() got an unexpected keyword argument 'weights'")
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    complaint = 'harmonic mean does not support negative values'
    if n == 1 and weights is None:
        x = data[0]
        if isinstance(x, numbers.Real):
            if x < 0:
                raise StatisticsError(complaint)
            return x
        raise TypeError('unsupported type')
    if weights is None:
        weights = repeat(1, n)
        total_weights = n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        total_weights = sum(weights)
    parts = []
    for x, w in zip(data, weights):
        if x < 0:
            raise StatisticsError(complaint)
        if w and x == 0:
            return 0
        parts.append((x, w))
    T, total, _ = _sum(w / x if w else 0 for x, w in parts)
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(total_weights / total, T)


def median(data):
    """Return the median (middle value) of numeric data."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    middle = n // 2
    return data[middle] if n % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 else data[n // 2 - 1]


def median_high(data):
    """Return the high median of data."""
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def median_grouped(data, interval=1 if _version < 11 else 1.0):
    """Estimates the median for numeric data binned around the midpoints of consecutive, fixed-width intervals."""
    from bisect import bisect_left, bisect_right
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    if n == 1 and _version < 11:
        return data[0]
    x = data[n // 2]
    if _version < 11:
        for obj in (x, interval):
            if isinstance(obj, (str, bytes)):
                raise TypeError('expected number but got %r' % obj)
    below = bisect_left(data, x)
    above = bisect_right(data, x, lo=below)
    if below == n or _version < 11 and data[below] != x:
        raise ValueError
    if _version >= 11:
        try:
            interval = float(interval)
            x = float(x)
        except ValueError:
            raise TypeError('Value cannot be converted to a float') from None
    try:
        lower = x - interval / 2
    except TypeError:  # a mixed type
        lower = float(x) - float(interval) / 2
    return lower + interval * (n / 2 - below) / (above - below)


def mode(data):
    """Return the most common data point from discrete or nominal data."""
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = Counter(iter(data))
    if not counts:
        return []
    highest = max(counts.values())
    return [value for value, count in counts.items() if count == highest]


def quantiles(data, *, n=4, method='exclusive'):
    """Divide *data* into *n* continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if _version < 13:
            raise StatisticsError('must have at least two data points')
        if not size:
            raise StatisticsError('must have at least one data point')
        return data * (n - 1)
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


# ---- spread ---------------------------------------------------------------------------------------

def _spread(data, center, least, name):
    """The type, the exact sum of squared deviations and the count, for at least so many values."""
    data = list(data)
    if len(data) < least:
        raise StatisticsError(f'{name} requires at least {"one data point" if least == 1 else "two data points"}')
    T, total, _, n = _deviations(data, center)
    return T, total, n


def variance(data, xbar=None):
    """Return the sample variance of data."""
    T, total, n = _spread(data, xbar, 2, 'variance')
    return _convert(total / (n - 1), T)


def pvariance(data, mu=None):
    """Return the population variance of ``data``."""
    T, total, n = _spread(data, mu, 1, 'pvariance')
    return _convert(total / n, T)


def _root(T, mean_square, variance_in_type):
    if _version < 11:
        value = variance_in_type()
        try:
            return value.sqrt()
        except AttributeError:
            return math.sqrt(value)
    decimal = sys.modules.get('decimal')
    if decimal is not None and issubclass(T, decimal.Decimal):
        return (decimal.Decimal(mean_square.numerator) / decimal.Decimal(mean_square.denominator)).sqrt()
    return _sqrt_of_fraction(mean_square.numerator, mean_square.denominator)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    T, total, n = _spread(data, xbar, 2, 'stdev' if _version >= 11 else 'variance')
    square = total / (n - 1)
    return _root(T, square, lambda: _convert(square, T))


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    T, total, n = _spread(data, mu, 1, 'pstdev' if _version >= 11 else 'pvariance')
    square = total / n
    return _root(T, square, lambda: _convert(square, T))


# ---- two variables --------------------------------------------------------------------------------

if _version >= 10:
    def covariance(x, y, /):
        """Return the sample covariance of two inputs *x* and *y*."""
        x, y = _paired(x, y, 'covariance')
        n = len(x)
        x_mean, y_mean = fsum(x) / n, fsum(y) / n
        return _dot([a - x_mean for a in x], [b - y_mean for b in y]) / (n - 1)

    def correlation(x, y, /, *, method='linear'):
        """Pearson's correlation coefficient, or Spearman's when method is 'ranked'."""
        x, y = _paired(x, y, 'correlation')
        n = len(x)
        if method not in {'linear', 'ranked'}:
            raise ValueError(f'Unknown method: {method!r}')
        if method == 'ranked':
            start = (n - 1) / -2
            x, y = _rank(x, start), _rank(y, start)
        else:
            x_mean, y_mean = fsum(x) / n, fsum(y) / n
            x, y = [a - x_mean for a in x], [b - y_mean for b in y]
        try:
            return _dot(x, y) / sqrt(_dot(x, x) * _dot(y, y))
        except ZeroDivisionError:
            raise StatisticsError('at least one of the inputs is constant') from None

    def linear_regression(x, y, /, *, proportional=False):
        """Slope and intercept for simple linear regression."""
        x, y = _paired(x, y, 'linear regression')
        n = len(x)
        x_mean, y_mean = fsum(x) / n, fsum(y) / n
        if not proportional:
            x, y = [a - x_mean for a in x], [b - y_mean for b in y]
        try:
            slope = (_dot(x, y) + 0.0) / _dot(x, x)
        except ZeroDivisionError:
            raise StatisticsError('x is constant') from None
        return LinearRegression(slope=slope, intercept=0.0 if proportional else y_mean - slope * x_mean)

    LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))

    def _paired(x, y, name):
        if len(x) != len(y):
            raise StatisticsError(f'{name} requires that both inputs have same number of data points')
        if len(x) < 2:
            raise StatisticsError(f'{name} requires at least two data points')
        return x, y

    def _dot(x, y):
        return math.sumprod(x, y) if _version >= 12 else fsum(a * b for a, b in zip(x, y))

    def _rank(data, start):
        """The rank of each value, ties sharing their average."""
        pairs = sorted(zip(data, range(len(data))))
        result = [0] * len(pairs)
        place = start - 1
        for _, group in groupby(pairs, key=itemgetter(0)):
            group = list(group)
            rank = place + (len(group) + 1) / 2
            for _, index in group:
                result[index] = rank
            place += len(group)
        return result


# ---- the normal distribution ----------------------------------------------------------------------

def _quotient(coefficients, r):
    """A rational function: the polynomials' coefficients, the highest powers first."""
    top = bottom = 0.0
    for a, b in coefficients:
        top = top * r + a
        bottom = bottom * r + b
    return top, bottom


# Wichura's algorithm AS241 for the inverse of the normal distribution: centre, shoulders, tails.
_center = ((2.5090809287301226727e3, 5.2264952788528545610e3), (3.3430575583588128105e4, 2.8729085735721942674e4),
           (6.7265770927008700853e4, 3.9307895800092710610e4), (4.5921953931549871457e4, 2.1213794301586595867e4),
           (1.3731693765509461125e4, 5.3941960214247511077e3), (1.9715909503065514427e3, 6.8718700749205790830e2),
           (1.3314166789178437745e2, 4.2313330701600911252e1), (3.3871328727963666080e0, 1.0))
_shoulder = ((7.74545014278341407640e-4, 1.05075007164441684324e-9), (2.27238449892691845833e-2, 5.47593808499534494600e-4),
             (2.41780725177450611770e-1, 1.51986665636164571966e-2), (1.27045825245236838258e0, 1.48103976427480074590e-1),
             (3.64784832476320460504e0, 6.89767334985100004550e-1), (5.76949722146069140550e0, 1.67638483018380384940e0),
             (4.63033784615654529590e0, 2.05319162663775882187e0), (1.42343711074968357734e0, 1.0))
_tail = ((2.01033439929228813265e-7, 2.04426310338993978564e-15), (2.71155556874348757815e-5, 1.42151175831644588870e-7),
         (1.24266094738807843860e-3, 1.84631831751005468180e-5), (2.65321895265761230930e-2, 7.86869131145613259100e-4),
         (2.96560571828504891230e-1, 1.48753612908506148525e-2), (1.78482653991729133580e0, 1.36929880922735805310e-1),
         (5.46378491116411436990e0, 5.99832206555887937690e-1), (6.65790464350110377720e0, 1.0))


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        top, bottom = _quotient(_center, r)
        return mu + top * q / bottom * sigma
    r = p if q <= 0.0 else 1.0 - p
    r = sqrt(-log(r))
    if r <= 5.0:
        top, bottom = _quotient(_shoulder, r - 1.6)
    else:
        top, bottom = _quotient(_tail, r - 5.0)
    x = top / bottom
    if q < 0.0:
        x = -x
    return mu + x * sigma


class NormalDist:
    "Normal distribution of a random variable"
    __slots__ = {'_mu': 'Arithmetic mean of a normal distribution', '_sigma': 'Standard deviation of a normal distribution'}

    def __init__(self, mu=0.0, sigma=1.0):
        "NormalDist where mu is the mean and sigma is the standard deviation."
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        "Make a normal distribution instance from sample data."
        data = list(data)
        return cls(fmean(data) if _version < 11 else _mean_and_stdev(data)[0],
                   stdev(data, fmean(data)) if _version < 11 else _mean_and_stdev(data)[1])

    def samples(self, n, *, seed=None):
        "Generate *n* samples for a given mean and standard deviation."
        import random
        if _version >= 13:
            rnd = random.random if seed is None else random.Random(seed).random
            return [_normal_dist_inv_cdf(rnd(), self._mu, self._sigma) for _ in repeat(None, n)]
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in repeat(None, n)]

    def pdf(self, x):
        "Probability density function.  P(x <= X < x+dx) / dx"
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        "Cumulative distribution function.  P(X <= x)"
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        if _version >= 14:
            return 0.5 * math.erfc((self._mu - x) / (self._sigma * sqrt(2.0)))
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def inv_cdf(self, p):
        "Inverse cumulative distribution function.  x : P(X <= x) = p"
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        if _version < 13 and self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        "Divide into *n* continuous intervals with equal probability."
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        "Compute the overlapping coefficient (OVL) between two normal distributions."
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        X_var, Y_var = X.variance, Y.variance
        if not X_var or not Y_var:
            raise StatisticsError('overlap() not defined when sigma is zero')
        dv = Y_var - X_var
        dm = fabs(Y._mu - X._mu)
        if not dv:
            if _version >= 14:
                return math.erfc(dm / (2.0 * X._sigma * sqrt(2.0)))
            return 1.0 - erf(dm / (2.0 * X._sigma * sqrt(2.0)))
        a = X._mu * Y_var - Y._mu * X_var
        b = X._sigma * Y._sigma * sqrt(dm * dm + dv * log(Y_var / X_var))
        x1 = (a + b) / dv
        x2 = (a - b) / dv
        return 1.0 - (fabs(Y.cdf(x1) - X.cdf(x1)) + fabs(Y.cdf(x2) - X.cdf(x2)))

    if _version >= 9:
        def zscore(self, x):
            "Compute the Standard Score.  (x - mean) / stdev"
            if not self._sigma:
                raise StatisticsError('zscore() not defined when sigma is zero')
            return (x - self._mu) / self._sigma

    @property
    def mean(self):
        "Arithmetic mean of the normal distribution."
        return self._mu

    @property
    def median(self):
        "Return the median of the normal distribution"
        return self._mu

    @property
    def mode(self):
        "Return the mode of the normal distribution"
        return self._mu

    @property
    def stdev(self):
        "Standard deviation of the normal distribution."
        return self._sigma

    @property
    def variance(self):
        "Square of the standard deviation."
        return self._sigma * self._sigma

    def __add__(x1, x2):
        "Add a constant or another NormalDist instance."
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        "Subtract a constant or another NormalDist instance."
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        "Multiply both mu and sigma by a constant."
        return NormalDist(x1._mu * x2, x1._sigma * fabs(x2))

    def __truediv__(x1, x2):
        "Divide both mu and sigma by a constant."
        return NormalDist(x1._mu / x2, x1._sigma / fabs(x2))

    def __pos__(x1):
        "Return a copy of the instance."
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        "Negates mu while keeping sigma the same."
        return NormalDist(-x1._mu, x1._sigma)

    __radd__ = __add__

    def __rsub__(x1, x2):
        "Subtract a NormalDist from a constant or another NormalDist."
        return -(x1 - x2)

    __rmul__ = __mul__

    def __eq__(x1, x2):
        "Two NormalDist objects are equal if their mu and sigma are both equal."
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        "NormalDist objects hash equal if their mu and sigma are both equal."
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state


def _mean_and_stdev(data):
    """Mean and standard deviation, each rounded once."""
    T, total, center, n = _deviations(data)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    square = total / (n - 1)
    return float(center), _sqrt_of_fraction(square.numerator, square.denominator)
