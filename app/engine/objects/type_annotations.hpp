// `__annotations__` and `__annotate__` of classes: a dict made when asked for (3.10+), by a function since 3.14.
#pragma once

#include "engine/objects/object.hpp"

namespace slotscope {

Ref<> get_type_annotations(Object* self);
bool set_type_annotations(Object* self, Object* value);
Ref<> get_type_annotate(Object* self);
bool set_type_annotate(Object* self, Object* value);
/// Calls an annotate function for the values themselves and checks that it answers a dict.
Ref<> call_annotate(Object* annotate);

}  // namespace slotscope
