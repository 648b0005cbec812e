// Pickling what describes itself by a call and what fills the result: __reduce__ and its default (CPython:
// save_reduce).
#include "engine/builtins/import.hpp"
#include "engine/modules/pickle/opcodes.hpp"
#include "engine/modules/pickle/writer.hpp"
#include "engine/objects/object_reduce.hpp"
#include "engine/objects/object_type.hpp"

namespace slotscope::pickle {
namespace {

/// 3.14 tells which part of which object could not be written.
Failure note_part(const Object* o, std::string_view part) {
  return o ? add_note(cat("when serializing ", full_type_name(o->type), " ", part)) : Failure{};
}

Failure wrong_place(std::string_view place, std::string_view wanted, const Object* got) {
  return pickling_error(cat(place, since(14) ? " item" : " element", " of the tuple returned by __reduce__ must be ",
                            wanted, ", not ", type_name_of(got)));
}

bool read_reduction(const Tuple* answer, Reduction& reduction) {
  if (answer->size < 2 || answer->size > 6)
    return pickling_error("tuple returned by __reduce__ must contain 2 through 6 elements");
  const auto part = [&](std::size_t index) {
    return answer->size > index && !is_none(answer->items[index]) ? answer->items[index] : nullptr;
  };
  reduction.callable = answer->items[0];
  if (!is_callable(reduction.callable)) {
    return pickling_error(
        cat("first item of the tuple returned by __reduce__ must be callable", not_a(reduction.callable)));
  }
  if (!is_tuple(answer->items[1])) {
    return pickling_error(
        cat("second item of the tuple returned by __reduce__ must be a tuple", not_a(answer->items[1])));
  }
  reduction.arguments = as_tuple(answer->items[1]);
  reduction.state = part(2);
  reduction.list_items = part(3);
  reduction.dict_items = part(4);
  reduction.state_setter = part(5);
  if (reduction.list_items && !is_iterator(reduction.list_items))
    return wrong_place("fourth", "an iterator", reduction.list_items);
  if (reduction.dict_items && !is_iterator(reduction.dict_items))
    return wrong_place("fifth", "an iterator", reduction.dict_items);
  if (reduction.state_setter && !is_callable(reduction.state_setter)) {
    return wrong_place("sixth", since(14) ? "callable" : "a function", reduction.state_setter);
  }
  return true;
}

/// Whether the class is the one the object says to be of.
bool check_class(Object* type, Object* o) {
  if (!o) return true;
  Ref<> own;
  if (look_up_attribute(o, vm().names.__class__, own) == Tri::Error) return false;
  if (!own) own = share<Object>(o->type);
  if (own.get() == type) return true;
  if (!since(14)) return pickling_error("args[0] from __newobj__ args has the wrong class");
  return pickling_error(
      cat("first argument to __newobj__() must be ", repr_text(own.get()), ", not ", repr_text(type)));
}

/// functools.partial(cls.__new__, cls, *positional, **keywords): how protocols without NEWOBJ_EX say it.
Ref<> partial_new(Object* type, const Tuple* positional, Dict* keywords) {
  const Ref<> partial = import_attribute("functools", "partial");
  const Ref<> function = partial ? get_attribute(type, vm().names.__new__) : nullptr;
  if (!function) return {};
  const Ref<Tuple> arguments = make_tuple(positional->size + 2);
  arguments->items[0] = share(function.get()).take();
  arguments->items[1] = share(type).take();
  for (std::size_t i = 0; i < positional->size; ++i) arguments->items[i + 2] = share(positional->items[i]).take();
  return call_with(partial.get(), arguments.get(), keywords);
}

}  // namespace

/// What __reduce__ answered: the name of a global, or a tuple.
bool Writer::save_reduced(Object* o, Object* reduced) {
  if (is_str(reduced)) return save_global(o, as_str(reduced));
  Reduction reduction;
  if (!is_tuple(reduced))
    static_cast<void>(pickling_error(cat("__reduce__ must return a string or tuple", not_a(reduced))));
  else if (read_reduction(as_tuple(reduced), reduction) && save_reduction(reduction, o))
    return true;
  return note_part(o, "object");
}

/// `o` is null when nobody will refer to the result again.
bool Writer::save_reduction(const Reduction& reduction, Object* o) {
  Ref<> name;
  if (protocol_ >= 2 && look_up_attribute(reduction.callable, vm().names.__name__, name) == Tri::Error) return false;
  const bool named = name && is_str(name.get());
  bool saved;
  if (named && str_equal(as_str(name.get()), "__newobj_ex__"))
    saved = save_new_extended(reduction.arguments, o);
  else if (named && str_equal(as_str(name.get()), "__newobj__"))
    saved = save_new(reduction.arguments, o);
  else
    saved = save_call(reduction, o);
  return saved && save_filling(reduction, o);
}

bool Writer::save_call(const Reduction& reduction, Object* o) {
  if (!save(reduction.callable)) return note_part(o, "reconstructor");
  if (!save(reduction.arguments)) return note_part(o, "reconstructor arguments");
  return output_.write(opcode::reduce);
}

/// copyreg.__newobj__(cls, *arguments)
bool Writer::save_new(Tuple* arguments, Object* o) {
  if (arguments->size == 0) {
    return pickling_error(since(14) ? "__newobj__ expected at least 1 argument, got 0" : "__newobj__ arglist is empty");
  }
  Object* type = arguments->items[0];
  if (!is_type_object(type)) {
    return pickling_error(since(14) ? cat("first argument to __newobj__() must be a class, not ", type_name_of(type))
                                    : "args[0] from __newobj__ args is not a type");
  }
  if (!check_class(type, o)) return false;
  const Ref<Tuple> rest = make_tuple_of(arguments->items + 1, arguments->size - 1);
  return save_new_parts(type, rest.get(), nullptr, o);
}

/// copyreg.__newobj_ex__(cls, arguments, keywords)
bool Writer::save_new_extended(Tuple* arguments, Object* o) {
  if (arguments->size != 3) {
    return pickling_error(since(14)
                              ? cat("__newobj_ex__ expected 3 arguments, got ", arguments->size)
                              : cat("length of the NEWOBJ_EX argument tuple must be exactly 3, not ", arguments->size));
  }
  const auto wrong = [&](std::size_t index, std::string_view wanted) {
    static constexpr std::string_view places[] = {"first", "second", "third"};
    const auto type = type_name_of(arguments->items[index]);
    return pickling_error(
        since(14) ? cat(places[index], " argument to __newobj_ex__() must be a ", wanted, ", not ", type)
                  : cat(places[index], " item from NEWOBJ_EX argument tuple must be a ", wanted, ", not ", type));
  };
  if (!is_type_object(arguments->items[0])) return wrong(0, "class");
  if (!is_tuple(arguments->items[1])) return wrong(1, "tuple");
  if (!is_dict(arguments->items[2])) return wrong(2, "dict");
  return save_new_parts(arguments->items[0], as_tuple(arguments->items[1]), as_dict(arguments->items[2]), o);
}

/// cls.__new__(cls, *arguments, **keywords); null keywords: without.
bool Writer::save_new_parts(Object* type, Tuple* arguments, Dict* keywords, Object* o) {
  if (keywords && protocol_ < 4) {
    const Ref<> partial = partial_new(type, arguments, keywords);
    if (!partial) return false;
    return save_call({.callable = partial.get(), .arguments = vm().empty_tuple}, o);
  }
  if (!save(type)) return note_part(o, "class");
  if (!save(arguments) || (keywords && !save(keywords))) return note_part(o, "__new__ arguments");
  return output_.write(keywords ? opcode::newobj_ex : opcode::newobj);
}

/// What comes after the object stands on the stack: its number, items and state.
bool Writer::save_filling(const Reduction& reduction, Object* o) {
  if (o) {
    // Its arguments held the object itself: the one made first is the one.
    const std::int64_t known = memo.find(o);
    if (known >= 0) return output_.write(opcode::pop) && write_get(known);
    if (!memoize(o)) return false;
  }
  if (reduction.list_items && !save_appended(reduction.list_items, o)) return false;
  if (reduction.dict_items && !save_set_items(reduction.dict_items, o)) return false;
  if (!reduction.state) return true;
  if (!reduction.state_setter) return save(reduction.state) ? output_.write(opcode::build) : note_part(o, "state");
  if (!save(reduction.state_setter)) return note_part(o, "state setter");
  if (!save(o)) return false;
  if (!save(reduction.state)) return note_part(o, "state");
  return output_.write(opcode::tuple2) && output_.write(opcode::reduce) && output_.write(opcode::pop);
}

/// An object whose class leaves everything to `object`: what __reduce_ex__ would put into tuples is written at once.
bool Writer::save_instance(Object* o) {
  NewReduction made;
  if (!reduce_by_new(o, made)) return false;
  const auto given = [](const Ref<>& part) { return is_none(part.get()) ? nullptr : part.get(); };
  const Reduction reduction{
      .state = given(made.state), .list_items = given(made.list_items), .dict_items = given(made.dict_items)};
  const bool with_keywords = made.keywords && made.keywords->used > 0;
  Ref<Tuple> arguments = made.positional ? made.positional : share(vm().empty_tuple);
  if (!with_keywords && arguments->size > 0) arguments = make_tuple_of(arguments->items, arguments->size);
  if (save_new_parts(o->type, arguments.get(), with_keywords ? made.keywords.get() : nullptr, o) &&
      save_filling(reduction, o))
    return true;
  return note_part(o, "object");
}

}  // namespace slotscope::pickle
