class Reading:
    def __init__(self, station, celsius=0.0, tags=None):
        self.station = station
        self.celsius = celsius
        self.tags = [] if tags is None else tags


class Calibrated(Reading):
    def __init__(self, station, celsius=0.0, tags=None, offset=0.0):
        super().__init__(station, celsius, tags)
        self.offset = offset

    def true_celsius(self):
        return self.celsius + self.offset
