"""Uncaught: uncaught exception of one's own."""
class OrderError(ValueError):
    pass


raise OrderError('too late')
