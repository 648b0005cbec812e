"""Enumerations: the machinery was rewritten in Python 3.11, so each generation has a file of its own."""
from _slotscope import version as _version

if _version >= 11:
    from _enum_since_3_11 import *
    from _enum_since_3_11 import __all__, _EnumDict, _high_bit, _is_dunder, _is_sunder, _is_descriptor
    from _enum_since_3_11 import _iter_bits_lsb, _auto_null, _or_, bin, bit_count, global_enum_repr, global_flag_repr
    from _enum_since_3_11 import global_str, _proto_member, _simple_enum, _test_simple_enum, show_flag_values
    from _enum_since_3_11 import _is_private, _is_single_bit, _make_class_unpicklable
else:
    from _enum_to_3_10 import *
    from _enum_to_3_10 import __all__, _EnumDict, _decompose, _high_bit, _is_dunder, _is_sunder, _is_descriptor
    from _enum_to_3_10 import _auto_null
