// enumerate, zip, map and filter: iterators that work on other iterators.
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/objects/iterators.hpp"

namespace slotscope {

namespace {

const char* const reduce_doc = "Return state information for pickling.";

Ref<> iterator_itself(Object* o) {
  return share(o);
}

/// An instance of the built-in type or of a subclass of it.
template <class Iterator>
Iterator* new_iterator(Type* type, Type* built_in) {
  if (type == built_in) return allocate<Iterator>(type);
  return static_cast<Iterator*>(allocate_instance(type).take());
}

/// Whether a class takes the arguments of the built-in type as they are: up to 3.10 any subclass, later only one with
/// __init__.
bool checks_keywords(Type* type, Type* built_in) {
  return type == built_in || (since(11) && type->slots.init == built_in->slots.init);
}

/// The tuple in which enumerate and zip hand out their results lives as long as they do.
const void* result_tuple(const Object* o) {
  return reinterpret_cast<const char*>(o) + 8;
}

void account_result_tuple(const Object* o, std::size_t length) {
  if (length == 0) return;
  const ModelLayout& tuple = vm().types.tuple->model;
  note_block(result_tuple(o), static_cast<std::size_t>(tuple.preheader + tuple.basicsize) + 8 * length);
}

// ---- enumerate ----

struct Enumerate : Object {
  Object* iterator;
  Object* number;  ///< the next number once it is too large for `next`, or null
  std::int64_t next;
};
Enumerate* as_enumerate(Object* o) {
  return static_cast<Enumerate*>(o);
}

void enumerate_dealloc(Object* o) {
  release_if(as_enumerate(o)->iterator);
  release_if(as_enumerate(o)->number);
  note_free(result_tuple(o));
  free_object(o);
}

void enumerate_traverse(Object* o, Visitor visit, void* context) {
  if (as_enumerate(o)->iterator) visit(as_enumerate(o)->iterator, context);
  if (as_enumerate(o)->number) visit(as_enumerate(o)->number, context);
}

/// From 3.11 on enumerate() reads its arguments without the general machinery, and says so (CPython:
/// enumerate_vectorcall).
bool read_enumerate_arguments(const Args& args, Object** iterable, Object** start) {
  const std::size_t given = args.count + args.keyword_count();
  if (given == 0) return raise(vm().errors.TypeError, "enumerate() missing required argument 'iterable'");
  if (given > 2) return raise(vm().errors.TypeError, cat("enumerate() takes at most 2 arguments (", given, " given)"));
  Object** const places[] = {iterable, start};
  static const char* const names[] = {"iterable", "start"};
  for (std::size_t i = 0; i < args.count; ++i) *places[i] = args[i];
  bool swapped = false;
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    const std::size_t position = args.count + i;
    std::size_t wanted = swapped ? 0 : position;
    if (given == 2 && args.count == 0 && i == 0 && str_equal(args.keyword_name(i), names[1])) {
      swapped = true;
      wanted = 1;
    }
    if (!str_equal(args.keyword_name(i), names[wanted])) {
      return raise(vm().errors.TypeError,
                   cat("'", to_utf8(args.keyword_name(i)), "' is an invalid keyword argument for enumerate()"));
    }
    *places[wanted] = args.keyword_value(i);
  }
  return true;
}

Ref<> enumerate_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"iterable", "start", nullptr};
  Object *iterable = nullptr, *start = nullptr;
  if (since(11) && type == vm().types.enumerate) {
    if (!read_enumerate_arguments(args, &iterable, &start)) return {};
  } else if (!read_arguments("enumerate", args, keywords, {.required = 1}, {&iterable, &start})) {
    return {};
  }
  Ref<> first = start ? to_index(start) : make_int(0);
  if (!first) return {};
  Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  Enumerate* result = new_iterator<Enumerate>(type, vm().types.enumerate);
  if (!result) return {};
  result->iterator = iterator.take();
  if (const auto number = int_value(first.get()); number && *number != INT64_MAX) {
    result->next = *number;
  } else {
    result->number = first.take();
  }
  account_result_tuple(result, 2);
  track(result);
  return finish(result);
}

Ref<> take_number(Enumerate* self) {
  if (!self->number) {
    Ref<> number = make_int_by_digits(self->next);
    if (++self->next == INT64_MAX) self->number = make_int(INT64_MAX).take();
    return number;
  }
  const Ref<> one = make_int(1);
  Ref<> following = int_add(self->number, one.get());
  return adopt(std::exchange(self->number, following.take()));
}

