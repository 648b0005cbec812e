// itertools: dropwhile, takewhile, filterfalse and starmap, which ask a function (CPython: Modules/itertoolsmodule.c).
#include "engine/modules/itertools.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {
namespace {

/// A function and an iterator.
struct Filtered : Object {
  Object *function, *iterator;
  bool started;  ///< dropwhile: passes everything; takewhile: is over
  template <class Visit>
  void each(Visit visit) {
    visit(function), visit(iterator);
  }
};

constexpr char dropwhile_name[] = "dropwhile", takewhile_name[] = "takewhile", filterfalse_name[] = "filterfalse",
               starmap_name[] = "starmap";

template <const char* name>
Ref<> filtered_new(Type* type, const Args& args) {
  if (!takes_no_keywords(name, type, args) || !check_count(name, args.count, 2, 2)) return {};
  Ref<> iterator = get_iterator(args[1]);
  if (!iterator) return {};
  Ref<Filtered> result = new_iterator<Filtered>(type);
  if (!result) return {};
  put(result->function, share(args[0]));
  put(result->iterator, std::move(iterator));
  return result;
}

Tri passes(Object* function, Object* value) {
  const Ref<> answer = call(function, value);
  return answer ? is_true(answer.get()) : Tri::Error;
}

Ref<> dropwhile_next(Object* o) {
  auto* f = as<Filtered>(o);
  while (true) {
    Ref<> value = next_value(f->iterator);
    if (!value || f->started) return value;
    const Tri dropped = passes(f->function, value.get());
    if (dropped == Tri::Error) return {};
    if (dropped == Tri::False) {
      f->started = true;
      return value;
    }
  }
}

Ref<> takewhile_next(Object* o) {
  auto* f = as<Filtered>(o);
  if (f->started) return {};
  Ref<> value = next_value(f->iterator);
  if (!value) return {};
  const Tri taken = passes(f->function, value.get());
  if (taken == Tri::True) return value;
  if (taken == Tri::False) f->started = true;
  return {};
}

Ref<> filterfalse_next(Object* o) {
  auto* f = as<Filtered>(o);
  const bool plain = is_none(f->function) || f->function == vm().types.boolean;
  while (true) {
    Ref<> value = next_value(f->iterator);
    if (!value) return {};
    const Tri truth = plain ? is_true(value.get()) : passes(f->function, value.get());
    if (truth == Tri::Error) return {};
    if (truth == Tri::False) return value;
  }
}

Ref<> starmap_next(Object* o) {
  auto* f = as<Filtered>(o);
  const Ref<> value = next_value(f->iterator);
  if (!value) return {};
  const Ref<Tuple> arguments =
      value->type == vm().types.tuple ? share(as_tuple(value.get())) : tuple_from_iterable(value.get());
  return arguments ? call(f->function, Args{arguments->items, arguments->size, nullptr}) : Ref<>();
}

Ref<> plain_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  return reduced(o, tuple_of(as<Filtered>(o)->function, as<Filtered>(o)->iterator));
}

Ref<> started_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  const Ref<> started = make_int(as<Filtered>(o)->started);
  return reduced(o, tuple_of(as<Filtered>(o)->function, as<Filtered>(o)->iterator), started.get());
}

Ref<> started_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  const Tri started = is_true(args[0]);
  if (started == Tri::Error) return {};
  as<Filtered>(o)->started = started == Tri::True;
  return none();
}

const std::vector<NativeDef> plain_methods = {reduce_row(plain_reduce)};
const std::vector<NativeDef> started_methods = {reduce_row(started_reduce), setstate_row(started_setstate)};

}  // namespace

bool add_filtering_iterators(Dict* n) {
  make_iterator_type<Filtered>(n, "itertools.dropwhile", filtered_new<dropwhile_name>, dropwhile_next,
                               "Drop items from the iterable while predicate(item) is true.", &started_methods);
  make_iterator_type<Filtered>(
      n, "itertools.takewhile", filtered_new<takewhile_name>, takewhile_next,
      "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
      &started_methods);
  make_iterator_type<Filtered>(n, "itertools.filterfalse", filtered_new<filterfalse_name>, filterfalse_next,
                               "Return those items of iterable for which function(item) is false.", &plain_methods);
  make_iterator_type<Filtered>(n, "itertools.starmap", filtered_new<starmap_name>, starmap_next,
                               "Return an iterator whose values are returned from the function evaluated with an "
                               "argument tuple taken from the given sequence.",
                               &plain_methods);
  return !vm().error;
}

}  // namespace slotscope
