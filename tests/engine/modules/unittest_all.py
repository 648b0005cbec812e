"""unittest: every assertion when it fails, skips, subtests, the report."""
import unittest,io,sys
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('suc')
    def setUp(self): print('su')
    def tearDown(self): print('td')
    def test_ok(self): self.assertEqual(1,1)
    def test_eq(self): self.assertEqual([1,2,3],[1,2,4])
    def test_str(self): self.assertEqual('abc\ndef','abc\ndeg')
    def test_dict(self): self.assertEqual({'a':1},{'a':2})
    def test_set(self): self.assertEqual({1},{2})
    def test_tuple(self): self.assertEqual((1,),(1,2))
    def test_true(self): self.assertTrue(0)
    def test_in(self): self.assertIn(1,[2])
    def test_is(self): self.assertIsNone(1)
    def test_raises(self):
        with self.assertRaises(ValueError) as c: raise ValueError('x')
        self.assertEqual(str(c.exception),'x')
    def test_raises2(self):
        with self.assertRaises(ValueError): pass
    def test_regex(self):
        with self.assertRaisesRegex(ValueError,'ab+'): raise ValueError('xyz')
    def test_err(self): 1/0
    @unittest.skip('why')
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.fail('x')
    @unittest.expectedFailure
    def test_us(self): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i,1)
    def test_almost(self): self.assertAlmostEqual(1.0,1.1)
    def test_gt(self): self.assertGreater(1,2)
    def test_inst(self): self.assertIsInstance(1,str,'msg')
    def test_count(self): self.assertCountEqual([1,2],[2,3])
    def test_skipt(self): self.skipTest('dyn')
    def test_rx(self): self.assertRegex('a','b')
    def test_warns(self):
        import warnings
        with self.assertWarns(UserWarning): warnings.warn('x')
    def test_clean(self): self.addCleanup(print,'clean')
    def test_logs(self): self.assertDictEqual({},{})
    def test_ml(self): self.assertMultiLineEqual('a\nb\n','a\nc\n')
    def test_none(self): self.assertIsNot(None,None)
    def test_fail_msg(self): self.fail('custom')
    def test_le(self): self.assertLessEqual(3,2,'le msg')
    def test_seq(self): self.assertSequenceEqual([1],(1,2))
class D(unittest.TestCase):
    "doc of D"
    def test_a(self):
        "first line\n\nmore"
        self.assertEqual(1,2)
class Q(unittest.TestCase):
    def setUp(self): raise RuntimeError('su')
    def test_x(self): pass
s=io.StringIO()
r=unittest.TextTestRunner(stream=s,verbosity=2).run(unittest.TestSuite([unittest.defaultTestLoader.loadTestsFromTestCase(c) for c in (T,D,Q)]))
import re
print(re.sub(r'in [\d.]+s','in T',s.getvalue())); print(r,r.testsRun,len(r.failures),len(r.errors),len(r.skipped),r.wasSuccessful())
print(T('test_ok'),T('test_ok').id(),repr(T('test_ok')),T('test_ok').countTestCases(),D('test_a').shortDescription())
if __name__=='__main__':
    s=io.StringIO(); unittest.main(argv=['x','D'],exit=False,testRunner=unittest.TextTestRunner(stream=s)); print(re.sub(r'in [\d.]+s','in T',s.getvalue()))
