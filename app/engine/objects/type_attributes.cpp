// The attributes every class has through `type`: __name__, __qualname__, __module__, __doc__, __bases__, __mro__ ...
#include "engine/objects/type_attributes.hpp"

#include "engine/builtins/codecs.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_annotations.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// Attributes that can be set to something else but not deleted (CPython: check_set_special_type_attr).
bool check_settable(const Type* type, const Object* value, std::string_view name) {
  if (!check_type_is_mutable(type, name)) return false;
  if (value) return true;
  if (!since(10)) return type_error(cat("can't delete ", type_name(type), ".", name));
  return type_error(cat("cannot delete '", name, "' attribute of immutable type '", type_name(type), "'"));
}

bool check_string(const Type* type, const Object* value, std::string_view name) {
  if (is_str(value)) return true;
  return type_error(cat("can only assign string to ", type_name(type), ".", name, ", not '", type_name_of(value), "'"));
}

// ---- names ----

/// Built-in types make their name anew each time, as pickles show.
Ref<> get_name(Object* self) {
  const Type* type = as_type(self);
  return type->is(type_flag::heap) ? share<Object>(type->name) : Ref<>(make_str(to_utf8(type->name)));
}

bool set_name(Object* self, Object* value) {
  Type* type = as_type(self);
  if (!check_settable(type, value, "__name__") || !check_string(type, value, "__name__")) return false;
  std::string text;
  if (!encode_text(as_str(value), "utf-8", "strict", text)) return false;
  if (text.find('\0') != std::string::npos)
    return raise(vm().errors.ValueError, "type name must not contain null characters");
  set_type_name(type, as_str(value));
  return true;
}

Ref<> get_qualname(Object* self) {
  const Type* type = as_type(self);
  if (type->is(type_flag::heap)) return share<Object>(type->qualname ? type->qualname : type->name);
  return make_str(to_utf8(type->qualname ? type->qualname : type->name));
}

bool set_qualname(Object* self, Object* value) {
  Type* type = as_type(self);
  if (!check_settable(type, value, "__qualname__") || !check_string(type, value, "__qualname__")) return false;
  assign(type->qualname, share(as_str(value)));
  return true;
}

bool set_module(Object* self, Object* value) {
  Type* type = as_type(self);
  if (!check_settable(type, value, "__module__")) return false;
  type_modified(type);
  if (since(13) && dict_delete(type->dict, name_of("__firstlineno__").get()) == Tri::Error) return false;
  return dict_set(type->dict, vm().names.__module__, value);
}

// ---- documentation ----

Ref<> get_doc(Object* self) {
  Type* type = as_type(self);
  if (!type->is(type_flag::heap) && type->doc) return make_str(type->doc);
  Object* doc = dict_get(type->dict, vm().names.__doc__);
  return doc ? bind_found(doc, nullptr, type) : none();
}

bool set_doc(Object* self, Object* value) {
  Type* type = as_type(self);
  if (!check_settable(type, value, "__doc__")) return false;
  type_modified(type);
  return dict_set(type->dict, vm().names.__doc__, value);
}

struct TypeSignature {
  std::string_view type;
  const char* signature;
  int since = 8;
};
constexpr TypeSignature type_signatures[] = {
    {"object", "()"},
    {"bool", "(object=False, /)", 13},
    {"classmethod", "(function, /)", 13},
    {"complex", "(real=0, imag=0)"},
    {"enumerate", "(iterable, start=0)"},
    {"filter", "(function, iterable, /)", 13},
    {"float", "(x=0, /)"},
    {"frozenset", "(iterable=(), /)", 13},
    {"list", "(iterable=(), /)"},
    {"map", "(function, iterable, /, *iterables)", 13},
    {"memoryview", "(object)"},
    {"property", "(fget=None, fset=None, fdel=None, doc=None)"},
    {"reversed", "(sequence, /)"},
    {"set", "(iterable=(), /)", 13},
    {"staticmethod", "(function, /)", 13},
    {"tuple", "(iterable=(), /)"},
    {"types.SimpleNamespace", "(mapping_or_iterable=(), /, **kwargs)", 13},
    {"zip", "(*iterables, strict=False)", 13},
};

