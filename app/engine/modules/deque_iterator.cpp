// The iterators over deques, forwards and backwards (CPython: Modules/_collectionsmodule.c, dequeiter_*).
#include "engine/builtins/container.hpp"
#include "engine/modules/collections_types.hpp"

namespace slotscope {

namespace {

struct DequeIterator : Object {
  Deque* deque;
  std::size_t index;
  std::uint64_t changes;
  std::int64_t left;
};
DequeIterator* as_iterator(Object* o) {
  return static_cast<DequeIterator*>(o);
}

void iterator_dealloc(Object* o) {
  release_if(as_iterator(o)->deque);
  free_object(o);
}

void iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_iterator(o)->deque) visit(as_iterator(o)->deque, context);
}

Ref<> iterator_itself(Object* o) {
  return share(o);
}

template <bool backwards>
Ref<> iterator_next(Object* o) {
  DequeIterator* iterator = as_iterator(o);
  const Deque* deque = iterator->deque;
  if (backwards && iterator->left == 0) return {};
  if (deque->changes != iterator->changes) {
    iterator->left = 0;
    return raise(vm().errors.RuntimeError, "deque mutated during iteration");
  }
  if (iterator->left == 0) return {};
  --iterator->left;
  const std::size_t index = iterator->index++;
  return share(deque->at(backwards ? deque->size - 1 - index : index));
}

template <bool backwards>
Ref<> iterator_new(Type* type, const Args& args) {
  if (!check_count(backwards ? "_deque_reverse_iterator" : "_deque_iterator", args.count, 1, 2)) return {};
  if (!is_instance(args[0], vm().module_types.deque)) {
    return raise(vm().errors.TypeError, cat("argument 1 must be collections.deque, not ", type_name_of(args[0])));
  }
  std::int64_t index = 0;
  if (args.count > 1 && !index_value(args[1], index, vm().errors.OverflowError)) return {};
  Ref<> iterator = make_deque_iterator(static_cast<Deque*>(args[0]), type);
  for (std::int64_t i = 0; i < index; ++i) {
    if (!iterator_next<backwards>(iterator.get())) {
      if (vm().error) return {};
      break;
    }
  }
  return iterator;
}

Ref<> iterator_length_hint(Object* self, const Args&) {
  return make_int(as_iterator(self)->left);
}

Ref<> iterator_reduce(Object* self, const Args&) {
  const DequeIterator* iterator = as_iterator(self);
  const Ref<> passed = make_int(static_cast<std::int64_t>(iterator->deque->size) - iterator->left);
  const Ref<Tuple> arguments = tuple_of(static_cast<Object*>(iterator->deque), passed.get());
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
}

const std::vector<NativeDef> iterator_methods = {
    {"__length_hint__", iterator_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, Arity::none(), nullptr, "Return state information for pickling."},
};

Type* make_iterator_type(const char* name, const char* module, UnarySlot next, Ref<> (*new_)(Type*, const Args&)) {
  TypeSpec spec;
  spec.name = name;
  spec.module = module;
  spec.struct_size = sizeof(DequeIterator);
  spec.flags = type_flag::has_gc;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = iterator_dealloc;
  spec.slots.traverse = iterator_traverse;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = next;
  spec.slots.new_ = new_;
  return make_module_type(spec, 12);
}

}  // namespace

Ref<> make_deque_iterator(Deque* deque, Type* type) {
  DequeIterator* iterator = allocate<DequeIterator>(type);
  retain(iterator->deque = deque);
  iterator->changes = deque->changes;
  iterator->left = static_cast<std::int64_t>(deque->size);
  track(iterator);
  return finish(iterator);
}

void make_deque_iterator_types(Dict* name_space) {
  const bool renamed = since(12);
  vm().module_types.deque_iterator =
      make_iterator_type(renamed ? "collections._deque_iterator" : "_collections._deque_iterator",
                         renamed ? "collections" : "_collections", iterator_next<false>, iterator_new<false>);
  vm().module_types.deque_reverse_iterator =
      make_iterator_type(renamed ? "collections._deque_reverse_iterator" : "_collections._deque_reverse_iterator",
                         renamed ? "collections" : "_collections", iterator_next<true>, iterator_new<true>);
  dict_set(name_space, "_deque_iterator", vm().module_types.deque_iterator);
  dict_set(name_space, "_deque_reverse_iterator", vm().module_types.deque_reverse_iterator);
}

}  // namespace slotscope
