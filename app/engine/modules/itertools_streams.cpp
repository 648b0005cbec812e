// itertools: iterators that pass values through one by one (CPython: Modules/itertoolsmodule.c).
#include "engine/builtins/container.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/numbers.hpp"
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

/// An iterator over one value and then over what an iterator still has.
Ref<> value_before(Object* value, Object* iterator) {
  const Ref<Tuple> first = tuple_of(value);
  const Ref<> chain = type_of_module("chain");
  return chain ? call(chain.get(), first.get(), iterator) : Ref<>();
}

/// None as the total looks like no total at all, so that one is given as a value to come and then skipped.
Ref<> accumulate_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* a = as<Accumulate>(o);
  Object* function = a->function ? a->function : vm().none;
  if (a->initial) {
    const Ref<> source = value_before(a->initial, a->iterator);
    return source ? reduced(o, tuple_of(source.get(), function), vm().none) : Ref<>();
  }
  if (a->total && is_none(a->total)) {
    const Ref<> source = value_before(a->total, a->iterator);
    if (!source) return {};
    const Ref<> again = call(o->type, source.get(), function);
    const Ref<> one = make_int(1);
    if (!again) return {};
    const Ref<Tuple> arguments = tuple_of(again.get(), one.get(), vm().none);
    const Ref<> islice = type_of_module("islice");
    return islice ? finish_tuple(tuple_of<Object*>(islice.get(), arguments.get())) : Ref<>();
  }
  return reduced(o, tuple_of(a->iterator, function), a->total ? a->total : vm().none);
}

Ref<> accumulate_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  assign(as<Accumulate>(o)->total, share(args[0]));
  return none();
}

const std::vector<NativeDef> accumulate_methods = {reduce_row(accumulate_reduce), setstate_row(accumulate_setstate)};

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

Ref<> chain_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* chain = as<Chain>(o);
  const Ref<Tuple> nothing = share(as_tuple(vm().empty_tuple));
  if (!chain->sources) return reduced(o, nothing);
  const Ref<Tuple> state = chain->active ? tuple_of(chain->sources, chain->active) : tuple_of(chain->sources);
  return reduced(o, nothing, state.get());
}

Ref<> chain_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  const Tuple* state = read_state(args[0], 1, 2);
  if (!state) return {};
  for (Object* iterator : *state) {
    if (!iterator->type->slots.iternext) return raise(vm().errors.TypeError, "Arguments must be iterators.");
  }
  auto* chain = as<Chain>(o);
  assign(chain->sources, share(state->items[0]));
  assign(chain->active, state->size > 1 ? share(state->items[1]) : Ref<>());
  return none();
}

const std::vector<NativeDef> chain_methods = {
    reduce_row(chain_reduce),
    setstate_row(chain_setstate),
    {.name = "from_iterable",
     .function = chain_from_iterable,
     .arity = Arity::one(),
     .signature = "($type, iterable, /)",
     .doc = "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
     .binding = NativeDef::Binding::Class},
    {.name = "__class_getitem__",
     .function = class_getitem,
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

Ref<> compress_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  return reduced(o, tuple_of(as<Compress>(o)->data, as<Compress>(o)->selectors));
}

const std::vector<NativeDef> compress_methods = {reduce_row(compress_reduce)};

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
    if (c->next < INT64_MAX) return make_int_by_digits(c->next++);
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

Ref<> count_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* c = as<Count>(o);
  const Ref<> now = c->slow_next ? share(c->slow_next) : make_int(c->next);
  const bool by_one = !c->slow_next;
  return reduced(o, by_one ? tuple_of(now.get()) : tuple_of(now.get(), c->step));
}

const std::vector<NativeDef> count_methods = {reduce_row(count_reduce)};

// ---- cycle ----

struct Cycle : Object {
  Object *iterator, *saved;  ///< the iterator goes once it is exhausted
  std::size_t index;
  bool complete;  ///< all the iterator's values are saved already (only after __setstate__)
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
    if (value) return c->complete || list_append(as_list(c->saved), value.get()) ? value : Ref<>();
    if (vm().error) return {};
    if (c->iterator) release(std::exchange(c->iterator, nullptr));
  }
  List* saved = as_list(c->saved);
  if (saved->size == 0) return {};
  Ref<> value = share(saved->items[c->index]);
  c->index = (c->index + 1) % saved->size;
  return value;
}

