// The module type and types.SimpleNamespace.
#include <algorithm>

#include "engine/builtins/container.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/setup.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

struct Module : Object {
  Dict* dict;
  Object* weak_list;
};

struct Namespace : Object {
  Dict* dict;
};

Dict* dict_of(Object* o) {
  return static_cast<Module*>(o)->dict;
}

bool fill_module(Dict* dict, Object* name, Object* doc) {
  Interpreter& in = vm();
  return dict_set(dict, in.names.__name__, name) && dict_set(dict, in.names.__doc__, doc) &&
         dict_set(dict, in.names.__package__, in.none) && dict_set(dict, in.names.__loader__, in.none) &&
         dict_set(dict, in.names.__spec__, in.none);
}

Ref<> module_new(Type* type, const Args&) {
  Ref<> module = adopt(allocate_object(type, type->instance_size));
  static_cast<Module*>(module.get())->dict = make_dict().take();
  track(module.get());
  return module;
}

bool module_init(Object* self, const Args& args) {
  static const char* const keywords[] = {"name", "doc", nullptr};
  Object *name = nullptr, *doc = nullptr;
  if (!read_arguments("module", args, keywords, {.required = 1}, {&name, &doc})) return false;
  if (!is_str(name))
    return raise(vm().errors.TypeError, cat("module() argument 'name' must be str, not ", type_name_of(name)));
  return fill_module(dict_of(self), name, doc ? doc : vm().none);
}

void module_dealloc(Object* o) {
  auto* module = static_cast<Module*>(o);
  if (module->weak_list) clear_weak_references(o);
  release_if(module->dict);
  free_object(o);
}

void module_traverse(Object* o, Visitor visit, void* context) {
  visit(dict_of(o), context);
}
void module_clear(Object* o) {
  release_if(std::exchange(static_cast<Module*>(o)->dict, nullptr));
}

Ref<> module_repr(Object* o) {
  Object* name = dict_get(dict_of(o), vm().names.__name__);
  const std::string label = name && is_str(name) ? repr_text(name) : "'?'";
  Object* file = dict_get(dict_of(o), vm().names.__file__);
  if (file && is_str(file)) return make_str(cat("<module ", label, " from ", repr_text(file), ">"));
  Object* spec = dict_get(dict_of(o), name_of("__spec__").get());
  Object* loader = dict_get(dict_of(o), name_of("__loader__").get());
  if ((!spec || is_none(spec)) && loader && !is_none(loader))
    return make_str(cat("<module ", label, " (", repr_text(loader), ")>"));
  const bool built_in = name && is_str(name) && is_built_in_module(to_utf8(as_str(name)));
  return make_str(cat("<module ", label, built_in ? " (built-in)>" : ">"));
}

Ref<> module_getattro(Object* o, Str* name) {
  if (Ref<> found = generic_get_attribute(o, name)) return found;
  if (!exception_matches(vm().errors.AttributeError)) return {};
  Ref<Exception> original = take_exception();
  if (Object* hook = dict_of(o) ? dict_get(dict_of(o), vm().names.__getattr__) : nullptr) return call(hook, name);
  Object* own_name = dict_of(o) ? dict_get(dict_of(o), vm().names.__name__) : nullptr;
  static_cast<void>(raise(vm().errors.AttributeError,
                          own_name && is_str(own_name)
                              ? cat("module '", to_utf8(as_str(own_name)), "' has no attribute '", to_utf8(name), "'")
                              : cat("module has no attribute '", to_utf8(name), "'")));
  assign(vm().error->fields[0], share(static_cast<Object*>(name)));
  assign(vm().error->fields[1], share(o));
  return {};
}

Ref<> module_dir(Object* self, const Args&) {
  Ref<> names = get_attribute(self, vm().names.__dict__);
  if (!names) return {};
  if (Object* own = is_dict(names.get()) ? dict_get(as_dict(names.get()), name_of("__dir__").get()) : nullptr)
    return call(own);
  return list_from_iterable(names.get());
}

