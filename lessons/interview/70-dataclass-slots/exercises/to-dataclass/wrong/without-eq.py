# refused by equal: should be True
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Reading:
    station: str
    celsius: float = 0.0
    tags: list = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Calibrated(Reading):
    offset: float = 0.0

    def true_celsius(self):
        return self.celsius + self.offset
