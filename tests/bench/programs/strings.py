"""Texts built by pieces: +=, join, split, replace, formatting, search."""


def build(count):
    text = ''
    for i in range(count):
        text += 'ab'
        text += str(i)
    return text


def words(count):
    parts = []
    for i in range(count):
        parts.append('%s-%d' % ('word', i))
        parts.append('{}:{:>4}'.format(i, i % 97))
    line = ' '.join(parts)
    pieces = line.upper().split(' ')
    hits = 0
    for piece in pieces:
        if piece.startswith('WORD') and piece.endswith('7') or '42' in piece:
            hits += 1
        piece = piece.strip().replace('-', '_')
    return len(line), len(pieces), hits


print(len(build(300_000)))
print(words(200_000))
