// The type bytearray (CPython: Objects/bytearrayobject.c). Its modelled capacity follows PyByteArray_Resize.
#include <algorithm>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_reduce.hpp"

namespace slotscope {
namespace {

std::string& content(Object* o) {
  return *as_bytearray(o)->bytes;
}

void bytearray_dealloc(Object* o) {
  if (as_bytearray(o)->model_allocated > 0) note_free(as_bytearray(o)->bytes);
  vm().heap->bytes -= as_bytearray(o)->model_allocated;
  delete as_bytearray(o)->bytes;
  free_object(o);
}

Ref<> bytearray_new(Type* type, const Args&) {
  Ref<ByteArray> array = allocate_instance(type).cast<ByteArray>();
  if (array) array->bytes = new std::string;
  return array;
}

bool check_room(const std::string& bytes) {
  return bytes.size() < 1 << 20 || may_allocate(bytes.size() / 8);
}

/// Replaces bytes[from, to) and lets the modelled block follow.
bool splice(ByteArray* array, std::size_t from, std::size_t to, std::string_view replacement) {
  const std::string copy(replacement);
  const std::size_t size = array->bytes->size() - (to - from) + copy.size();
  if (size < array->bytes->size() && from == 0 && array->exports == 0)
    array->model_offset += array->bytes->size() - size;
  if (size != array->bytes->size() && !bytearray_resize(array, size)) return false;
  array->bytes->replace(from, to - from, copy);
  return true;
}

/// bytearray(source) grows with each item, as if they were appended; from 3.11 on not for lists and tuples (CPython:
/// bytearray___init___impl).
bool comes_item_by_item(Object* source) {
  Buffer buffer;
  if (is_int(source) || source->type->slots.nb_index || is_str(source) || buffer_of(source, buffer)) return false;
  return !since(11) || !(source->type == vm().types.list || source->type == vm().types.tuple);
}

bool bytearray_init(Object* self, const Args& args) {
  static const char* const keywords[] = {"source", "encoding", "errors", nullptr};
  Object *source = nullptr, *encoding = nullptr, *errors = nullptr;
  if (!read_arguments("bytearray", args, keywords, {}, {&source, &encoding, &errors})) return false;
  std::string bytes;
  if (!bytes_from_arguments("bytearray", source, encoding, errors, bytes)) return false;
  auto* array = as_bytearray(self);
  if (!splice(array, 0, array->bytes->size(), "")) return false;
  if (!source || !comes_item_by_item(source)) return splice(array, 0, 0, bytes);
  for (const char byte : bytes) {
    const std::size_t size = array->bytes->size() + 1;
    if (size >= array->model_allocated && !bytearray_resize(array, size)) return false;
    *array->bytes += byte;
  }
  return true;
}

Ref<> bytearray_repr(Object* o) {
  return make_str(cat(type_name_of(o), "(", repr_bytes(content(o), true), ")"));
}

Ref<> bytearray_item(Object* o, std::int64_t index) {
  if (index < 0 || index >= static_cast<std::int64_t>(content(o).size()))
    return raise(vm().errors.IndexError, "bytearray index out of range");
  return make_int(static_cast<unsigned char>(content(o)[static_cast<std::size_t>(index)]));
}

bool delete_item(Object* self, std::int64_t index) {
  return splice(as_bytearray(self), static_cast<std::size_t>(index), static_cast<std::size_t>(index) + 1, "");
}

bool set_item(Object* self, std::int64_t index, Object* value) {
  unsigned char byte = 0;
  if (since(10) && value && !byte_value(value, byte)) return false;
  const auto size = static_cast<std::int64_t>(content(self).size());
  if (index < 0) index += size;
  if (index < 0 || index >= size) return raise(vm().errors.IndexError, "bytearray index out of range");
  if (!value) return delete_item(self, index);
  if (!since(10) && !byte_value(value, byte)) return false;
  content(self)[static_cast<std::size_t>(index)] = static_cast<char>(byte);
  return true;
}

/// The bytes assigned to a slice; numbers are refused.
bool assigned_bytes(Object* self, Object* value, std::string& bytes) {
  if (!value) return true;
  std::string_view view;
  if (value != self && bytes_view(value, view)) return bytes = view, true;
  if (value == self) return bytes = content(self), true;
  if (is_int(value) || is_str(value)) {
    return raise(vm().errors.TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  return bytes_from_arguments("bytearray", value, nullptr, nullptr, bytes);
}

/// Nothing at all as the values deletes the slice (CPython: bytearray_ass_subscript).
bool set_extended_slice(Object* self, std::int64_t start, std::int64_t count, std::int64_t step,
                        const std::string* values) {
  std::string& bytes = content(self);
  if (values && !values->empty()) {
    if (static_cast<std::int64_t>(values->size()) != count) {
      return raise(vm().errors.ValueError,
                   cat("attempt to assign bytes of size ", values->size(), " to extended slice of size ", count));
    }
    for (std::int64_t i = 0; i < count; ++i)
      bytes[static_cast<std::size_t>(start + i * step)] = (*values)[static_cast<std::size_t>(i)];
    return true;
  }
  std::string kept;
  const std::int64_t first = step > 0 ? start : start + (count - 1) * step, stride = std::abs(step);
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(bytes.size()); ++i) {
    const bool goes = i >= first && (i - first) % stride == 0 && (i - first) / stride < count;
    if (!goes) kept += bytes[static_cast<std::size_t>(i)];
  }
  if (!bytearray_resize(as_bytearray(self), kept.size())) return false;
  bytes = kept;
  return true;
}

bool bytearray_set_subscript(Object* self, Object* key, Object* value) {
  if (is_int(key) || key->type->slots.nb_index) {
    std::int64_t index;
    return index_value(key, index, vm().errors.IndexError) && set_item(self, index, value);
  }
  if (!is_slice(key)) {
    return raise(vm().errors.TypeError, cat("bytearray indices must be integers or slices, not ", type_name_of(key)));
  }
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return false;
  std::string values;
  if (!assigned_bytes(self, value, values)) return false;
  const std::int64_t count = slice_adjust(static_cast<std::int64_t>(content(self).size()), start, stop, step);
  if (step == 1) {
    return splice(as_bytearray(self), static_cast<std::size_t>(start),
                  static_cast<std::size_t>(std::max(start, start + count)), values);
  }
  if (values.empty() && count <= 0) return true;
  return set_extended_slice(self, start, count, step, value ? &values : nullptr);
}

Ref<> inplace_concat(Object* self, Object* other) {
  std::string_view bytes;
  if (!bytes_view(other, bytes)) {
    return raise(vm().errors.TypeError, cat("can't concat ", type_name_of(other), " to ", type_name_of(self)));
  }
  if (other == self && !bytes.empty())  // it would be resized while its bytes are looked at
    return raise(vm().errors.BufferError, "Existing exports of data: object cannot be re-sized");
  if (!check_room(content(self)) || !splice(as_bytearray(self), content(self).size(), content(self).size(), bytes))
    return {};
  return Ref<>::share(self);
}

Ref<> inplace_repeat(Object* self, std::int64_t count) {
  const Ref<> repeated = bytes_repeat(self, count);
  if (!repeated) return {};
  const std::string bytes = content(repeated.get());
  if (!bytearray_resize(as_bytearray(self), bytes.size())) return {};
  content(self) = bytes;
  return Ref<>::share(self);
}

Ref<> method_append(Object* self, const Args& args) {
  unsigned char byte;
  if (!byte_value(args[0], byte) || !check_room(content(self)) ||
      !bytearray_resize(as_bytearray(self), content(self).size() + 1))
    return {};
  content(self) += static_cast<char>(byte);
  return none();
}

Ref<> method_extend(Object* self, const Args& args) {
  std::string bytes;
  if (is_str(args[0]) && since(13)) return raise(vm().errors.TypeError, "expected iterable of integers; got: 'str'");
  Buffer buffer;
  if (!buffer_of(args[0], buffer)) {
    const Ref<> iterator = get_iterator(args[0]);
    if (!iterator) {
      if (exception_matches(vm().errors.TypeError)) {
        clear_exception();
        raise(vm().errors.TypeError, cat("can't extend bytearray with ", type_name_of(args[0])));
      }
      return {};
    }
    std::int64_t hint;
    if (!length_hint(args[0], 32, hint)) return {};
    while (const Ref<> item = next_value(iterator.get())) {
      unsigned char byte;
      if (!byte_value(item.get(), byte)) return {};
      bytes += static_cast<char>(byte);
    }
    if (vm().error) return {};
  } else if (!assigned_bytes(self, args[0], bytes)) {
    return {};
  }
  if (!splice(as_bytearray(self), content(self).size(), content(self).size(), bytes)) return {};
  return none();
}

Ref<> method_insert(Object* self, const Args& args) {
  std::int64_t index;
  unsigned char byte;
  if (!read_c_size(args[0], index) || !byte_value(args[1], byte)) return {};
  const auto size = static_cast<std::int64_t>(content(self).size());
  if (index < 0) index += size;
  index = std::clamp<std::int64_t>(index, 0, size);
  if (!bytearray_resize(as_bytearray(self), content(self).size() + 1)) return {};
  content(self).insert(static_cast<std::size_t>(index), 1, static_cast<char>(byte));
  return none();
}

Ref<> method_pop(Object* self, const Args& args) {
  std::int64_t index = -1;
  if (args.count > 0 && !read_c_size(args[0], index)) return {};
  const auto size = static_cast<std::int64_t>(content(self).size());
  if (size == 0) return raise(vm().errors.IndexError, "pop from empty bytearray");
  if (index < 0) index += size;
  if (index < 0 || index >= size) return raise(vm().errors.IndexError, "pop index out of range");
  const auto byte = static_cast<unsigned char>(content(self)[static_cast<std::size_t>(index)]);
  if (!bytearray_resize(as_bytearray(self), content(self).size() - 1)) return {};
  content(self).erase(static_cast<std::size_t>(index), 1);
  return make_int(byte);
}

Ref<> method_remove(Object* self, const Args& args) {
  unsigned char byte;
  if (!byte_value(args[0], byte)) return {};
  const std::size_t at = content(self).find(static_cast<char>(byte));
  if (at == std::string::npos) return raise(vm().errors.ValueError, "value not found in bytearray");
  if (!bytearray_resize(as_bytearray(self), content(self).size() - 1)) return {};
  content(self).erase(at, 1);
  return none();
}

Ref<> method_clear(Object* self, const Args&) {
  if (!bytearray_resize(as_bytearray(self), 0)) return {};
  content(self).clear();
  return none();
}

Ref<> method_copy(Object* self, const Args&) {
  return make_bytearray(content(self));
}

Ref<> method_reverse(Object* self, const Args&) {
  std::reverse(content(self).begin(), content(self).end());
  return none();
}

Ref<> method_resize(Object* self, const Args& args) {
  std::int64_t size;
  if (!read_c_size(args[0], size)) return {};
  if (size < 0) return raise(vm().errors.ValueError, cat("Can only resize to positive sizes, got ", size));
  if (!may_allocate(static_cast<std::size_t>(size)) ||
      !bytearray_resize(as_bytearray(self), static_cast<std::size_t>(size)))
    return {};
  content(self).resize(static_cast<std::size_t>(size), '\0');
  return none();
}

Ref<> method_alloc(Object* self, const Args&) {
  return make_int(static_cast<std::int64_t>(as_bytearray(self)->model_allocated));
}

/// The state for pickling: bytes from protocol 3 on, Latin-1 text before.
Ref<> reduced(Object* self, int protocol) {
  Ref<Tuple> arguments;
  const std::string& bytes = content(self);
  if (bytes.empty() && (protocol >= 3 || since(11))) {
    arguments = make_tuple(0);
  } else if (protocol < 3) {
    StrBuilder text;
    for (const char c : bytes) text.append_char(static_cast<unsigned char>(c));
    const Ref<Str> latin = text.finish(), encoding = make_str("latin-1");
    arguments = tuple_of<Object*>(latin.get(), encoding.get());
  } else {
    const Ref<> data = make_bytes(bytes);
    arguments = tuple_of(data.get());
  }
  const Ref<> state = reduce_state(self);
  if (!state) return {};
  return finish_tuple(tuple_of<Object*>(self->type, arguments.get(), state.get()));
}

Ref<> method_reduce(Object* self, const Args&) {
  return reduced(self, 2);
}
Ref<> method_reduce_ex(Object* self, const Args& args) {
  int protocol = 0;
  if (args.count > 0 && !read_c_int(args[0], protocol)) return {};
  return reduced(self, protocol);
}

std::vector<NativeDef> bytearray_methods() {
  std::vector<NativeDef> rows = shared_bytes_methods();
  for (const NativeDef& row : shared_bytes_case_methods()) rows.push_back(row);
  const std::vector<NativeDef> own = {
      {"__alloc__", method_alloc, Arity::none(), nullptr, "Return the number of bytes actually allocated."},
      {"__reduce__", method_reduce, Arity::none(), "($self, /)", "Return state information for pickling."},
      {"__reduce_ex__", method_reduce_ex, Arity::range(0, 1), "($self, proto=0, /)",
       "Return state information for pickling."},
      {"append", method_append, Arity::one(), "($self, item, /)", "Append a single item to the end of the bytearray."},
      {"clear", method_clear, Arity::none(), "($self, /)", "Remove all items from the bytearray."},
      {"copy", method_copy, Arity::none(), "($self, /)", "Return a copy of B."},
      {"extend", method_extend, Arity::one(), "($self, iterable_of_ints, /)",
       "Append all the items from the iterator or sequence to the end."},
      {"insert", method_insert, Arity::range(2, 2), "($self, index, item, /)",
       "Insert a single item into the bytearray before the given index."},
      {"pop", method_pop, Arity::range(0, 1), "($self, index=-1, /)", "Remove and return a single item from B."},
      {"remove", method_remove, Arity::one(), "($self, value, /)",
       "Remove the first occurrence of a value in the bytearray."},
      {"reverse", method_reverse, Arity::none(), "($self, /)", "Reverse the order of the values in B in place."},
      {.name = "resize",
       .function = method_resize,
       .arity = Arity::one(),
       .signature = "($self, size, /)",
       .doc = "Resize the internal buffer of bytearray to len.",
       .since = 14},
  };
  rows.insert(rows.end(), own.begin(), own.end());
  return rows;
}

}  // namespace

/// CPython: PyByteArray_Resize.
bool bytearray_resize(ByteArray* array, std::size_t size) {
  if (size == array->bytes->size()) return true;
  if (array->exports > 0) return raise(vm().errors.BufferError, "Existing exports of data: object cannot be re-sized");
  std::size_t allocated = array->model_allocated;
  if (size + array->model_offset + 1 <= allocated) {
    if (size >= allocated / 2) return true;
    allocated = size + 1;
  } else if (static_cast<double>(size) <= static_cast<double>(allocated) * 1.125) {
    allocated = size + (size >> 3) + (size < 9 ? 3 : 6);
  } else {
    allocated = size + 1;
  }
  vm().heap->bytes -= array->model_allocated;
  vm().heap->count(allocated);
  array->model_allocated = allocated;
  array->model_offset = 0;
  note_block(array->bytes, allocated);
  return true;
}

Ref<> make_bytearray(std::string_view data) {
  Ref<ByteArray> array = adopt(allocate<ByteArray>(vm().types.bytearray));
  array->bytes = new std::string;
  if (vm().tracing_memory) note_object_slow(array.get());
  if (!data.empty() && (!may_allocate(data.size()) || !bytearray_resize(array.get(), data.size()))) return {};
  array->bytes->assign(data);
  return array;
}

void set_up_bytearray_type() {
  static const std::vector<NativeDef> methods = bytearray_methods();
  TypeSpec spec;
  spec.name = "bytearray";
  spec.struct_size = sizeof(ByteArray);
  spec.flags = type_flag::base | type_flag::match_self | type_flag::is_bytearray;
  spec.methods = &methods;
  spec.doc =
      "A mutable sequence of bytes, made from an iterable of ints, a text with an encoding, a buffer, or a size.";
  TypeSlots& slots = spec.slots;
  slots.dealloc = bytearray_dealloc;
  slots.repr = bytearray_repr;
  slots.str = bytearray_repr;
  slots.hash = hash_not_implemented;
  slots.richcompare = bytes_richcompare;
  slots.iter = make_bytes_iterator;
  slots.new_ = bytearray_new;
  slots.init = bytearray_init;
  slots.nb_remainder = bytes_modulo;
  slots.mp_length = bytes_length;
  slots.mp_subscript = bytes_subscript;
  slots.mp_ass_subscript = bytearray_set_subscript;
  slots.sq_length = bytes_length;
  slots.sq_concat = bytes_concat;
  slots.sq_repeat = bytes_repeat;
  slots.sq_item = bytearray_item;
  slots.sq_ass_item = set_item;
  slots.sq_contains = bytes_contains;
  slots.sq_inplace_concat = inplace_concat;
  slots.sq_inplace_repeat = inplace_repeat;
  make_type(spec, vm().types.bytearray);
}

}  // namespace slotscope
