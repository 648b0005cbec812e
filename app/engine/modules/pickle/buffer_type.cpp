// The type pickle.PickleBuffer: bytes that may travel apart from the pickle (CPython: Objects/picklebufobject.c).
#include "engine/builtins/buffer.hpp"
#include "engine/modules/pickle/shared.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope::pickle {
namespace {

PickleBuffer* as_buffer(Object* o) {
  return static_cast<PickleBuffer*>(o);
}

Ref<> buffer_new(Type* type, const Args& args) {
  Object* source = nullptr;
  static const char* const keywords[] = {"", nullptr};
  if (!no_keywords("PickleBuffer", args)) return {};
  if (!read_arguments("PickleBuffer", args, keywords, {.required = 1, .positional_only = 1}, {&source})) return {};
  std::string_view bytes;
  if (!bytes_view(source, bytes)) {
    return vm().error ? Ref<>()
                      : Ref<>(raise(vm().errors.TypeError,
                                    cat("a bytes-like object is required, not '", type_name_of(source), "'")));
  }
  Ref<> view = make_memoryview(source);
  if (!view) return {};
  Ref<> result = allocate_instance(type);
  if (result) as_buffer(result.get())->view = view.take();
  return result;
}

bool buffer_init(Object*, const Args&) {
  return true;
}

void buffer_dealloc(Object* o) {
  if (as_buffer(o)->weak_list) clear_weak_references(o);
  release_if(as_buffer(o)->view);
  free_object(o);
}

void buffer_traverse(Object* o, Visitor visit, void* context) {
  if (as_buffer(o)->view) visit(as_buffer(o)->view, context);
}

void buffer_clear(Object* o) {
  assign(as_buffer(o)->view, Ref<>());
}

Ref<> method_raw(Object* self, const Args&) {
  Object* view = as_buffer(self)->view;
  if (!view) return raise(vm().errors.ValueError, "operation forbidden on released PickleBuffer object");
  const Ref<Str> cast = name_of("cast"), format = name_of("B");
  return call_method(view, cast.get(), format.get());
}

Ref<> method_release(Object* self, const Args&) {
  buffer_clear(self);
  return none();
}

const std::vector<NativeDef> methods = {
    {"raw", method_raw, Arity::none(), "($self, /)",
     "Return a memoryview of the raw memory underlying this buffer.\n\n"
     "Will raise BufferError is the buffer isn't contiguous."},
    {"release", method_release, Arity::none(), "($self, /)",
     "Release the underlying buffer exposed by the PickleBuffer object."},
};

}  // namespace

Type* make_buffer_type() {
  TypeSpec spec;
  spec.name = "pickle.PickleBuffer";
  spec.module = "pickle";
  spec.struct_size = sizeof(PickleBuffer);
  spec.flags = type_flag::has_gc;
  spec.weakref_offset = offsetof(PickleBuffer, weak_list);
  spec.methods = &methods;
  spec.doc = "Wrapper for potentially out-of-band buffers";
  spec.slots.dealloc = buffer_dealloc;
  spec.slots.traverse = buffer_traverse;
  spec.slots.clear = buffer_clear;
  spec.slots.new_ = buffer_new;
  spec.slots.init = buffer_init;
  return make_type(spec);
}

}  // namespace slotscope::pickle
