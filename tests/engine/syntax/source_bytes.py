"""Encodings of source given as bytes."""
for s in (b'x = "\xff"', b'\xff', b'x = 1\n# \xff', b'# coding: nope\nx', b'# coding: ascii\nx = "\xc3\xa9"', b'x = "ab\xc3"', b'\xef\xbb\xbf# coding: latin-1\nx = 1', b'# coding: latin-1\nx = "\xe9"', b'\n# coding: latin-1\nx = "\xe9"', b'x=1\n# coding: nope\n'):
    try: exec(s); print(s, 'ok')
    except BaseException as e: print(s, type(e).__name__, e, getattr(e, 'lineno', 0), getattr(e, 'offset', 0), getattr(e, 'text', 0), getattr(e, 'filename', 0))
