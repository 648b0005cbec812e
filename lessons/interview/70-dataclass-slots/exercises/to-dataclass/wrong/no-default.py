# refused by values: Reading
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    station: str
    celsius: float
    tags: list = field(default_factory=list)


@dataclass(slots=True)
class Calibrated(Reading):
    offset: float = 0.0

    def true_celsius(self):
        return self.celsius + self.offset
