"""Warnings of the compiler: literals with `is`, calls of literals, escapes, numbers that touch words."""
x = 1
for s in ('x is ()', 'x is (1, 2)', '() is x', 'x is -1', 'x is 1+1', 'x is (1, x)', 'x is "a" "b"', 'x is b""', 'x is f"a"', 'x is f"{x}"', 'x is ...', 'x is None', 'x is True', 'x is 1j', 'x is []', 'x is not 1.5', '1 is 1', 'x is not (-1)', 'x is ((),)', 'x is (None,)', 'x is __debug__', 'x is "a"*2', 'x is not -1.5', 'x is not {}', 'not x is 1', 'x is y is 1', 'x < 1 is x', '()()', '(1,)()', '[1]()', '{}()', '{1}()', '"a"()', 'f"a"()', '1()', 'None()', 'True()', '...()', '1.5()', '[x for x in x]()', '(lambda: 1)()', '[1]["a"]', '[1][1.5]', '[1][()]', '"abc"["x"]', '(1,2)["x"]', '1[0]', 'None[0]', '{1}[0]', '{1:2}["a"]', 'f"a"[1.0]', '(x for x in y)[0]', '(lambda: 1)[0]', '[1][None]', '[1][x, x]', '[1][-1]', '[1][1:2]', '"a" "b"["c"]', 'assert (x, "a")', 'assert (x,)', 'assert ()', 'assert (1, 2), 3', 'assert x, (1, 2)', '"\\d"', 'b"\\d"', 'f"\\d{x}"', 'rb"\\d"', '"\\8"', '"\\400"', 'b"\\777"', '"\\x41\\N{DIGIT ONE}\\c"', '1if x else 2', '0x1for x in x', '1or 2', '1_0in [1]', '1.5and 2', '0xfor x', '1_000and 3'):
    import warnings
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: compile(s, '<s>', 'exec')
        except SyntaxError as e: print(s, e)
        print(s, [(m.category.__name__, str(m.message), m.lineno) for m in w])
