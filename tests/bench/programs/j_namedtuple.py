"""Half a million named tuples, read once by name."""
from collections import namedtuple

Reading = namedtuple('Reading', 'sensor value unit')


def main(count):
    readings = [Reading(i, i * 0.5, 'C') for i in range(count)]
    total = 0.0
    for reading in readings:
        total += reading.value
    return len(readings), total


print(main(500_000))
