// What the iterators of itertools have in common: making their types, releasing and visiting what they hold.
//
// Each iterator is a struct with a member `each(visit)` that calls `visit(Object*&)` for every reference it owns.
#pragma once

#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

template <class Iterator>
Iterator* as(Object* o) {
  return static_cast<Iterator*>(o);
}

template <class Iterator>
void iterator_dealloc(Object* o) {
  as<Iterator>(o)->each([](Object*& field) { release_if(std::exchange(field, nullptr)); });
  if constexpr (requires(Iterator * i) { i->destroy(); }) as<Iterator>(o)->destroy();
  free_object(o);
}

template <class Iterator>
void iterator_traverse(Object* o, Visitor visit, void* context) {
  as<Iterator>(o)->each([&](Object*& field) {
    if (field) visit(field, context);
  });
}

inline Ref<> iterator_itself(Object* o) {
  return Ref<>::share(o);
}

/// A zeroed instance of the class or of a subclass of it.
template <class Iterator>
Ref<Iterator> new_iterator(Type* type) {
  Ref<Iterator> result = allocate_instance(type).template cast<Iterator>();
  if (result) track(result.get());
  return result;
}

/// Takes over a value into a field that is still empty.
inline void put(Object*& field, Ref<> value) {
  field = value.take();
}

void add_module_type(Dict* name_space, Type* type);

/// Makes one type of the module, adds it to the namespace under its last name and answers it.
template <class Iterator>
Type* make_iterator_type(Dict* name_space, const char* name, Ref<> (*make)(Type*, const Args&), UnarySlot next,
                         const char* doc, const std::vector<NativeDef>* methods = nullptr, UnarySlot repr = nullptr) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(Iterator);
  spec.flags = type_flag::has_gc | (make ? type_flag::base : 0);
  spec.methods = methods;
  spec.doc = doc;
  spec.module = "itertools";
  spec.slots.dealloc = iterator_dealloc<Iterator>;
  spec.slots.traverse = iterator_traverse<Iterator>;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = next;
  spec.slots.new_ = make;
  spec.slots.repr = repr;
  Type* type = make_type(spec);
  if (type) add_module_type(name_space, type);
  return type;
}

/// Types that take no keywords say so; a subclass with its own __init__ may (CPython: _PyArg_NoKeywords in the tp_new
/// functions).
bool takes_no_keywords(const char* name, Type* type, const Args& args);

/// From 3.12 on pickling an iterator of this module is frowned upon; 3.14 no longer can.
bool warn_of_pickling();
/// A type of this module, by its name.
Ref<> type_of_module(std::string_view name);
/// What __reduce__ answers: the type, its arguments, and the state when there is one.
Ref<> reduced(Object* iterator, const Ref<Tuple>& arguments, Object* state = nullptr);
/// The state given to __setstate__ as a tuple of so many values; null with TypeError pending.
Tuple* read_state(Object* state, std::size_t least, std::size_t most);
/// A whole number of a state; false with TypeError pending.
bool read_state_number(Object* value, std::int64_t& number);
/// The row of __reduce__ in a table of methods.
NativeDef reduce_row(NativeFunction function);
NativeDef setstate_row(NativeFunction function);

bool add_stream_iterators(Dict* name_space);        // modules/itertools_streams.cpp
bool add_filtering_iterators(Dict* name_space);     // modules/itertools_filters.cpp
bool add_grouping_iterators(Dict* name_space);      // modules/itertools_grouping.cpp
bool add_tee(Dict* name_space);                     // modules/itertools_tee.cpp
bool add_combinatoric_iterators(Dict* name_space);  // modules/itertools_combinatorics.cpp

}  // namespace slotscope
