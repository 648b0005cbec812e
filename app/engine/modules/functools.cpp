// The module _functools: reduce and cmp_to_key; partial and the cache are in files of their own.
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/modules/functools_types.hpp"
#include "engine/modules/native_modules.hpp"

namespace slotscope {

namespace {

// ---- cmp_to_key ----

/// An object compared by a comparison function instead of by its own methods; without an object: what makes such keys.
struct ComparisonKey : Object {
  Object* compare;
  Object* object;
};
ComparisonKey* as_key(Object* o) {
  return static_cast<ComparisonKey*>(o);
}

Ref<> make_key(Object* compare, Object* object) {
  ComparisonKey* key = allocate<ComparisonKey>(vm().module_types.comparison_key);
  retain(key->compare = compare);
  retain_if(key->object = object);
  track(key);
  return finish(key);
}

void key_dealloc(Object* o) {
  release_if(as_key(o)->compare);
  release_if(as_key(o)->object);
  free_object(o);
}

void key_traverse(Object* o, Visitor visit, void* context) {
  if (as_key(o)->compare) visit(as_key(o)->compare, context);
  if (as_key(o)->object) visit(as_key(o)->object, context);
}

Ref<> key_call(Object* o, const Args& args) {
  static const char* const keywords[] = {"obj", nullptr};
  Object* object = nullptr;
  if (!read_arguments("K", args, keywords, {.required = 1}, {&object})) return {};
  return make_key(as_key(o)->compare, object);
}

Ref<> key_compare(Object* a, Object* b, CompareOp op) {
  if (b->type != a->type) return raise(vm().errors.TypeError, "other argument must be K instance");
  if (!as_key(a)->object || !as_key(b)->object) return raise(vm().errors.AttributeError, "object");
  const Ref<> compare = share(as_key(a)->compare);
  const Ref<> result = call(compare.get(), as_key(a)->object, as_key(b)->object);
  const Ref<> zero = make_int(0);
  return result ? rich_compare(result.get(), zero.get(), op) : Ref<>();
}

const std::vector<TypeSpec::Member> key_members = {
    {"obj", offsetof(ComparisonKey, object), MemberDescriptor::Kind::NoneWhenUnset, "Value wrapped by a key function."},
};

Type* make_comparison_key_type() {
  TypeSpec spec;
  spec.name = "functools.KeyWrapper";
  spec.module = "functools";
  spec.struct_size = sizeof(ComparisonKey);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.members = &key_members;
  spec.slots.dealloc = key_dealloc;
  spec.slots.traverse = key_traverse;
  spec.slots.call = key_call;
  spec.slots.hash = hash_not_implemented;
  spec.slots.richcompare = key_compare;
  return make_module_type(spec, 10);
}

Ref<> cmp_to_key(Object*, const Args& args) {
  static const char* const keywords[] = {"mycmp", nullptr};
  Object* compare = nullptr;
  if (!read_arguments("cmp_to_key", args, keywords, {.required = 1}, {&compare})) return {};
  return make_key(compare, nullptr);
}

// ---- reduce ----

/// From 3.14 on the start may be given by keyword.
bool read_reduce_arguments(const Args& args, Object** function, Object** iterable, Object** initial) {
  if (since(14)) {
    static const char* const keywords[] = {"", "", "initial", nullptr};
    return read_arguments("reduce", args, keywords, {.required = 2, .positional_only = 2},
                          {function, iterable, initial});
  }
  if (!no_keywords("reduce", args) || !check_count("reduce", args.count, 2, 3)) return false;
  *function = args[0];
  *iterable = args[1];
  if (args.count == 3) *initial = args[2];
  return true;
}

Ref<> reduce(Object*, const Args& args) {
  Object *function = nullptr, *iterable = nullptr, *initial = nullptr;
  if (!read_reduce_arguments(args, &function, &iterable, &initial)) return {};
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) {
    if (!exception_matches(vm().errors.TypeError)) return {};
    clear_exception();
    return raise(vm().errors.TypeError, "reduce() arg 2 must support iteration");
  }
  Ref<> result = initial ? share(initial) : next_value(iterator.get());
  if (!result) {
    if (vm().error) return {};
    return raise(vm().errors.TypeError, since(10) ? "reduce() of empty iterable with no initial value"
                                                  : "reduce() of empty sequence with no initial value");
  }
  std::size_t turns = 0;
  while (const Ref<> item = next_value(iterator.get())) {
    result = call(function, result.get(), item.get());
    if (!result || (++turns % 4096 == 0 && !keep_going())) return {};
  }
  return vm().error ? Ref<>() : result;
}

const std::vector<NativeDef> functions = {
    {"reduce", reduce, Arity::any(), nullptr,
     "reduce(function, iterable[, initial], /) -> value\n\nApply a function of two arguments cumulatively to the items "
     "of an iterable, "
     "from left to right.\n\nThis effectively reduces the iterable to a single value.  If initial is present,\n"
     "it is placed before the items of the iterable in the calculation, and serves as\na default when the iterable is "
     "empty.\n\n"
     "For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])\ncalculates ((((1 + 2) + 3) + 4) + 5)."},
    {"cmp_to_key", cmp_to_key, Arity::any(), "($module, /, mycmp)", "Convert a cmp= function into a key= function."},
};

}  // namespace

bool fill_functools(Dict* name_space) {
  vm().module_types.comparison_key = make_comparison_key_type();
  const Ref<Str> name = name_of("_functools");
  return add_functions(name_space, functions, name.get()) && add_partial(name_space) && add_lru_cache(name_space);
}

}  // namespace slotscope