Ref<> get_text_signature(Object* self) {
  if (as_type(self)->is(type_flag::heap)) return none();
  for (const TypeSignature& each : type_signatures) {
    if (each.type == as_type(self)->static_name) return since(each.since) ? make_str(each.signature) : none();
  }
  return none();
}

// ---- bases and namespace ----

Ref<> get_bases(Object* self) {
  return share<Object>(as_type(self)->bases);
}

Ref<> get_base(Object* self) {
  Type* base = as_type(self)->base;
  return base ? share<Object>(base) : none();
}

Ref<> get_mro(Object* self) {
  Tuple* mro = as_type(self)->mro;
  return mro ? share<Object>(mro) : none();
}

Ref<> get_dict(Object* self) {
  return make_mappingproxy(as_type(self)->dict);
}

// ---- abstract methods ----

/// The attribute of `type` itself is this descriptor; a class that was not made abstract has none.
Ref<> get_abstract_methods(Object* self) {
  Object* methods = self == vm().types.type ? nullptr : dict_get(as_type(self)->dict, vm().names.__abstractmethods__);
  return methods ? share(methods) : raise_object(vm().errors.AttributeError, vm().names.__abstractmethods__);
}

bool set_abstract_methods(Object* self, Object* value) {
  Type* type = as_type(self);
  Tri abstract = Tri::False;
  if (value) {
    abstract = is_true(value);
    if (abstract == Tri::Error || !dict_set(type->dict, vm().names.__abstractmethods__, value)) return false;
  } else {
    const Tri deleted = dict_delete(type->dict, vm().names.__abstractmethods__);
    if (deleted == Tri::Error) return false;
    if (deleted == Tri::False) return raise_object(vm().errors.AttributeError, vm().names.__abstractmethods__);
  }
  type_modified(type);
  type->type_flags =
      abstract == Tri::True ? type->type_flags | type_flag::abstract : type->type_flags & ~type_flag::abstract;
  return true;
}

// ---- type parameters (3.12+) ----

Ref<> get_type_params(Object* self) {
  Type* type = as_type(self);
  Object* parameters = type == vm().types.type ? nullptr : dict_get(type->dict, vm().names.__type_params__);
  return share<Object>(parameters ? parameters : vm().empty_tuple);
}

bool set_type_params(Object* self, Object* value) {
  Type* type = as_type(self);
  if (!check_settable(type, value, "__type_params__")) return false;
  type_modified(type);
  return dict_set(type->dict, vm().names.__type_params__, value);
}

// ---- layout ----

Ref<> get_basicsize(Object* self) {
  return make_int(as_type(self)->model.basicsize);
}
Ref<> get_itemsize(Object* self) {
  return make_int(as_type(self)->model.itemsize);
}
Ref<> get_dictoffset(Object* self) {
  return make_int(as_type(self)->model.dictoffset);
}
Ref<> get_weakrefoffset(Object* self) {
  return make_int(as_type(self)->model.weakrefoffset);
}
Ref<> get_flags(Object* self) {
  return make_int(modelled_type_flags(as_type(self)));
}

/// Fields of the type object are members in CPython and have their own words for it.
bool read_only(Object*, Object*) {
  return raise(vm().errors.AttributeError, "readonly attribute");
}

bool read_only_mro(Object*, Object*) {
  if (!since(12)) return raise(vm().errors.AttributeError, "readonly attribute");
  return raise(vm().errors.AttributeError, "attribute '__mro__' of 'type' objects is not writable");
}

}  // namespace

