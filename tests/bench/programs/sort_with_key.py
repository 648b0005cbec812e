"""Lists sorted with keys: an attribute, a lambda, a tuple."""


class Player:
    __slots__ = ('name', 'points')

    def __init__(self, name, points):
        self.name = name
        self.points = points


def main(count):
    players = [Player(f'p{i * 7919 % count}', i * 104_729 % 1_000) for i in range(count)]
    by_points = sorted(players, key=lambda player: player.points)
    by_both = sorted(players, key=lambda player: (-player.points, player.name))
    players.sort(key=lambda player: player.name, reverse=True)
    return by_points[0].points, by_both[0].name, players[0].name


print(main(150_000))
