"""What tracemalloc tells of the calls that led to a block, and what its filters and groupings keep."""
import tracemalloc


def make(count):
    return [object() for _ in range(count)]


def ask(count):
    return make(count)


def attempt(what):
    try:
        what()
    except (TypeError, ValueError, RuntimeError) as error:
        print(type(error).__name__, error)


tracemalloc.start(4)
kept = ask(500)
text = ['item %d' % i for i in range(1000, 2000)]
first = tracemalloc.take_snapshot()
print(tracemalloc.get_traceback_limit(), first.traceback_limit)

# The oldest call comes first.
where = tracemalloc.get_object_traceback(kept[0])
lines = [frame.lineno for frame in where]
print(lines[0], lines[-1], 8 <= len(set(lines)) + 6, len(where) <= 4, str(where).endswith(':%d' % lines[0]))
print([line.strip() for line in where.format()[:2]][1], len(where.format(limit=1)), len(where.format(limit=-1)))
print(where.format(most_recent_first=True)[-1].strip())
print(tracemalloc.get_object_traceback(7), where == tracemalloc.get_object_traceback(kept[1]))


def of_line(statistics, number):
    return [(each.size, each.count) for each in statistics if each.traceback[0].lineno == number]


this_file = where[0].filename
print(of_line(first.statistics('lineno'), 22)[0][1] > 1000)
print(of_line(first.statistics('lineno', True), 21)[0][1] > 500)
print([len(each.traceback) for each in first.statistics('filename')], len(first.traces) > 1500)
only = first.filter_traces([tracemalloc.Filter(True, this_file, 22)])
print(len(only.traces) > 1000, sum(each.size for each in only.traces) > 50000, {each.domain for each in only.traces})
by_caller = first.filter_traces([tracemalloc.Filter(True, this_file, 21, all_frames=True)])
print(len(by_caller.traces) > 500, len(first.filter_traces([tracemalloc.Filter(False, this_file)]).traces))
print(len(first.filter_traces([tracemalloc.DomainFilter(False, 0)]).traces))

more = ask(100)
second = tracemalloc.take_snapshot()
for each in second.compare_to(first, 'lineno'):
    if each.traceback[0].lineno == 6:
        print(each.count_diff >= 100, each.size_diff > 1600)

attempt(lambda: first.filter_traces(5))
attempt(lambda: first.statistics('size'))
attempt(lambda: first.statistics('traceback', True))
attempt(lambda: tracemalloc.start(0))
tracemalloc.stop()
attempt(tracemalloc.take_snapshot)

# Up to 3.10 a tuple that was begun with room and got nothing is no shared one.
print(tuple(x for x in ()) is tuple([]), tuple(iter('')) is tuple([]), tuple(set()) is tuple([]))
