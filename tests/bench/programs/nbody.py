"""Planets attract one another: floating-point arithmetic on attributes."""


class Body:
    __slots__ = ('x', 'y', 'z', 'vx', 'vy', 'vz', 'mass')

    def __init__(self, place, speed, mass):
        self.x, self.y, self.z = place
        self.vx, self.vy, self.vz = speed
        self.mass = mass


def advance(pairs, bodies, dt, steps):
    for _ in range(steps):
        for one, other in pairs:
            dx = one.x - other.x
            dy = one.y - other.y
            dz = one.z - other.z
            squared = dx * dx + dy * dy + dz * dz
            pull = dt / (squared * squared ** 0.5)
            to_one = other.mass * pull
            to_other = one.mass * pull
            one.vx -= dx * to_one
            one.vy -= dy * to_one
            one.vz -= dz * to_one
            other.vx += dx * to_other
            other.vy += dy * to_other
            other.vz += dz * to_other
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy(bodies):
    total = 0.0
    for index, one in enumerate(bodies):
        total += 0.5 * one.mass * (one.vx ** 2 + one.vy ** 2 + one.vz ** 2)
        for other in bodies[index + 1:]:
            distance = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2 + (one.z - other.z) ** 2) ** 0.5
            total -= one.mass * other.mass / distance
    return total


bodies = [
    Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 40.0),
    Body((4.8, -1.2, -0.1), (0.6, 2.8, -0.02), 0.04),
    Body((8.3, 4.1, -0.4), (-1.0, 1.8, 0.008), 0.01),
    Body((12.9, -15.1, -0.2), (1.1, 0.9, -0.01), 0.002),
    Body((15.4, -25.9, 0.2), (1.0, 0.6, -0.03), 0.002),
]
pairs = [(one, other) for index, one in enumerate(bodies) for other in bodies[index + 1:]]
advance(pairs, bodies, 0.01, 50_000)
print(round(energy(bodies), 6))
