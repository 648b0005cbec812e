"""The line-by-line differences that assertions show: a longest-match comparison with marks inside similar lines."""
__unittest = True


class SequenceMatcher:
    """Finds the longest matching blocks of two sequences."""

    def __init__(self, isjunk, a, b, autojunk=True):
        self.a, self.b = a, b
        self.positions = {}
        for index, element in enumerate(b):
            self.positions.setdefault(element, []).append(index)
        self.junk = {element for element in self.positions if isjunk and isjunk(element)}
        for element in self.junk:
            del self.positions[element]
        if autojunk and len(b) >= 200:
            limit = len(b) // 100 + 1
            for element in [element for element, places in self.positions.items() if len(places) > limit]:
                del self.positions[element]

    def find_longest_match(self, alo, ahi, blo, bhi):
        a, b, junk = self.a, self.b, self.junk
        besti, bestj, size = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in self.positions.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = new[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    besti, bestj, size = i - k + 1, j - k + 1, k
            lengths = new
        for wanted in (False, True):
            while (besti > alo and bestj > blo and (b[bestj - 1] in junk) is wanted and a[besti - 1] == b[bestj - 1]):
                besti, bestj, size = besti - 1, bestj - 1, size + 1
            while (besti + size < ahi and bestj + size < bhi and (b[bestj + size] in junk) is wanted
                   and a[besti + size] == b[bestj + size]):
                size += 1
        return besti, bestj, size

    def matching_blocks(self):
        queue = [(0, len(self.a), 0, len(self.b))]
        found = []
        while queue:
            alo, ahi, blo, bhi = queue.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    queue.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    queue.append((i + size, ahi, j + size, bhi))
        found.sort()
        merged = []
        i1 = j1 = k1 = 0
        for i2, j2, k2 in found:
            if i1 + k1 == i2 and j1 + k1 == j2:
                k1 += k2
            else:
                if k1:
                    merged.append((i1, j1, k1))
                i1, j1, k1 = i2, j2, k2
        if k1:
            merged.append((i1, j1, k1))
        merged.append((len(self.a), len(self.b), 0))
        return merged

    def opcodes(self):
        i = j = 0
        for ai, bj, size in self.matching_blocks():
            if i < ai and j < bj:
                yield 'replace', i, ai, j, bj
            elif i < ai:
                yield 'delete', i, ai, j, bj
            elif j < bj:
                yield 'insert', i, ai, j, bj
            i, j = ai + size, bj + size
            if size:
                yield 'equal', ai, i, bj, j

    def ratio(self):
        matches = sum(size for _, _, size in self.matching_blocks())
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def quick_ratio(self):
        """An upper bound of ratio()."""
        available = {}
        for element in self.b:
            available[element] = available.get(element, 0) + 1
        matches = 0
        for element in self.a:
            if available.get(element, 0) > 0:
                matches += 1
            available[element] = available.get(element, 0) - 1
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def real_quick_ratio(self):
        la, lb = len(self.a), len(self.b)
        return 2.0 * min(la, lb) / (la + lb) if la + lb else 1.0


def _is_blank(char):
    return char in ' \t'


def ndiff(a, b):
    """The lines of a and b with a mark before each, and lines of carets under changes inside a line."""
    for tag, alo, ahi, blo, bhi in SequenceMatcher(None, a, b).opcodes():
        if tag == 'replace':
            yield from _fancy_replace(a, alo, ahi, b, blo, bhi)
        elif tag == 'delete':
            yield from ('- ' + line for line in a[alo:ahi])
        elif tag == 'insert':
            yield from ('+ ' + line for line in b[blo:bhi])
        else:
            yield from ('  ' + line for line in a[alo:ahi])


def _plain_replace(a, alo, ahi, b, blo, bhi):
    first, second = ['- ' + line for line in a[alo:ahi]], ['+ ' + line for line in b[blo:bhi]]
    yield from second + first if bhi - blo < ahi - alo else first + second


def _fancy_replace(a, alo, ahi, b, blo, bhi):
    """Two blocks of lines: the most similar pair of lines divides them, the pair is shown with its differences."""
    best, cutoff = 0.74, 0.75
    equal_i = equal_j = None
    best_i = best_j = alo
    for j in range(blo, bhi):
        for i in range(alo, ahi):
            if a[i] == b[j]:
                if equal_i is None:
                    equal_i, equal_j = i, j
                continue
            matcher = SequenceMatcher(_is_blank, a[i], b[j])
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                best, best_i, best_j = matcher.ratio(), i, j
    if best < cutoff:
        if equal_i is None:
            yield from _plain_replace(a, alo, ahi, b, blo, bhi)
            return
        best_i, best_j = equal_i, equal_j
    else:
        equal_i = None
    yield from _helper(a, alo, best_i, b, blo, best_j)
    if equal_i is None:
        atags = btags = ''
        for tag, i1, i2, j1, j2 in SequenceMatcher(_is_blank, a[best_i], b[best_j]).opcodes():
            la, lb = i2 - i1, j2 - j1
            if tag == 'replace':
                atags += '^' * la
                btags += '^' * lb
            elif tag == 'delete':
                atags += '-' * la
            elif tag == 'insert':
                btags += '+' * lb
            else:
                atags += ' ' * la
                btags += ' ' * lb
        yield from _with_marks(a[best_i], b[best_j], atags, btags)
    else:
        yield '  ' + a[best_i]
    yield from _helper(a, best_i + 1, ahi, b, best_j + 1, bhi)


def _helper(a, alo, ahi, b, blo, bhi):
    if alo < ahi:
        if blo < bhi:
            return _fancy_replace(a, alo, ahi, b, blo, bhi)
        return iter(['- ' + line for line in a[alo:ahi]])
    return iter(['+ ' + line for line in b[blo:bhi]])


def _keep_blanks(line, tags):
    return ''.join(char if tag == ' ' and char.isspace() else tag for char, tag in zip(line, tags)).rstrip()


def _with_marks(aline, bline, atags, btags):
    atags, btags = _keep_blanks(aline, atags), _keep_blanks(bline, btags)
    yield '- ' + aline
    if atags:
        yield f'? {atags}\n'
    yield '+ ' + bline
    if btags:
        yield f'? {btags}\n'
