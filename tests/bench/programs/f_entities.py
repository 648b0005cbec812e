"""Ten thousand game entities moved over a hundred frames."""


class GameEntity:
    __slots__ = ('x', 'y', 'width', 'height', 'health', 'speed', 'texture')

    def __init__(self, x, y, width, height):
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.health = 100
        self.speed = 1.0
        self.texture = None

    def update(self, dt):
        self.x += self.speed * dt
        if self.x > 500.0:
            self.x -= 500.0
            self.health -= 1


def play(entities, frames):
    for _ in range(frames):
        for entity in entities:
            entity.update(0.016)


entities = [GameEntity(float(i % 500), i, 16, 16) for i in range(10_000)]
play(entities, 100)
print(round(sum(entity.x for entity in entities), 3), sum(entity.health for entity in entities))
