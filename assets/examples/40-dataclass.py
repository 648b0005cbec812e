# A dataclass with slots
from dataclasses import dataclass


@dataclass(slots=True)
class Order:
    number: int
    customer: str
    total: float = 0.0


first = Order(1, 'Ada', 12.5)
second = Order(2, 'Alan')
second.total += first.total
print(first, second, sep='\n')
