"""Which source lines hold how much memory: snapshots of the account and their statistics."""
import fnmatch as _fnmatch
from _slotscope import source as _source
from _tracemalloc import *
from _tracemalloc import _block_groups, _object_frames

__all__ = ['DomainFilter', 'Filter', 'Frame', 'Snapshot', 'Statistic', 'StatisticDiff', 'Trace', 'Traceback', 'clear_traces', 'get_object_traceback',
           'get_traceback_limit', 'get_traced_memory', 'is_tracing', 'start', 'stop', 'take_snapshot']


def _format_size(size, sign):
    for unit in ('B', 'KiB', 'MiB', 'GiB', 'TiB'):
        if abs(size) < 100 and unit != 'B':
            return ('%+.1f %s' if sign else '%.1f %s') % (size, unit)
        if abs(size) < 10 * 1024 or unit == 'TiB':
            return ('%+.0f %s' if sign else '%.0f %s') % (size, unit)
        size /= 1024


class Frame:
    """A line of a file."""
    __slots__ = ('_frame',)

    def __init__(self, frame):
        self._frame = frame

    filename = property(lambda self: self._frame[0])
    lineno = property(lambda self: self._frame[1])

    def __eq__(self, other):
        return self._frame == other._frame if isinstance(other, Frame) else NotImplemented

    def __lt__(self, other):
        return self._frame < other._frame if isinstance(other, Frame) else NotImplemented

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return '%s:%s' % self._frame

    def __repr__(self):
        return '<Frame filename=%r lineno=%r>' % self._frame


class Traceback:
    """The frames that led to an allocation, the oldest first."""
    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(frames)[::-1]
        self._total_nframe = total_nframe

    total_nframe = property(lambda self: self._total_nframe)

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(each) for each in self._frames[index])
        return Frame(self._frames[index])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __eq__(self, other):
        return self._frames == other._frames if isinstance(other, Traceback) else NotImplemented

    def __lt__(self, other):
        return self._frames < other._frames if isinstance(other, Traceback) else NotImplemented

    def __hash__(self):
        return hash(self._frames)

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        return '<Traceback %s>' % (tuple(self),)

    def format(self, limit=None, most_recent_first=False):
        """The frames as lines of text, with the source lines where they are known."""
        if limit is None:
            frames = self._frames
        else:
            frames = self._frames[-limit:] if limit > 0 else self._frames[:limit]
        lines = []
        for file, number in frames[::-1] if most_recent_first else frames:
            lines.append('  File "%s", line %s' % (file, number))
            source = (_source(file) or '').splitlines()[number - 1:number]
            if source and source[0].strip():
                lines.append('    ' + source[0].strip())
        return lines


def get_object_traceback(obj):
    frames = _object_frames(obj)
    return Traceback(frames, len(frames)) if frames else None


class Trace:
    """One block."""
    __slots__ = ('_trace',)

    def __init__(self, trace):
        self._trace = trace

    domain = property(lambda self: self._trace[0])
    size = property(lambda self: self._trace[1])
    traceback = property(lambda self: Traceback(*self._trace[2:]))

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return '%s: %s' % (self.traceback, _format_size(self.size, False))

    def __repr__(self):
        return '<Trace domain=%s size=%s, traceback=%r>' % (self.domain, _format_size(self.size, False), self.traceback)


class Statistic:
    """What one line, file or traceback holds."""
    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback, size, count):
        self.traceback, self.size, self.count = traceback, size, count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return (self.traceback, self.size, self.count) == (other.traceback, other.size, other.count)

    def __str__(self):
        text = '%s: size=%s, count=%i' % (self.traceback, _format_size(self.size, False), self.count)
        if self.count:
            text += ', average=%s' % _format_size(self.size / self.count, False)
        return text

    def __repr__(self):
        return '<Statistic traceback=%r size=%i count=%i>' % (self.traceback, self.size, self.count)

    def _sort_key(self):
        return (self.size, self.count, self.traceback)


