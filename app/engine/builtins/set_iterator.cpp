// The iterator over sets (CPython: setiter_*).
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/set_table.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/number.hpp"

namespace slotscope {

namespace {

SetIterator* as_iterator(Object* o) {
  return static_cast<SetIterator*>(o);
}

void iterator_dealloc(Object* o) {
  release_if(as_iterator(o)->set);
  free_object(o);
}

void iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_iterator(o)->set) visit(as_iterator(o)->set, context);
}

Ref<> iterator_next(Object* o) {
  SetIterator* iterator = as_iterator(o);
  if (!iterator->set) return {};
  if (iterator->used != iterator->set->used) {
    iterator->used = -1;
    return raise(vm().errors.RuntimeError, "Set changed size during iteration");
  }
  Object* key;
  if (!set_next(iterator->set, iterator->position, &key)) {
    release(std::exchange(iterator->set, nullptr));
    return {};
  }
  --iterator->left;
  return share(key);
}

Ref<> iterator_itself(Object* o) {
  return share(o);
}

Ref<> iterator_length_hint(Object* self, const Args&) {
  const SetIterator* iterator = as_iterator(self);
  return make_int(iterator->set && iterator->used == iterator->set->used ? iterator->left : 0);
}

Ref<> iterator_reduce(Object* self, const Args&) {
  SetIterator* iterator = as_iterator(self);
  const Ref<Set> keep = share(iterator->set);
  const std::size_t position = iterator->position;
  const std::int64_t left = iterator->left;
  const Ref<List> rest = make_list();
  while (const Ref<> key = iterator_next(self)) {
    if (!list_append(rest.get(), key.get())) return {};
  }
  if (keep && !iterator->set) iterator->set = Ref<Set>(keep).take();
  iterator->position = position;
  iterator->left = left;
  return vm().error ? Ref<>() : reduce_to_call("iter", rest.get());
}

const std::vector<NativeDef> iterator_methods = {
    {"__length_hint__", iterator_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, Arity::none(), nullptr, "Return state information for pickling."},
};

}  // namespace

Ref<> make_set_iterator(Set* set) {
  SetIterator* iterator = allocate<SetIterator>(vm().types.set_iterator);
  retain(iterator->set = set);
  iterator->used = iterator->left = set->used;
  track(iterator);
  return finish(iterator);
}

void set_up_set_iterator_type() {
  TypeSpec spec;
  spec.name = "set_iterator";
  spec.struct_size = sizeof(SetIterator);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = iterator_dealloc;
  spec.slots.traverse = iterator_traverse;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = iterator_next;
  make_type(spec, vm().types.set_iterator);
}

}  // namespace slotscope
