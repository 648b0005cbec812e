// Calls of special methods: looked up on the type only, bound without making a bound method where possible.
#include "engine/objects/special_methods.hpp"

#include <algorithm>
#include <array>

#include "engine/objects/exception.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

Ref<> bind_found(Object* found, Object* instance, Type* owner) {
  Ref<> held = share(found);
  const auto get = found->type->slots.descr_get;
  return get ? get(found, instance, owner) : held;
}

Ref<> call_found_method(Object* method, Object* self, std::initializer_list<Object*> arguments) {
  Ref<> held = share(method);
  if (method->type->is(type_flag::method_descriptor)) {
    std::array<Object*, 5> values{self};
    std::copy(arguments.begin(), arguments.end(), values.begin() + 1);
    return call(method, Args{values.data(), arguments.size() + 1});
  }
  const Ref<> bound = bind_found(method, self, self->type);
  return bound ? call(bound.get(), Args{arguments.begin(), arguments.size()}) : nullptr;
}

Ref<> call_special(Object* self, Str* name, std::initializer_list<Object*> arguments) {
  Object* method = type_lookup(self->type, name);
  if (!method) return raise_object(vm().errors.AttributeError, name);
  return call_found_method(method, self, arguments);
}

Ref<> call_special_or_not_implemented(Object* self, Str* name, std::initializer_list<Object*> arguments) {
  Object* method = type_lookup(self->type, name);
  return method ? call_found_method(method, self, arguments) : not_implemented();
}

Ref<> look_up_special(Object* o, Str* name) {
  Object* found = type_lookup(o->type, name);
  return found ? bind_found(found, o, o->type) : nullptr;
}

}  // namespace slotscope
