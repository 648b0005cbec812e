// Python functions as objects: their attributes and how they bind (CPython: Objects/funcobject.c).
#include "engine/builtins/native.hpp"
#include "engine/compile/code.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/machine.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_annotations.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

Function* as_function(Object* o) {
  return static_cast<Function*>(o);
}

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

Ref<> or_none(Object* o) {
  return o ? share(o) : none();
}

/// What call caches know of the function is no longer true.
void changed(Function* function) {
  ++function->version;
}

// ---- code and defaults ----

Ref<> get_code(Object* self) {
  const Function* function = as_function(self);
  return is_hidden(function->code) ? none() : share<Object>(function->code);
}

bool set_code(Object* self, Object* value) {
  Function* function = as_function(self);
  if (!value || value->type != vm().types.code) return type_error("__code__ must be set to a code object");
  if (is_hidden(function->code)) return raise(vm().errors.AttributeError, "readonly attribute");
  Code* code = static_cast<Code*>(value);
  const std::size_t closure = function->closure ? function->closure->size : 0;
  if (static_cast<std::size_t>(code->free_count) != closure) {
    return raise(vm().errors.ValueError, cat(to_utf8(function->name), "() requires a code object with ", closure,
                                             " free vars, not ", code->free_count));
  }
  assign(function->code, share(code));
  changed(function);
  return true;
}

Ref<> get_defaults(Object* self) {
  return or_none(as_function(self)->defaults);
}

bool set_defaults(Object* self, Object* value) {
  if (value && is_none(value)) value = nullptr;
  if (value && !is_tuple(value)) return type_error("__defaults__ must be set to a tuple object");
  assign(as_function(self)->defaults, share(static_cast<Tuple*>(value)));
  changed(as_function(self));
  return true;
}

Ref<> get_keyword_defaults(Object* self) {
  return or_none(as_function(self)->keyword_defaults);
}

bool set_keyword_defaults(Object* self, Object* value) {
  if (value && is_none(value)) value = nullptr;
  if (value && !is_dict(value)) return type_error("__kwdefaults__ must be set to a dict object");
  assign(as_function(self)->keyword_defaults, share(static_cast<Dict*>(value)));
  changed(as_function(self));
  return true;
}

// ---- annotations: a dict, or the function that makes it (3.14) ----

Ref<> get_annotations(Object* self) {
  Function* function = as_function(self);
  Object*& annotations = function->annotations;
  if (annotations && is_dict(annotations)) return share(annotations);
  Ref<> made = annotations ? call_annotate(annotations) : Ref<>(make_dict());
  if (made) assign(function->annotations, Ref<>(made));
  return made;
}

bool set_annotations(Object* self, Object* value) {
  if (value && is_none(value)) value = nullptr;
  if (value && !is_dict(value)) return type_error("__annotations__ must be set to a dict object");
  assign(as_function(self)->annotations, share(value));
  return true;
}

Ref<> get_annotate(Object* self) {
  Object* annotations = as_function(self)->annotations;
  return annotations && !is_dict(annotations) ? share(annotations) : none();
}

bool set_annotate(Object* self, Object* value) {
  if (!value) return type_error("__annotate__ cannot be deleted");
  if (!is_none(value) && !is_callable(value)) return type_error("__annotate__ must be callable or None");
  assign(as_function(self)->annotations, is_none(value) ? Ref<>() : share(value));
  return true;
}

// ---- names ----

Ref<> get_name(Object* self) {
  return share<Object>(as_function(self)->name);
}
Ref<> get_qualname(Object* self) {
  return share<Object>(as_function(self)->qualname);
}

bool set_name(Object* self, Object* value) {
  if (!value || !is_str(value)) return type_error("__name__ must be set to a string object");
  assign(as_function(self)->name, share(as_str(value)));
  return true;
}

bool set_qualname(Object* self, Object* value) {
  if (!value || !is_str(value)) return type_error("__qualname__ must be set to a string object");
  assign(as_function(self)->qualname, share(as_str(value)));
  return true;
}

