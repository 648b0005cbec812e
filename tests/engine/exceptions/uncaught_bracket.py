# The marks of an uncaught exception behind a bracket.
total = count = 0
print((total + 1)/count)
