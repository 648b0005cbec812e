// itertools: batched, groupby, islice, pairwise, zip_longest (CPython: Modules/itertoolsmodule.c).
#include "engine/builtins/container_types.hpp"
#include "engine/modules/itertools.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {
namespace {

// ---- batched ----

struct Batched : Object {
  Object* iterator;  ///< null once exhausted
  std::int64_t size;
  bool strict;
  template <class Visit>
  void each(Visit visit) {
    visit(iterator);
  }
};

Ref<> batched_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"iterable", "n", "strict", nullptr};
  static const char* const without_strict[] = {"iterable", "n", nullptr};
  Object *iterable = nullptr, *size = nullptr, *strict = nullptr;
  const bool ok = since(13) ? read_arguments("batched", args, keywords, {.required = 2, .positional = 2},
                                             {&iterable, &size, &strict})
                            : read_arguments("batched", args, without_strict, {.required = 2}, {&iterable, &size});
  std::int64_t n;
  if (!ok || !index_value(size, n)) return {};
  const Tri is_strict = strict ? is_true(strict) : Tri::False;
  if (is_strict == Tri::Error) return {};
  if (n < 1) return raise(vm().errors.ValueError, "n must be at least one");
  Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  Ref<Batched> result = new_iterator<Batched>(type);
  if (!result) return {};
  put(result->iterator, std::move(iterator));
  result->size = n;
  result->strict = is_strict == Tri::True;
  return result;
}

Ref<> batched_next(Object* o) {
  auto* b = as<Batched>(o);
  if (!b->iterator) return {};
  std::vector<Ref<>> items;
  while (static_cast<std::int64_t>(items.size()) < b->size) {
    Ref<> value = next_value(b->iterator);
    if (!value) break;
    items.push_back(std::move(value));
  }
  const bool complete = static_cast<std::int64_t>(items.size()) == b->size;
  if (!complete && b->iterator) release(std::exchange(b->iterator, nullptr));
  if (vm().error || items.empty()) return {};
  if (!complete && b->strict) return raise(vm().errors.ValueError, "batched(): incomplete batch");
  Ref<Tuple> batch = make_tuple(items.size());
  for (std::size_t i = 0; batch && i < items.size(); ++i) batch->items[i] = items[i].take();
  return finish_tuple(std::move(batch));
}

// ---- groupby ----

struct GroupBy : Object {
  Object *iterator, *function, *wanted_key, *key, *value;
  const Object* group;  ///< the only group that may still take values, borrowed
  template <class Visit>
  void each(Visit visit) {
    visit(iterator), visit(function), visit(wanted_key), visit(key), visit(value);
  }
};

struct Group : Object {
  Object *parent, *key;
  template <class Visit>
  void each(Visit visit) {
    visit(parent), visit(key);
  }
};

Ref<> groupby_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"iterable", "key", nullptr};
  Object *iterable = nullptr, *function = nullptr;
  if (!read_arguments("groupby", args, keywords, {.required = 1}, {&iterable, &function})) return {};
  Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  Ref<GroupBy> result = new_iterator<GroupBy>(type);
  if (!result) return {};
  put(result->iterator, std::move(iterator));
  put(result->function, function ? share(function) : none());
  return result;
}

/// Takes the next value and its key from the iterator.
bool groupby_step(GroupBy* g) {
  Ref<> value = next_value(g->iterator);
  if (!value) return false;
  Ref<> key = is_none(g->function) ? value : call(g->function, value.get());
  if (!key) return false;
  assign(g->value, std::move(value));
  assign(g->key, std::move(key));
  return true;
}

Tri same_key(Object* a, Object* b) {
  const Ref<> left = share(a), right = share(b);
  return objects_equal(left.get(), right.get());
}

Ref<> groupby_next(Object* o) {
  auto* g = as<GroupBy>(o);
  g->group = nullptr;
  while (true) {
    if (g->key) {
      if (!g->wanted_key) break;
      const Tri same = same_key(g->wanted_key, g->key);
      if (same == Tri::Error) return {};
      if (same == Tri::False) break;
    }
    if (!groupby_step(g)) return {};
  }
  assign(g->wanted_key, share(g->key));
  Ref<Group> group = adopt(allocate<Group>(vm().module_types.grouper));
  put(group->parent, share(o));
  put(group->key, share(g->key));
  track(group.get());
  g->group = group.get();
  return finish_tuple(tuple_of<Object*>(g->key, group.get()));
}

Ref<> group_next(Object* o) {
  auto* group = as<Group>(o);
  auto* g = as<GroupBy>(group->parent);
  if (g->group != o) return {};
  if (!g->value && !groupby_step(g)) return {};
  const Tri same = same_key(group->key, g->key);
  if (same != Tri::True) return {};
  return Ref<>::adopt(std::exchange(g->value, nullptr));
}

