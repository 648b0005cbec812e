# refused by no-dict: declares no slots
class Place:
    def __init__(self, lat, lon):
        self.lat = lat
        self.lon = lon
