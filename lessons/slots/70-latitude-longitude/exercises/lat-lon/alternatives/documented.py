# a dictionary: each name with a line of documentation
class Place:
    __slots__ = {'lat': 'degrees north', 'lon': 'degrees east'}

    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon
