// How any object is copied and pickled unless its class says otherwise: object.__reduce_ex__ and __getstate__.
//
// CPython: Objects/typeobject.c, object___reduce_ex__ and what it calls. Protocols 0 and 1 and the constructors that
// pickles name are in the module copyreg.
#include "engine/objects/object_reduce.hpp"

#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

Failure cannot_pickle(const Object* o) {
  return type_error(cat("cannot pickle '", type_name_of(o), "' object"));
}

/// An attribute of the module copyreg, imported at first use.
Ref<> copyreg_attribute(std::string_view name) {
  const Ref<> import = share(dict_get(vm().builtins, vm().names.__import__));
  const Ref<Str> module_name = make_str("copyreg");
  const Ref<> module = import ? call(import.get(), module_name.get()) : nullptr;
  return module ? get_attribute(module.get(), name) : nullptr;
}

/// Arguments for `__new__` when the object is made again; both empty without exception when the class says nothing.
struct NewArguments {
  Ref<Tuple> positional;
  Ref<Dict> keywords;
};

bool read_extended_arguments(const Object* answer, NewArguments& arguments) {
  const auto must_be = [](std::string_view what, std::string_view type, const Object* got) {
    return type_error(cat(what, " must be a ", type, ", not '", type_name_of(got), "'"));
  };
  if (!is_tuple(answer)) {
    return type_error(cat("__getnewargs_ex__ should return a tuple, not '", type_name_of(answer), "'"));
  }
  const auto* pair = static_cast<const Tuple*>(answer);
  if (pair->size != 2) {
    return raise(vm().errors.ValueError, cat("__getnewargs_ex__ should return a tuple of length 2, not ", pair->size));
  }
  if (!is_tuple(pair->items[0])) {
    return must_be("first item of the tuple returned by __getnewargs_ex__", "tuple", pair->items[0]);
  }
  if (!is_dict(pair->items[1])) {
    return must_be("second item of the tuple returned by __getnewargs_ex__", "dict", pair->items[1]);
  }
  arguments.positional = share(as_tuple(pair->items[0]));
  arguments.keywords = share(as_dict(pair->items[1]));
  return true;
}

bool get_new_arguments(Object* o, NewArguments& arguments) {
  if (const Ref<> method = look_up_special(o, vm().names.__getnewargs_ex__)) {
    const Ref<> answer = call(method.get());
    return answer && read_extended_arguments(answer.get(), arguments);
  }
  if (vm().error) return false;
  const Ref<> method = look_up_special(o, vm().names.__getnewargs__);
  if (!method) return !vm().error;
  Ref<> answer = call(method.get());
  if (!answer) return false;
  if (!is_tuple(answer.get())) {
    return type_error(cat("__getnewargs__ should return a tuple, not '", type_name_of(answer.get()), "'"));
  }
  arguments.positional = std::move(answer).cast<Tuple>();
  return true;
}

/// Names of all slots of a class, remembered in its dict by copyreg; None for a class without (CPython:
/// _PyType_GetSlotNames).
Ref<> slot_names(Type* type) {
  const Ref<Str> key = intern("__slotnames__");
  if (Object* known = dict_get(type->dict, key.get())) return share(known);
  const Ref<> function = copyreg_attribute("_slotnames");
  Ref<> names = function ? call(function.get(), type) : nullptr;
  if (names && !is_none(names.get()) && !is_list(names.get())) {
    return type_error("copyreg._slotnames didn't return a list or None");
  }
  return names;
}

Ref<> instance_state(Object* o) {
  Dict** word = dict_word(o);
  const bool in_line = word && !*word && o->type->is(type_flag::inline_values) && inline_values(o)->count > 0;
  if (word ? !in_line && (!*word || (*word)->used == 0) : since(11)) return none();
  Ref<> state;
  if (look_up_attribute(o, vm().names.__dict__, state) == Tri::Error) return {};
  return state ? state : none();
}

/// The object has C state that nobody can take out of it: it is larger than dict, weak references and slots explain.
bool has_hidden_state(const Object* o, std::size_t slot_count) {
  const ModelLayout& model = o->type->model;
  std::int64_t explained = vm().types.object->model.basicsize;
  constexpr std::int64_t word = 8;
  if (model.dictoffset > 0) explained += word;  // a managed dict stands before the object
  if (model.weakrefoffset > 0) explained += word;
  explained += word * static_cast<std::int64_t>(slot_count);
  return model.basicsize > explained;
}

/// Dict and slots as they are (CPython: object_getstate_default). `required`: there is no other way to keep the state.
Ref<> default_state(Object* o, bool required) {
  if (required && o->type->model.itemsize) {
    return since(11) ? type_error(cat("cannot pickle ", type_name_of(o), " objects")) : cannot_pickle(o);
  }
  Ref<> state = instance_state(o);
  const Ref<> names = state ? slot_names(o->type) : nullptr;
  if (!names) return {};
  const List* list = is_none(names.get()) ? nullptr : as_list(names.get());
  if (required && has_hidden_state(o, list ? list->size : 0)) return cannot_pickle(o);
  if (!list || list->size == 0) return state;
  const Ref<Dict> slots = make_dict();
  for (std::size_t i = 0; i < list->size; ++i) {
    Ref<> value;
    const Tri found = look_up_attribute(o, as_str(list->items[i]), value);
    if (found == Tri::Error || (value && !dict_set(slots.get(), list->items[i], value.get()))) return {};
  }
  if (slots->used == 0) return state;
  return tuple_of(state.get(), static_cast<Object*>(slots.get()));
}

