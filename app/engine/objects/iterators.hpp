// The iterators of the built-in containers, as structs the bytecode's loops look into.
//
// An exhausted iterator drops its container: the pointer is null from then on.
#pragma once

#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

/// list_iterator and list_reverseiterator (which counts down).
struct ListIterator : Object {
  List* list;
  std::int64_t index;
};

struct TupleIterator : Object {
  Tuple* tuple;
  std::int64_t index;
};

/// range_iterator: the next value, the step and how many are left.
struct RangeIterator : Object {
  std::int64_t next, step, left;
  std::int64_t start, index;  ///< what __reduce__ answers up to 3.12
};

/// All six iterators over a dict; the type says what is answered and in which direction.
struct DictIterator : Object {
  Dict* dict;
  std::int64_t used;      ///< -1: it changed, every further step fails
  std::int64_t position;  ///< index of the next entry
  std::int64_t left;
  Object* pair;  ///< the tuple of items() that is used again when nobody kept it
};

/// dict_keys, dict_values and dict_items.
struct DictView : Object {
  Dict* dict;
};

struct SetIterator : Object {
  Set* set;
  std::int64_t used;
  std::size_t position;
  std::int64_t left;
};

Ref<> make_list_iterator(List* list);
Ref<> make_tuple_iterator(Tuple* tuple);
Ref<> make_range_iterator(Range* range);
Ref<> make_dict_iterator(Dict* dict, Type* type);
Ref<> make_dict_view(Dict* dict, Type* type);  ///< dict_keys, dict_values or dict_items
Ref<> make_set_iterator(Set* set);
Ref<> make_sequence_iterator(Object* sequence);                    ///< iter(o) for o with __getitem__ only
Ref<> make_callable_iterator(Object* callable, Object* sentinel);  ///< iter(f, sentinel)

}  // namespace slotscope
