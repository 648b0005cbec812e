"""Numbers with more digits than sys.get_int_max_str_digits()."""
import sys
for s in ('9'*5000, 'x = ' + '1'*4301, 'f(1,\n ' + '7'*5000 + ')', '-' + '9' * 5000, '1' * 4300, '1_' * 4300 + '1', '0x' + 'f' * 5000, '9' * 5000 + 'j', '9' * 5000 + '.0'):
    try: compile(s, '<s>', 'exec'); print(s[:20], 'ok')
    except SyntaxError as e: print(s[:20], type(e), e.msg, e.lineno, e.offset, len(e.text or ''))
    except BaseException as e: print(type(e), e)