Ref<> groupby_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* g = as<GroupBy>(o);
  const Ref<Tuple> arguments = tuple_of(g->iterator, g->function);
  if (!g->key || !g->value || !g->wanted_key) return reduced(o, arguments);
  const Ref<Tuple> state = tuple_of(g->key, g->value, g->wanted_key);
  return reduced(o, arguments, state.get());
}

Ref<> groupby_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  const Tuple* state = read_state(args[0], 3, 3);
  if (!state) return {};
  auto* g = as<GroupBy>(o);
  assign(g->key, share(state->items[0]));
  assign(g->value, share(state->items[1]));
  assign(g->wanted_key, share(state->items[2]));
  return none();
}

const std::vector<NativeDef> groupby_methods = {reduce_row(groupby_reduce), setstate_row(groupby_setstate)};

Ref<> group_new(Type* type, const Args& args) {
  if (!no_keywords("_grouper", args) || !check_count("_grouper", args.count, 2, 2)) return {};
  const Ref<> groupby = type_of_module("groupby");
  if (!groupby) return {};
  if (!is_instance(args[0], as_type(groupby.get()))) {
    return raise(vm().errors.TypeError, cat("argument 1 must be itertools.groupby, not ", type_name_of(args[0])));
  }
  Ref<Group> group = new_iterator<Group>(type);
  if (!group) return {};
  put(group->parent, share(args[0]));
  put(group->key, share(args[1]));
  as<GroupBy>(args[0])->group = group.get();
  return group;
}

Ref<> group_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* group = as<Group>(o);
  if (as<GroupBy>(group->parent)->group != o) return reduce_to_call("iter", vm().empty_tuple);
  return reduced(o, tuple_of(group->parent, group->key));
}

const std::vector<NativeDef> group_methods = {reduce_row(group_reduce)};

// ---- islice ----

struct Slicing : Object {
  Object* iterator;                      ///< null once over
  std::int64_t next, stop, step, count;  ///< stop -1: to the end
  template <class Visit>
  void each(Visit visit) {
    visit(iterator);
  }
};

/// A number, or `number` as it was for None; -1 for anything that is no index. False when the run must end.
bool slice_number(Object* o, std::int64_t& number) {
  if (is_none(o) || index_value(o, number)) return true;
  if (vm().interruption != Interruption::None) return false;
  clear_exception();
  number = -1;
  return true;
}

Ref<> islice_new(Type* type, const Args& args) {
  if (!takes_no_keywords("islice", type, args) || !check_count("islice", args.count, 2, 4)) return {};
  std::int64_t start = 0, stop = -1, step = 1;
  Object* stop_object = args[args.count == 2 ? 1 : 2];
  if ((args.count > 2 && !slice_number(args[1], start)) || !slice_number(stop_object, stop)) return {};
  if (stop == -1 && !is_none(stop_object)) {
    return raise(vm().errors.ValueError,
                 "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  if (start < 0 || stop < -1) {
    return raise(vm().errors.ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  if (args.count > 3 && !slice_number(args[3], step)) return {};
  if (step < 1) return raise(vm().errors.ValueError, "Step for islice() must be a positive integer or None.");
  Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  Ref<Slicing> result = new_iterator<Slicing>(type);
  if (!result) return {};
  put(result->iterator, std::move(iterator));
  result->next = start;
  result->stop = stop;
  result->step = step;
  return result;
}

Ref<> islice_next(Object* o) {
  auto* s = as<Slicing>(o);
  if (!s->iterator) return {};
  const auto over = [&]() -> Ref<> {
    if (s->iterator) release(std::exchange(s->iterator, nullptr));
    return {};
  };
  while (s->count < s->next) {
    if (!next_value(s->iterator)) return over();
    ++s->count;
  }
  if (s->stop >= 0 && s->count >= s->stop) return over();
  Ref<> value = next_value(s->iterator);
  if (!value) return over();
  ++s->count;
  const bool past = s->next > INT64_MAX - s->step || (s->stop >= 0 && s->next + s->step > s->stop);
  s->next = past ? s->stop : s->next + s->step;
  if (past && s->stop < 0) s->next = INT64_MAX;
  return value;
}

Ref<> islice_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* s = as<Slicing>(o);
  const Ref<> zero = make_int(0);
  if (!s->iterator) {
    const Ref<List> nothing = make_list();
    const Ref<> iterator = get_iterator(nothing.get());
    return reduced(o, tuple_of(iterator.get(), zero.get()), zero.get());
  }
  const Ref<> next = make_int(s->next), step = make_int(s->step), count = make_int(s->count);
  const Ref<> stop = s->stop < 0 ? none() : make_int(s->stop);
  return reduced(o, tuple_of(s->iterator, next.get(), stop.get(), step.get()), count.get());
}

Ref<> islice_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  return read_state_number(args[0], as<Slicing>(o)->count) ? none() : Ref<>();
}

const std::vector<NativeDef> islice_methods = {reduce_row(islice_reduce), setstate_row(islice_setstate)};

// ---- pairwise ----

struct Pairwise : Object {
  Object *iterator, *previous;
  template <class Visit>
  void each(Visit visit) {
    visit(iterator), visit(previous);
  }
};

Ref<> pairwise_new(Type* type, const Args& args) {
  if (!takes_no_keywords("pairwise", type, args) || !check_count("pairwise", args.count, 1, 1)) return {};
  Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  Ref<Pairwise> result = new_iterator<Pairwise>(type);
  if (result) put(result->iterator, std::move(iterator));
  return result;
}

Ref<> pairwise_next(Object* o) {
  auto* p = as<Pairwise>(o);
  if (!p->iterator) return {};
  const auto over = [&]() -> Ref<> {
    if (p->iterator) release(std::exchange(p->iterator, nullptr));
    if (p->previous) release(std::exchange(p->previous, nullptr));
    return {};
  };
  if (!p->previous) {
    Ref<> first = next_value(p->iterator);
    if (!first || !p->iterator) return over();
    assign(p->previous, std::move(first));
  }
  const Ref<> before = share(p->previous);
  const Ref<> value = next_value(p->iterator);
  if (!value) return over();
  assign(p->previous, value);
  return finish_tuple(tuple_of(before.get(), value.get()));
}

// ---- zip_longest ----

struct ZipLongest : Object {
  Object *iterators, *fill;  ///< a list; exhausted ones are None
  std::size_t active;
  template <class Visit>
  void each(Visit visit) {
    visit(iterators), visit(fill);
  }
};

Ref<> zip_longest_new(Type* type, const Args& args) {
  Object* fill = vm().none;
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    if (!str_equal(args.keyword_name(i), "fillvalue"))
      return raise(vm().errors.TypeError, "zip_longest() got an unexpected keyword argument");
    fill = args.keyword_value(i);
  }
  const Ref<List> iterators = make_list();
  for (std::size_t i = 0; i < args.count; ++i) {
    const Ref<> iterator = get_iterator(args[i]);
    if (!iterator || !list_append(iterators.get(), iterator.get())) return {};
  }
  Ref<ZipLongest> result = new_iterator<ZipLongest>(type);
  if (!result) return {};
  put(result->iterators, iterators);
  put(result->fill, share(fill));
  result->active = args.count;
  return result;
}