Ref<> get_type_module(Object* self) {
  const Type* type = as_type(self);
  Object* module = dict_get(type->dict, vm().names.__module__);
  if (module && (is_str(module) || type->is(type_flag::heap))) return share(module);
  if (type->is(type_flag::heap)) return raise_object(vm().errors.AttributeError, vm().names.__module__);
  const std::size_t dot = type->static_name.rfind('.');
  return intern(dot == std::string_view::npos ? "builtins" : type->static_name.substr(0, dot));
}

bool check_type_is_mutable(const Type* type, std::string_view name) {
  if (type->is(type_flag::heap) && !type->is(type_flag::immutable)) return true;
  if (!since(10)) return type_error(cat("can't set attributes of built-in/extension type '", type_name(type), "'"));
  return type_error(cat("cannot set '", name, "' attribute of immutable type '", type_name(type), "'"));
}

namespace {

/// Types whose instances CPython calls without packing the arguments.
bool has_vectorcall(const Type* type) {
  const TypePointers& types = vm().types;
  if (type->is(type_flag::is_type)) return since(9) && type == types.type;
  return type == types.function || type == types.native || type == types.method || type == types.method_descriptor;
}

}  // namespace

std::int64_t modelled_type_flags(const Type* type) {
  // CPython: Include/object.h, Py_TPFLAGS_*; which bits exist and are set by default changed with the versions.
  namespace flag = type_flag;
  std::int64_t bits = 0;
  const auto set = [&](int bit, bool when) {
    if (when) bits |= std::int64_t{1} << bit;
  };
  const bool heap = type->is(flag::heap);
  set(1, since(12) && !heap);  // static built-in
  set(2, since(13) && type->is(flag::inline_values));
  set(3, since(12) && type->model.weakrefoffset == -32);  // managed weak references
  set(4, since(11) && type->is(flag::managed_dict) && heap);
  set(5, since(10) && type->is(flag::sequence));
  set(6, since(10) && type->is(flag::mapping));
  set(7, since(10) && type->is(flag::disallow_new));
  set(8, since(10) && !heap);  // immutable
  set(9, heap);
  set(10, type->is(flag::base));
  set(11, has_vectorcall(type));
  set(12, true);  // ready
  set(14, type->is(flag::has_gc));
  set(17, type->is(flag::method_descriptor));
  set(18, !since(10));                                   // has version tag, always
  set(19, !since(13) && (!heap || type->version != 0));  // valid version tag
  set(20, type->is(flag::abstract));
  set(22, since(10) && type->is(flag::match_self));
  set(23, since(12) && type->is(flag::is_type));  // items at the end
  set(24, type->is(flag::is_int));
  set(25, type->is(flag::is_list));
  set(26, type->is(flag::is_tuple));
  set(27, type->is(flag::is_bytes));
  set(28, type->is(flag::is_str));
  set(29, type->is(flag::is_dict));
  set(30, type->is(flag::is_exception));
  set(31, type->is(flag::is_type));
  return bits;
}

const std::vector<GetSetDef>& type_getsets() {
  static const std::vector<GetSetDef> rows{
      {"__basicsize__", get_basicsize, read_only},
      {"__itemsize__", get_itemsize, read_only},
      {"__flags__", get_flags, read_only},
      {"__weakrefoffset__", get_weakrefoffset, read_only},
      {"__base__", get_base, read_only},
      {"__dictoffset__", get_dictoffset, read_only},
      {"__name__", get_name, set_name},
      {"__qualname__", get_qualname, set_qualname},
      {"__bases__", get_bases, set_bases},
      {"__mro__", get_mro, read_only_mro},
      {"__module__", get_type_module, set_module},
      {"__abstractmethods__", get_abstract_methods, set_abstract_methods},
      {"__dict__", get_dict},
      {"__doc__", get_doc, set_doc},
      {"__text_signature__", get_text_signature},
      {"__annotations__", get_type_annotations, set_type_annotations, nullptr, 10},
      {"__annotate__", get_type_annotate, set_type_annotate, nullptr, 14},
      {"__type_params__", get_type_params, set_type_params, nullptr, 12},
  };
  return rows;
}

}  // namespace slotscope
