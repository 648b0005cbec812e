// type.__new__: makes a class from a name, bases and a namespace.
//
// CPython: Objects/typeobject.c, type_new and the functions it calls, in the same order: what fails first decides the
// message.
#include <array>

#include "engine/builtins/codecs.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/layout/class_blocks.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/machine.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/build_class.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/slot_definitions.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/super.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// Names, bases and namespace of a class being made, and what is found out about them.
struct NewClass {
  Type* metatype;
  Str* name;
  Ref<Tuple> bases;
  Type* base = nullptr;
  Ref<Dict> name_space;
  SlotsDeclaration slots;
};

bool read_arguments_of_type(const Args& args) {
  if (args.count != 3) {
    return type_error(cat("type.__new__() takes exactly 3 arguments (", args.count, " given)"));
  }
  const std::array<Type*, 3> expected{vm().types.str, vm().types.tuple, vm().types.dict};
  for (std::size_t i = 0; i < 3; ++i) {
    if (is_instance(args[i], expected[i])) continue;
    return type_error(
        cat("type.__new__() argument ", i + 1, " must be ", type_name(expected[i]), ", not ", type_name_of(args[i])));
  }
  return true;
}

/// A base that only stands for others is an error here: only the class statement resolves it.
bool check_no_mro_entries(const Tuple* bases) {
  for (Object* base : *bases) {
    if (is_type_object(base)) continue;
    Ref<> entries;
    const Tri found = look_up_attribute(base, vm().names.__mro_entries__, entries);
    if (found == Tri::Error) return false;
    if (found == Tri::True) {
      return type_error("type() doesn't support MRO entry resolution; use types.new_class()");
    }
  }
  return true;
}

bool check_name(const Str* name) {
  std::string text;
  if (!encode_text(const_cast<Str*>(name), "utf-8", "strict", text)) return false;
  if (text.find('\0') == std::string::npos) return true;
  return raise(vm().errors.ValueError, "type name must not contain null characters");
}

/// Takes a key the compiler put there out of the class's dict; empty when it is not there.
Ref<> take_from_dict(Type* type, Str* key) {
  Ref<> value = share(dict_get(type->dict, key));
  if (value) dict_delete(type->dict, key);
  return value;
}

bool set_module(Type* type) {
  Str* key = vm().names.__module__;
  if (dict_get(type->dict, key)) return true;
  Dict* globals = current_globals();
  Object* module = globals ? dict_get(globals, vm().names.__name__) : nullptr;
  return !module || dict_set(type->dict, key, module);
}

bool set_qualname(Type* type) {
  Ref<> qualname = share(dict_get(type->dict, vm().names.__qualname__));
  if (qualname && !is_str(qualname.get())) {
    return type_error(cat("type __qualname__ must be a str, not ", type_name_of(qualname.get())));
  }
  if (!qualname) qualname = share<Object>(type->name);
  assign(type->qualname, std::move(qualname).cast<Str>());
  return dict_delete(type->dict, vm().names.__qualname__) != Tri::Error;
}

/// `__new__` is a static method, `__init_subclass__` and `__class_getitem__` are class methods without being told.
bool wrap_function(Type* type, Str* key, Ref<> (*wrapper)(Object*)) {
  Object* function = dict_get(type->dict, key);
  if (!function || function->type != vm().types.function) return true;
  const Ref<> wrapped = wrapper(function);
  return wrapped && dict_set(type->dict, key, wrapped.get());
}

/// The cell behind `__class__` and zero-argument super() now gets its class.
bool set_class_cell(Type* type) {
  const Ref<> cell = take_from_dict(type, vm().names.__classcell__);
  if (!cell) return true;
  if (cell->type != vm().types.cell) {
    return type_error(cat("__classcell__ must be a nonlocal cell, not ", repr_text(cell->type)));
  }
  assign(static_cast<Cell*>(cell.get())->value, share<Object>(type));
  return true;
}

/// Annotation scopes evaluated later see the class's namespace through this cell (3.12+).
bool set_class_dict_cell(Type* type) {
  const Ref<> cell = take_from_dict(type, vm().names.__classdictcell__);
  if (!cell) return true;
  if (cell->type != vm().types.cell) {
    return type_error(cat("__classdictcell__ must be a nonlocal cell, not ", repr_text(cell->type)));
  }
  assign(static_cast<Cell*>(cell.get())->value, share<Object>(type->dict));
  return true;
}

/// Everything the namespace says about the class itself (CPython: type_new_set_attrs).
bool set_attributes(Type* type, const SlotsDeclaration& slots) {
  const NamePointers& names = vm().names;
  if (!set_module(type) || !set_qualname(type)) return false;
  if (!wrap_function(type, names.__new__, make_staticmethod)) return false;
  if (!wrap_function(type, names.__init_subclass__, make_classmethod)) return false;
  if (!wrap_function(type, names.__class_getitem__, make_classmethod)) return false;
  return set_class_cell(type) && set_class_dict_cell(type) && add_slot_descriptors(type, slots.added);
}

