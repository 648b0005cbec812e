// itertools: product, permutations, combinations (CPython: Modules/itertoolsmodule.c), and the module itself.
#include "engine/layout/sizes.hpp"
#include "engine/modules/itertools.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {
namespace {

/// What all four need: pools of values, and positions in them that the next step moves.
struct Selection : Object {
  Object* pools;  ///< product: a tuple of tuples; the others: the one pool
  std::vector<std::size_t>* indices;
  std::vector<std::size_t>* cycles;  ///< permutations only
  std::int64_t length;               ///< of a row, as asked for
  bool started, stopped;
  template <class Visit>
  void each(Visit visit) {
    visit(pools);
  }
  void destroy() {
    note_free(&indices);
    delete indices;
    delete cycles;
  }
  void account_positions() { note_block(&indices, 8 * (indices->size() + (cycles ? cycles->size() : 0))); }
};

Ref<Selection> new_selection(Type* type, Ref<> pools, std::size_t count) {
  if (!pools) return {};
  Ref<Selection> result = new_iterator<Selection>(type);
  if (!result) return {};
  put(result->pools, std::move(pools));
  result->indices = new std::vector<std::size_t>(count);
  result->account_positions();
  return result;
}

Tuple* pool_of(Selection* s) {
  return as_tuple(s->pools);
}

/// The values at the present positions of the one pool.
Ref<> selected(Selection* s, std::size_t count) {
  Ref<Tuple> row = make_tuple(count);
  for (std::size_t i = 0; row && i < count; ++i) row->items[i] = share(pool_of(s)->items[(*s->indices)[i]]).take();
  return row && count == 0 ? Ref<>(std::move(row)) : finish_tuple(std::move(row));
}

Ref<Tuple> positions(const std::vector<std::size_t>& numbers) {
  Ref<Tuple> result = make_tuple(numbers.size());
  for (std::size_t i = 0; result && i < numbers.size(); ++i)
    result->items[i] = make_int(static_cast<std::int64_t>(numbers[i])).take();
  return result;
}

Failure invalid_state() {
  return raise(vm().errors.ValueError, "invalid arguments");
}

/// Sets positions from a state, each forced into the range that `bounds(i)` answers.
template <class Bounds>
bool set_positions(std::vector<std::size_t>& numbers, Object* state, Bounds bounds) {
  if (!is_tuple(state) || as_tuple(state)->size != numbers.size()) return invalid_state();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::int64_t number;
    if (!read_state_number(as_tuple(state)->items[i], number)) return false;
    const auto [least, most] = bounds(i);
    numbers[i] = static_cast<std::size_t>(std::max(least, std::min(number, most)));
  }
  return true;
}

struct Bounds {
  std::int64_t least, most;
};

std::int64_t signed_size(const Tuple* pool) {
  return static_cast<std::int64_t>(pool->size);
}

/// What the two kinds of combinations, and permutations but for the state, are made again from.
Ref<> selection_reduce(Object* o, const Ref<Tuple>& state) {
  auto* s = as<Selection>(o);
  const Ref<> length = make_int(s->length);
  if (!s->started) return reduced(o, tuple_of(s->pools, length.get()));
  if (s->stopped) return reduced(o, tuple_of(vm().empty_tuple, length.get()));
  return reduced(o, tuple_of(s->pools, length.get()), state.get());
}

/// The object and its arrays of positions.
Ref<> selection_sizeof(Object* o, const Args&) {
  const auto* s = as<Selection>(o);
  const std::size_t positions = (s->indices ? s->indices->size() : 0) + (s->cycles ? s->cycles->size() : 0);
  return make_int(native_size_of(o) + 8 * static_cast<std::int64_t>(positions));
}
constexpr NativeDef sizeof_row = {"__sizeof__", selection_sizeof, Arity::none(), nullptr,
                                  "Returns size in memory, in bytes."};

// ---- product ----

