// Unpickling numbers, text and bytes.
#include "engine/modules/pickle/reader.hpp"

#include <bit>
#include <cstring>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/codecs.hpp"
#include "engine/builtins/numbers.hpp"

namespace slotscope::pickle {
namespace {

/// A str from UTF-8 in which surrogates may stand.
Ref<> text_of(std::string_view bytes) {
  const auto is_ascii = [&] {
    for (const char c : bytes)
      if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
  };
  if (bytes.size() < 2 || !is_ascii()) return bytes.empty() ? make_str(bytes) : decode_bytes(bytes, "utf-8", "surrogatepass");
  Ref<Str> text = new_str(bytes.size(), 0x7f);
  if (text) std::memcpy(text->mutable_data(), bytes.data(), bytes.size());
  return text;
}

}  // namespace

bool Reader::load_binint(std::size_t width) {
  std::uint64_t number;
  if (!take_number(width, number)) return false;
  return push(make_int(width == 4 ? static_cast<std::int32_t>(number) : static_cast<std::int64_t>(number)));
}

bool Reader::load_int() {
  std::string_view line;
  if (!take_line(line)) return false;
  if (line == "00" || line == "01") return push(make_bool(line == "01"));
  Ref<> value = parse_int(line, 0, nullptr);
  if (value) return push(std::move(value));
  if (!catch_exception(vm().errors.ValueError)) return false;
  return raise(vm().errors.ValueError, "could not convert string to int");
}

bool Reader::load_long() {
  std::string_view line;
  if (!take_line(line)) return false;
  if (line.back() == 'L') line.remove_suffix(1);
  const Ref<> shown = make_str(line);
  return push(parse_int(line, 0, shown.get()));
}

bool Reader::load_counted_long(std::size_t width) {
  std::uint64_t size;
  if (!take_number(width, size)) return false;
  if (width == 4 && size > INT32_MAX) return unpickling_error("LONG pickle has negative byte count");
  const char* bytes = take(size);
  return bytes && push(int_from_bytes({bytes, size}, true, true));
}

bool Reader::load_float() {
  std::string_view line;
  if (!take_line(line)) return false;
  const std::optional<double> value = parse_float(line);
  if (!value) return raise(vm().errors.ValueError, "could not convert string to float");
  return push(make_float(*value));
}

bool Reader::load_binfloat() {
  std::uint64_t bits;
  return take_number(8, bits) && push(make_float(std::bit_cast<double>(__builtin_bswap64(bits))));
}

/// A str of Python 2: bytes when the encoding is "bytes".
bool Reader::push_decoded(std::string_view bytes) {
  return push(encoding_ == "bytes" ? make_bytes(bytes) : Ref<>(decode_bytes(bytes, encoding_, errors_)));
}

bool Reader::load_string() {
  std::string_view line;
  if (!take_line(line, 0)) return false;
  const bool quoted = line.size() >= 2 && line.front() == line.back() && (line.front() == '\'' || line.front() == '"');
  if (!quoted) return unpickling_error("the STRING opcode argument must be quoted");
  const Ref<Str> unescaped = decode_bytes(line.substr(1, line.size() - 2), "unicode_escape", "strict");
  std::string bytes;
  return unescaped && encode_text(unescaped.get(), "latin-1", "strict", bytes) && push_decoded(bytes);
}

bool Reader::load_binstring(std::size_t width) {
  std::size_t size;
  if (!take_size(width, "BINSTRING", size)) return false;
  const char* bytes = take(size);
  return bytes && push_decoded({bytes, size});
}

bool Reader::load_unicode() {
  std::string_view line;
  return take_line(line, 0) && push(decode_bytes(line, "raw_unicode_escape", "strict"));
}

bool Reader::load_binunicode(std::size_t width) {
  std::size_t size;
  if (!take_size(width, "BINUNICODE", size)) return false;
  const char* bytes = take(size);
  return bytes && push(text_of({bytes, size}));
}

bool Reader::load_binbytes(std::size_t width) {
  std::size_t size;
  if (!take_size(width, "BINBYTES", size)) return false;
  const char* bytes = take(size);
  return bytes && push(make_bytes({bytes, size}));
}

bool Reader::load_bytearray() {
  std::size_t size;
  if (!take_size(8, "BYTEARRAY8", size)) return false;
  const char* bytes = take(size);
  return bytes && push(make_bytearray({bytes, size}));
}

bool Reader::load_next_buffer() {
  if (!buffers_) return unpickling_error("pickle stream refers to out-of-band data but no *buffers* argument was given");
  const Ref<> buffers = buffers_;
  Ref<> buffer = next_value(buffers.get());
  if (!buffer && !vm().error) return unpickling_error("not enough out-of-band buffers");
  return push(std::move(buffer));
}

bool Reader::load_readonly_buffer() {
  if (!top()) return false;
  Object* shared = stack_.back();
  const bool wrapped = shared->type == kept("PickleBuffer") && static_cast<PickleBuffer*>(shared)->view;
  const Ref<> view = make_memoryview(wrapped ? static_cast<PickleBuffer*>(shared)->view : shared);
  if (!view) return false;
  if (static_cast<MemoryView*>(view.get())->readonly) return true;
  const Ref<Str> name = name_of("toreadonly");
  Ref<> readonly = call_method(view.get(), name.get());
  if (!readonly) return false;
  assign(stack_.back(), std::move(readonly));
  return true;
}

}  // namespace slotscope::pickle