/// Lookup order, inherited slots, defaults of the dict; the class is usable after this (CPython: PyType_Ready).
bool make_ready(Type* type) {
  if (!set_mro(type)) return false;
  type->slots.new_ = type->base->slots.new_;
  inherit_slots(type);
  type->slots.dealloc = instance_dealloc;
  type->slots.traverse = instance_traverse;
  type->slots.clear = instance_clear;
  if (type->is(type_flag::is_type)) {
    type->slots.dealloc = type_dealloc;
    type->slots.traverse = type_traverse;
    type->slots.clear = type_clear;
  }
  Object* doc = dict_get(type->dict, vm().names.__doc__);
  std::string text;
  if (doc && is_str(doc) && !encode_text(as_str(doc), "utf-8", "strict", text)) return false;
  if (!doc && !dict_set(type->dict, vm().names.__doc__, vm().none)) return false;
  if (!set_default_hash(type)) return false;
  for (Object* base : *type->bases) add_subclass(as_type(base), type);
  inherit_pattern_kind(type);
  type->type_flags |= type_flag::ready;
  update_all_slots(type);
  return true;
}

/// The type object with its layout, before its attributes (CPython: type_new_alloc).
Ref<Type> allocate_class(NewClass& made) {
  Ref<Type> type = allocate_type(made.metatype);
  assign(type->dict, dict_copy(made.name_space.get()));
  set_type_name(type.get(), made.name);
  type->bases = Ref<Tuple>(made.bases).take();
  type->base = share(made.base).take();
  type->type_flags = type_flag::heap | type_flag::base | type_flag::has_gc;
  inherit_layout(type.get());
  for (const Ref<Str>& name : made.slots.names) type->members.push_back({Ref<Str>(name).take(), 0, 0});
  lay_out_class(type.get(), made.slots.added);
  track(type.get());
  return type;
}

/// Reports that a `__set_name__` failed: a RuntimeError caused by it up to 3.11, a note on it from 3.12.
Failure set_name_failed(const Type* type, Object* key, Object* value) {
  const std::string text = cat("Error calling __set_name__ on '", type_name_of(value), "' instance ", repr_text(key),
                               " in '", type_name(type), "'");
  Ref<Exception> original = take_exception();
  if (since(12)) {
    const Ref<Str> note = make_str(text);
    const Ref<> added = call_method(original.get(), name_of("add_note").get(), note.get());
    if (!added) clear_exception();
    return raise_exception(std::move(original));
  }
  raise(vm().errors.RuntimeError, text);
  Ref<Exception> error = take_exception();
  assign(error->cause, Ref<Exception>(original));
  assign(error->context, std::move(original));
  error->suppress_context = true;
  return raise_exception(std::move(error));
}

bool call_set_names(Type* type) {
  const Ref<Dict> attributes = dict_copy(type->dict);
  std::size_t position = 0;
  Object *key = nullptr, *value = nullptr;
  while (dict_next(attributes.get(), position, &key, &value)) {
    Object* method = type_lookup(value->type, vm().names.__set_name__);
    if (method && !call_found_method(method, value, {type, key})) return set_name_failed(type, key, value);
  }
  return true;
}

/// Attributes that no name can reach are allowed, but warned of (3.13+).
bool warn_of_odd_keys(const Type* type) {
  std::size_t position = 0;
  Object *key = nullptr, *value = nullptr;
  while (dict_next(type->dict, position, &key, &value)) {
    if (is_str(key)) continue;
    return warn(vm().errors.RuntimeWarning, cat("non-string key in the __dict__ of class ", type_name(type)));
  }
  return true;
}

/// super(type, type).__init_subclass__(**keywords)
bool call_init_subclass(Type* type, const Args& args) {
  const Ref<> parent = make_super(type, type);
  const Ref<> method = parent ? get_attribute(parent.get(), vm().names.__init_subclass__) : nullptr;
  return method && call(method.get(), Args{args.values + args.count, 0, args.names});
}

}  // namespace

Type* calculate_metaclass(Type* metatype, Tuple* bases) {
  Type* winner = metatype;
  for (Object* base : *bases) {
    if (is_subtype(winner, base->type)) continue;
    if (!is_subtype(base->type, winner)) {
      type_error(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
          "all its bases");
      return nullptr;
    }
    winner = base->type;
  }
  return winner;
}

Ref<> type_new(Type* metatype, const Args& args) {
  if (!since(10) && metatype == vm().types.type) {
    if (args.count == 1 && args.keyword_count() == 0) return share<Object>(args[0]->type);
    if (args.count != 3) return type_error("type() takes 1 or 3 arguments");
  }
  if (!read_arguments_of_type(args)) return {};
  NewClass made{metatype, as_str(args[0]), share(as_tuple(args[1])), nullptr, share(as_dict(args[2])), {}};
  if (made.bases->size == 0) {
    made.bases = tuple_of(vm().types.object);
  } else {
    if (!check_no_mro_entries(made.bases.get())) return {};
    Type* winner = calculate_metaclass(metatype, made.bases.get());
    if (!winner) return {};
    if (winner != metatype && winner->slots.new_ != type_new) return winner->slots.new_(winner, args);
    made.metatype = winner;
  }
  made.base = best_base(made.bases.get());
  if (!made.base) return {};
  if (!read_slots_declaration(made.base, made.bases.get(), made.name_space.get(), made.name, made.slots)) return {};
  if (!check_name(made.name)) return {};

  Ref<Type> type = allocate_class(made);
  if (!set_attributes(type.get(), made.slots) || !make_ready(type.get())) return {};
  if (since(13) && !warn_of_odd_keys(type.get())) return {};
  if (!call_set_names(type.get()) || !call_init_subclass(type.get(), args)) return {};
  if (vm().tracing_memory) account_class(type.get());
  return finish(type.take());
}

}  // namespace slotscope
