// Parameterised built-in types (`list[int]`, 3.9+) and unions of types (`int | str`, 3.10+).
#pragma once

#include "engine/objects/type.hpp"

namespace slotscope {

/// types.GenericAlias(origin, arguments): what `list[int]` evaluates to. `arguments` that is no tuple is the only one.
Ref<> make_generic_alias(Object* origin, Object* arguments);
/// `a | b` on types: NotImplemented unless both can be members of a union.
Ref<> make_union(Object* a, Object* b);

}  // namespace slotscope
