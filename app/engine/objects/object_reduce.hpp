// How any object is copied and pickled unless its class says otherwise, for native code that need not make tuples of
// it.
#pragma once

#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

/// What object.__reduce_ex__ answers from protocol 2 on: how `__new__` is called, and what fills the object.
struct NewReduction {
  Ref<Tuple> positional;                ///< behind the class; empty: none
  Ref<Dict> keywords;                   ///< empty: none
  Ref<> state, list_items, dict_items;  ///< None where there is nothing
};
/// Asks the object's hooks in order: __getnewargs_ex__ or __getnewargs__, __getstate__, items().
bool reduce_by_new(Object* o, NewReduction& reduction);
/// The state that a __reduce__ of its own gives: __getstate__() since 3.11, __dict__ or None before.
Ref<> reduce_state(Object* self);
/// Whether __reduce_ex__, __reduce__ and __class__ of an object are those of `object` itself.
bool uses_default_reduction(Object* o);

}  // namespace slotscope
