"""What a class may be made of: bases, metaclasses, name spaces, hooks, and the words of each refusal."""
def t(name, action):
    try:
        result = action()
        print(name, '=', repr(result) if ' at 0x' not in repr(result) else type(result).__name__)
    except BaseException as error:
        cause = error.__cause__
        print(name, '!', type(error).__name__, error, '| cause %s %s' % (type(cause).__name__, cause) if cause else '',
              '| notes %r' % error.__notes__ if hasattr(error, '__notes__') else '')


class A: pass
class B(A): pass
class X(A): pass
class Y(A): pass
t('c3a',lambda: type('Z',(A,B),{}))
class P1(X,Y): pass
class P2(Y,X): pass
t('c3b',lambda: type('Z',(P1,P2),{}))
t('dup',lambda: type('Z',(A,A),{}))
t('dup2',lambda: type('Z',(A,B,A),{}))
t('base_int',lambda: type('Z',(1,),{}))
t('base_bool',lambda: type('Z',(bool,),{}))
t('base_none',lambda: type('Z',(type(None),),{}))
t('base_func',lambda: type('Z',(type(lambda:0),),{}))
t('base_slice',lambda: type('Z',(slice,),{}))
t('base_range',lambda: type('Z',(range,),{}))
t('base_mem',lambda: type('Z',(memoryview,),{}))
t('base_gen',lambda: type('Z',(type(i for i in ()),),{}))
t('lay',lambda: type('Z',(int,str),{}))
t('lay2',lambda: type('Z',(list,dict),{}))
t('lay3',lambda: type('Z',(Exception,int),{}))
t('lay4',lambda: type('Z',(OSError,KeyError),{}).__mro__)
t('lay5',lambda: type('Z',(OSError,SyntaxError),{}).__mro__)
t('t0',lambda: type())
t('t2',lambda: type(1,2))
t('t3',lambda: type(1,(),{}))
t('t3b',lambda: type('a',1,{}))
t('t3c',lambda: type('a',(),1))
t('t3d',lambda: type('a\0b',(),{}))
t('t3e',lambda: type('',(),{}).__name__)
t('t3f',lambda: type('a b',(),{}).__name__)
t('t4',lambda: type('a',(),{},x=1))
t('t5',lambda: type('a',(),{},1))
t('t6',lambda: type(x=1))
t('t7',lambda: type(1,x=1))
class M(type): pass
class M2(type): pass
class MA(metaclass=M): pass
class MB(metaclass=M2): pass
t('mconf',lambda: type('Z',(MA,MB),{}))
t('mconf2',lambda: M('Z',(MB,),{}))
t('mok',lambda: type(type('Z',(MA,),{})))
def mkw():
    class Z(A,foo=1): pass
t('kw',mkw)
def mkw2():
    class Z(A,metaclass=M,foo=1): pass
t('kw2',mkw2)
class IS:
    def __init_subclass__(cls,*,a,**k): super().__init_subclass__(**k); cls.a=a
def mk():
    class Z(IS): pass
t('is1',mk)
def mk():
    class Z(IS,a=1,b=2): pass
t('is2',mk)
t('is3',lambda: type('Z',(IS,),{},a=4).a)
class SN:
    def __set_name__(self,o,n): raise ValueError('bad')
def mk():
    class Z: x=SN()
t('sn',mk)
class SN2:
    def __set_name__(self): pass
t('sn2',lambda: type('Z',(),{'q':SN2()}))
class SN3:
    def __set_name__(self,o,n): raise KeyboardInterrupt
t('sn3',lambda: type('Z',(),{'q':SN3()}))
class PM(type):
    @classmethod
    def __prepare__(m,n,b,**k): return 5
def mk():
    class Z(metaclass=PM): pass
t('prep',mk)
class PM2(type):
    __prepare__=5
def mk():
    class Z(metaclass=PM2): pass
t('prep2',mk)
class PM3(type):
    def __prepare__(*a,**k): return {}
def mk():
    class Z(metaclass=PM3): pass
    return Z.__name__
t('prep3',mk)
def mk():
    class Z(metaclass=lambda n,b,d: (n,b,sorted(k for k in d if k in('x','__module__','__qualname__')))): x=1
    return Z
t('mfun',mk)
def mk():
    class Z(metaclass=5): pass
t('m5',mk)
def mk():
    class Z(5): pass
t('b5',mk)
def mk():
    class Z(A(),): pass
t('bA',mk)
class ME:
    def __mro_entries__(self,b): return (A,)
def mk():
    class Z(ME()): pass
    return Z.__bases__, Z.__orig_bases__ and 1
t('me',mk)
class ME2:
    def __mro_entries__(self,b): return A
def mk():
    class Z(ME2()): pass
t('me2',mk)
t('me3',lambda: type('Z',(ME(),),{}))
class MR(type):
    def mro(cls): return [cls,object]
t('mro1',lambda: MR('Z',(A,),{}).__mro__)
class MR(type):
    def mro(cls): return 5
t('mro2',lambda: MR('Z',(A,),{}).__mro__)
class MR(type):
    def mro(cls): return [cls,5]
t('mro3',lambda: MR('Z',(A,),{}).__mro__)
class MR(type):
    def mro(cls): return [cls,int]
t('mro4',lambda: MR('Z',(A,),{}).__mro__)
class MR(type):
    def mro(cls): return []
t('mro5',lambda: MR('Z',(A,),{}).__mro__)
