# refused by two-slots: a slot 'name'
class Place:
    __slots__ = ('lat', 'lon', 'name')

    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon
