// Operators of bytes and bytearray and the reading of their arguments.
#include "engine/builtins/bytes_support.hpp"

#include <algorithm>

#include "engine/builtins/codecs.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/percent.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/builtins/text_search.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope {
namespace {

/// Appends the small ints an iterable gives.
bool append_from_iterable(const char* type_name, Object* source, std::string& bytes) {
  const Ref<> iterator = get_iterator(source);
  if (!iterator) {
    if (!exception_matches(vm().errors.TypeError)) return false;
    clear_exception();
    return raise(vm().errors.TypeError, cat("cannot convert '", type_name_of(source), "' object to ", type_name));
  }
  std::int64_t hint;
  if (std::string_view(type_name) == "bytes" && !length_hint(source, 64, hint)) return false;
  while (const Ref<> item = next_value(iterator.get())) {
    std::int64_t value;
    if (!index_value(item.get(), value, vm().errors.OverflowError)) {
      if (!exception_matches(vm().errors.OverflowError)) return false;
      clear_exception();
      value = -1;
    }
    if (value < 0 || value > 255) {
      const bool array = std::string_view(type_name) == "bytearray";
      return raise(vm().errors.ValueError, array ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)");
    }
    bytes += static_cast<char>(value);
    if (bytes.size() % 65536 == 0 && !keep_going()) return false;
  }
  return !vm().error;
}

}  // namespace

bool buffer_of(Object* o, Buffer& buffer) {
  if (is_bytes(o)) {
    buffer = {const_cast<char*>(as_bytes(o)->data()), as_bytes(o)->length, true};
    return true;
  }
  if (is_bytearray(o)) {
    std::string& bytes = *as_bytearray(o)->bytes;
    buffer = {bytes.data(), bytes.size(), false};
    return true;
  }
  if (o->type == vm().types.memoryview) return memoryview_buffer(static_cast<MemoryView*>(o), buffer);
  const TextState& state = text_state();
  return state.array_type && is_instance(o, state.array_type) && state.array_buffer(o, buffer);
}

bool bytes_view(Object* o, std::string_view& view) {
  Buffer buffer;
  if (!buffer_of(o, buffer)) return false;
  view = {buffer.data, buffer.size};
  return true;
}

void lend_buffer(Object* o) {
  if (is_bytearray(o))
    ++as_bytearray(o)->exports;
  else if (int* exports = text_state().array_type && is_instance(o, text_state().array_type)
                              ? text_state().array_exports(o)
                              : nullptr)
    ++*exports;
}

void give_back_buffer(Object* o) {
  if (is_bytearray(o))
    --as_bytearray(o)->exports;
  else if (int* exports = text_state().array_type && is_instance(o, text_state().array_type)
                              ? text_state().array_exports(o)
                              : nullptr)
    --*exports;
}

std::string_view own_bytes(Object* self) {
  return is_bytes(self) ? as_bytes(self)->view() : std::string_view(*as_bytearray(self)->bytes);
}

Ref<> bytes_like(Object* self, std::string_view data) {
  return is_bytes(self) ? make_bytes(data) : make_bytearray(data);
}

Ref<> unchanged_bytes(Object* self) {
  return self->type == vm().types.bytes ? Ref<>::share(self) : bytes_like(self, own_bytes(self));
}

Ref<> make_bytes_instance(Type* type, std::string_view data) {
  if (type == vm().types.bytes) return make_bytes(data);
  Ref<Bytes> result = allocate_instance(type).cast<Bytes>();
  if (!result) return {};
  result->hash = -1;
  result->length = data.size();
  result->external = true;
  char* block = allocate_external(data.size());
  std::copy(data.begin(), data.end(), block);
  *reinterpret_cast<char**>(result.get() + 1) = block;
  if (vm().tracing_memory) note_object_slow(result.get());
  return result;
}

Ref<> make_bytes_owning(char* block, std::size_t length) {
  auto* result = static_cast<Bytes*>(allocate_object(vm().types.bytes, sizeof(Bytes) + sizeof(char*)));
  result->hash = -1;
  result->length = length;
  result->external = true;
  *reinterpret_cast<char**>(result + 1) = block;
  return finish<Object>(result);
}

bool required_bytes(Object* o, std::string_view& bytes) {
  if (bytes_view(o, bytes)) return true;
  return raise(vm().errors.TypeError, cat("a bytes-like object is required, not '", type_name_of(o), "'"));
}

bool byte_value(Object* o, unsigned char& byte) {
  std::int64_t value;
  if (!index_value(o, value, vm().errors.OverflowError)) {
    if (!exception_matches(vm().errors.OverflowError)) return false;
    clear_exception();
    value = -1;
  }
  if (value < 0 || value > 255) return raise(vm().errors.ValueError, "byte must be in range(0, 256)");
  byte = static_cast<unsigned char>(value);
  return true;
}

Ref<> bytes_of_method(Object* method) {
  Ref<> result = call(method);
  if (!result || is_bytes(result.get())) return result;
  return raise(vm().errors.TypeError, cat("__bytes__ returned non-bytes (type ", type_name_of(result.get()), ")"));
}

Ref<> bytes_from_object(Object* o) {
  if (o->type == vm().types.bytes) return Ref<>::share(o);
  if (const Ref<> method = look_up_special(o, vm().names.__bytes__)) return bytes_of_method(method.get());
  if (vm().error) return {};
  std::string_view view;
  if (bytes_view(o, view)) return make_bytes(view);
  if (is_str(o)) return raise(vm().errors.TypeError, cat("cannot convert '", type_name_of(o), "' object to bytes"));
  std::string bytes;
  if (!append_from_iterable("bytes", o, bytes)) return {};
  return make_bytes(bytes);
}

bool bytes_from_arguments(const char* type_name, Object* source, Object* encoding, Object* errors, std::string& bytes) {
  std::string encoding_name, errors_name = "strict";
  if (encoding && !text_argument(type_name, since(10) ? "'encoding'" : "2", encoding, encoding_name)) return false;
  if (errors && !text_argument(type_name, since(10) ? "'errors'" : "3", errors, errors_name)) return false;
  if (!source) {
    if (!encoding && !errors) return true;
    return raise(vm().errors.TypeError,
                 encoding ? "encoding without a string argument" : "errors without a string argument");
  }
  if (is_str(source) && encoding) return encode_text(as_str(source), encoding_name, errors_name, bytes);
  if (encoding || errors) {
    return raise(vm().errors.TypeError, is_str(source) ? "string argument without an encoding"
                                        : encoding     ? "encoding without a string argument"
                                                       : "errors without a string argument");
  }
  if (std::string_view(type_name) == "bytes") {
    if (const Ref<> method = look_up_special(source, vm().names.__bytes__)) {
      const Ref<> result = bytes_of_method(method.get());
      if (!result) return false;
      bytes = as_bytes(result.get())->view();
      return true;
    }
    if (vm().error) return false;
  }
  if (is_str(source)) return raise(vm().errors.TypeError, "string argument without an encoding");
  if (is_int(source) || source->type->slots.nb_index) {
    std::int64_t count;
    if (index_value(source, count, vm().errors.OverflowError)) {
      if (count < 0) return raise(vm().errors.ValueError, "negative count");
      if (count > std::int64_t{1} << 62) return raise_no_arguments(vm().errors.MemoryError);
      if (!may_allocate(static_cast<std::size_t>(count))) return false;
      bytes.assign(static_cast<std::size_t>(count), '\0');
      return true;
    }
    if (!exception_matches(vm().errors.TypeError)) return false;
    clear_exception();
  }
  std::string_view view;
  if (bytes_view(source, view)) {
    bytes = view;
    return true;
  }
  return append_from_iterable(type_name, source, bytes);
}

Ref<> bytes_richcompare(Object* a, Object* b, CompareOp op) {
  std::string_view left = own_bytes(a), right;
  if (is_bytes(a) && !is_bytes(b)) return not_implemented();
  if (!bytes_view(b, right)) return not_implemented();
  if (op == CompareOp::Eq || op == CompareOp::Ne) return make_bool((left == right) == (op == CompareOp::Eq));
  return make_bool(holds(op, left.compare(right)));
}

Tri bytes_contains(Object* o, Object* value) {
  const std::string_view text = own_bytes(o);
  if (is_int(value) || value->type->slots.nb_index) {
    unsigned char byte;
    if (!byte_value(value, byte)) return Tri::Error;
    return tri(text.find(static_cast<char>(byte)) != std::string_view::npos);
  }
  std::string_view needle;
  if (!required_bytes(value, needle)) return Tri::Error;
  return tri(find_text(view_of(text), view_of(needle)) >= 0);
}

