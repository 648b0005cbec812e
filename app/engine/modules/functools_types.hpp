// The types of the module _functools, shared by the files that make them.
#pragma once

#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

/// functools.partial: a callable with some of its arguments.
struct Partial : Object {
  Object* function;
  Tuple* arguments;
  Dict* keywords;
  Dict* attributes;
  Object* weak_list;
  std::size_t placeholders;  ///< arguments that are still to come (3.14)
};

/// Makes functools.partial and, from 3.14 on, the Placeholder with its type; adds them to the namespace.
bool add_partial(Dict* name_space);
/// Makes functools._lru_cache_wrapper.
bool add_lru_cache(Dict* name_space);

}  // namespace slotscope
