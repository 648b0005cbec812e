# refused by fields: Calibrated should be a dataclass itself
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reading:
    station: str
    celsius: float = 0.0
    tags: list = field(default_factory=list)


class Calibrated(Reading):
    __slots__ = ('offset',)

    def __init__(self, station, celsius=0.0, tags=None, offset=0.0):
        super().__init__(station, celsius, [] if tags is None else tags)
        self.offset = offset

    def true_celsius(self):
        return self.celsius + self.offset
