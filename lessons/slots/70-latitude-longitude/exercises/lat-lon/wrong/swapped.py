# refused by keeps: place.lat is
class Place:
    __slots__ = ('lat', 'lon')

    def __init__(self, lat, lon):
        self.lat = lon
        self.lon = lat
