"""Assigning __bases__ and __class__: which layouts agree."""
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
class M(type): pass


t('bases1',lambda: setattr(B,'__bases__',(int,)))
t('bases2',lambda: setattr(B,'__bases__',(B,)))
t('bases3',lambda: setattr(A,'__bases__',(B,)))
t('bases4',lambda: setattr(B,'__bases__',(X,X)))
t('bases5',lambda: setattr(B,'__bases__',[X]))
t('bases6',lambda: setattr(B,'__bases__',(X,)) or B.__mro__)
t('bases7',lambda: setattr(B,'__bases__',(X,5)))
class Sl: __slots__=('a',)
class Sl2: __slots__=('a',)
class Sl3: __slots__=('b',)
class Sl4: __slots__=('a','__dict__')
class Sl5: __slots__=('a','__weakref__')
class SlS(Sl): __slots__=()
class SlD(Sl): pass
objs=dict(A=A,B=B,Sl=Sl,Sl2=Sl2,Sl3=Sl3,Sl4=Sl4,Sl5=Sl5,SlS=SlS,SlD=SlD,int=int,MyInt=type('MyInt',(int,),{}),MyInt2=type('MyInt2',(int,),{}),M=M,Exc=type('Exc',(Exception,),{}),Exc2=type('Exc2',(Exception,),{}),L=type('L',(list,),{}),L2=type('L2',(list,),{}),MyD=type('MyD',(dict,),{'__slots__':()}),func=type(lambda:0))
for n1,c1 in objs.items():
    for n2,c2 in objs.items():
        if n1 in('M','func','int') : continue
        def go():
            o=c1(); o.__class__=c2; return type(o).__name__
        t('%s->%s'%(n1,n2),go)
t('cls5',lambda: setattr(A(),'__class__',5)); t('delcls',lambda: delattr(A(),'__class__'))
import types
mod=types.ModuleType('m')
class Mod(types.ModuleType): pass
def g(): mod.__class__=Mod; return type(mod).__name__
t('modcls',g)
t('modcls2',lambda: setattr(mod,'__class__',A))
