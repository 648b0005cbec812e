# Operations that change nothing answer the very same string, tuple or number.
text = 'abc def'


class Str(str):
    pass


own = Str('abc')
print('{}'.format(text) is text, '{0:s}'.format(text) is text, '{:.10s}'.format(text) is text, '{:1}'.format(text) is text,
      '{}{}'.format(text, '') is text, '{}{}'.format('', text) is text, text.format() is text)
print(type(own.format()), type('{}'.format(own)), '{!s}'.format(text) is text, '{:{}}'.format(text, '') is text,
      own % () is own, '%.10s' % text is text, '%1s' % text is text, text % () is text, '%s' % own is own)
print(format(text, 's') is text, format(text, '.20') is text, format(text, '3') is text, f'{text:s}' is text)
print(text.replace('a', 'a') is text, text.expandtabs() is text, text.translate({}) is text, text.center(3) is text,
      text.__getnewargs__()[0] is text, text.split('|')[0] is text)
pair = (1, 2)
print(pair.__getnewargs__()[0] is pair, pair[:] is pair)
frozen = frozenset([1])
print(frozen.copy() is frozen, frozen.difference() is frozen, frozen - set() is frozen, frozen.union() is frozen)
