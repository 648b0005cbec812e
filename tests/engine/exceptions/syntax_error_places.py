# How the traceback module and str() show a SyntaxError: offsets beyond the line, tabs, missing and odd places.
import traceback

sources = ['def fact(x):\n\treturn x!\n', '1 +\n', 'Python = "\u1e54\xfd\u0163\u0125\xf2\xf1" +',
           'def spam():\n  print(1)\n print(2)', ' print(2)', 'x = 5 | 4 |', 'a = 1\n\tb', 'x = (1,\n y z',
           'if x:\n\n\n\n', 'f(\n\n']
for source in sources:
    try:
        compile(source, '?', 'exec')
    except SyntaxError as e:
        print(repr(source), e.lineno, e.offset, traceback.format_exception_only(type(e), e))
for details in [(), ('f', None, None, None), (None, 3, 2, 'abc'), ('f', 3, None, 'abc'), ('f', 0, 5, 'hello')]:
    e = SyntaxError('bad', details) if details else SyntaxError('bad')
    print(details, str(e), traceback.format_exception_only(type(e), e))