Ref<> get_type_params(Object* self) {
  Tuple* parameters = as_function(self)->type_params;
  return share<Object>(parameters ? parameters : vm().empty_tuple);
}

bool set_type_params(Object* self, Object* value) {
  if (!value || !is_tuple(value)) return type_error("__type_params__ must be set to a tuple");
  assign(as_function(self)->type_params, share(as_tuple(value)));
  return true;
}

const std::vector<GetSetDef> getsets{
    {"__code__", get_code, set_code},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__annotate__", get_annotate, set_annotate, nullptr, 14},
    {"__dict__", get_dict_attribute, set_dict_attribute},
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__type_params__", get_type_params, set_type_params, nullptr, 12},
};

using Kind = MemberDescriptor::Kind;
const std::vector<TypeSpec::Member> members_before_310{
    {"__closure__", offsetof(Function, closure), Kind::ReadOnlyObject},
    {"__doc__", offsetof(Function, doc), Kind::NoneWhenUnset},
    {"__globals__", offsetof(Function, globals), Kind::ReadOnlyObject},
    {"__module__", offsetof(Function, module), Kind::NoneWhenUnset},
};
const std::vector<TypeSpec::Member> members{
    {"__closure__", offsetof(Function, closure), Kind::ReadOnlyObject},
    {"__doc__", offsetof(Function, doc), Kind::NoneWhenUnset},
    {"__globals__", offsetof(Function, globals), Kind::ReadOnlyObject},
    {"__module__", offsetof(Function, module), Kind::NoneWhenUnset},
    {"__builtins__", offsetof(Function, builtins), Kind::ReadOnlyObject},
};

// ---- slots ----

Ref<> function_call(Object* self, const Args& args) {
  return call_function(as_function(self), args);
}

Ref<> function_repr(Object* self) {
  return make_str(cat("<function ", to_utf8(as_function(self)->qualname), " at ", address_text(self), ">"));
}

Ref<> function_descr_get(Object* self, Object* instance, Object*) {
  return instance && !is_none(instance) ? make_method(self, instance) : share(self);
}

/// Checks what types.FunctionType was given for the closure.
bool check_closure(const Code* code, const Object* closure) {
  const auto needed = static_cast<std::size_t>(code->free_count);
  if (!closure) {
    return needed == 0 || type_error("arg 5 (closure) must be tuple");
  }
  const auto* cells = static_cast<const Tuple*>(closure);
  if (cells->size != needed) {
    return raise(vm().errors.ValueError,
                 cat(to_utf8(code->name), " requires closure of length ", needed, ", not ", cells->size));
  }
  for (const Object* cell : *cells) {
    if (cell->type != vm().types.cell) {
      return type_error(cat("arg 5 (closure) expected cell, found ", type_name_of(cell)));
    }
  }
  return true;
}

Ref<> function_new(Type*, const Args& args) {
  static const char* const keywords[] = {"code", "globals", "name", "argdefs", "closure", "kwdefaults", nullptr};
  Object *code = nullptr, *globals = nullptr, *name = nullptr, *defaults = nullptr, *closure = nullptr,
         *keyword_defaults = nullptr;
  if (!read_arguments("function", args, keywords, {.required = 2, .positional = since(13) ? 6 : 5},
                      {&code, &globals, &name, &defaults, &closure, &keyword_defaults})) {
    return {};
  }
  if (code->type != vm().types.code) {
    return type_error(cat("function() argument 'code' must be code, not ", type_name_of(code)));
  }
  if (!is_dict(globals)) {
    return type_error(cat("function() argument 'globals' must be dict, not ", type_name_of(globals)));
  }
  const auto given = [](const Object* o) { return o && !is_none(o); };
  if (given(name) && !is_str(name)) return type_error("arg 3 (name) must be None or string");
  if (given(defaults) && !is_tuple(defaults)) return type_error("arg 4 (defaults) must be None or tuple");
  if (given(closure) && !is_tuple(closure)) return type_error("arg 5 (closure) must be None or tuple");
  if (given(keyword_defaults) && !is_dict(keyword_defaults)) {
    return type_error("arg 6 (kwdefaults) must be None or dict");
  }
  if (!check_closure(static_cast<Code*>(code), given(closure) ? closure : nullptr)) return {};
  Ref<Function> function = new_function(static_cast<Code*>(code), as_dict(globals));
  if (!function) return {};
  if (given(name)) assign(function->name, share(as_str(name)));
  if (given(defaults)) assign(function->defaults, share(as_tuple(defaults)));
  if (given(closure)) assign(function->closure, share(as_tuple(closure)));
  if (given(keyword_defaults)) assign(function->keyword_defaults, share(as_dict(keyword_defaults)));
  return function;
}