Ref<> product_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"repeat", nullptr};
  Object* repeat_object = nullptr;
  const Args only_keywords{args.values + args.count, 0, args.names};
  std::int64_t repeat = 1;
  if (!read_arguments("product", only_keywords, keywords, {.required = 0, .positional = 0}, {&repeat_object}))
    return {};
  if (repeat_object && !index_value(repeat_object, repeat)) {
    if (catch_exception(vm().errors.OverflowError))
      raise(vm().errors.OverflowError, "Python int too large to convert to C ssize_t");
    return {};
  }
  if (repeat < 0) return raise(vm().errors.ValueError, "repeat argument cannot be negative");
  const std::size_t count = repeat == 0 ? 0 : args.count;
  if (count > 0 && static_cast<std::size_t>(repeat) > (std::size_t{1} << 28) / count) {
    return raise(vm().errors.OverflowError, "repeat argument too large");
  }
  const std::size_t total = count * static_cast<std::size_t>(repeat);
  Ref<Tuple> pools = make_tuple(total);
  bool empty = false;
  for (std::size_t i = 0; i < count; ++i) {
    Ref<Tuple> pool = tuple_from_iterable(args[i]);
    if (!pool) return {};
    empty = empty || pool->size == 0;
    pools->items[i] = pool.take();
  }
  for (std::size_t i = count; i < total; ++i) pools->items[i] = share(pools->items[i - count]).take();
  Ref<Selection> result = new_selection(type, total == 0 ? Ref<>(pools) : finish_tuple(pools), total);
  if (result) result->stopped = empty;
  return result;
}

Ref<> product_next(Object* o) {
  auto* s = as<Selection>(o);
  if (s->stopped) {
    s->started = true;
    return {};
  }
  Tuple* pools = pool_of(s);
  std::vector<std::size_t>& at = *s->indices;
  if (s->started) {
    std::size_t i = at.size();
    while (i > 0 && ++at[i - 1] == as_tuple(pools->items[i - 1])->size) at[--i] = 0;
    if (i == 0) {
      s->stopped = true;
      return {};
    }
  }
  s->started = true;
  Ref<Tuple> row = make_tuple(at.size());
  for (std::size_t i = 0; row && i < at.size(); ++i)
    row->items[i] = share(as_tuple(pools->items[i])->items[at[i]]).take();
  return at.empty() ? Ref<>(std::move(row)) : finish_tuple(std::move(row));
}

Ref<> product_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* s = as<Selection>(o);
  if (!s->started) return reduced(o, share(pool_of(s)));
  if (s->stopped) return reduced(o, tuple_of(vm().empty_tuple));
  return reduced(o, share(pool_of(s)), positions(*s->indices).get());
}

Ref<> product_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  auto* s = as<Selection>(o);
  for (Object* pool : *pool_of(s)) {
    if (as_tuple(pool)->size > 0) continue;
    s->stopped = true;
    return none();
  }
  const auto bounds = [&](std::size_t i) { return Bounds{0, signed_size(as_tuple(pool_of(s)->items[i])) - 1}; };
  if (!set_positions(*s->indices, args[0], bounds)) return {};
  s->started = true;
  return none();
}

const std::vector<NativeDef> product_methods = {reduce_row(product_reduce), setstate_row(product_setstate), sizeof_row};

// ---- combinations ----

Ref<> combinations_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  return selection_reduce(o, positions(*as<Selection>(o)->indices));
}

Ref<> combinations_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  auto* s = as<Selection>(o);
  const std::int64_t slack = signed_size(pool_of(s)) - s->length;
  const auto bounds = [&](std::size_t i) { return Bounds{0, static_cast<std::int64_t>(i) + slack}; };
  if (!set_positions(*s->indices, args[0], bounds)) return {};
  s->started = true;
  return none();
}

const std::vector<NativeDef> combinations_methods = {reduce_row(combinations_reduce),
                                                     setstate_row(combinations_setstate), sizeof_row};

/// Whether there may be so many indices; false with MemoryError pending.
bool may_hold(std::int64_t count) {
  constexpr std::size_t index_bytes = 8;
  return may_allocate(static_cast<std::size_t>(std::min<std::int64_t>(count, INT64_MAX / index_bytes)) * index_bytes);
}

