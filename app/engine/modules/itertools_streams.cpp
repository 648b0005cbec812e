// itertools: iterators that pass values through one by one (CPython: Modules/itertoolsmodule.c).
#include "engine/builtins/warnings.hpp"
#include "engine/modules/itertools.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {
namespace {

// ---- accumulate ----

struct Accumulate : Object {
  Object *iterator, *function, *total, *initial;
  template <class Visit>
  void each(Visit visit) {
    visit(iterator), visit(function), visit(total), visit(initial);
  }
};

Ref<> accumulate_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"iterable", "func", "initial", nullptr};
  Object *iterable = nullptr, *function = nullptr, *initial = nullptr;
  if (!read_arguments("accumulate", args, keywords, {.required = 1, .positional = 2}, {&iterable, &function, &initial}))
    return {};
  Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  Ref<Accumulate> result = new_iterator<Accumulate>(type);
  if (!result) return {};
  put(result->iterator, std::move(iterator));
  if (function && !is_none(function)) put(result->function, share(function));
  if (initial && !is_none(initial)) put(result->initial, share(initial));
  return result;
}

Ref<> accumulate_next(Object* o) {
  auto* a = as<Accumulate>(o);
  if (a->initial) {
    assign(a->total, Ref<>::adopt(std::exchange(a->initial, nullptr)));
    return share(a->total);
  }
  const Ref<> value = next_value(a->iterator);
  if (!value) return {};
  if (!a->total) {
    put(a->total, share(value.get()));
    return share(a->total);
  }
  Ref<> sum =
      a->function ? call(a->function, a->total, value.get()) : binary_operation(BinaryOp::Add, a->total, value.get());
  if (!sum) return {};
  assign(a->total, sum);
  return sum;
}

// ---- chain ----

struct Chain : Object {
  Object *sources, *active;
  template <class Visit>
  void each(Visit visit) {
    visit(sources), visit(active);
  }
};

Ref<> make_chain(Type* type, Ref<> sources) {
  if (!sources) return {};
  Ref<Chain> result = new_iterator<Chain>(type);
  if (result) put(result->sources, std::move(sources));
  return result;
}

Ref<> chain_new(Type* type, const Args& args) {
  if (!takes_no_keywords("chain", type, args)) return {};
  const Ref<> all = finish_tuple(make_tuple_of(args.values, args.count));
  return make_chain(type, get_iterator(all.get()));
}

Ref<> chain_from_iterable(Object* type, const Args& args) {
  return make_chain(as_type(type), get_iterator(args[0]));
}

Ref<> chain_next(Object* o) {
  auto* chain = as<Chain>(o);
  while (chain->sources) {
    if (!chain->active) {
      const Ref<> source = next_value(chain->sources);
      Ref<> iterator = source ? get_iterator(source.get()) : Ref<>();
      if (!iterator) {
        release(std::exchange(chain->sources, nullptr));
        return {};
      }
      put(chain->active, std::move(iterator));
    }
    Ref<> value = next_value(chain->active);
    if (value || vm().error) return value;
    if (chain->active) release(std::exchange(chain->active, nullptr));
  }
  return {};
}

Ref<> class_alias(Object* type, const Args& args) {
  return call(vm().types.generic_alias, type, args[0]);
}

const std::vector<NativeDef> chain_methods = {
    {.name = "from_iterable",
     .function = chain_from_iterable,
     .arity = Arity::one(),
     .signature = "($type, iterable, /)",
     .doc = "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
     .binding = NativeDef::Binding::Class},
    {.name = "__class_getitem__",
     .function = class_alias,
     .arity = Arity::one(),
     .doc = "See PEP 585",
     .binding = NativeDef::Binding::Class,
     .since = 9},
};

// ---- compress ----

struct Compress : Object {
  Object *data, *selectors;
  template <class Visit>
  void each(Visit visit) {
    visit(data), visit(selectors);
  }
};

Ref<> compress_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"data", "selectors", nullptr};
  Object *data = nullptr, *selectors = nullptr;
  if (!read_arguments("compress", args, keywords, {.required = 2}, {&data, &selectors})) return {};
  Ref<> data_iterator = get_iterator(data);
  if (!data_iterator) return {};
  Ref<> selector_iterator = get_iterator(selectors);
  if (!selector_iterator) return {};
  Ref<Compress> result = new_iterator<Compress>(type);
  if (!result) return {};
  put(result->data, std::move(data_iterator));
  put(result->selectors, std::move(selector_iterator));
  return result;
}

