"""Powers of complex numbers, to the last digit where the machine's own functions decide."""
import sys

values = (2j, 1 + 2j, -1.5 + 0.25j, 3 - 1j, 0.1 + 0.7j, -2 - 2j)
if sys.version_info < (3, 14):
    for a in values:
        for b in values:
            print(a ** b)
for a in values:
    print(a ** 3, a ** -2, a ** 0, a / values[0], a * values[1])

import statistics  # noqa: E402

for data in ([3, 0, -1], [3, -1, 0], [0, 'x']):
    try:
        print(statistics.harmonic_mean(data))
    except (statistics.StatisticsError, TypeError) as error:
        print(type(error).__name__, error)
