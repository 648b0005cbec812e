# refused by values: tags
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    station: str
    celsius: float = 0.0
    tags: list = None


@dataclass(slots=True)
class Calibrated(Reading):
    offset: float = 0.0

    def true_celsius(self):
        return self.celsius + self.offset
