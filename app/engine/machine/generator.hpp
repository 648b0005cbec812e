// What the files about generators, coroutines and asynchronous generators share.
#pragma once

#include "engine/builtins/native.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/machine.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// Whether it has not run at all.
bool has_not_started(const Generator* generator);
/// The deprecation of throw(type, value, traceback); false when the warning became an exception.
bool warn_of_three_arguments(const char* method, const Args& args);
/// dealloc, traverse, repr and the rest that all three kinds have in common.
TypeSlots generator_slots();
Ref<> generator_name(Object* o);
bool set_generator_name(Object* o, Object* value);
Ref<> generator_qualname(Object* o);
bool set_generator_qualname(Object* o, Object* value);
void set_up_generator_types();

// async_generator.cpp
void set_up_async_types();
/// coroutine.__await__()
Ref<> make_coroutine_wrapper(Object* coroutine);
// anext_awaitable.cpp
Ref<> make_anext_awaitable(Object* awaitable, Object* fallback);
void set_up_anext_awaitable();
/// "coroutine 'f' was never awaited"
void warn_never_awaited(Generator* coroutine);
/// What `yield` in an async generator hands out, so that it is told from what `await` passes through.
Ref<> wrap_async_value(Ref<> value);

}  // namespace slotscope
