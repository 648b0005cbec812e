# refused by keeps: makes no Place
class Plaace:
    __slots__ = ('lat', 'lon')

    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon
