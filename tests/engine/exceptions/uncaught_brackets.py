# The marks of an uncaught exception around brackets.
total = count = 0
print((total + 1) / (count))