// ---- SimpleNamespace ----------------------------------------------------------------------------------------------

Ref<> namespace_new(Type* type, const Args&) {
  Ref<> made = adopt(allocate_object(type, type->instance_size));
  static_cast<Namespace*>(made.get())->dict = make_dict().take();
  track(made.get());
  return finish(made.take());
}

bool namespace_init(Object* self, const Args& args) {
  Dict* dict = static_cast<Namespace*>(self)->dict;
  if (args.count > (since(13) ? 1u : 0u))
    return raise(vm().errors.TypeError, since(13) ? cat("SimpleNamespace expected at most 1 argument, got ", args.count)
                                                  : std::string("no positional arguments expected"));
  if (args.count) {
    const Ref<> fields = call(vm().types.dict, args[0]);
    if (!fields) return false;
    Object *name, *value;
    for (std::size_t position = 0; dict_next(as_dict(fields.get()), position, &name, &value);)
      if (!is_str(name)) return raise(vm().errors.TypeError, "keywords must be strings");
    if (!dict_update(dict, fields.get())) return false;
  }
  for (std::size_t i = 0; i < args.keyword_count(); ++i)
    if (!dict_set(dict, args.keyword_name(i), args.keyword_value(i))) return false;
  return true;
}

void namespace_dealloc(Object* o) {
  release_if(static_cast<Namespace*>(o)->dict);
  free_object(o);
}
void namespace_traverse(Object* o, Visitor visit, void* context) {
  visit(static_cast<Namespace*>(o)->dict, context);
}
void namespace_clear(Object* o) {
  release_if(std::exchange(static_cast<Namespace*>(o)->dict, nullptr));
}

Ref<> namespace_repr(Object* o) {
  const std::string name = o->type == vm().types.simple_namespace ? "namespace" : std::string(type_name_of(o));
  ReprGuard guard(o);
  if (guard.nested()) return make_str(name + "(...)");
  std::string text = name + "(";
  std::size_t position = 0;
  Object *name_of_field, *field;
  bool first = true;
  std::vector<std::pair<Object*, Object*>> fields;
  Dict* dict = static_cast<Namespace*>(o)->dict;
  while (dict_next(dict, position, &name_of_field, &field)) {
    if (is_str(name_of_field) && as_str(name_of_field)->length) fields.emplace_back(name_of_field, field);
  }
  if (!since(9)) {
    std::sort(fields.begin(), fields.end(),
              [](const auto& a, const auto& b) { return str_compare(as_str(a.first), as_str(b.first)) < 0; });
  }
  for (const auto& [key, value] : fields) {
    Ref<Str> shown = repr(value);
    if (!shown) return {};
    text += cat(first ? "" : ", ", to_utf8(as_str(key)), "=", to_utf8(shown.get()));
    first = false;
  }
  return make_str(text + ")");
}

Ref<> namespace_compare(Object* a, Object* b, CompareOp op) {
  if (!is_instance(a, vm().types.simple_namespace) || !is_instance(b, vm().types.simple_namespace))
    return not_implemented();
  return rich_compare(static_cast<Namespace*>(a)->dict, static_cast<Namespace*>(b)->dict, op);
}

Ref<> namespace_reduce(Object* self, const Args&) {
  Ref<Tuple> result = tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(vm().empty_tuple),
                               static_cast<Object*>(static_cast<Namespace*>(self)->dict));
  return result;
}

Ref<> namespace_replace(Object* self, const Args& args) {
  if (args.count)
    return raise(vm().errors.TypeError, cat("__replace__() takes no positional arguments (", args.count, " given)"));
  Ref<> made = call(static_cast<Object*>(self->type));
  if (!made || !dict_update(static_cast<Namespace*>(made.get())->dict, static_cast<Namespace*>(self)->dict)) return {};
  for (std::size_t i = 0; i < args.keyword_count(); ++i)
    if (!dict_set(static_cast<Namespace*>(made.get())->dict, args.keyword_name(i), args.keyword_value(i))) return {};
  return made;
}

