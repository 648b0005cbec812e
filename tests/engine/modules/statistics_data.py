"""statistics: averages, spread, quantiles, two variables and NormalDist."""
import statistics as S
from fractions import Fraction as F
def t(l,f):
    try:
        print(l, repr(f()))
    except Exception as e:
        print(l, type(e).__name__, e)
d=[1.5,2.5,2.5,2.75,3.25,4.75]
e=[1,2,3,4,4]
g=[0.1,0.2,0.3,1e10,-1e10,3.7]
h=[F(1,3),F(5,4),F(7,8)]
for n in ('mean','fmean','geometric_mean','harmonic_mean','median','median_low','median_high','median_grouped','mode','multimode','pstdev','pvariance','stdev','variance','quantiles'):
    for x in (d,e,g,h,[],[1],[2,2],['a','b','a'],[1,None],[-1,2],[0,1],[float('nan'),1.0],iter([1,2,3]), [10**20, 1, 2], [True, False]):
        t((n, str(x).split(' at ')[0][:20]), lambda: getattr(S,n)(x))
t('q', lambda: S.quantiles(range(1,12), n=10))
t('qi', lambda: S.quantiles(d, n=4, method='inclusive'))
t('qe', lambda: S.quantiles(d, method='x'))
t('q0', lambda: S.quantiles(d,n=0))
t('fw', lambda: S.fmean([1,2,3], weights=[3,2,1]))
t('hw', lambda: S.harmonic_mean([40,60], weights=[5,30]))
t('mg', lambda: S.median_grouped([52,52,53,54], interval=2))
t('vx', lambda: S.variance(d, 2.5))
t('px', lambda: S.pvariance(d, 2.5))
t('corr', lambda: S.correlation([1,2,3],[1,2,4]))
t('cov', lambda: S.covariance([1,2,3,4,5,6,7,8,9],[1,2,3,1,2,3,1,2,3]))
t('lr', lambda: S.linear_regression([1,2,3,4],[2,4,5,9]))
t('corr2', lambda: S.correlation([1],[1]))
t('corr3', lambda: S.correlation([1,1],[1,2]))
t('corr4', lambda: S.correlation([1,2,3],[1,2]))
N=S.NormalDist
n=N(100,15)
t('n', lambda: (n, n.mean, n.stdev, n.variance, n.median, n.mode, n.pdf(110), n.cdf(110), n.inv_cdf(0.9), n.quantiles(4), n.zscore(120) if hasattr(n,'zscore') else 0, n.overlap(N(110,10)), n+N(1,2), n-N(1,2), n+5, 5+n, n*2, n/2, -n, +n, n==N(100,15), hash(n)==hash(N(100,15)), 2*n, 3-n))
t('ns', lambda: N.from_samples([1,2,3,4]))
t('neg', lambda: N(1,-1))
t('samples', lambda: n.samples(3,seed=1))
t('p', lambda: n.inv_cdf(1.5))
t('p0', lambda: n.inv_cdf(0))
t('pdf0', lambda: N(1,0).pdf(1))
t('cdf0', lambda: N(1,0).cdf(1))
t('ov', lambda: n.overlap(3))
t('inv', lambda: [N().inv_cdf(p) for p in (0.001,0.02,0.3,0.5,0.7,0.99,0.99999)])
t('erf', lambda: [N().cdf(x) for x in (-3,-1,0,.5,2)])
t('err', lambda: S.StatisticsError.__mro__)
