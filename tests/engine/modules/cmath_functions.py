# cmath: every function at ordinary, huge and tiny numbers, at infinities, and its errors.
import cmath
import random

chance = random.Random(3)
values = [0j, 1 + 0j, -1 + 0j, 1j, -1j, 2.5 - 3j, complex(0.0, -0.0), complex(-0.0, 0.0), 1e-320j, complex(1e308, 1e308),
          complex(-3, 0.0), complex(-3, -0.0), 0.5, 3, True, complex(710, 1), complex('inf'), complex('nan'),
          complex(0, float('inf')), complex(float('inf'), float('inf'))]
values += [complex(chance.uniform(-5, 5), chance.uniform(-5, 5)) for _ in range(6)]
for name in ('acos acosh asin asinh atan atanh cos cosh exp log log10 phase polar sinh sqrt tanh isnan isinf '
             'isfinite').split():
    for value in values:
        try:
            print(name, value, getattr(cmath, name)(value))
        except Exception as error:
            print(name, value, type(error).__name__, error)
for r, phi in ((1, 2), (0, 0), (float('inf'), 0), (float('inf'), 1), (float('inf'), float('inf')), (0, float('nan'))):
    try:
        print(cmath.rect(r, phi))
    except Exception as error:
        print(r, phi, error)
print(cmath.log(8, 2), cmath.log(2j, 3), cmath.isclose(1 + 1e-12j, 1), cmath.pi, cmath.infj, cmath.nanj)
for attempt in (lambda: cmath.log(0), lambda: cmath.log(1, 1), lambda: cmath.sqrt('x'), lambda: cmath.sqrt(),
                lambda: cmath.exp(1000), lambda: cmath.log(1, 0)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error), error)
