class Place:
    __slots__ = (___, ___)      # which two names?

    def __init__(self, lat, lon):
        self.lat = ___
        self.lon = ___
