# slots by hand, defaults in an __init__ that dataclass leaves alone
from dataclasses import dataclass


@dataclass(init=False)
class Reading:
    __slots__ = ('station', 'celsius', 'tags')
    station: str
    celsius: float
    tags: list

    def __init__(self, station, celsius=0.0, tags=None):
        self.station = station
        self.celsius = celsius
        self.tags = [] if tags is None else tags


@dataclass(init=False)
class Calibrated(Reading):
    __slots__ = ('offset',)
    offset: float

    def __init__(self, station, celsius=0.0, tags=None, offset=0.0):
        super().__init__(station, celsius, tags)
        self.offset = offset

    def true_celsius(self):
        return self.celsius + self.offset
