# refused by no-dict: slots=True is missing
from dataclasses import dataclass, field


@dataclass
class Reading:
    station: str
    celsius: float = 0.0
    tags: list = field(default_factory=list)


@dataclass
class Calibrated(Reading):
    offset: float = 0.0

    def true_celsius(self):
        return self.celsius + self.offset
