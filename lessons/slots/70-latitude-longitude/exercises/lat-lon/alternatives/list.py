# a list of names, and both assigned in one line
class Place:
    __slots__ = ['lat', 'lon']

    def __init__(self, lat, lon):
        self.lat, self.lon = lat, lon