Ref<> enumerate_next(Object* o) {
  Enumerate* self = as_enumerate(o);
  Ref<> item = self->iterator->type->slots.iternext(self->iterator);
  if (!item) return {};
  Ref<Tuple> pair = make_tuple(2);
  pair->items[0] = take_number(self).take();
  pair->items[1] = item.take();
  return finish_tuple(std::move(pair));
}

Ref<> enumerate_reduce(Object* self, const Args&) {
  const Enumerate* iterator = as_enumerate(self);
  const Ref<> number = iterator->number ? share(iterator->number) : make_int(iterator->next);
  const Ref<Tuple> arguments = tuple_of(iterator->iterator, number.get());
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
}

const std::vector<NativeDef> enumerate_methods = {
    {"__reduce__", enumerate_reduce, Arity::none(), nullptr, reduce_doc},
    class_getitem_def,
};

// ---- zip and map ----

/// Several iterators walked in step; map has a function as well.
struct Parallel : Object {
  Object* function;
  Tuple* iterators;
  bool strict;
};
Parallel* as_parallel(Object* o) {
  return static_cast<Parallel*>(o);
}

void parallel_dealloc(Object* o) {
  release_if(as_parallel(o)->iterators);
  release_if(as_parallel(o)->function);
  note_free(result_tuple(o));
  free_object(o);
}

void parallel_traverse(Object* o, Visitor visit, void* context) {
  if (as_parallel(o)->iterators) visit(as_parallel(o)->iterators, context);
  if (as_parallel(o)->function) visit(as_parallel(o)->function, context);
}

Ref<Tuple> iterators_over(const Args& args, std::size_t first) {
  Ref<Tuple> iterators = make_tuple(args.count - first);
  for (std::size_t i = first; i < args.count; ++i) {
    Ref<> iterator = get_iterator(args[i]);
    if (!iterator) return {};
    iterators->items[i - first] = iterator.take();
  }
  return finish_tuple(std::move(iterators)).cast<Tuple>();
}

Ref<> new_parallel(Type* type, Type* built_in, Object* function, Ref<Tuple> iterators, bool strict) {
  if (!iterators) return {};
  Parallel* result = new_iterator<Parallel>(type, built_in);
  if (!result) return {};
  retain_if(result->function = function);
  result->iterators = iterators.take();
  result->strict = strict;
  if (!function) account_result_tuple(result, result->iterators->size);
  track(result);
  return finish(result);
}

/// Reads `strict`, the only keyword zip() and map() know in the versions that have it.
bool read_strict(std::string_view function, const Args& args, bool& strict) {
  static const char* const keywords[] = {"strict", nullptr};
  if (args.keyword_count() == 0) return true;
  Object* value = nullptr;
  if (!read_arguments(function, Args{args.values + args.count, 0, args.names}, keywords, {.required = 0}, {&value}))
    return false;
  const Tri truth = is_true(value);
  strict = truth == Tri::True;
  return truth != Tri::Error;
}

std::string_view short_name(Object* parallel) {
  return is_instance(parallel, vm().types.map) ? "map" : "zip";
}

/// "zip() argument 3 is shorter than arguments 1-2"
Ref<> raise_uneven(Object* o, std::size_t number, const char* relation) {
  const std::string others = number == 2 ? "argument 1" : cat("arguments 1-", number - 1);
  return raise(vm().errors.ValueError, cat(short_name(o), "() argument ", number, " is ", relation, " than ", others));
}

/// One iterator ended before the first item of this round or in the middle of it (CPython: zip_next, check).
Ref<> finish_round(Parallel* self, std::size_t ended) {
  if (!self->strict) return {};  // with the iterator's own StopIteration, if it raised one
  if (vm().error && !catch_exception(vm().errors.StopIteration)) return {};
  if (ended > 0) return raise_uneven(self, ended + 1, "shorter");
  for (std::size_t i = 1; i < self->iterators->size; ++i) {
    Object* iterator = self->iterators->items[i];
    const Ref<> item = iterator->type->slots.iternext(iterator);
    if (item) return raise_uneven(self, i + 1, "longer");
    if (vm().error && !catch_exception(vm().errors.StopIteration)) return {};
  }
  return {};
}

Ref<> zip_new(Type* type, const Args& args) {
  bool strict = false;
  if (since(10)) {
    if (!read_strict("zip", args, strict)) return {};
  } else if (type == vm().types.zip && !no_keywords("zip", args)) {
    return {};
  }
  return new_parallel(type, vm().types.zip, nullptr, iterators_over(args, 0), strict);
}