class StatisticDiff:
    """How what a line holds changed between two snapshots."""
    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback, self.size, self.size_diff, self.count, self.count_diff = traceback, size, size_diff, count, count_diff

    def _all(self):
        return (self.traceback, self.size, self.size_diff, self.count, self.count_diff)

    def __hash__(self):
        return hash(self._all())

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, StatisticDiff) else NotImplemented

    def __str__(self):
        text = '%s: size=%s (%s), count=%i (%+i)' % (self.traceback, _format_size(self.size, False), _format_size(self.size_diff, True),
                                                     self.count, self.count_diff)
        if self.count:
            text += ', average=%s' % _format_size(self.size / self.count, False)
        return text

    def __repr__(self):
        return '<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>' % self._all()

    def _sort_key(self):
        return (abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback)


class Filter:
    """Keeps or drops the blocks of files whose names match."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive, self._pattern, self.lineno, self.all_frames, self.domain = inclusive, filename_pattern, lineno, all_frames, domain

    filename_pattern = property(lambda self: self._pattern)

    def _names(self, frame):
        return _fnmatch.fnmatch(frame[0], self._pattern) and self.lineno in (None, frame[1])

    def _keeps(self, frames):
        named = any(map(self._names, frames if self.all_frames else frames[:1])) and self.domain in (None, 0)
        return named == bool(self.inclusive)


class DomainFilter:
    """Keeps or drops a domain; all blocks here are of domain 0."""

    def __init__(self, inclusive, domain):
        self.inclusive, self._domain = inclusive, domain

    domain = property(lambda self: self._domain)

    def _keeps(self, frames):
        return (self._domain == 0) == bool(self.inclusive)


class Snapshot:
    """What every line held at one moment."""

    def __init__(self, groups, traceback_limit):
        self._groups = groups
        self.traceback_limit = traceback_limit

    @property
    def traces(self):
        return [Trace((0, size, frames, len(frames))) for frames, size, count in self._groups for _ in range(count)]

    def filter_traces(self, filters):
        """The snapshot of the blocks that every filter lets pass."""
        try:
            filters = list(filters)
        except TypeError:
            raise TypeError('filters must be a list of filters, not %s' % type(filters).__name__) from None
        include = [each for each in filters if each.inclusive]
        exclude = [each for each in filters if not each.inclusive]
        kept = [group for group in self._groups
                if (not include or any(each._keeps(group[0]) for each in include)) and all(each._keeps(group[0]) for each in exclude)]
        return Snapshot(kept, self.traceback_limit)

    def _totals(self, key_type, cumulative):
        """Bytes and blocks by frames: all of a block's, its innermost, or with `cumulative` each of them by itself."""
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError('unknown key_type: %r' % (key_type,))
        if cumulative and key_type == 'traceback':
            raise ValueError("cumulative mode cannot by used with key type 'traceback'")
        totals = {}
        for frames, size, count in self._groups:
            if key_type == 'traceback':
                keys = [frames]
            else:
                keys = [((file, 0 if key_type == 'filename' else line),) for file, line in (frames if cumulative else frames[:1])]
            for key in keys:
                before = totals.get(key, (0, 0))
                totals[key] = (before[0] + size * count, before[1] + count)
        return totals

    def statistics(self, key_type, cumulative=False):
        found = [Statistic(Traceback(key), size, count) for key, (size, count) in self._totals(key_type, cumulative).items()]
        found.sort(reverse=True, key=Statistic._sort_key)
        return found

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        new, old = self._totals(key_type, cumulative), old_snapshot._totals(key_type, cumulative)
        found = []
        for key in list(new) + [key for key in old if key not in new]:
            size, count = new.get(key, (0, 0))
            size_before, count_before = old.get(key, (0, 0))
            found.append(StatisticDiff(Traceback(key), size, size - size_before, count, count - count_before))
        found.sort(reverse=True, key=StatisticDiff._sort_key)
        return found


def take_snapshot():
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot(_block_groups(), get_traceback_limit())