Ref<> compress_next(Object* o) {
  auto* c = as<Compress>(o);
  while (true) {
    Ref<> value = next_value(c->data);
    if (!value) return {};
    const Ref<> selector = next_value(c->selectors);
    if (!selector) return {};
    const Tri chosen = is_true(selector.get());
    if (chosen == Tri::Error) return {};
    if (chosen == Tri::True) return value;
  }
}

// ---- count ----

struct Count : Object {
  std::int64_t next;         ///< the next number while everything is a small int counting by one
  Object *slow_next, *step;  ///< the next number in any other case; the step
  template <class Visit>
  void each(Visit visit) {
    visit(slow_next), visit(step);
  }
};

bool is_number(Object* o) {
  const TypeSlots& slots = o->type->slots;
  return slots.nb_int || slots.nb_float || slots.nb_index || is_instance(o, vm().types.complex);
}

Ref<> count_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"start", "step", nullptr};
  Object *start = nullptr, *step = nullptr;
  if (!read_arguments("count", args, keywords, {}, {&start, &step})) return {};
  if ((start && !is_number(start)) || (step && !is_number(step)))
    return raise(vm().errors.TypeError, "a number is required");
  Ref<Count> result = new_iterator<Count>(type);
  if (!result) return {};
  put(result->step, step ? share(step) : make_int(1));
  const bool by_one = is_small_int(result->step) && as_int(result->step)->small == 1;
  if (by_one && (!start || is_small_int(start)))
    result->next = start ? as_int(start)->small : 0;
  else
    put(result->slow_next, start ? share(start) : make_int(0));
  return result;
}

Ref<> count_next(Object* o) {
  auto* c = as<Count>(o);
  if (!c->slow_next) {
    if (c->next < INT64_MAX) return make_int(c->next++);
    put(c->slow_next, make_int(c->next));
  }
  Ref<> next = binary_operation(BinaryOp::Add, c->slow_next, c->step);
  if (!next) return {};
  return Ref<>::adopt(std::exchange(c->slow_next, next.take()));
}

/// The type's name without its module.
std::string_view short_name(const Object* o) {
  const std::string_view name = type_name_of(o);
  return name.substr(name.rfind('.') + 1);
}

Ref<> count_repr(Object* o) {
  auto* c = as<Count>(o);
  const Ref<> now = c->slow_next ? share(c->slow_next) : make_int(c->next);
  const Ref<Str> first = repr(now.get());
  if (!first) return {};
  if (is_small_int(c->step) && as_int(c->step)->small == 1)
    return make_str(cat(short_name(o), "(", to_utf8(first.get()), ")"));
  const Ref<Str> second = repr(c->step);
  return second ? make_str(cat(short_name(o), "(", to_utf8(first.get()), ", ", to_utf8(second.get()), ")"))
                : Ref<Str>();
}

/// From 3.12 on pickling an iterator of this module is frowned upon.
bool warn_of_pickling() {
  return !since(12) || warn(vm().errors.DeprecationWarning,
                            "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
}

Ref<> count_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* c = as<Count>(o);
  const Ref<> now = c->slow_next ? share(c->slow_next) : make_int(c->next);
  const bool by_one = !c->slow_next;
  const Ref<Tuple> arguments = by_one ? tuple_of(now.get()) : tuple_of(now.get(), c->step);
  return finish_tuple(tuple_of<Object*>(o->type, arguments.get()));
}

const std::vector<NativeDef> count_methods = {
    {.name = "__reduce__",
     .function = count_reduce,
     .arity = Arity::none(),
     .doc = "Return state information for pickling.",
     .until = 13},
};

// ---- cycle ----

struct Cycle : Object {
  Object *iterator, *saved;  ///< the iterator goes once it is exhausted
  std::size_t index;
  template <class Visit>
  void each(Visit visit) {
    visit(iterator), visit(saved);
  }
};

Ref<> cycle_new(Type* type, const Args& args) {
  if (!takes_no_keywords("cycle", type, args) || !check_count("cycle", args.count, 1, 1)) return {};
  Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  Ref<Cycle> result = new_iterator<Cycle>(type);
  if (!result) return {};
  put(result->iterator, std::move(iterator));
  put(result->saved, make_list());
  return result;
}

Ref<> cycle_next(Object* o) {
  auto* c = as<Cycle>(o);
  if (c->iterator) {
    Ref<> value = next_value(c->iterator);
    if (value) return list_append(as_list(c->saved), value.get()) ? value : Ref<>();
    if (vm().error) return {};
    if (c->iterator) release(std::exchange(c->iterator, nullptr));
  }
  List* saved = as_list(c->saved);
  if (saved->size == 0) return {};
  Ref<> value = share(saved->items[c->index]);
  c->index = (c->index + 1) % saved->size;
  return value;
}

