// Built-in functions over iterables: len, iter, next, all, any, sum, min, max, sorted.
#include <cmath>

#include "engine/builtins/functions.hpp"
#include "engine/builtins/native.hpp"
#include "engine/machine/generator.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Ref<> builtin_len(Object*, const Args& args) {
  std::int64_t size;
  return length(args[0], size) ? make_int(size) : Ref<>();
}

Ref<> builtin_iter(Object*, const Args& args) {
  if (args.count == 1) return get_iterator(args[0]);
  if (!is_callable(args[0]))
    return raise(vm().errors.TypeError, vm().version == 12 ? "iter(object, sentinel): object must be callable"
                                                           : "iter(v, w): v must be callable");
  return make_callable_iterator(args[0], args[1]);
}

Ref<> builtin_next(Object*, const Args& args) {
  Object* iterator = args[0];
  if (!is_iterator(iterator))
    return raise(vm().errors.TypeError, cat("'", type_name_of(iterator), "' object is not an iterator"));
  Ref<> value = iterator->type->slots.iternext(iterator);
  if (value) return value;
  if (args.count > 1) {
    if (vm().error && !catch_exception(vm().errors.StopIteration)) return {};
    return share(args[1]);
  }
  if (!vm().error) return raise_no_arguments(vm().errors.StopIteration);
  return {};
}

/// Whether some value has the given truth.
Ref<> any_with_truth(Object* iterable, Tri wanted, bool found) {
  Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  while (Ref<> value = next_value(iterator.get())) {
    const Tri truth = is_true(value.get());
    if (truth == Tri::Error) return {};
    if (truth == wanted) return make_bool(found);
  }
  return vm().error ? Ref<>() : make_bool(!found);
}

Ref<> builtin_all(Object*, const Args& args) {
  return any_with_truth(args[0], Tri::False, false);
}
Ref<> builtin_any(Object*, const Args& args) {
  return any_with_truth(args[0], Tri::True, true);
}

/// A running float sum; from 3.12 with Neumaier's compensation (CPython: cs_add).
struct FloatSum {
  double high, low = 0;
  bool compensated;
  void add(double x) {
    if (!compensated) {
      high += x;
      return;
    }
    const double total = high + x;
    low += std::abs(high) >= std::abs(x) ? (high - total) + x : (x - total) + high;
    high = total;
  }
  double value() const { return compensated && low != 0 && std::isfinite(low) ? high + low : high; }
};