Ref<> zip_next(Object* o) {
  Parallel* self = as_parallel(o);
  const std::size_t count = self->iterators->size;
  if (count == 0) return {};
  Ref<Tuple> round = make_tuple(count);
  for (std::size_t i = 0; i < count; ++i) {
    Object* iterator = self->iterators->items[i];
    Ref<> item = iterator->type->slots.iternext(iterator);
    if (!item) return finish_round(self, i);
    round->items[i] = item.take();
  }
  return finish_tuple(std::move(round));
}

Ref<> zip_reduce(Object* self, const Args&) {
  const Parallel* zip = as_parallel(self);
  if (zip->strict) return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(zip->iterators), vm().true_);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(zip->iterators));
}

Ref<> set_strict_state(Object* self, const Args& args) {
  const Tri truth = is_true(args[0]);
  if (truth == Tri::Error) return {};
  as_parallel(self)->strict = truth == Tri::True;
  return none();
}

Ref<> map_new(Type* type, const Args& args) {
  bool strict = false;
  if (since(14)) {
    if (!read_strict("map", args, strict)) return {};
  } else if (checks_keywords(type, vm().types.map) && !no_keywords("map", args)) {
    return {};
  }
  if (args.count < 2) return raise(vm().errors.TypeError, "map() must have at least two arguments.");
  return new_parallel(type, vm().types.map, args[0], iterators_over(args, 1), strict);
}

Ref<> map_next(Object* o) {
  Parallel* self = as_parallel(o);
  const std::size_t count = self->iterators->size;
  Object* small[8] = {};
  std::vector<Object*> large(count > 8 ? count : 0);
  Object** const items = count > 8 ? large.data() : small;
  std::size_t filled = 0;
  Ref<> result;
  for (; filled < count; ++filled) {
    Object* iterator = self->iterators->items[filled];
    items[filled] = iterator->type->slots.iternext(iterator).take();
    if (!items[filled]) break;
  }
  if (filled == count) {
    const Ref<> function = share(self->function);
    result = call(function.get(), Args{items, count, nullptr});
  } else {
    result = finish_round(self, filled);
  }
  while (filled > 0) release(items[--filled]);
  return result;
}

Ref<> map_reduce(Object* self, const Args&) {
  const Parallel* map = as_parallel(self);
  std::vector<Object*> parts{map->function};
  parts.insert(parts.end(), map->iterators->begin(), map->iterators->end());
  const Ref<Tuple> arguments = make_tuple_of(parts.data(), parts.size());
  if (map->strict) return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()), vm().true_);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
}

const std::vector<NativeDef> zip_methods = {
    {"__reduce__", zip_reduce, Arity::none(), nullptr, reduce_doc},
    {.name = "__setstate__",
     .function = set_strict_state,
     .arity = Arity::one(),
     .doc = "Set state information for unpickling.",
     .since = 10},
};
const std::vector<NativeDef> map_methods = {
    {"__reduce__", map_reduce, Arity::none(), nullptr, reduce_doc},
    {.name = "__setstate__",
     .function = set_strict_state,
     .arity = Arity::one(),
     .doc = "Set state information for unpickling.",
     .since = 14},
};

// ---- filter ----

struct Filter : Object {
  Object* function;
  Object* iterator;
};
Filter* as_filter(Object* o) {
  return static_cast<Filter*>(o);
}

void filter_dealloc(Object* o) {
  release_if(as_filter(o)->function);
  release_if(as_filter(o)->iterator);
  free_object(o);
}

void filter_traverse(Object* o, Visitor visit, void* context) {
  if (as_filter(o)->function) visit(as_filter(o)->function, context);
  if (as_filter(o)->iterator) visit(as_filter(o)->iterator, context);
}

Ref<> filter_new(Type* type, const Args& args) {
  if (checks_keywords(type, vm().types.filter) && !no_keywords("filter", args)) return {};
  if (!check_count("filter", args.count, 2, 2)) return {};
  Ref<> iterator = get_iterator(args[1]);
  if (!iterator) return {};
  Filter* result = new_iterator<Filter>(type, vm().types.filter);
  if (!result) return {};
  retain(result->function = args[0]);
  result->iterator = iterator.take();
  track(result);
  return finish(result);
}

