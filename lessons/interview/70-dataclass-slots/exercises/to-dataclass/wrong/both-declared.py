# refused by runs: conflicts with class variable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    __slots__ = ('station', 'celsius', 'tags')
    station: str
    celsius: float = 0.0
    tags: list = field(default_factory=list)


@dataclass(slots=True)
class Calibrated(Reading):
    offset: float = 0.0

    def true_celsius(self):
        return self.celsius + self.offset