template <class Visit>
void for_each_reference(Function* function, Visit visit) {
  visit(function->code);
  visit(function->globals);
  visit(function->builtins);
  visit(function->name);
  visit(function->qualname);
  visit(function->doc);
  visit(function->defaults);
  visit(function->keyword_defaults);
  visit(function->closure);
  visit(function->annotations);
  visit(function->module);
  visit(function->dict);
  visit(function->type_params);
}

void dealloc(Object* o) {
  untrack(o);
  clear_weak_references(o);
  for_each_reference(as_function(o), [](auto*& field) {
    auto* held = std::exchange(field, nullptr);
    release_if(reinterpret_cast<Object*>(held));
  });
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  for_each_reference(as_function(o), [&](auto* field) {
    if (field) visit(reinterpret_cast<Object*>(field), context);
  });
}

/// Breaks cycles through closures, defaults and attributes; the function stays callable (CPython: func_clear).
void clear(Object* o) {
  Function* function = as_function(o);
  assign(function->keyword_defaults, Ref<Dict>());
  assign(function->defaults, Ref<Tuple>());
  assign(function->closure, Ref<Tuple>());
  assign(function->annotations, Ref<>());
  assign(function->dict, Ref<Dict>());
}

}  // namespace

Ref<Function> new_function(Code* code, Dict* globals) {
  auto* function = allocate<Function>(vm().types.function);
  function->code = share(code).take();
  function->globals = share(globals).take();
  Object* builtins = dict_get(globals, vm().names.__builtins__);
  if (builtins && is_instance(builtins, vm().types.module)) builtins = *dict_word(builtins);
  if (!builtins || !is_dict(builtins)) {
    const Frame* frame = visible_frame(vm().frame);
    builtins = frame ? frame->builtins : vm().builtins;
  }
  function->builtins = share(builtins).take();
  function->name = share(code->name).take();
  function->qualname = share(code->qualname ? code->qualname : code->name).take();
  function->doc = share(code->doc ? code->doc : vm().none).take();
  function->module = share(dict_get(globals, vm().names.__name__)).take();
  track(function);
  return finish(function);
}

void set_up_function_type() {
  TypeSpec spec;
  spec.name = "function";
  spec.struct_size = sizeof(Function);
  spec.flags = type_flag::has_gc | type_flag::method_descriptor | type_flag::is_function;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.slots.clear = clear;
  spec.slots.repr = function_repr;
  spec.slots.call = function_call;
  spec.slots.descr_get = function_descr_get;
  spec.slots.new_ = function_new;
  spec.getsets = &getsets;
  spec.members = since(10) ? &members : &members_before_310;
  spec.dict_offset = offsetof(Function, dict);
  spec.weakref_offset = offsetof(Function, weak_list);
  spec.doc = "Create a function object.";
  make_type(spec, vm().types.function);
}

void set_up_function_types() {
  set_up_descriptor_types();
  set_up_method_descriptor_types();
  set_up_native_type();
  set_up_function_type();
  set_up_method_type();
  set_up_cell_type();
  set_up_class_method_types();
  set_up_property_type();
  set_up_super_type();
  set_up_mappingproxy_type();
}

}  // namespace slotscope
