"""pickle: what every instruction makes of wrong, incomplete and unusual pickles, from bytes and from a file."""
import io
import pickle
import re


class A:
    pass


class S:
    __slots__ = ('a',)


class L(list):
    pass


class SetS(set):
    pass


def shown(action):
    try:
        text = repr(action())
    except Exception as error:
        text = f'{type(error).__module__}.{type(error).__name__}: {error}'
    return re.sub(' at 0x[0-9a-f]+', '', text).replace('\n', '|')


pickles = [
    b'', b'.', b'N', b'N.', b'(.', b'(N.', b'0.', b'1.', b'2.', b'N2.', b'N0.', b'(0N.', b'(N1N.', b'a.', b'Na.',
    b'NNa.', b'e.', b'(e.', b']e.', b'](e.', b'](Ke.', b'](Nee.', b']N(e.', b'(](e.', b'(]e.', b's.', b'}s.', b'}Ns.',
    b'}NNs.', b'}(NNNu.', b'}(u.', b'u.', b'}(NNu.', b'(NNNd.', b'(d.', b'(t.', b't.', b'(l.', b'\x85.', b'N\x85.',
    b'N\x86.', b'NN\x87.', b'(\x85.', b'N(\x85.', b'N(N\x86.', b'h\x00.', b'j\x05\x00\x00\x00.', b'g0\n.', b'gx\n.',
    b'g-1\n.', b'g\n.', b'p0\n.', b'Np0\n.', b'Np-1\nN.', b'Npx\n.', b'q\x00.', b'Nq\x00h\x00.', b'\x94.',
    b'N\x94h\x00\x86.', b'r\x00\x00\x00\x00.', b'K', b'K\x01', b'J\xff\xff\xff\xff.', b'M\x01', b'M\xff\xff.',
    b'I1\n.', b'I01\n.', b'I00\n.', b'I001\n.', b'I\n.', b'Ix\n.', b'I 5\n.', b'I0x10\n.', b'I010\n.',
    b'I99999999999999999999\n.', b'I5', b'I-5\n.', b'I1_0\n.', b'L5L\n.', b'L5\n.', b'L\n.', b'LL\n.', b'Lx\n.',
    b'L1234567890123456789012L\n.', b'F1.5\n.', b'F\n.', b'Fx\n.', b'Finf\n.', b'F1.5', b'F 1\n.', b'F1_0\n.',
    b'Fnan\n.', b'F1e400\n.', b'G\x00', b'G@\x00\x00\x00\x00\x00\x00\x00.', b"S'a'\n.", b'S"a"\n.', b"S'a\n.",
    b'Sa\n.', b'S\n.', b"S'\n.", b"S''\n.", b"S'\\x41\\n\\\\'\n.", b"S'\\xff'\n.", b"S'\\x4'\n.", b'S\'a"\n.',
    b'T\x01\x00\x00\x00a.', b'U\x01a.', b'U\x01\xff.', b'U\x05a.', b'Vabc\n.', b'V\\u0041\n.',
    b'V\\u00\n.', b'V\\x41\n.', b'V\xe9\n.', b'V\\U0001f600\n.', b'V\\Uffffffff\n.', b'V\n.', b'X\x01\x00\x00\x00a.',
    b'X\x01\x00\x00\x00\xff.', b'X\x03\x00\x00\x00\xed\xa0\x80.', b'X\x05\x00\x00\x00a.', b'\x8c\x01a.', b'\x8c\x02a',
    b'\x8d\x01\x00\x00\x00\x00\x00\x00\x00a.', b'\x8d\xff\xff\xff\xff\xff\xff\xff\xff.', b'B\x01\x00\x00\x00a.',
    b'C\x01a.', b'C\x05a', b'\x8e\x01\x00\x00\x00\x00\x00\x00\x00a.', b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff.',
    b'\x96\x01\x00\x00\x00\x00\x00\x00\x00a.', b'\x96\xff\xff\xff\xff\xff\xff\xff\xff.', b'\x97.', b'\x98.',
    b'N\x98.', b'C\x01a\x98.', b'\x8a\x00.', b'\x8a\x01\xff.', b'\x8a\x02\xff.', b'\x8b\x01\x00\x00\x00\x05.',
    b'\x8b\xff\xff\xff\xff.', b'\x88\x89\x86.', b'\x8f.', b'\x8f(K\x01\x90.', b'\x90.', b'(\x90.', b'N(N\x90.',
    b'\x8f(]\x90.', b'\x91.', b'(K\x01\x91.', b'(]\x91.', b'cbuiltins\nlist\n.', b'c__builtin__\nlist\n.',
    b'c\nlist\n.', b'cbuiltins\n\n.', b'cbuiltins\nnope\n.', b'cnope\nx\n.', b'cbuiltins\nlist.append\n.',
    b'\x80\x04cbuiltins\nlist.append\n.', b'\x80\x04cbuiltins\nlist.nope\n.', b'\x80\x04cbuiltins\nno.pe\n.',
    b'\x80\x04cbuiltins\na.<locals>.b\n.', b'\x80\x02cbuiltins\nlist.append\n.', b'\x80\x03c__builtin__\nlist\n.',
    b'\x80\x02cexceptions\nValueError\n.', b'\x80\x02cexceptions\nStandardError\n.',
    b'\x80\x02cexceptions\nRecursionError\n.', b'cc\xff\nx\n.', b'ccopy_reg\n_reconstructor\n.',
    b'cUserDict\nUserDict\n.', b'cUserDict\nIterableUserDict\n.', b'c__builtin__\nbasestring\n.',
    b'c__builtin__\nxrange\n.', b'citertools\nizip\n.', b'cStringIO\nStringIO\n.', b'cbuiltins', b'cbuiltins\nlist',
    b'\x93.', b'N\x93.', b'NN\x93.', b'\x8c\x08builtins\x8c\x04list\x93.', b'\x8c\x08builtinsN\x93.',
    b'\x80\x04\x8c\x08builtins\x8c\x08list.pop\x93.', b'R.', b'NR.', b'NNR.', b'N)R.', b'cbuiltins\nlist\n)R.',
    b'cbuiltins\nlist\nNR.', b'cbuiltins\nlist\nK\x01\x85R.', b'\x81.', b'N\x81.', b'NN\x81.', b'N)\x81.',
    b'cbuiltins\nlist\nN\x81.', b'cbuiltins\nlist\n)\x81.', b'cbuiltins\nint\nK\x05\x85\x81.', b'\x92.', b'NNN\x92.',
    b'N)}\x92.', b'cbuiltins\nlist\nN}\x92.', b'cbuiltins\nlist\n)}\x92.', b'cbuiltins\nlist\n)N\x92.',
     b'cbuiltins\nint\n)\x8c\x01x\x85\x92.', b'(cbuiltins\nlist\no.', b'(o.', b'o.',
    b'(cbuiltins\nint\nK\x05o.', b'(ibuiltins\nlist\n.', b'ibuiltins\nlist\n.', b'(K\x05ibuiltins\nint\n.',
    b'(i\xff\nlist\n.', b'(Ni\nx\n.', b'(No.', b'(c__main__\nA\no.', b'(i__main__\nA\n.', b'b.', b'Nb.', b'NNb.',
    b'NK\x01b.', b'c__main__\nA\n)\x81}b.', b'c__main__\nA\n)\x81K\x01b.', b'c__main__\nA\n)\x81]b.',
    b'c__main__\nA\n)\x81NK\x01\x86b.', b'c__main__\nA\n)\x81NN\x86b.', b'c__main__\nA\n)\x81N}\x86b.',
    b'c__main__\nS\n)\x81}b.', b'c__main__\nS\n)\x81}K\x01Ns b.', b'c__main__\nS\n)\x81}K\x01Nsb.',
    b'c__main__\nS\n)\x81N}K\x01Ns\x86b.', b'c__main__\nS\n)\x81N}X\x01\x00\x00\x00zNs\x86b.',
    b'c__main__\nA\n)\x81}K\x01Nsb.', b'K\x01}K\x01Nsb.', b'P1\n.', b'P\xff\n.', b'NQ.', b'Q.', b'\x82\x01.',
    b'\x82\x00.', b'\x83\x01\x00.', b'\x84\x01\x00\x00\x00.', b'\x84\xff\xff\xff\xff.', b'\x82', b'\x80',
    b'\x80\x05N.', b'\x80\x06N.', b'\x80\xffN.', b'\x95\x01\x00\x00\x00\x00\x00\x00\x00N.',
    b'\x95\x05\x00\x00\x00\x00\x00\x00\x00N.', b'\x95\xff\xff\xff\xff\xff\xff\xff\xffN.', b'\x95\x01', b'\x00',
    b'\xff', b"'", b'\\', b'~', b'Z', b'\x99', b'\n', b'N\n.', b'](K\x01K\x02', b'c__main__\nL\n)\x81(K\x01K\x02e.',
    b'c__main__\nA\n)\x81(K\x01K\x02e.', b'c__main__\nA\n)\x81K\x01a.', b'c__main__\nA\n)\x81(K\x01K\x02u.',
    b'}(]K\x01u.', b'c__main__\nSetS\n)\x81(K\x01K\x02\x90.', b'c__main__\nA\n)\x81(K\x01\x90.',
]
for data in pickles:
    print(data, shown(lambda: pickle.loads(data)))
    from_file = shown(lambda: pickle.load(io.BytesIO(data)))
    if from_file != shown(lambda: pickle.loads(data)):
        print('  file', from_file)
    if data[:1] in b'STUc':
        for options in ({'encoding': 'bytes'}, {'encoding': 'latin1'}, {'errors': 'replace'}, {'fix_imports': False}):
            print('  ', options, shown(lambda: pickle.loads(data, **options)))