Ref<> filter_next(Object* o) {
  Filter* self = as_filter(o);
  const bool by_truth = is_none(self->function) || self->function == vm().types.boolean;
  for (std::size_t turns = 1;; ++turns) {
    Ref<> item = self->iterator->type->slots.iternext(self->iterator);
    if (!item) return {};
    Tri wanted;
    if (by_truth) {
      wanted = is_true(item.get());
    } else {
      const Ref<> answer = call(self->function, item.get());
      wanted = answer ? is_true(answer.get()) : Tri::Error;
    }
    if (wanted == Tri::True) return item;
    if (wanted == Tri::Error || (turns % 4096 == 0 && !keep_going())) return {};
  }
}

Ref<> filter_reduce(Object* self, const Args&) {
  const Ref<Tuple> arguments = tuple_of(as_filter(self)->function, as_filter(self)->iterator);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
}

const std::vector<NativeDef> filter_methods = {
    {"__reduce__", filter_reduce, Arity::none(), nullptr, reduce_doc},
};

const char* zip_doc() {
  if (since(13)) {
    return "The zip object yields n-length tuples, where n is the number of iterables\n"
           "passed as positional arguments to zip().  The i-th element in every tuple\n"
           "comes from the i-th iterable argument to zip().  This continues until the\n"
           "shortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the "
           "others,\n"
           "raise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), "
           "('c', 2, 2)]";
  }
  if (since(10)) {
    return "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n"
           "   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n"
           "The zip object yields n-length tuples, where n is the number of iterables\n"
           "passed as positional arguments to zip().  The i-th element in every tuple\n"
           "comes from the i-th iterable argument to zip().  This continues until the\n"
           "shortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the "
           "others,\n"
           "raise a ValueError.";
  }
  return "zip(*iterables) --> A zip object yielding tuples until an input is exhausted.\n\n"
         "   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\n"
         "The zip object yields n-length tuples, where n is the number of iterables\n"
         "passed as positional arguments to zip().  The i-th element in every tuple\n"
         "comes from the i-th iterable argument to zip().  This continues until the\n"
         "shortest argument is exhausted.";
}

const char* map_doc() {
  if (since(14)) {
    return "Make an iterator that computes the function using arguments from\n"
           "each of the iterables.  Stops when the shortest iterable is exhausted.\n\n"
           "If strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.";
  }
  return since(13) ? "Make an iterator that computes the function using arguments from\n"
                     "each of the iterables.  Stops when the shortest iterable is exhausted."
                   : "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using "
                     "arguments from\n"
                     "each of the iterables.  Stops when the shortest iterable is exhausted.";
}

const char* filter_doc() {
  return since(13) ? "Return an iterator yielding those items of iterable for which function(item)\n"
                     "is true. If function is None, return the items that are true."
                   : "filter(function or None, iterable) --> filter object\n\n"
                     "Return an iterator yielding those items of iterable for which function(item)\n"
                     "is true. If function is None, return the items that are true.";
}

TypeSpec pipeline_spec(const char* name, std::size_t struct_size, const std::vector<NativeDef>& methods,
                       UnarySlot next) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = struct_size;
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.methods = &methods;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = next;
  return spec;
}

void set_up_parallel_type(TypeSpec spec, const char* doc, Ref<> (*new_)(Type*, const Args&), Type* type) {
  spec.doc = doc;
  spec.slots.dealloc = parallel_dealloc;
  spec.slots.traverse = parallel_traverse;
  spec.slots.new_ = new_;
  make_type(spec, type);
}

}  // namespace

void set_up_iterator_types() {
  set_up_reversed_type();
  TypeSpec enumerate = pipeline_spec("enumerate", sizeof(Enumerate), enumerate_methods, enumerate_next);
  enumerate.doc =
      "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\n"
      "The enumerate object yields pairs containing a count (from start, which\n"
      "defaults to zero) and a value yielded by the iterable argument.\n\n"
      "enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...";
  enumerate.slots.dealloc = enumerate_dealloc;
  enumerate.slots.traverse = enumerate_traverse;
  enumerate.slots.new_ = enumerate_new;
  make_type(enumerate, vm().types.enumerate);

  set_up_parallel_type(pipeline_spec("zip", sizeof(Parallel), zip_methods, zip_next), zip_doc(), zip_new,
                       vm().types.zip);
  set_up_parallel_type(pipeline_spec("map", sizeof(Parallel), map_methods, map_next), map_doc(), map_new,
                       vm().types.map);

  TypeSpec filter = pipeline_spec("filter", sizeof(Filter), filter_methods, filter_next);
  filter.doc = filter_doc();
  filter.slots.dealloc = filter_dealloc;
  filter.slots.traverse = filter_traverse;
  filter.slots.new_ = filter_new;
  make_type(filter, vm().types.filter);
}

}  // namespace slotscope
