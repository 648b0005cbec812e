# refused by no-dict: brings the dictionary back
class Place:
    __slots__ = ('lat', 'lon', '__dict__')

    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon
