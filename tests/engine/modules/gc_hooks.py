"""The collector's callbacks, its debug flags, its counts."""
import gc

gc.collect()


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


class Node:
    pass


def drop_a_cycle():
    node = Node()
    node.self = node


print(gc.get_threshold())
gc.callbacks.append(lambda phase, info: print(phase, sorted(info), info['generation']))
drop_a_cycle()
gc.collect()
gc.collect(0)
gc.callbacks.clear()
before = gc.get_stats()[2]['collections']
gc.collect()
print(gc.get_stats()[2]['collections'] - before, [sorted(row) for row in gc.get_stats()])
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())
drop_a_cycle()
gc.collect()
print('Node' in [type(each).__name__ for each in gc.garbage])
gc.set_debug(0)
gc.garbage.clear()
attempt(gc.get_objects, generation=3)
attempt(gc.get_objects, generation=-2)
attempt(gc.set_threshold, 'a')
attempt(gc.collect, 3)
gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())
