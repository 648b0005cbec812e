# math.gcd of numbers of thousands of digits.
import math

a, b = 7 ** 9000 * 3 ** 20000, 7 ** 5000 * 5 ** 30000
print(math.gcd(a, b) == 7 ** 5000, math.gcd(-a, b) == 7 ** 5000, math.gcd(a, -a) == a, math.gcd(a, 0) == a)
