# refused by runs: must be identifiers
class Place:
    __slots__ = 'lat, lon'

    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon
