// The bytecode machine as the object model sees it: run a Python function, run a class body.
#pragma once

#include "engine/objects/function.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// Calls a Python function: binds the arguments to its parameters and runs it (or makes the generator it is).
Ref<> call_function(Function* function, const Args& args);
/// Runs the body of a class with `name_space` (any mapping) as its locals; answers what the body returns: the `__class__` cell or None.
Ref<> run_class_body(Function* body, Object* name_space);

}  // namespace slotscope
