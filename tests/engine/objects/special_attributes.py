"""Setting and deleting the special attributes of classes, instances, functions and built-in functions."""
def t(name, action):
    try:
        result = action()
        print(name, '=', repr(result) if ' at 0x' not in repr(result) else type(result).__name__)
    except BaseException as error:
        cause = error.__cause__
        print(name, '!', type(error).__name__, error, '| cause %s %s' % (type(cause).__name__, cause) if cause else '',
              '| notes %r' % error.__notes__ if hasattr(error, '__notes__') else '')


class IS:
    def __init_subclass__(cls):
        pass


class C: pass
def setd(o,n,*v):
    def f():
        if v: setattr(o,n,v[0])
        else: delattr(o,n)
        return getattr(o,n,'gone')
    return f
for n in ('__name__','__qualname__','__module__','__bases__','__dict__','__mro__','__doc__','__class__','__base__','__basicsize__','__flags__','__abstractmethods__','__annotations__','__type_params__','__weakrefoffset__','__itemsize__','__text_signature__','__subclasses__'):
    for v in ('s',5,None,(),(int,),b'x'): t('C.%s=%r'%(n,v),setd(type('C',(),{}),n,v))
    t('del C.%s'%n,setd(type('C',(),{}),n))
    t('int.%s=5'%n,setd(int,n,5)); t('del int.%s'%n,setd(int,n))
    t('C().%s=5'%n,setd(C(),n,5)); t('del C().%s'%n,setd(C(),n))
def f(a,b=1,*c,d=2,**e): 'doc'
for n in ('__name__','__qualname__','__module__','__dict__','__doc__','__defaults__','__kwdefaults__','__code__','__globals__','__closure__','__annotations__','__class__','__builtins__','__type_params__'):
    for v in ('s',5,None,(),{},(1,)): t('f.%s=%r'%(n,v),setd(lambda a=1:0,n,v))
    t('del f.%s'%n,setd(lambda a=1:0,n))
    t('len.%s=5'%n,setd(len,n,5)); t('m.%s=5'%n,setd(C().__init__,n,5)); t('m2.%s=5'%n,setd(IS().__init_subclass__,n,5))
