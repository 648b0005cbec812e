// What anext(iterator, default) answers: awaits the next value and has the default for the end of the iterator.
//
// CPython: Objects/iterobject.c, anextawaitable.
#include "engine/builtins/native.hpp"
#include "engine/machine/generator.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope {

namespace {

struct AnextAwaitable : Object {
  Object* wrapped;   ///< what __anext__() answered
  Object* fallback;  ///< the default
};

AnextAwaitable* self_of(Object* o) {
  return static_cast<AnextAwaitable*>(o);
}

void anext_traverse(Object* o, Visitor visit, void* context) {
  visit(self_of(o)->wrapped, context);
  visit(self_of(o)->fallback, context);
}

void anext_dealloc(Object* o) {
  release_if(self_of(o)->wrapped);
  release_if(self_of(o)->fallback);
  free_object(o);
}

Ref<> iterator_of(Object* o) {
  Ref<> iterator = get_awaitable(self_of(o)->wrapped, 0);
  return iterator && iterator->type == vm().types.coroutine ? make_coroutine_wrapper(iterator.get()) : iterator;
}

/// The answer of the iterator, or the default when that is at its end.
Ref<> settle(Object* o, Ref<> answer) {
  if (answer || !catch_exception(vm().errors.StopAsyncIteration)) return answer;
  return raise_object(vm().errors.StopIteration, self_of(o)->fallback);
}

Ref<> anext_next(Object* o) {
  const Ref<> iterator = iterator_of(o);
  return iterator ? settle(o, iterator->type->slots.iternext(iterator.get())) : Ref<>();
}

Ref<> forward(Object* self, Str* method, const Args& args) {
  const Ref<> iterator = iterator_of(self);
  return iterator ? settle(self, call_method(iterator.get(), method, args)) : Ref<>();
}

Ref<> anext_send(Object* self, const Args& args) {
  return forward(self, vm().names.send, args);
}
Ref<> anext_throw(Object* self, const Args& args) {
  return forward(self, vm().names.throw_, args);
}
Ref<> anext_close(Object* self, const Args& args) {
  return forward(self, vm().names.close, args);
}

const std::vector<NativeDef> anext_methods = {{"send", anext_send, Arity::one()},
                                              {"throw", anext_throw, Arity::range(1, 3)},
                                              {"close", anext_close, Arity::none()}};

constexpr const char* type_key = "anext_awaitable";

}  // namespace

Ref<> make_anext_awaitable(Object* awaitable, Object* fallback) {
  auto* made = allocate<AnextAwaitable>(as_type(dict_get(vm().hidden_types, type_key)));
  made->wrapped = share(awaitable).take();
  made->fallback = share(fallback).take();
  track(made);
  return finish(made);
}

void set_up_anext_awaitable() {
  TypeSpec spec;
  spec.name = type_key;
  spec.struct_size = sizeof(AnextAwaitable);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots.dealloc = anext_dealloc;
  spec.slots.traverse = anext_traverse;
  spec.slots.iter = [](Object* o) { return share(o); };
  spec.slots.iternext = anext_next;
  spec.slots.am_await = [](Object* o) { return share(o); };
  spec.methods = &anext_methods;
  static_cast<void>(dict_set(vm().hidden_types, type_key, make_type(spec)));
}

}  // namespace slotscope
