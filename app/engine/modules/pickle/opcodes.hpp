// The opcodes of the pickle machine: what pickling writes and unpickling carries out, by the protocol that brought
// them.
#pragma once

namespace slotscope::pickle {

inline constexpr int highest_protocol = 5;

namespace opcode {
// Protocols 0 and 1.
inline constexpr char mark = '(', stop = '.', pop = '0', pop_mark = '1', dup = '2', real = 'F', integer = 'I',
                      binint = 'J', binint1 = 'K', long_text = 'L', binint2 = 'M', none = 'N', persistent_id = 'P',
                      binary_persistent_id = 'Q', reduce = 'R', string = 'S', binstring = 'T', short_binstring = 'U',
                      unicode = 'V', binunicode = 'X', append = 'a', build = 'b', global = 'c', dict = 'd',
                      empty_dict = '}', appends = 'e', get = 'g', binget = 'h', inst = 'i', long_binget = 'j',
                      list = 'l', empty_list = ']', obj = 'o', put = 'p', binput = 'q', long_binput = 'r',
                      setitem = 's', tuple = 't', empty_tuple = ')', setitems = 'u', binfloat = 'G';
// Protocol 2.
inline constexpr char protocol = '\x80', newobj = '\x81', ext1 = '\x82', ext2 = '\x83', ext4 = '\x84', tuple1 = '\x85',
                      tuple2 = '\x86', tuple3 = '\x87', newtrue = '\x88', newfalse = '\x89', long1 = '\x8a',
                      long4 = '\x8b';
// Protocol 3.
inline constexpr char binbytes = 'B', short_binbytes = 'C';
// Protocol 4.
inline constexpr char short_binunicode = '\x8c', binunicode8 = '\x8d', binbytes8 = '\x8e', empty_set = '\x8f',
                      additems = '\x90', frozenset = '\x91', newobj_ex = '\x92', stack_global = '\x93',
                      memoize = '\x94', frame = '\x95';
// Protocol 5.
inline constexpr char bytearray8 = '\x96', next_buffer = '\x97', readonly_buffer = '\x98';
}  // namespace opcode

}  // namespace slotscope::pickle