/// (iterable, r) of the two kinds of combinations.
bool read_combination(const char* name, const Args& args, Ref<Tuple>& pool, std::int64_t& count) {
  static const char* const keywords[] = {"iterable", "r", nullptr};
  Object *iterable = nullptr, *count_object = nullptr;
  if (!read_arguments(name, args, keywords, {.required = 2}, {&iterable, &count_object})) return false;
  if (!index_value(count_object, count)) return false;
  pool = tuple_from_iterable(iterable);
  if (!pool) return false;
  if (count < 0) return raise(vm().errors.ValueError, "r must be non-negative");
  return may_hold(count);
}

Ref<> combinations_new(Type* type, const Args& args) {
  Ref<Tuple> pool;
  std::int64_t count;
  if (!read_combination("combinations", args, pool, count)) return {};
  const bool stopped = static_cast<std::size_t>(count) > pool->size;
  Ref<Selection> result = new_selection(type, pool, stopped ? 0 : static_cast<std::size_t>(count));
  if (!result) return {};
  for (std::size_t i = 0; i < result->indices->size(); ++i) (*result->indices)[i] = i;
  result->stopped = stopped;
  result->length = count;
  return result;
}

Ref<> combinations_next(Object* o) {
  auto* s = as<Selection>(o);
  if (s->stopped) return {};
  std::vector<std::size_t>& at = *s->indices;
  const std::size_t size = pool_of(s)->size, count = at.size();
  if (s->started) {
    std::size_t i = count;
    while (i > 0 && at[i - 1] == i - 1 + size - count) --i;
    if (i == 0) {
      s->stopped = true;
      return {};
    }
    ++at[i - 1];
    for (; i < count; ++i) at[i] = at[i - 1] + 1;
  }
  s->started = true;
  return selected(s, count);
}

Ref<> replacement_new(Type* type, const Args& args) {
  Ref<Tuple> pool;
  std::int64_t count;
  if (!read_combination("combinations_with_replacement", args, pool, count)) return {};
  const bool stopped = pool->size == 0 && count > 0;
  if (count > std::int64_t{1} << 40) return raise_no_arguments(vm().errors.MemoryError);
  if (!may_allocate(static_cast<std::size_t>(count) * sizeof(std::size_t))) return {};
  Ref<Selection> result = new_selection(type, pool, static_cast<std::size_t>(count));
  if (!result) return {};
  result->stopped = stopped;
  result->length = count;
  return result;
}

Ref<> replacement_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  auto* s = as<Selection>(o);
  const auto bounds = [&](std::size_t) { return Bounds{0, signed_size(pool_of(s)) - 1}; };
  if (!set_positions(*s->indices, args[0], bounds)) return {};
  s->started = true;
  return none();
}

const std::vector<NativeDef> replacement_methods = {reduce_row(combinations_reduce), setstate_row(replacement_setstate),
                                                    sizeof_row};

Ref<> replacement_next(Object* o) {
  auto* s = as<Selection>(o);
  if (s->stopped) return {};
  std::vector<std::size_t>& at = *s->indices;
  if (s->started) {
    std::size_t i = at.size();
    while (i > 0 && at[i - 1] == pool_of(s)->size - 1) --i;
    if (i == 0) {
      s->stopped = true;
      return {};
    }
    const std::size_t next = at[i - 1] + 1;
    std::fill(at.begin() + static_cast<std::ptrdiff_t>(i) - 1, at.end(), next);
  }
  s->started = true;
  return selected(s, at.size());
}

// ---- permutations ----

Ref<> permutations_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"iterable", "r", nullptr};
  Object *iterable = nullptr, *count_object = nullptr;
  if (!read_arguments("permutations", args, keywords, {.required = 1}, {&iterable, &count_object})) return {};
  const Ref<Tuple> pool = tuple_from_iterable(iterable);
  if (!pool) return {};
  std::int64_t count = static_cast<std::int64_t>(pool->size);
  if (count_object && !is_none(count_object)) {
    if (!is_int(count_object)) return raise(vm().errors.TypeError, "Expected int as r");
    if (!index_value(count_object, count)) return {};
    if (count < 0) return raise(vm().errors.ValueError, "r must be non-negative");
    if (!may_hold(count)) return {};
  }
  const bool stopped = static_cast<std::size_t>(count) > pool->size;
  Ref<Selection> result = new_selection(type, pool, pool->size);
  if (!result) return {};
  for (std::size_t i = 0; i < pool->size; ++i) (*result->indices)[i] = i;
  result->cycles = new std::vector<std::size_t>(stopped ? 0 : static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < result->cycles->size(); ++i) (*result->cycles)[i] = pool->size - i;
  result->account_positions();
  result->stopped = stopped;
  result->length = count;
  return result;
}

