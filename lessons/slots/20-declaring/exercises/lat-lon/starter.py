class Place:
    # declare the two names here

    def __init__(self, lat, lon):
        pass
