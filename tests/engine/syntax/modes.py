"""What exec, eval and single make of the same text."""
for s in ('1 +', '1 +\n', ' 1 +', '(1', '1 2', '', 'x = 1', 'f(', '"abc', 'lambda', '1 if 2', 'a b\n', '1;', '1\n2', '\n1', 'def', '1 $'):
    for mode in ('eval', 'exec', 'single'):
        try: compile(s, '<s>', mode); print(repr(s), mode, 'ok')
        except SyntaxError as e: print(repr(s), mode, type(e).__name__, e.args)
