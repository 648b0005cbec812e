// itertools.tee: several iterators over one, which share the values not all have seen yet.
#include "engine/modules/itertools.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

/// A block of values in a chain (CPython: teedataobject).
struct TeeData : Object {
  static constexpr std::size_t room = 57;
  Object* iterator;
  Object* next_block;
  std::size_t count;
  bool running;
  Object* values[room];
  template <class Visit>
  void each(Visit visit) {
    visit(iterator);
    for (std::size_t i = 0; i < count; ++i) visit(values[i]);
    visit(next_block);
  }
};

struct Tee : Object {
  Object* data;
  std::size_t index;
  Object* weak_list;
  template <class Visit>
  void each(Visit visit) {
    visit(data);
  }
};

/// A long chain of blocks is taken apart without recursion (CPython: teedataobject_safe_decref).
void data_dealloc(Object* o) {
  auto* block = as<TeeData>(o);
  release_if(block->iterator);
  for (std::size_t i = 0; i < block->count; ++i) release(block->values[i]);
  Object* next = std::exchange(block->next_block, nullptr);
  free_object(o);
  while (next && next->references == 1) {
    Object* after = std::exchange(as<TeeData>(next)->next_block, nullptr);
    release(next);
    next = after;
  }
  release_if(next);
}

void tee_dealloc(Object* o) {
  if (as<Tee>(o)->weak_list) clear_weak_references(o);
  iterator_dealloc<Tee>(o);
}

Ref<TeeData> make_data(Object* iterator) {
  Ref<TeeData> block = adopt(allocate<TeeData>(vm().module_types.tee_data));
  put(block->iterator, share(iterator));
  track(block.get());
  return finish(block.take());
}

Ref<> data_value(TeeData* block, std::size_t index) {
  if (index < block->count) return share(block->values[index]);
  if (block->running) return raise(vm().errors.RuntimeError, "cannot re-enter the tee iterator");
  block->running = true;
  Ref<> value = next_value(block->iterator);
  block->running = false;
  if (!value) return {};
  block->values[block->count++] = share(value.get()).take();
  return value;
}

Ref<> make_tee(Object* data, std::size_t index) {
  Ref<Tee> tee = adopt(allocate<Tee>(vm().module_types.tee));
  put(tee->data, share(data));
  tee->index = index;
  track(tee.get());
  return finish<Object>(tee.take());
}

Ref<> tee_from_iterable(Object* iterable) {
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  if (iterator->type == vm().module_types.tee)
    return make_tee(as<Tee>(iterator.get())->data, as<Tee>(iterator.get())->index);
  return make_tee(make_data(iterator.get()).get(), 0);
}

Ref<> tee_next(Object* o) {
  auto* tee = as<Tee>(o);
  if (tee->index >= TeeData::room) {
    auto* block = as<TeeData>(tee->data);
    if (!block->next_block) put(block->next_block, make_data(block->iterator));
    assign(tee->data, share(block->next_block));
    tee->index = 0;
  }
  const Ref<> block = share(tee->data);
  Ref<> value = data_value(as<TeeData>(block.get()), tee->index);
  if (value) ++tee->index;
  return value;
}

Ref<> tee_new(Type*, const Args& args) {
  if (!no_keywords("_tee", args) || !check_count("_tee", args.count, 1, 1)) return {};
  return tee_from_iterable(args[0]);
}

Ref<> tee_copy(Object* self, const Args&) {
  return make_tee(as<Tee>(self)->data, as<Tee>(self)->index);
}

const std::vector<NativeDef> tee_methods = {
    {"__copy__", tee_copy, Arity::none(), nullptr, "Returns an independent iterator."},
};

Ref<> tee(Object*, const Args& args) {
  std::int64_t count = 2;
  if (args.count > 1 && !index_value(args[1], count)) return {};
  if (count < 0) return raise(vm().errors.ValueError, "n must be >= 0");
  Ref<Tuple> result = make_tuple(static_cast<std::size_t>(count));
  if (!result || count == 0) return result;
  const Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  Ref<> first = tee_from_iterable(iterator.get());
  if (!first) return {};
  // Up to 3.12 a tee iterator given to tee() becomes the first of the answer itself.
  if (!since(13) && iterator->type == vm().module_types.tee) first = iterator;
  for (std::int64_t i = 1; i < count; ++i) {
    result->items[i] = make_tee(as<Tee>(first.get())->data, as<Tee>(first.get())->index).take();
  }
  result->items[0] = first.take();
  return finish_tuple(std::move(result));
}

const std::vector<NativeDef> functions = {
    {"tee", tee, Arity::range(1, 2), "($module, iterable, n=2, /)", "Returns a tuple of n independent iterators."},
};

}  // namespace

bool add_tee(Dict* n) {
  vm().module_types.tee_data = make_iterator_type<TeeData>(n, "itertools._tee_dataobject", nullptr, nullptr,
                                                           "Data container common to multiple tee objects.");
  vm().module_types.tee_data->slots.dealloc = data_dealloc;
  vm().module_types.tee_data->slots.iter = nullptr;
  TypeSpec spec;
  spec.name = "itertools._tee";
  spec.struct_size = sizeof(Tee);
  spec.flags = type_flag::has_gc;
  spec.methods = &tee_methods;
  spec.doc = "Iterator wrapped to make it copyable.";
  spec.module = "itertools";
  spec.weakref_offset = sizeof(Tee) - sizeof(Object*);
  spec.slots.dealloc = tee_dealloc;
  spec.slots.traverse = iterator_traverse<Tee>;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = tee_next;
  spec.slots.new_ = tee_new;
  vm().module_types.tee = make_type(spec);
  add_module_type(n, vm().module_types.tee);
  const Ref<Str> name = name_of("itertools");
  return add_functions(n, functions, name.get());
}

}  // namespace slotscope