Ref<> permutations_reduce(Object* o, const Args&) {
  if (!warn_of_pickling()) return {};
  auto* s = as<Selection>(o);
  const Ref<Tuple> indices = positions(*s->indices), cycles = positions(*s->cycles);
  return selection_reduce(o, tuple_of<Object*>(indices.get(), cycles.get()));
}

Ref<> permutations_setstate(Object* o, const Args& args) {
  if (!warn_of_pickling()) return {};
  const Tuple* state = read_state(args[0], 2, 2);
  if (!state) return {};
  for (std::size_t i = 0; i < 2; ++i) {
    if (!is_tuple(state->items[i])) {
      return raise(vm().errors.TypeError,
                   cat("argument ", i + 1, " must be tuple, not ", type_name_of(state->items[i])));
    }
  }
  auto* s = as<Selection>(o);
  if (as_tuple(state->items[0])->size != s->indices->size() || as_tuple(state->items[1])->size != s->cycles->size())
    return invalid_state();
  const std::int64_t size = signed_size(pool_of(s));
  if (!set_positions(*s->indices, state->items[0],
                     [&](std::size_t) {
                       return Bounds{0, size - 1};
                     }) ||
      !set_positions(*s->cycles, state->items[1], [&](std::size_t i) {
        return Bounds{1, size - static_cast<std::int64_t>(i)};
      }))
    return {};
  s->started = true;
  return none();
}

const std::vector<NativeDef> permutations_methods = {reduce_row(permutations_reduce),
                                                     setstate_row(permutations_setstate), sizeof_row};

/// Moves to the next arrangement; false after the last.
bool next_permutation(std::vector<std::size_t>& indices, std::vector<std::size_t>& cycles) {
  const std::size_t size = indices.size();
  for (std::size_t i = cycles.size(); i-- > 0;) {
    if (--cycles[i] == 0) {
      const auto place = indices.begin() + static_cast<std::ptrdiff_t>(i);
      std::rotate(place, place + 1, indices.end());
      cycles[i] = size - i;
    } else {
      std::swap(indices[i], indices[size - cycles[i]]);
      return true;
    }
  }
  return false;
}

Ref<> permutations_next(Object* o) {
  auto* s = as<Selection>(o);
  if (s->stopped) return {};
  if (s->started && !next_permutation(*s->indices, *s->cycles)) {
    s->stopped = true;
    return {};
  }
  s->started = true;
  return selected(s, s->cycles->size());
}

}  // namespace

bool add_combinatoric_iterators(Dict* n) {
  make_iterator_type<Selection>(n, "itertools.product", product_new, product_next,
                                "Cartesian product of input iterables.", &product_methods);
  make_iterator_type<Selection>(n, "itertools.combinations", combinations_new, combinations_next,
                                "Return successive r-length combinations of elements in the iterable.",
                                &combinations_methods);
  make_iterator_type<Selection>(n, "itertools.combinations_with_replacement", replacement_new, replacement_next,
                                "Return successive r-length combinations of elements in the iterable allowing "
                                "individual elements to have successive repeats.",
                                &replacement_methods);
  make_iterator_type<Selection>(n, "itertools.permutations", permutations_new, permutations_next,
                                "Return successive r-length permutations of elements in the iterable.",
                                &permutations_methods);
  return !vm().error;
}

bool fill_itertools(Dict* name_space) {
  return add_stream_iterators(name_space) && add_filtering_iterators(name_space) &&
         add_grouping_iterators(name_space) && add_tee(name_space) && add_combinatoric_iterators(name_space);
}

}  // namespace slotscope
