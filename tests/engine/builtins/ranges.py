"""Which ints ranges keep, which iterators they have, and how those are copied."""
import operator
r=range(False,True,True); print(type(r.start),type(r.stop),type(r.step), type(operator.index(True)))
class Big(int): pass
r=range(Big(1),Big(5)); print(type(r.start), type(operator.index(Big(3))))
print(iter(range(2**70)).__reduce__())
it=iter(range(3)); list(it); print(it.__reduce__())
it=iter(range(2**65,2**65+2)); list(it); print(it.__reduce__())
it=iter(range(1,10,3)); next(it); print(it.__reduce__(), it.__length_hint__())
import pickle,copy
it=iter(range(2**65,2**65+5)); next(it); print(list(copy.copy(it)), it.__length_hint__(), list(pickle.loads(pickle.dumps(it))))
it.__setstate__(2)
print(list(it))
it=reversed(range(2**65,2**65+5)); print(type(it),list(it))
it=reversed(range(5)); print(type(it),it.__reduce__())
