// The types bytes and bytes_iterator (CPython: Objects/bytesobject.c).
#include <algorithm>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/builtins/text_support.hpp"

namespace slotscope {
namespace {

struct BytesIterator : Object {
  Object* source;  ///< bytes or bytearray; null when exhausted
  std::int64_t index;
};

void bytes_dealloc(Object* o) {
  if (as_bytes(o)->external) free_external(const_cast<char*>(as_bytes(o)->data()));
  free_object(o);
}

Ref<> bytes_repr(Object* o) {
  return make_str(repr_bytes(as_bytes(o)->view()));
}

bool bytes_hash(Object* o, std::int64_t& result) {
  Bytes* bytes = as_bytes(o);
  if (bytes->hash == -1) bytes->hash = hash_bytes(bytes->data(), bytes->length);
  result = bytes->hash;
  return true;
}

Ref<> bytes_item(Object* o, std::int64_t index) {
  if (index < 0 || index >= static_cast<std::int64_t>(as_bytes(o)->length))
    return raise(vm().errors.IndexError, "index out of range");
  return make_int(static_cast<unsigned char>(as_bytes(o)->data()[index]));
}

Ref<> bytes_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"source", "encoding", "errors", nullptr};
  Object *source = nullptr, *encoding = nullptr, *errors = nullptr;
  if (!read_arguments("bytes", args, keywords, {}, {&source, &encoding, &errors})) return {};
  const bool exact = type == vm().types.bytes;
  if (exact && source && !encoding && !errors && source->type == type) return Ref<>::share(source);
  if (exact && source && !encoding && !errors) {
    // What __bytes__ answers is taken as it is, an instance of a subclass too.
    if (const Ref<> method = look_up_special(source, vm().names.__bytes__)) return bytes_of_method(method.get());
    if (vm().error) return {};
  }
  std::string bytes;
  if (!bytes_from_arguments("bytes", source, encoding, errors, bytes)) return {};
  return make_bytes_instance(type, bytes);
}

Ref<> method_getnewargs(Object* self, const Args&) {
  const Ref<> copy = make_bytes(as_bytes(self)->view());
  return finish_tuple(tuple_of(copy.get()));
}

Ref<> method_bytes(Object* self, const Args&) {
  return self->type == vm().types.bytes ? Ref<>::share(self) : make_bytes(as_bytes(self)->view());
}

// ---- iterators of bytes and bytearray ----

void iterator_dealloc(Object* o) {
  release_if(static_cast<BytesIterator*>(o)->source);
  free_object(o);
}
void iterator_traverse(Object* o, Visitor visit, void* context) {
  if (static_cast<BytesIterator*>(o)->source) visit(static_cast<BytesIterator*>(o)->source, context);
}
Ref<> iterator_self(Object* o) {
  return Ref<>::share(o);
}

Ref<> iterator_next(Object* o) {
  auto* iterator = static_cast<BytesIterator*>(o);
  if (!iterator->source) return {};
  const std::string_view bytes = own_bytes(iterator->source);
  if (iterator->index < static_cast<std::int64_t>(bytes.size()))
    return make_int(static_cast<unsigned char>(bytes[static_cast<std::size_t>(iterator->index++)]));
  release(std::exchange(iterator->source, nullptr));
  return {};
}

Ref<> iterator_length_hint(Object* o, const Args&) {
  auto* iterator = static_cast<BytesIterator*>(o);
  if (!iterator->source) return make_int(0);
  return make_int(
      std::max<std::int64_t>(static_cast<std::int64_t>(own_bytes(iterator->source).size()) - iterator->index, 0));
}

Ref<> iterator_reduce(Object* o, const Args&) {
  auto* iterator = static_cast<BytesIterator*>(o);
  const Ref<> source = iterator->source                       ? Ref<>::share(iterator->source)
                       : o->type == vm().types.bytes_iterator ? make_bytes("")
                                                              : Ref<>(finish_tuple(make_tuple(0)));
  const Ref<> index = iterator->source ? make_int(iterator->index) : Ref<>();
  return reduce_to_call("iter", source.get(), index.get());
}

Ref<> iterator_setstate(Object* o, const Args& args) {
  auto* iterator = static_cast<BytesIterator*>(o);
  std::int64_t index;
  if (!index_value(args[0], index)) return {};
  if (iterator->source)
    iterator->index = std::clamp<std::int64_t>(index, 0, static_cast<std::int64_t>(own_bytes(iterator->source).size()));
  return none();
}

const std::vector<NativeDef> iterator_methods = {
    {"__length_hint__", iterator_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, Arity::none(), nullptr, "Return state information for pickling."},
    {"__setstate__", iterator_setstate, Arity::one(), nullptr, "Set state information for unpickling."},
};

void make_iterator_type(std::string_view name, Type* type) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(BytesIterator);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = iterator_dealloc;
  spec.slots.traverse = iterator_traverse;
  spec.slots.iter = iterator_self;
  spec.slots.iternext = iterator_next;
  make_type(spec, type);
}

std::vector<NativeDef> bytes_methods() {
  std::vector<NativeDef> rows = shared_bytes_methods();
  for (const NativeDef& row : shared_bytes_case_methods()) rows.push_back(row);
  rows.push_back({"__getnewargs__", method_getnewargs, Arity::none(), "($self, /)", nullptr});
  rows.push_back({.name = "__bytes__",
                  .function = method_bytes,
                  .arity = Arity::none(),
                  .signature = "($self, /)",
                  .doc = "Convert this value to exact type bytes.",
                  .since = 11});
  return rows;
}

}  // namespace

Ref<> make_bytes_iterator(Object* source) {
  auto* iterator =
      allocate<BytesIterator>(is_bytes(source) ? vm().types.bytes_iterator : vm().types.bytearray_iterator);
  retain(source);
  iterator->source = source;
  track(iterator);
  return finish<Object>(iterator);
}

void set_up_bytes_types() {
  static const std::vector<NativeDef> methods = bytes_methods();
  TypeSpec spec;
  spec.name = "bytes";
  spec.struct_size = sizeof(Bytes) + sizeof(char*);
  spec.flags = type_flag::base | type_flag::is_bytes | type_flag::match_self;
  spec.methods = &methods;
  spec.doc =
      "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> "
      "immutable copy of "
      "bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() "
      "-> empty bytes object";
  TypeSlots& slots = spec.slots;
  slots.dealloc = bytes_dealloc;
  slots.repr = bytes_repr;
  slots.str = bytes_repr;
  slots.hash = bytes_hash;
  slots.richcompare = bytes_richcompare;
  slots.iter = make_bytes_iterator;
  slots.new_ = bytes_new;
  slots.nb_remainder = bytes_modulo;
  slots.mp_length = bytes_length;
  slots.mp_subscript = bytes_subscript;
  slots.sq_length = bytes_length;
  slots.sq_concat = bytes_concat;
  slots.sq_repeat = bytes_repeat;
  slots.sq_item = bytes_item;
  slots.sq_contains = bytes_contains;
  make_type(spec, vm().types.bytes);
  make_iterator_type("bytes_iterator", vm().types.bytes_iterator);
  make_iterator_type("bytearray_iterator", vm().types.bytearray_iterator);
}

void set_up_text_types() {
  set_up_str_types();
  set_up_bytes_types();
  set_up_bytearray_type();
  set_up_memoryview_type();
}

}  // namespace slotscope
