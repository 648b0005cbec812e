# refused by no-dict: has a __dict__
class Place:

    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon

Place.__slots__ = ('lat', 'lon')
