// The class statement at run time: bases, metaclass, namespace, body, and the call that makes the class.
#pragma once

#include "engine/objects/function.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// What `class name(bases, **keywords): body` evaluates to (CPython: builtin___build_class__). `keywords` may be null.
/// `body` runs in the prepared namespace through `run_class_body` of the machine and answers the `__class__` cell or
/// None.
Ref<> build_class(Function* body, Str* name, Tuple* bases, Dict* keywords);

/// type.__new__(metatype, name, bases, dict, **keywords).
Ref<> type_new(Type* metatype, const Args& args);
/// The most derived metaclass of `bases` starting from `metatype`; null with "metaclass conflict" pending. Borrowed.
Type* calculate_metaclass(Type* metatype, Tuple* bases);
/// types.resolve_bases: replaces bases that have `__mro_entries__`; the same tuple when none has.
Ref<Tuple> resolve_bases(Tuple* bases);

}  // namespace slotscope
