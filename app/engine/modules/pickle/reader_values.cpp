// Unpickling numbers, text and bytes.
#include "engine/modules/pickle/reader.hpp"

#include <strings.h>
#include <bit>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <cstdlib>
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
  if (bytes.size() < 2 || !is_ascii())
    return bytes.empty() ? make_str(bytes) : decode_bytes(bytes, "utf-8", "surrogatepass");
  Ref<Str> text = new_str(bytes.size(), 0x7f);
  if (text) std::memcpy(text->mutable_data(), bytes.data(), bytes.size());
  return text;
}

/// The bytes that a literal of Python 2 stands for (CPython: Objects/bytesobject.c, _PyBytes_DecodeEscape).
bool unescape(std::string_view text, std::string& bytes) {
  static constexpr std::string_view letters = "\\'\"bftnrva", meanings = "\\'\"\b\f\t\n\r\v\a";
  const auto digits = [&](std::size_t& at, std::size_t most, int base) {
    int value = 0;
    for (std::size_t i = 0; i < most && at < text.size(); ++i, ++at) {
      const int digit =
          std::isxdigit(static_cast<unsigned char>(text[at])) ? std::stoi(std::string(1, text[at]), nullptr, 16) : base;
      if (digit >= base) break;
      value = value * base + digit;
    }
    return static_cast<char>(value);
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at++];
    if (c != '\\') {
      bytes += c;
      continue;
    }
    if (at == text.size()) return raise(vm().errors.ValueError, "Trailing \\ in string");
    const char letter = text[at++];
    const std::size_t simple = letters.find(letter), start = at;
    if (letter == '\n') continue;
    if (simple != std::string_view::npos) {
      bytes += meanings[simple];
    } else if (letter >= '0' && letter <= '7') {
      bytes += digits(--at, 3, 8);
    } else if (letter == 'x') {
      bytes += digits(at, 2, 16);
      if (at - start < 2) return raise(vm().errors.ValueError, cat("invalid \\x escape at position ", start - 2));
    } else {
      bytes += '\\';
      bytes += letter;
    }
  }
  return true;
}

/// How much of a line reads as a float: CPython's C function allows neither spaces nor underscores.
std::size_t float_prefix(std::string_view line) {
  const auto skip_digits = [&](std::size_t& at) {
    const std::size_t start = at;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    return at - start;
  };
  std::size_t at = !line.empty() && (line[0] == '+' || line[0] == '-') ? 1 : 0;
  for (const std::string_view word : {"infinity", "inf", "nan"}) {
    const std::string_view given = line.substr(at, word.size());
    if (given.size() == word.size() && strncasecmp(given.data(), word.data(), word.size()) == 0)
      return at + word.size();
  }
  std::size_t count = skip_digits(at);
  if (at < line.size() && line[at] == '.') count += skip_digits(++at);
  if (count == 0) return 0;
  if (at < line.size() && (line[at] | 0x20) == 'e') {
    std::size_t exponent = at + 1;
    if (exponent < line.size() && (line[exponent] == '+' || line[exponent] == '-')) ++exponent;
    if (skip_digits(exponent) > 0) at = exponent;
  }
  return at;
}

/// The base that int(text, 0) finds.
int base_of(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == ' ' || text[at] == '+' || text[at] == '-')) ++at;
  if (at + 1 >= text.size() || text[at] != '0') return 10;
  const char letter = static_cast<char>(text[at + 1] | 0x20);
  return letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
}

}  // namespace

bool Reader::load_binint(std::size_t width) {
  std::uint64_t number;
  if (!take_number(width, number)) return false;
  return push(make_int(width == 4 ? static_cast<std::int32_t>(number) : static_cast<std::int64_t>(number)));
}

/// Read as C reads it: up to 3.13 0x and octal numbers too, and False or True when they are two characters long.
bool Reader::load_int() {
  std::string_view line;
  if (!take_line(line)) return false;
  const std::string text(line);
  char* end;
  errno = 0;
  const long number = std::strtol(text.c_str(), &end, since(14) ? 10 : 0);
  if (errno == 0 && *end == '\0') {
    const bool truth = text.size() == 2 && (number == 0 || number == 1);
    return push(truth ? make_bool(number == 1) : make_int(number));
  }
  const Ref<Str> shown = make_str(text);
  Ref<> value = parse_int(text, since(14) ? 10 : 0, shown.get());
  if (value) return push(std::move(value));
  if (!catch_exception(vm().errors.ValueError)) return false;
  return raise(vm().errors.ValueError, "could not convert string to int");
}

bool Reader::load_long() {
  std::string_view line;
  if (!take_line(line)) return false;
  const bool marked = line.back() == 'L';
  if (marked) line.remove_suffix(1);
  const Ref<Str> shown = make_str(marked ? std::string(line) : cat(line, '\n'));
  return push(parse_int(line, since(14) ? 10 : base_of(line), shown.get()));
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
  const std::size_t read = float_prefix(line);
  const std::optional<double> value = read > 0 ? parse_float(line.substr(0, read)) : std::nullopt;
  if (!value) return raise(vm().errors.ValueError, cat("could not convert string to float: '", line, "\n'"));
  const bool overflow = std::isinf(*value) && line.find_first_of("iI") == std::string_view::npos;
  if (overflow) return raise(vm().errors.OverflowError, cat("value too large to convert to float: '", line, "\n'"));
  if (read < line.size()) return raise(vm().errors.ValueError, "could not convert string to float");
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
  std::string bytes;
  if (!unescape(line.substr(1, line.size() - 2), bytes)) return false;
  return bytes.empty() && encoding_ != "bytes" ? push(make_str("")) : push_decoded(bytes);
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
  if (!buffers_)
    return unpickling_error("pickle stream refers to out-of-band data but no *buffers* argument was given");
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
