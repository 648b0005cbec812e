# python: 3.11+
# What except* leaves: the shape of the original, one exception alone, contexts and notes.
def t(eg, types, act):
    try:
        try:
            raise eg
        except* ValueError:
            if act == 0: raise
        except* OSError:
            if act == 1: raise
    except BaseException as e:
        def show(e, ind=''):
            print(ind, type(e).__name__, e.args if not hasattr(e,'exceptions') else e.message, e is eg)
            for x in getattr(e,'exceptions',()): show(x, ind+'  ')
        show(e)
        print(e.__traceback__ is not None, e.__context__, getattr(e,'__notes__',None))
def mk():
    e = ExceptionGroup("eg", [TypeError(1), ValueError(2), ExceptionGroup("nested",[ValueError(3), OSError(4)])])
    e.add_note('n')
    return e
t(mk(), None, 0)
t(mk(), None, 1)
t(mk(), None, 2)
class Sub(ExceptionGroup):
    def derive(self, excs): return Sub('derived', excs)
t(Sub("eg", [TypeError(1), ValueError(2), ExceptionGroup("nested",[ValueError(3), OSError(4)])]),0,1)
class NoHash(ExceptionGroup):
    def __hash__(self): raise TypeError
    def __eq__(self, o): return self is o
t(NoHash("eg", [TypeError(1), ValueError(2), NoHash("nested",[ValueError(3), OSError(4)])]),0,1)
t(ValueError(3),0,0)
t(OSError(3),0,1)
t(KeyError(3),0,1)
try:
    try: raise mk()
    except* ValueError as e: raise SyntaxError(3)
    except* (TypeError, OSError): pass
except BaseException as e: print(repr(e), repr(e.__context__))
try:
    try: raise mk()
    except* ValueError as e: raise SyntaxError(3) from e
    except* TypeError: raise IndexError
except BaseException as e: print(repr(e), repr(e.__context__), repr(e.exceptions[0].__cause__))
try:
    try: raise mk()
    except* ValueError as e: raise e
    except* TypeError as f: raise f from None
    except* OSError as g:
       g.add_note('x'); raise
except BaseException as e: print(repr(e), repr(e.__context__), e.exceptions[1].exceptions)
