"""Counting, grouping, membership and set operations."""


def counting(count):
    counts = {}
    for i in range(count):
        key = i * 7919 % 10_007
        counts[key] = counts.get(key, 0) + 1
    groups = {}
    for key, value in counts.items():
        groups.setdefault(value, []).append(key)
    names = {f'key{key}': value for key, value in counts.items()}
    found = 0
    for i in range(count // 4):
        if f'key{i}' in names:
            found += 1
    return len(counts), len(groups), found


def sets(count):
    seen = set()
    twice = 0
    for i in range(count):
        value = i * i % 65_537
        if value in seen:
            twice += 1
        else:
            seen.add(value)
    even = {value for value in seen if value % 2 == 0}
    return twice, len(seen & even), len(seen - even), len(seen | set(range(1000)))


print(counting(800_000))
print(sets(600_000))
