// Calls: any object, natives with their arity checked, arguments read by position and keyword.
#include "engine/builtins/native.hpp"
#include "engine/machine/machine.hpp"
#include "engine/machine/operations.hpp"
#include "engine/machine/prepended_args.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

std::size_t Args::keyword_count() const {
  return names ? names->size : 0;
}
Str* Args::keyword_name(std::size_t index) const {
  return as_str(names->items[index]);
}

namespace {

/// The hint from 3.12 on when a module is called that has a callable of its own name.
std::string function_of_module(Object* callable) {
  if (callable->type != vm().types.module || !since(12)) return {};
  Ref<> name, found;
  if (look_up_attribute(callable, vm().names.__name__, name) != Tri::True || !is_str(name.get())) return {};
  if (look_up_attribute(callable, as_str(name.get()), found) != Tri::True || !is_callable(found.get())) return {};
  const std::string text = to_utf8(as_str(name.get()));
  return cat(". Did you mean: '", text, ".", text, "(...)'?");
}

}  // namespace

Ref<> call(Object* callable, const Args& args) {
  const Type* type = callable->type;
  if (type == vm().types.function) return call_function(static_cast<Function*>(callable), args);
  const auto slot = type->slots.call;
  if (!slot) {
    return raise(vm().errors.TypeError,
                 cat("'", type_name(type), "' object is not callable", function_of_module(callable)));
  }
  const RecursionGuard guard(" while calling a Python object");
  return guard ? slot(callable, args) : nullptr;
}

Ref<> call(Object* callable) {
  return call(callable, Args{});
}

Ref<> call(Object* callable, Object* a) {
  return call(callable, Args{&a, 1});
}

Ref<> call(Object* callable, Object* a, Object* b) {
  Object* const values[] = {a, b};
  return call(callable, Args{values, 2});
}

Ref<> call(Object* callable, Object* a, Object* b, Object* c) {
  Object* const values[] = {a, b, c};
  return call(callable, Args{values, 3});
}

Ref<> call_with(Object* callable, Tuple* positional, Dict* keywords) {
  if (!keywords || keywords->used == 0) return call(callable, Args{positional->items, positional->size});
  std::vector<Object*> values(positional->begin(), positional->end());
  const Ref<Tuple> names = make_tuple(static_cast<std::size_t>(keywords->used));
  std::size_t position = 0, next = 0;
  Object *key = nullptr, *value = nullptr;
  while (dict_next(keywords, position, &key, &value)) {
    if (!is_str(key)) return raise(vm().errors.TypeError, "keywords must be strings");
    names->items[next++] = share(key).take();
    values.push_back(value);
  }
  // The callee may change the dict: the values must outlive it.
  const Ref<Tuple> held = make_tuple_of(values.data(), values.size());
  return call(callable, Args{held->items, positional->size, names.get()});
}

Ref<> call_method(Object* o, Str* name, const Args& args) {
  Object* found = o->type->slots.getattro == generic_get_attribute ? type_lookup(o->type, name) : nullptr;
  if (found && found->type->is(type_flag::method_descriptor) && !instance_attribute(o, name)) {
    const Ref<> held = share(found);
    return call(found, PrependedArgs(o, args));
  }
  const Ref<> method = get_attribute(o, name);
  return method ? call(method.get(), args) : nullptr;
}

Ref<> call_method(Object* o, Str* name) {
  return call_method(o, name, Args{});
}

Ref<> call_method(Object* o, Str* name, Object* a) {
  return call_method(o, name, Args{&a, 1});
}

Ref<> call_method(Object* o, Str* name, Object* a, Object* b) {
  Object* const values[] = {a, b};
  return call_method(o, name, Args{values, 2});
}

bool is_callable(Object* o) {
  return o->type->slots.call != nullptr;
}

}  // namespace slotscope