/// What a product by zero makes: an object of its own, not the shared empty one.
static Ref<> new_empty_bytes() {
  auto* result = static_cast<Bytes*>(allocate_object(vm().types.bytes, sizeof(Bytes)));
  result->hash = -1;
  return finish<Object>(result);
}

Ref<> bytes_repeat(Object* o, std::int64_t count) {
  const std::string_view piece = own_bytes(o);
  if (piece.empty()) return bytes_like(o, "");
  if (count <= 0) return o->type == vm().types.bytes ? new_empty_bytes() : bytes_like(o, "");
  if (count == 1 && is_bytes(o)) return unchanged_bytes(o);
  std::size_t size;
  if (__builtin_mul_overflow(static_cast<std::size_t>(count), piece.size(), &size) || size >> 62 != 0) {
    if (is_bytes(o)) return raise(vm().errors.OverflowError, "repeated bytes are too long");
    return raise_no_arguments(vm().errors.MemoryError);
  }
  if (!may_allocate(size)) return {};
  std::string result(size, '\0');
  if (!repeat_bytes(result.data(), size, piece.data(), piece.size())) return {};
  return bytes_like(o, result);
}

Ref<> bytes_concat(Object* a, Object* b) {
  std::string_view left, right;
  if (!bytes_view(a, left) || !bytes_view(b, right)) {
    return raise(vm().errors.TypeError, cat("can't concat ", type_name_of(b), " to ", type_name_of(a)));
  }
  if (is_bytes(a) && left.empty() && b->type == vm().types.bytes) return Ref<>::share(b);
  if (is_bytes(a) && right.empty()) return unchanged_bytes(a);
  if (!may_allocate(left.size() + right.size())) return {};
  std::string joined;
  joined.reserve(left.size() + right.size());
  joined.append(left).append(right);
  return bytes_like(a, joined);
}

Ref<> bytes_modulo(Object* a, Object* b) {
  if (!is_bytes(a) && !is_bytearray(a)) return not_implemented();
  std::string result;
  if (!percent_format_bytes(own_bytes(a), b, result)) return {};
  return bytes_like(a, result);
}

Ref<> bytes_subscript(Object* o, Object* key) {
  const std::string_view bytes = own_bytes(o);
  const char* const kind = is_bytes(o) ? "byte" : "bytearray";
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (is_int(key) || key->type->slots.nb_index) {
    std::int64_t index;
    if (!index_value(key, index, vm().errors.IndexError)) return {};
    if (index < 0) index += size;
    if (index < 0 || index >= size)
      return raise(vm().errors.IndexError, is_bytes(o) ? "index out of range" : "bytearray index out of range");
    return make_int(static_cast<unsigned char>(bytes[static_cast<std::size_t>(index)]));
  }
  if (!is_slice(key)) {
    return raise(vm().errors.TypeError, cat(kind, " indices must be integers or slices, not ", type_name_of(key)));
  }
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return {};
  const std::int64_t count = slice_adjust(size, start, stop, step);
  if (count <= 0) return bytes_like(o, "");
  if (step == 1) {
    if (count == size && o->type == vm().types.bytes) return Ref<>::share(o);
    return bytes_like(o, bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(count)));
  }
  std::string picked(static_cast<std::size_t>(count), '\0');
  for (std::int64_t i = 0; i < count; ++i)
    picked[static_cast<std::size_t>(i)] = bytes[static_cast<std::size_t>(start + i * step)];
  return bytes_like(o, picked);
}

bool bytes_length(Object* o, std::int64_t& result) {
  result = static_cast<std::int64_t>(own_bytes(o).size());
  return true;
}

std::string repr_bytes(std::string_view data, bool of_bytearray) {
  const bool single = data.find('\'') != std::string_view::npos, other = data.find('"') != std::string_view::npos;
  const char quote = single && !other ? '"' : '\'';
  std::string out = {'b', quote};
  for (const char c : data) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == (of_bytearray ? '\'' : quote) || c == '\\')
      out += '\\', out += c;
    else if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (byte < 0x20 || byte >= 0x7f)
      out += "\\x", out += "0123456789abcdef"[byte >> 4], out += "0123456789abcdef"[byte & 15];
    else
      out += c;
  }
  return out + quote;
}

}  // namespace slotscope