// ---- dropwhile, takewhile, filterfalse, starmap: a function and an iterator ----

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

// ---- repeat ----

struct Repeat : Object {
  Object* element;
  std::int64_t left;  ///< -1: without end
  template <class Visit>
  void each(Visit visit) {
    visit(element);
  }
};

Ref<> repeat_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"object", "times", nullptr};
  Object *element = nullptr, *times = nullptr;
  if (!read_arguments("repeat", args, keywords, {.required = 1}, {&element, &times})) return {};
  std::int64_t left = -1;
  if (times) {
    if (!index_value(times, left)) return {};
    left = std::max<std::int64_t>(left, 0);
  }
  Ref<Repeat> result = new_iterator<Repeat>(type);
  if (!result) return {};
  put(result->element, share(element));
  result->left = left;
  return result;
}

Ref<> repeat_next(Object* o) {
  auto* r = as<Repeat>(o);
  if (r->left == 0) return {};
  if (r->left > 0) --r->left;
  return share(r->element);
}

Ref<> repeat_repr(Object* o) {
  const Ref<Str> element = repr(as<Repeat>(o)->element);
  if (!element) return {};
  const std::int64_t left = as<Repeat>(o)->left;
  return make_str(cat(short_name(o), "(", to_utf8(element.get()), left < 0 ? std::string() : cat(", ", left), ")"));
}

Ref<> repeat_length_hint(Object* o, const Args&) {
  if (as<Repeat>(o)->left < 0) return raise(vm().errors.TypeError, "len() of unsized object");
  return make_int(as<Repeat>(o)->left);
}

Ref<> repeat_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* r = as<Repeat>(o);
  const Ref<> left = make_int(r->left);
  const Ref<Tuple> arguments = r->left < 0 ? tuple_of(r->element) : tuple_of(r->element, left.get());
  return finish_tuple(tuple_of<Object*>(o->type, arguments.get()));
}

const std::vector<NativeDef> repeat_methods = {
    {"__length_hint__", repeat_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {.name = "__reduce__",
     .function = repeat_reduce,
     .arity = Arity::none(),
     .doc = "Return state information for pickling.",
     .until = 13},
};

}  // namespace

bool takes_no_keywords(const char* name, Type* type, const Args& args) {
  const bool own = !type->is(type_flag::heap) || (since(11) && type->slots.init == type->base->slots.init);
  return !own || no_keywords(name, args);
}

void add_module_type(Dict* name_space, Type* type) {
  const std::string_view name = type_name(type);
  dict_set(name_space, name.substr(name.rfind('.') + 1), type);
}

bool add_stream_iterators(Dict* n) {
  make_iterator_type<Accumulate>(n, "itertools.accumulate", accumulate_new, accumulate_next,
                                 "Return series of accumulated sums (or other binary function results).");
  make_iterator_type<Chain>(n, "itertools.chain", chain_new, chain_next,
                            "Return a chain object whose .__next__() method returns elements from the first iterable "
                            "until it is exhausted, then from the next.",
                            &chain_methods);
  make_iterator_type<Compress>(n, "itertools.compress", compress_new, compress_next,
                               "Return data elements corresponding to true selector elements.");
  make_iterator_type<Count>(n, "itertools.count", count_new, count_next,
                            "Return a count object whose .__next__() method returns consecutive values.",
                            &count_methods, count_repr);
  make_iterator_type<Cycle>(
      n, "itertools.cycle", cycle_new, cycle_next,
      "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.");
  make_iterator_type<Filtered>(n, "itertools.dropwhile", filtered_new<dropwhile_name>, dropwhile_next,
                               "Drop items from the iterable while predicate(item) is true.");
  make_iterator_type<Filtered>(
      n, "itertools.takewhile", filtered_new<takewhile_name>, takewhile_next,
      "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.");
  make_iterator_type<Filtered>(n, "itertools.filterfalse", filtered_new<filterfalse_name>, filterfalse_next,
                               "Return those items of iterable for which function(item) is false.");
  make_iterator_type<Filtered>(n, "itertools.starmap", filtered_new<starmap_name>, starmap_next,
                               "Return an iterator whose values are returned from the function evaluated with an "
                               "argument tuple taken from the given sequence.");
  make_iterator_type<Repeat>(n, "itertools.repeat", repeat_new, repeat_next,
                             "Create an iterator which returns the object for the specified number of times.",
                             &repeat_methods, repeat_repr);
  return !vm().error;
}

}  // namespace slotscope
