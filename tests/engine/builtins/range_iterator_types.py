# python: 3.8-3.13
"""Which ranges fit the iterator of C integers; 3.14 has no interpreter whose C long has 64 bits to record it."""
print(type(iter(range(2**70))), type(iter(range(2**63-1))), type(iter(range(2**63))), type(iter(range(-2**63,0))), type(iter(range(0,10,2**62))),type(iter(range(0,10,2**63-1))), type(iter(range(2**62,2**63-1,2**62))))
