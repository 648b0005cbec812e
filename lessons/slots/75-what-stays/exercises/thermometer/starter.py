class Thermometer:
    # one slot for the value

    def __init__(self, celsius):
        self.celsius = celsius

    # properties: celsius (guarded), fahrenheit (computed)