const std::vector<NativeDef> module_methods = {{"__dir__", module_dir, Arity::none()}};
/// What a module's __annotate__ makes (3.14), or an empty dict.
Ref<> make_annotations(Dict* names) {
  Object* annotate = since(14) ? dict_get(names, name_of("__annotate__").get()) : nullptr;
  if (!annotate || !is_callable(annotate)) return make_dict();
  const Ref<> format = make_int(1);
  Ref<> made = call(annotate, format.get());
  if (made && !is_dict(made.get()))
    return raise(vm().errors.TypeError, cat("__annotate__ returned non-dict of type '", type_name_of(made.get()), "'"));
  return made;
}

/// module.__annotations__ is there when it is first asked for (CPython: module_get_annotations, 3.10+).
Ref<> get_annotations(Object* self) {
  const Ref<Dict> names = instance_dict(self);
  if (Object* present = dict_get(names.get(), vm().names.__annotations__)) return share(present);
  Ref<> made = make_annotations(names.get());
  if (!made || !dict_set(names.get(), vm().names.__annotations__, made.get())) return {};
  return made;
}
bool set_annotations(Object* self, Object* value) {
  const Ref<Dict> names = instance_dict(self);
  if (value) return dict_set(names.get(), vm().names.__annotations__, value);
  const Tri found = dict_delete(names.get(), vm().names.__annotations__);
  if (found == Tri::False) return raise(vm().errors.AttributeError, "__annotations__");
  return found == Tri::True;
}

const std::vector<GetSetDef> module_getsets = {{"__dict__", get_dict_attribute},
                                               {"__annotations__", get_annotations, set_annotations, nullptr, 10}};
const std::vector<NativeDef> namespace_methods = {
    {"__reduce__", namespace_reduce, Arity::none()},
    {"__replace__", namespace_replace, Arity::any(), nullptr, nullptr, NativeDef::Binding::Instance, 13},
};
const std::vector<GetSetDef> namespace_getsets = {{"__dict__", get_dict_attribute}};

}  // namespace

Ref<> make_module(std::string_view name) {
  Ref<> module = module_new(vm().types.module, {});
  Ref<Str> text = name == "__main__" && !since(13) ? make_str(name) : intern(name);
  if (!module || !fill_module(dict_of(module.get()), text.get(), vm().none)) return {};
  return module;
}

void set_up_module_type() {
  Interpreter& in = vm();
  TypeSpec module;
  module.name = "module";
  module.struct_size = sizeof(Module);
  module.flags = type_flag::has_gc | type_flag::base;
  module.slots.dealloc = module_dealloc;
  module.slots.traverse = module_traverse;
  module.slots.clear = module_clear;
  module.slots.repr = module_repr;
  module.slots.getattro = module_getattro;
  module.slots.setattro = generic_set_attribute;
  module.slots.new_ = module_new;
  module.slots.init = module_init;
  module.methods = &module_methods;
  module.getsets = &module_getsets;
  module.dict_offset = offsetof(Module, dict);
  module.weakref_offset = offsetof(Module, weak_list);
  module.doc = "Create a module object.";
  make_type(module, in.types.module);

  TypeSpec space;
  space.name = "types.SimpleNamespace";
  space.struct_size = sizeof(Namespace);
  space.flags = type_flag::has_gc | type_flag::base;
  space.slots.dealloc = namespace_dealloc;
  space.slots.traverse = namespace_traverse;
  space.slots.clear = namespace_clear;
  space.slots.repr = namespace_repr;
  space.slots.getattro = generic_get_attribute;
  space.slots.setattro = generic_set_attribute;
  space.slots.richcompare = namespace_compare;
  space.slots.new_ = namespace_new;
  space.slots.init = namespace_init;
  space.methods = &namespace_methods;
  space.getsets = &namespace_getsets;
  space.dict_offset = offsetof(Namespace, dict);
  space.module = "types";
  space.doc = "A simple attribute-based namespace.";
  make_type(space, in.types.simple_namespace);
}

}  // namespace slotscope
