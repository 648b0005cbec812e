// The class statement at run time (CPython: Python/bltinmodule.c, builtin___build_class__).
#include "engine/objects/build_class.hpp"

#include <vector>

#include "engine/compile/code.hpp"
#include "engine/machine/machine.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// callable(name, second, [third,] **keywords)
Ref<> call_with_keywords(Object* callable, std::initializer_list<Object*> positional, Dict* keywords) {
  const Ref<Tuple> arguments = make_tuple_of(positional.begin(), positional.size());
  return call_with(callable, arguments.get(), keywords && keywords->used ? keywords : nullptr);
}

Ref<> prepare_namespace(Object* metaclass, bool is_class, Str* name, Tuple* bases, Dict* keywords) {
  Ref<> prepare;
  const Tri found = look_up_attribute(metaclass, vm().names.__prepare__, prepare);
  if (found == Tri::Error) return {};
  if (found == Tri::False) return make_dict();
  Ref<> name_space = call_with_keywords(prepare.get(), {name, bases}, keywords);
  if (name_space && !name_space->type->slots.mp_subscript) {
    return type_error(cat(is_class ? type_name(as_type(metaclass)) : "<metaclass>",
                          ".__prepare__() must return a mapping, not ", type_name_of(name_space.get())));
  }
  return name_space;
}

/// The metaclass must have passed the namespace's `__classcell__` on to type.__new__.
bool check_class_cell(Object* cell, Object* made, Str* name) {
  Object* filled = static_cast<Cell*>(cell)->value;
  if (filled == made) return true;
  if (!filled) {
    return raise(vm().errors.RuntimeError, cat("__class__ not set defining ", repr_text(name), " as ", repr_text(made),
                                               ". Was __classcell__ propagated to type.__new__?"));
  }
  return type_error(
      cat("__class__ set to ", repr_text(filled), " defining ", repr_text(name), " as ", repr_text(made)));
}

/// How many attributes instances will probably have: room for them in line from the first one on.
void remember_static_attributes(Type* type, const Code* body) {
  if (!type->is(type_flag::heap)) return;
  const std::uint32_t inherited = type->base ? type->base->static_attributes : 0;
  type->static_attributes = inherited + static_cast<std::uint32_t>(body->static_attributes.size());
}

}  // namespace

Ref<Tuple> resolve_bases(Tuple* bases) {
  std::vector<Ref<>> resolved;
  bool changed = false;
  for (Object* base : *bases) {
    Ref<> entries;
    if (!is_type_object(base)) {
      const Tri found = look_up_attribute(base, vm().names.__mro_entries__, entries);
      if (found == Tri::Error) return {};
    }
    if (!entries) {
      resolved.push_back(share(base));
      continue;
    }
    const Ref<> replacement = call(entries.get(), bases);
    if (!replacement) return {};
    if (!is_tuple(replacement.get())) return type_error("__mro_entries__ must return a tuple");
    changed = true;
    for (Object* entry : *as_tuple(replacement.get())) resolved.push_back(share(entry));
  }
  if (!changed) return share(bases);
  Ref<Tuple> result = make_tuple(resolved.size());
  for (std::size_t i = 0; i < resolved.size(); ++i) result->items[i] = resolved[i].take();
  return result;
}

Ref<> build_class(Function* body, Str* name, Tuple* original_bases, Dict* given_keywords) {
  const Ref<Tuple> bases = resolve_bases(original_bases);
  if (!bases) return {};
  const Ref<Dict> keywords = given_keywords ? dict_copy(given_keywords) : nullptr;
  Ref<> metaclass = keywords ? dict_pop(keywords.get(), vm().names.metaclass) : nullptr;
  if (!metaclass) metaclass = share<Object>(bases->size ? bases->items[0]->type : vm().types.type);
  const bool is_class = is_type_object(metaclass.get());
  if (is_class) {
    Type* winner = calculate_metaclass(as_type(metaclass.get()), bases.get());
    if (!winner) return {};
    metaclass = share<Object>(winner);
  }
  const Ref<> name_space = prepare_namespace(metaclass.get(), is_class, name, bases.get(), keywords.get());
  if (!name_space) return {};
  const Ref<> cell = run_class_body(body, name_space.get());
  if (!cell) return {};
  if (bases.get() != original_bases && !set_item(name_space.get(), vm().names.__orig_bases__, original_bases))
    return {};
  Ref<> made = call_with_keywords(metaclass.get(), {name, bases.get(), name_space.get()}, keywords.get());
  if (!made || !is_type_object(made.get())) return made;
  remember_static_attributes(as_type(made.get()), body->code);
  if (cell->type == vm().types.cell && !check_class_cell(cell.get(), made.get(), name)) return {};
  return made;
}

}  // namespace slotscope
