// Parameterised built-in types (`list[int]`, 3.9+) and unions of types (`int | str`, 3.10+).
#pragma once

#include <string>

#include "engine/objects/sequence.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

struct GenericAlias : Object {
  Object* origin;
  Tuple* args;
  Tuple* parameters;  ///< type variables among the arguments; null until asked for
  Object* weak_list;
  bool starred;  ///< *tuple[int, str] (3.11+)
};

/// types.GenericAlias(origin, arguments): what `list[int]` evaluates to. `arguments` that is no tuple is the only one.
Ref<> make_generic_alias(Object* origin, Object* arguments);
/// `a | b` on types: NotImplemented unless both can be members of a union.
Ref<> make_union(Object* a, Object* b);

// What aliases and unions have in common (objects/type_arguments.cpp).

/// One argument as list[...] and unions print it; false with an exception pending.
bool append_type_argument(std::string& text, Object* argument);
/// The type variables that occur in arguments, each once, in order (CPython: _Py_make_parameters).
Ref<Tuple> type_parameters_in(const Tuple* args);
/// The arguments with the type variables replaced by `item` (CPython: _Py_subs_parameters).
Ref<Tuple> substitute_type_parameters(Object* generic, const Tuple* args, const Tuple* parameters, Object* item);

void set_up_union_type();

}  // namespace slotscope