Ref<> state_of(Object* o, bool required) {
  Ref<> method;
  if (look_up_attribute(o, vm().names.__getstate__, method) == Tri::Error) return {};
  if (!method) return default_state(o, required);
  if (method->type == vm().types.native) {
    const auto* native = static_cast<Native*>(method.get());
    if (native->self == o && native->def->function == object_getstate) return default_state(o, required);
  }
  return call(method.get());
}

bool get_item_iterators(Object* o, Ref<>& list_items, Ref<>& dict_items) {
  list_items = is_list(o) ? get_iterator(o) : none();
  if (!list_items) return false;
  if (!is_dict(o)) {
    dict_items = none();
    return true;
  }
  const Ref<> items = call_method(o, vm().names.items);
  dict_items = items ? get_iterator(items.get()) : nullptr;
  return static_cast<bool>(dict_items);
}

/// (class, *positional)
Ref<Tuple> with_class_first(Type* type, const Tuple* positional) {
  const std::size_t count = positional ? positional->size : 0;
  Ref<Tuple> result = make_tuple(count + 1);
  result->items[0] = share<Object>(type).take();
  for (std::size_t i = 0; i < count; ++i) result->items[i + 1] = share(positional->items[i]).take();
  return result;
}

/// Protocol 2 and up: (constructor, arguments, state, list items, dict items) (CPython: reduce_newobj).
Ref<> reduce_to_tuple(Object* o) {
  NewReduction reduction;
  if (!reduce_by_new(o, reduction)) return {};
  const bool with_keywords = reduction.keywords && reduction.keywords->used > 0;
  const Ref<> constructor = copyreg_attribute(with_keywords ? "__newobj_ex__" : "__newobj__");
  if (!constructor) return {};
  Ref<Tuple> arguments;
  if (with_keywords) {
    arguments = tuple_of<Object*>(o->type, reduction.positional.get(), reduction.keywords.get());
  } else {
    arguments = with_class_first(o->type, reduction.positional.get());
  }
  return tuple_of<Object*>(constructor.get(), arguments.get(), reduction.state.get(), reduction.list_items.get(),
                           reduction.dict_items.get());
}

Ref<> common_reduce(Object* o, std::int64_t protocol) {
  if (protocol >= 2) return reduce_to_tuple(o);
  const Ref<> function = copyreg_attribute("_reduce_ex");
  const Ref<> number = make_int(protocol);
  return function ? call(function.get(), o, number.get()) : nullptr;
}

}  // namespace

bool reduce_by_new(Object* o, NewReduction& reduction) {
  if (!o->type->slots.new_) return cannot_pickle(o);
  NewArguments arguments;
  if (!get_new_arguments(o, arguments)) return false;
  const bool required = !arguments.positional && !is_list(o) && !is_dict(o);
  reduction.positional = std::move(arguments.positional);
  reduction.keywords = std::move(arguments.keywords);
  reduction.state = state_of(o, required);
  return reduction.state && get_item_iterators(o, reduction.list_items, reduction.dict_items);
}

Ref<> reduce_state(Object* self) {
  if (since(11)) return call_method(self, vm().names.__getstate__);
  Ref<> state;
  const Tri found = look_up_attribute(self, vm().names.__dict__, state);
  if (found == Tri::Error) return {};
  return found == Tri::True ? state : none();
}

bool uses_default_reduction(Object* o) {
  const Interpreter& in = vm();
  if (o->type->slots.getattro != generic_get_attribute) return false;
  for (Str* name : {in.names.__reduce_ex__, in.names.__reduce__, in.names.__class__}) {
    if (type_lookup(o->type, name) != dict_get(in.types.object->dict, name)) return false;
  }
  return !instance_attribute(o, in.names.__reduce_ex__) && !instance_attribute(o, in.names.__reduce__);
}

Ref<> object_getstate(Object* self, const Args&) {
  return default_state(self, false);
}

Ref<> object_reduce(Object* self, const Args&) {
  return common_reduce(self, 0);
}

Ref<> object_reduce_ex(Object* self, const Args& args) {
  std::int64_t protocol = 0;
  if (!since(10) && !args[0]->type->slots.nb_index) {
    return type_error(cat("an integer is required (got type ", type_name_of(args[0]), ")"));
  }
  if (!index_value(args[0], protocol, vm().errors.OverflowError)) return {};
  Ref<> own;
  if (look_up_attribute(self, vm().names.__reduce__, own) == Tri::Error) return {};
  if (own) {
    const Ref<> of_class = get_attribute(self->type, vm().names.__reduce__);
    if (!of_class) return {};
    const bool overridden = of_class.get() != dict_get(vm().types.object->dict, vm().names.__reduce__);
    if (overridden) return call(own.get());
  }
  return common_reduce(self, protocol);
}

}  // namespace slotscope
