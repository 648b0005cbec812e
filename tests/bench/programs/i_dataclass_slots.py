"""Half a million slotted dataclass instances, read once."""
from dataclasses import dataclass


@dataclass(slots=True)
class Reading:
    sensor: int
    value: float
    unit: str = 'C'


def main(count):
    readings = [Reading(i, i * 0.5) for i in range(count)]
    return len(readings), sum(reading.value for reading in readings)


print(main(500_000))