Ref<> zip_longest_next(Object* o) {
  auto* z = as<ZipLongest>(o);
  List* iterators = as_list(z->iterators);
  if (iterators->size == 0 || z->active == 0) return {};
  Ref<Tuple> row = make_tuple(iterators->size);
  for (std::size_t i = 0; row && i < iterators->size; ++i) {
    Ref<> value;
    if (!is_none(iterators->items[i])) {
      value = next_value(iterators->items[i]);
      if (!value) {
        if (vm().error) {
          z->active = 0;
          return {};
        }
        if (--z->active == 0) return {};
        assign(iterators->items[i], none());
      }
    }
    row->items[i] = value ? value.take() : share(z->fill).take();
  }
  return finish_tuple(std::move(row));
}

Ref<> zip_longest_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* z = as<ZipLongest>(o);
  const List* iterators = as_list(z->iterators);
  Ref<Tuple> arguments = make_tuple(iterators->size);
  for (std::size_t i = 0; arguments && i < iterators->size; ++i) {
    Object* iterator = iterators->items[i];
    arguments->items[i] = share(is_none(iterator) ? vm().empty_tuple : iterator).take();
  }
  return reduced(o, arguments, z->fill);
}

Ref<> zip_longest_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  assign(as<ZipLongest>(o)->fill, share(args[0]));
  return none();
}

const std::vector<NativeDef> zip_longest_methods = {reduce_row(zip_longest_reduce), setstate_row(zip_longest_setstate)};

}  // namespace

bool add_grouping_iterators(Dict* n) {
  if (since(12)) {
    make_iterator_type<Batched>(n, "itertools.batched", batched_new, batched_next,
                                "Batch data into tuples of length n. The last batch may be shorter than n.");
  }
  if (since(10)) {
    make_iterator_type<Pairwise>(n, "itertools.pairwise", pairwise_new, pairwise_next,
                                 "Return an iterator of overlapping pairs taken from the input iterator.");
  }
  make_iterator_type<GroupBy>(n, "itertools.groupby", groupby_new, groupby_next,
                              "make an iterator that returns consecutive keys and groups from the iterable",
                              &groupby_methods);
  vm().module_types.grouper =
      make_iterator_type<Group>(n, "itertools._grouper", group_new, group_next, nullptr, &group_methods);
  vm().module_types.grouper->flags &= ~type_flag::base;
  make_iterator_type<Slicing>(
      n, "itertools.islice", islice_new, islice_next,
      "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object",
      &islice_methods);
  make_iterator_type<ZipLongest>(n, "itertools.zip_longest", zip_longest_new, zip_longest_next,
                                 "Return a zip_longest object whose .__next__() method returns a tuple where the i-th "
                                 "element comes from the i-th iterable argument.",
                                 &zip_longest_methods);
  return !vm().error;
}

}  // namespace slotscope
