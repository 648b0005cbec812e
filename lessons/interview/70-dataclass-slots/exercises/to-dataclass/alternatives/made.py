# make_dataclass builds the first from a list of fields
from dataclasses import dataclass, field, make_dataclass

Reading = make_dataclass(
    'Reading',
    ['station', ('celsius', float, 0.0), ('tags', list, field(default_factory=list))],
    slots=True,
)


@dataclass(slots=True)
class Calibrated(Reading):
    offset: float = field(default=0.0)

    def true_celsius(self):
        return sum((self.celsius, self.offset))