/// The truth of the state's second value was a number up to 3.8.
Ref<> cycle_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* c = as<Cycle>(o);
  Ref<> iterator = c->iterator ? share(c->iterator) : get_iterator(c->saved);
  if (!iterator) return {};
  if (!c->iterator && c->index > 0) {
    const Ref<> index = make_int(static_cast<std::int64_t>(c->index));
    if (!call_method(iterator.get(), name_of("__setstate__").get(), index.get())) return {};
  }
  const bool complete = c->complete || !c->iterator;
  const Ref<> flag = since(9) ? make_bool(complete) : make_int(complete);
  const Ref<Tuple> state = tuple_of(c->saved, flag.get());
  return reduced(o, tuple_of(iterator.get()), state.get());
}

Ref<> cycle_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  const Tuple* state = read_state(args[0], 2, 2);
  if (!state) return {};
  if (!is_list(state->items[0]))
    return raise(vm().errors.TypeError, cat("argument 1 must be list, not ", type_name_of(state->items[0])));
  int complete;
  if (!read_c_int(state->items[1], complete)) return {};
  auto* c = as<Cycle>(o);
  assign(c->saved, share(state->items[0]));
  c->complete = complete != 0;
  c->index = 0;
  return none();
}

const std::vector<NativeDef> cycle_methods = {reduce_row(cycle_reduce), setstate_row(cycle_setstate)};

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
  return reduced(o, r->left < 0 ? tuple_of(r->element) : tuple_of(r->element, left.get()));
}

const std::vector<NativeDef> repeat_methods = {
    {"__length_hint__", repeat_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    reduce_row(repeat_reduce),
};

}  // namespace

bool takes_no_keywords(const char* name, Type* type, const Args& args) {
  const bool own = !type->is(type_flag::heap) || (since(11) && type->slots.init == type->base->slots.init);
  return !own || no_keywords(name, args);
}

bool warn_of_pickling() {
  return !since(12) || warn(vm().errors.DeprecationWarning,
                            "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
}

Ref<> type_of_module(std::string_view name) {
  const Ref<> module = import_module("itertools");
  return module ? get_attribute(module.get(), name_of(name).get()) : Ref<>();
}

Ref<> reduced(Object* iterator, const Ref<Tuple>& arguments, Object* state) {
  if (!arguments) return {};
  return finish_tuple(state ? tuple_of<Object*>(iterator->type, arguments.get(), state)
                            : tuple_of<Object*>(iterator->type, arguments.get()));
}

Tuple* read_state(Object* state, std::size_t least, std::size_t most) {
  if (!is_tuple(state)) return raise(vm().errors.TypeError, "state is not a tuple"), nullptr;
  Tuple* values = as_tuple(state);
  if (values->size >= least && values->size <= most) return values;
  const std::size_t wanted = values->size < least ? least : most;
  raise(vm().errors.TypeError, cat("function takes ",
                                   least == most          ? "exactly"
                                   : values->size < least ? "at least"
                                                          : "at most",
                                   " ", wanted, wanted == 1 ? " argument (" : " arguments (", values->size, " given)"));
  return nullptr;
}

bool read_state_number(Object* value, std::int64_t& number) {
  if (!is_int(value)) return raise(vm().errors.TypeError, "an integer is required");
  return index_value(value, number);
}

NativeDef reduce_row(NativeFunction function) {
  return {.name = "__reduce__",
          .function = function,
          .arity = Arity::none(),
          .doc = "Return state information for pickling.",
          .until = 13};
}

NativeDef setstate_row(NativeFunction function) {
  return {.name = "__setstate__",
          .function = function,
          .arity = Arity::one(),
          .doc = "Set state information for unpickling.",
          .until = 13};
}

void add_module_type(Dict* name_space, Type* type) {
  const std::string_view name = type_name(type);
  dict_set(name_space, name.substr(name.rfind('.') + 1), type);
}

bool add_stream_iterators(Dict* n) {
  make_iterator_type<Accumulate>(n, "itertools.accumulate", accumulate_new, accumulate_next,
                                 "Return series of accumulated sums (or other binary function results).",
                                 &accumulate_methods);
  make_iterator_type<Chain>(n, "itertools.chain", chain_new, chain_next,
                            "Return a chain object whose .__next__() method returns elements from the first iterable "
                            "until it is exhausted, then from the next.",
                            &chain_methods);
  make_iterator_type<Compress>(n, "itertools.compress", compress_new, compress_next,
                               "Return data elements corresponding to true selector elements.", &compress_methods);
  make_iterator_type<Count>(n, "itertools.count", count_new, count_next,
                            "Return a count object whose .__next__() method returns consecutive values.",
                            &count_methods, count_repr);
  make_iterator_type<Cycle>(
      n, "itertools.cycle", cycle_new, cycle_next,
      "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
      &cycle_methods);
  make_iterator_type<Repeat>(n, "itertools.repeat", repeat_new, repeat_next,
                             "Create an iterator which returns the object for the specified number of times.",
                             &repeat_methods, repeat_repr);
  return !vm().error;
}

}  // namespace slotscope
