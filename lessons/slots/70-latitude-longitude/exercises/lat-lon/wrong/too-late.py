# refused by no-dict: assigned after the class was made
class Place:
    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon

Place.__slots__ = ('lat', 'lon')
