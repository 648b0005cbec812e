"""math: values, edges and messages of every function."""
import math,sys
def t(c):
    try: print(c,'=>',eval(c))
    except BaseException as e: print(c,'=>',type(e).__name__,e)
print([n for n in dir(math) if not n.startswith('__')])
for c in '''math.sqrt(-1)|math.sqrt('a')|math.log(0)|math.log(-1)|math.log(10,10)|math.log(8,2)|math.log(2**2000)|math.log2(8)|math.log10(1000)|math.log1p(-1)|math.exp(1000)|math.expm1(1e-5)|math.factorial(-1)|math.factorial(20)|math.factorial(3.0)|math.factorial(2.5)|math.factorial('a')|math.gcd()|math.gcd(12)|math.gcd(12,18,24)|math.gcd(1.5,2)|math.lcm(4,6)|math.lcm()|math.comb(5,2)|math.comb(-1,2)|math.comb(5,-1)|math.perm(5)|math.perm(5,2)|math.perm(5,-2)|math.isqrt(17)|math.isqrt(-1)|math.isqrt(1.5)|math.prod([1,2,3])|math.prod([])|math.prod([1.5,2],start=3)|math.dist([1,2],[4,6])|math.dist([1],[1,2])|math.hypot(3,4)|math.hypot()|math.hypot(1,2,3)|math.fsum([.1]*10)|math.fsum([1e308,1e308])|math.fsum(['a'])|math.floor(1.5)|math.floor('a')|math.ceil(1.2)|math.trunc(-1.7)|math.trunc('a')|math.floor(float('inf'))|math.floor(float('nan'))|math.fmod(5,3)|math.fmod(5,0)|math.remainder(5,3)|math.remainder(1,0)|math.modf(3.25)|math.frexp(8)|math.ldexp(1,10)|math.ldexp(1,10000)|math.ldexp(1,1.5)|math.copysign(1,-0.0)|math.isclose(1,1+1e-10)|math.isclose(1,2,rel_tol=-1)|math.isclose(1,1.1,abs_tol=0.2)|math.isnan(float('nan'))|math.isinf(-math.inf)|math.isfinite(1)|math.pow(2,0.5)|math.pow(-1,0.5)|math.pow(0,-1)|math.sin(1)|math.cos(math.inf)|math.tan(1)|math.atan2(1,-1)|math.acos(2)|math.asin(0.5)|math.sinh(1)|math.acosh(0.5)|math.atanh(1)|math.erf(0.5)|math.erfc(0.5)|math.gamma(5)|math.gamma(0)|math.gamma(-1)|math.lgamma(10)|math.lgamma(0)|math.degrees(math.pi)|math.radians(180)|math.ulp(1)|math.ulp(0)|math.nextafter(1,2)|math.nextafter(1,2,steps=3)|math.nextafter(1,2,steps=-3)|math.cbrt(27)|math.exp2(3)|math.sumprod([1,2],[3,4])|math.sumprod([1],[1,2])|math.fma(2,3,4)|math.fma(1e308,10,0)|math.fma(math.inf,0,1)|math.e|math.tau|math.nan|math.inf|math.sin()|math.sin(1,2)|math.sin(x=1)|math.sin(None)|math.pow(1)|math.sqrt(2**2000)|math.factorial(10**30)|math.comb(10,3.0)|math.log(1,0)|math.log(2,1)|math.log(-2**2000)|math.log('a')|math.log()|math.log(1,2,3)|math.fabs(-3)|math.exp(-1000)|math.comb(100,50)|math.perm(30,20)|math.cosh(1000)|math.hypot(math.inf,math.nan)|math.dist((1,2),(1,'a'))|math.floor(10**30)|math.ceil(-0.5)|math.isqrt(10**40)|math.sumprod([1.5,2.5],[2,4])|math.sumprod([10**20]*3,[1,2,3])'''.split('|'): t(c)
class F:
    def __floor__(self): return 'fl'
    def __ceil__(self): return 'ce'
    def __trunc__(self): return 'tr'
    def __index__(self): return 7
    def __float__(self): return 2.25
print(math.floor(F()),math.ceil(F()),math.trunc(F()),math.sqrt(F()),math.factorial(F()),math.gcd(F(),14))