Ref<> builtin_sum(Object*, const Args& args) {
  static const char* const keywords[] = {"iterable", "start", nullptr};
  Object *iterable, *start = nullptr;
  if (!read_arguments("sum", args, keywords, {.required = 1, .positional_only = 1}, {&iterable, &start})) return {};
  Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  Ref<> total = start ? share(start) : make_int(0);
  if (start) {
    if (is_str(start)) return raise(vm().errors.TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (is_bytes(start)) return raise(vm().errors.TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (start->type == vm().types.bytearray)
      return raise(vm().errors.TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  }
  Ref<> value;
  if (is_exact_int(total.get()) && is_small_int(total.get())) {
    std::int64_t running = as_int(total.get())->small;
    while ((value = next_value(iterator.get()))) {
      std::int64_t next;
      if (!(is_exact_int(value.get()) || is_bool(value.get())) || as_int(value.get())->is_big() ||
          __builtin_add_overflow(running, as_int(value.get())->small, &next))
        break;
      running = next;
    }
    total = make_int(running);
    if (!value) return vm().error ? Ref<>() : total;
    total = binary_operation(BinaryOp::Add, total.get(), value.get());
    if (!total) return {};
  }
  if (is_exact_float(total.get())) {
    FloatSum running{static_cast<Float*>(total.get())->value, 0, since(12)};
    while ((value = next_value(iterator.get()))) {
      if (is_exact_float(value.get()))
        running.add(static_cast<Float*>(value.get())->value);
      else if (is_exact_int(value.get()) && is_small_int(value.get())) {
        if (since(14))
          running.add(static_cast<double>(as_int(value.get())->small));
        else
          running.high += static_cast<double>(as_int(value.get())->small);
      } else
        break;
    }
    total = make_float(running.value());
    if (!value) return vm().error ? Ref<>() : total;
    total = binary_operation(BinaryOp::Add, total.get(), value.get());
    if (!total) return {};
  }
  while ((value = next_value(iterator.get()))) {
    total = binary_operation(BinaryOp::Add, total.get(), value.get());
    if (!total) return {};
  }
  return vm().error ? Ref<>() : total;
}

Ref<> extreme(const char* name, const Args& args, CompareOp op) {
  Interpreter& in = vm();
  Object *key = nullptr, *fallback = nullptr;
  if (args.keyword_count() > 2) return raise_too_many_keywords(name, args, 2), Ref<>();
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    const std::string keyword = to_utf8(args.keyword_name(i));
    if (keyword == "key")
      key = args.keyword_value(i);
    else if (keyword == "default")
      fallback = args.keyword_value(i);
    else
      return raise_unexpected_keyword(name, keyword, {"key", "default"}), Ref<>();
  }
  if (args.count == 0)
    return raise(in.errors.TypeError,
                 cat(name, since(9) ? " expected at least 1 argument, got 0" : " expected 1 argument, got 0"));
  if (args.count > 1 && fallback)
    return raise(in.errors.TypeError,
                 cat("Cannot specify a default for ", name, "() with multiple positional arguments"));
  if (key && is_none(key)) key = nullptr;
  Ref<> values = args.count > 1 ? Ref<>(make_tuple_of(args.values, args.count)) : share(args[0]);
  Ref<> iterator = get_iterator(values.get());
  if (!iterator) return {};
  Ref<> best, best_key;
  while (Ref<> value = next_value(iterator.get())) {
    Ref<> value_key = key ? call(key, value.get()) : value;
    if (!value_key) return {};
    if (!best) {
      best = std::move(value);
      best_key = std::move(value_key);
      continue;
    }
    const Tri better = compare_bool(value_key.get(), best_key.get(), op);
    if (better == Tri::Error) return {};
    if (better == Tri::True) {
      best = std::move(value);
      best_key = std::move(value_key);
    }
  }
  if (in.error) return {};
  if (best) return best;
  if (fallback) return share(fallback);
  return raise(in.errors.ValueError,
               since(12) ? cat(name, "() iterable argument is empty") : cat(name, "() arg is an empty sequence"));
}

Ref<> builtin_min(Object*, const Args& args) {
  return extreme("min", args, CompareOp::Lt);
}
Ref<> builtin_max(Object*, const Args& args) {
  return extreme("max", args, CompareOp::Gt);
}

Ref<> builtin_sorted(Object*, const Args& args) {
  if (args.count != 1) return raise(vm().errors.TypeError, cat("sorted expected 1 argument, got ", args.count));
  Ref<List> list = make_list();
  if (!list || !list_extend(list.get(), args[0])) return {};
  Ref<> method = get_attribute(list.get(), vm().names.sort);
  if (!method || !call(method.get(), args.rest())) return {};
  return list;
}

Ref<> builtin_aiter(Object*, const Args& args) {
  Object* o = args[0];
  if (!o->type->slots.am_aiter)
    return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object is not an async iterable"));
  return o->type->slots.am_aiter(o);
}

Ref<> builtin_anext(Object*, const Args& args) {
  Object* o = args[0];
  if (!o->type->slots.am_anext)
    return raise(vm().errors.TypeError, cat("'", type_name_of(o), "' object is not an async iterator"));
  Ref<> awaitable = o->type->slots.am_anext(o);
  return awaitable && args.count > 1 ? make_anext_awaitable(awaitable.get(), args[1]) : awaitable;
}

}  // namespace

const std::vector<NativeDef> iteration_functions = {
    {"len", builtin_len, Arity::one(), "($module, obj, /)", "Return the number of items in a container."},
    {"iter", builtin_iter, Arity::range(1, 2), nullptr, "Get an iterator from an object."},
    {"next", builtin_next, Arity::range(1, 2), nullptr, "Return the next item from the iterator."},
    {"all", builtin_all, Arity::one(), "($module, iterable, /)",
     "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."},
    {"any", builtin_any, Arity::one(), "($module, iterable, /)",
     "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."},
    {"sum", builtin_sum, Arity::any(), "($module, iterable, /, start=0)",
     "Return the sum of a 'start' value (default: 0) plus an iterable of numbers"},
    {"min", builtin_min, Arity::any(), nullptr, "Return the smallest argument."},
    {"max", builtin_max, Arity::any(), nullptr, "Return the largest argument."},
    {"sorted", builtin_sorted, Arity::any(), "($module, iterable, /, *, key=None, reverse=False)",
     "Return a new list containing all items from the iterable in ascending order."},
    {.name = "aiter",
     .function = builtin_aiter,
     .arity = Arity::one(),
     .signature = "($module, async_iterable, /)",
     .since = 10},
    {.name = "anext", .function = builtin_anext, .arity = Arity::range(1, 2), .since = 10},
};

}  // namespace slotscope
