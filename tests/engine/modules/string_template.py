"""string: Template, Formatter, capwords and constants; textwrap."""
import string
import textwrap
from string import Template, Formatter


def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__, error)


print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords('hello  big world'), string.capwords('a-b', '-'))
t = Template('$who likes ${what}s and $$ and $1')
attempt('substitute', lambda: t.substitute(who='tim', what='kung'))
print(t.safe_substitute(who='tim'), Template('$a ${b}').substitute({'a': 1}, b=2))
attempt('missing', lambda: Template('$a').substitute())
attempt('bad', lambda: Template('line\n $ x').substitute())
attempt('end', lambda: Template('cost $').substitute())
print(Template('$a $b').safe_substitute({'a': 1}), Template('$').safe_substitute(), t.template)
attempt('is_valid', lambda: (Template('$a').is_valid(), Template('$').is_valid(), t.get_identifiers()))


class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


print(Percent('%a_b %% %notid $x').safe_substitute(a_b=1))

f = Formatter()
for args in (('{} {}', 1, 2), ('{0} {1} {0}', 'a', 'b'), ('{x:>5}|{x!r:<6}|', ), ('{0.real} {1[0]} {1[1]}', 3, 'ab'), ('{{}} {}', 1), ('{:{}}', 'a', 5), ('{0:{1}}', 1.5, '.3f'), ('{!a}', 'é'),
             ('{',), ('}',), ('{0',), ('{} {0}', 1), ('{0} {}', 1), ('{!z}', 1), ('{0!}', 1), ('{0!rx}', 1), ('{nope}',), ('{5}', 1), ('{0.nope}', 1), ('{0[}', 'a'), ('{:d}', 'a'), ('{0:{1:{2}}}', 1, 2, 3)):
    attempt(args, lambda: f.format(*args, x='v'))
print(list(f.parse('a{b!r:c}d{{e}}{}')), f.vformat('{0}{k}', (1,), {'k': 2}), f.get_field('a.real', (), {'a': 5}))


class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, '<%s>' % key) if isinstance(key, str) else super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print('used', sorted(map(str, used)))


print(Default().format('{a} {b} {0}', 'zero', a=1))

text = 'Hello there -- you goof-ball, use the -b option!  It is a well-known-fact; see sub-section 3.2 for more. An extraordinarily-long-hyphenated-word and e-mail.'
for width in (10, 20, 40):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap(text, 25, break_on_hyphens=False), textwrap.wrap('averyverylongword short', 5), textwrap.wrap('averyverylongword short', 5, break_long_words=False))
print(textwrap.wrap(text, 30, max_lines=2), textwrap.wrap(text, 30, max_lines=1, placeholder='...'), textwrap.shorten('Hello  world and more', 12), textwrap.shorten('Hello', 3, placeholder='..'))
print(textwrap.wrap('tab\there\nnew  line', 12), textwrap.wrap('a  b', drop_whitespace=False), textwrap.wrap(''), textwrap.wrap('One. Two? three.', 12, fix_sentence_endings=True), repr(textwrap.fill('a\n\nb', replace_whitespace=False)))
attempt('width', lambda: textwrap.wrap('a', 0))
attempt('placeholder', lambda: textwrap.shorten('abc def', 3))
print(repr(textwrap.dedent('\n    one\n      two\n\n   \n    three\n')), repr(textwrap.dedent('\ta\n  b')), repr(textwrap.dedent('  a\n b\n')))
print(repr(textwrap.indent('a\n\n b\n', '> ')), repr(textwrap.indent('a\n\nb', '- ', lambda line: True)))
