class Vec2:
    pass


def proof(v):
    has_dict = ...
    refuses_z = ...
    return has_dict, refuses_z
