"""json: texts, options, and where a text is wrong."""
import json,sys
from collections import OrderedDict
def t(c):
    try: print(c,'=>',eval(c))
    except BaseException as e: print(c,'=>',type(e).__name__,e)
class C: pass
import enum
class E(enum.IntEnum): A=1
l=[]; l.append(l)
for c in r'''json.dumps({'a':1,'b':[1,2,None,True,1.5,'é"\\\n\x00\u2028']})|json.dumps({'b':1,'a':2},sort_keys=True)|json.dumps([1,[2,{}],[]],indent=2)|json.dumps({'a':{'b':1},'c':[]},indent='--')|json.dumps([1,2],separators=(',',':'))|json.dumps({'a':1},indent=0)|json.dumps('é',ensure_ascii=False)|json.dumps('😀')|json.dumps(float('nan'))|json.dumps(float('inf'),allow_nan=False)|json.dumps({1:2,None:3,True:4,1.5:5})|json.dumps({(1,2):3})|json.dumps({(1,2):3,'a':1},skipkeys=True)|json.dumps(C())|json.dumps({'x':[C()]})|json.dumps(C(),default=lambda o:'C!')|json.dumps({1,2})|json.dumps(b'a')|json.dumps(l)|json.dumps(E.A)|json.dumps((1,2))|json.dumps(1e100)|json.dumps(1e-7)|json.dumps(10**30)|json.dumps(0.1)|json.dumps(-0.0)|json.dumps('')|json.dumps([])|json.dumps({})|json.dumps({},indent=2)|json.dumps([[]],indent=1)|json.dumps({'a':1,1:2},sort_keys=True)|json.loads('{"a": [1, 2.5, null, true, "x\\u00e9"]}')|json.loads('[1,]')|json.loads('{"a":1,}')|json.loads('')|json.loads('{')|json.loads('[')|json.loads('[1 2]')|json.loads('{"a" 1}')|json.loads('{a:1}')|json.loads("{'a':1}")|json.loads('nul')|json.loads('"abc')|json.loads('"a\nb"')|json.loads('"\\x"')|json.loads('"\\u12"')|json.loads('1 2')|json.loads('NaN')|json.loads('-Infinity')|json.loads('01')|json.loads('-')|json.loads('1.')|json.loads('1e5')|json.loads('1E+2')|json.loads(b'[1]')|json.loads(5)|json.loads(None)|json.loads('"\\ud83d\\ude00"')|json.loads('\ufeff[]')|json.loads(' [ 1 , 2 ] ')|json.loads('{"a":1,"a":2}')|json.loads('{"a":1}',object_hook=lambda d:list(d))|json.loads('{"a":1,"b":2}',object_pairs_hook=OrderedDict)|json.loads('1.5',parse_float=str)|json.loads('15',parse_int=str)|json.loads('NaN',parse_constant=str)|json.loads('"a\tb"',strict=False)|json.loads('"a\tb"')|json.JSONDecoder().raw_decode('[1] x')|json.JSONEncoder().encode([1])|list(json.JSONEncoder().iterencode([1,{'a':2}]))|json.JSONEncoder(indent=2).encode({'a':1})|json.dumps([1],cls=json.JSONEncoder)|json.JSONDecodeError('m','abc\ndef',5)|json.__all__|json.dumps({'a':1},indent=2,separators=(',',': '))|json.dumps(1,indent=3)|json.loads('['*3+']'*3)|json.dumps('\x7f\u2029')|json.dumps({'k':'v'},ensure_ascii=False,indent=None)|json.dumps(OrderedDict(z=1,a=2))|json.loads('true false')|json.loads('{"a":}')|json.loads('{"a":1 "b":2}')|json.loads('[,]')|json.loads('{,}')|json.loads('"\\')'''.split('|'): t(c)
try: json.loads('{"a":\n x}')
except json.JSONDecodeError as e: print(e.msg,e.pos,e.lineno,e.colno,repr(e.doc),e.args, isinstance(e,ValueError))
import io
f=io.StringIO(); json.dump({'a':[1,2]},f,indent=1); print(repr(f.getvalue())); print(json.load(io.StringIO('[1]')))
class Enc(json.JSONEncoder):
    def default(self,o): return {'cls':type(o).__name__} if isinstance(o,C) else super().default(o)
print(json.dumps([C()],cls=Enc)); t('json.dumps([object],cls=Enc)')
