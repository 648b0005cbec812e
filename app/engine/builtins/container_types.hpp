// Steps and helpers that the files of the built-in containers and iterators share among themselves.
#pragma once

#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

void set_up_list_type();
void set_up_tuple_type();
void set_up_range_type();
void set_up_slice_type();
void set_up_sequence_iterator_types();  // list, tuple and their reversals, iter(sequence), iter(callable, sentinel)
void set_up_reversed_type();
void set_up_dict_view_types();
void set_up_dict_iterator_types();
void set_up_set_iterator_type();

Ref<> make_list_reverse_iterator(List* list);
Ref<> make_range_reverse_iterator(Range* range);

/// A flag argument as the argument clinic reads it: an int up to 3.11, the truth of anything from 3.12 on.
bool boolean_argument(Object* value, bool& result);
/// `getattr(builtins, name)`, what iterators answer first in __reduce__.
Ref<> builtin_function(std::string_view name);
/// The tuple (iter, (object,)) or (iter, (object,), state) of __reduce__.
Ref<> reduce_to_call(std::string_view builtin, Object* argument, Object* state = nullptr);

}  // namespace slotscope
