// Arguments of parameterised types: how they print, which type variables they contain, what replaces those.
//
// CPython: Objects/genericaliasobject.c.
#include <algorithm>
#include <vector>

#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/generic_alias.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

bool has_attribute(Object* o, Str* name, Ref<>& value) {
  return look_up_attribute(o, name, value) == Tri::True;
}

/// Before 3.11 type variables were told by the name of their type.
bool is_type_variable_by_name(const Object* o) {
  const std::string_view name = type_name_of(o);
  if (name != "TypeVar" && !(since(10) && name == "ParamSpec")) return false;
  const Ref<> module = get_attribute(o->type, vm().names.__module__);
  return module && is_str(module.get()) && str_equal(as_str(module.get()), "typing");
}

/// How an argument takes part in substitution: null when it is no type variable.
bool is_type_variable(Object* o, Ref<>& substitute) {
  if (!since(11)) return is_type_variable_by_name(o);
  return has_attribute(o, vm().names.__typing_subst__, substitute);
}

void add_once(std::vector<Object*>& found, Object* parameter) {
  if (std::find(found.begin(), found.end(), parameter) == found.end()) found.push_back(parameter);
}

std::size_t index_in(const Tuple* parameters, const Object* parameter) {
  return static_cast<std::size_t>(std::find(parameters->begin(), parameters->end(), parameter) - parameters->begin());
}

Ref<Tuple> parameters_of(Object* argument) {
  Ref<> parameters;
  if (!has_attribute(argument, vm().names.__parameters__, parameters) || !is_tuple(parameters.get())) return {};
  return std::move(parameters).cast<Tuple>();
}

/// dict[str, T] within another alias: T is replaced inside (CPython: subs_tvars).
Ref<> substitute_inside(Object* argument, const Tuple* parameters, const Tuple* values) {
  const Ref<Tuple> inner = parameters_of(argument);
  if (!inner || inner->size == 0) return vm().error ? nullptr : share(argument);
  const Ref<Tuple> replacements = make_tuple(inner->size);
  for (std::size_t i = 0; i < inner->size; ++i) {
    const std::size_t index = index_in(parameters, inner->items[i]);
    Object* value = index < values->size ? values->items[index] : inner->items[i];
    replacements->items[i] = share(value).take();
  }
  return get_item(argument, replacements.get());
}

/// The items in brackets, prepared by the parameters that want to (TypeVarTuple, ParamSpec, defaults) (3.11+).
Ref<Tuple> prepare_items(Object* generic, const Tuple* parameters, Object* item) {
  Ref<Tuple> items = is_tuple(item) ? share(as_tuple(item)) : tuple_of(item);
  if (!since(11)) return items;
  for (Object* parameter : *parameters) {
    Ref<> prepare;
    const Tri found = look_up_attribute(parameter, vm().names.__typing_prepare_subst__, prepare);
    if (found == Tri::Error) return {};
    if (found == Tri::False || is_none(prepare.get())) continue;
    const Ref<> prepared = call(prepare.get(), generic, items.get());
    if (!prepared) return {};
    items = is_tuple(prepared.get()) ? share(as_tuple(prepared.get())) : tuple_of(prepared.get());
  }
  return items;
}

Failure wrong_number(Object* generic, std::size_t given, std::size_t expected) {
  std::string text = cat("Too ", given > expected ? "many" : "few", " arguments for ", repr_text(generic));
  if (since(11)) text += cat("; actual ", given, ", expected ", expected);
  return raise(vm().errors.TypeError, std::move(text));
}

bool is_unpacked_type_variable_tuple(Object* argument) {
  Ref<> mark;
  const Ref<Str> name = name_of("__typing_is_unpacked_typevartuple__");
  return has_attribute(argument, name.get(), mark) && is_true(mark.get()) == Tri::True;
}

}  // namespace

bool append_type_argument(std::string& text, Object* argument) {
  if (argument == vm().ellipsis) {
    text += "...";
    return true;
  }
  if (since(12) && is_list(argument)) {
    text += '[';
    for (std::size_t i = 0; i < as_list(argument)->size; ++i) {
      if (i) text += ", ";
      if (!append_type_argument(text, as_list(argument)->items[i])) return false;
    }
    text += ']';
    return true;
  }
  Ref<> origin, args, qualname, module;
  const NamePointers& names = vm().names;
  const bool is_alias =
      has_attribute(argument, names.__origin__, origin) && has_attribute(argument, names.__args__, args);
  if (!is_alias && has_attribute(argument, names.__qualname__, qualname) &&
      has_attribute(argument, names.__module__, module) && !is_none(module.get())) {
    const Ref<Str> name = str(qualname.get()), module_name = str(module.get());
    if (!name || !module_name) return false;
    if (!str_equal(module_name.get(), "builtins")) text += cat(to_utf8(module_name.get()), ".");
    text += to_utf8(name.get());
    return true;
  }
  if (vm().error) return false;
  const Ref<Str> shown = repr(argument);
  if (shown) text += to_utf8(shown.get());
  return static_cast<bool>(shown);
}

Ref<Tuple> type_parameters_in(const Tuple* args) {
  std::vector<Object*> found;
  std::vector<Ref<Tuple>> held;
  for (Object* argument : *args) {
    if (is_type_object(argument) && since(11)) continue;  // a class's own __parameters__ are not meant
    Ref<> substitute;
    if (is_type_variable(argument, substitute)) {
      add_once(found, argument);
    } else if (const Ref<Tuple> inner = parameters_of(argument)) {
      for (Object* parameter : *inner) add_once(found, parameter);
      held.push_back(inner);
    }
    if (vm().error) return {};
  }
  return make_tuple_of(found.data(), found.size());
}

Ref<Tuple> substitute_type_parameters(Object* generic, const Tuple* args, const Tuple* parameters, Object* item) {
  if (parameters->size == 0) {
    const std::string shown = repr_text(generic);
    return raise(vm().errors.TypeError, since(11) ? cat(shown, " is not a generic class")
                                                  : cat("There are no type variables left in ", shown));
  }
  const Ref<Tuple> values = prepare_items(generic, parameters, item);
  if (!values) return {};
  if (values->size != parameters->size) return wrong_number(generic, values->size, parameters->size);
  std::vector<Ref<>> result;
  for (Object* argument : *args) {
    if (is_type_object(argument)) {
      result.push_back(share(argument));
      continue;
    }
    Ref<> substitute, replaced;
    const bool unpack = since(11) && is_unpacked_type_variable_tuple(argument);
    if (is_type_variable(argument, substitute)) {
      Object* value = values->items[index_in(parameters, argument)];
      replaced = substitute ? call(substitute.get(), value) : share(value);
    } else if (!vm().error) {
      replaced = substitute_inside(argument, parameters, values.get());
    }
    if (!replaced) return {};
    if (unpack && is_tuple(replaced.get())) {
      for (Object* part : *as_tuple(replaced.get())) result.push_back(share(part));
    } else {
      result.push_back(std::move(replaced));
    }
  }
  Ref<Tuple> tuple = make_tuple(result.size());
  for (std::size_t i = 0; i < result.size(); ++i) tuple->items[i] = result[i].take();
  return tuple;
}

}  // namespace slotscope
