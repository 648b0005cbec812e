// Text and bytes: str with 1, 2 or 4 bytes a character as CPython keeps it, bytes, bytearray.
//
// A str holds its characters right after the struct in the narrowest of three widths, so indexing is constant time and
// the modelled size follows from kind and length. Strings in instances of str subclasses, and those that grew by `+=`,
// keep their characters in a separate block whose address follows the struct and whose first word is its capacity.
// Hashes are computed once (SipHash with the key of PYTHONHASHSEED=0, 1-3 from 3.11 on and 2-4 before). Interned
// strings compare by address first.
#pragma once

#include <string>
#include <string_view>

#include "engine/machine/interpreter.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

enum class StrKind : std::uint8_t { Latin = 1, Ucs2 = 2, Ucs4 = 4 };

struct Str : Object {
  std::int64_t hash;     ///< -1: not computed yet
  std::uint32_t length;  ///< in characters
  StrKind kind;
  bool ascii;
  bool interned;
  bool external;  ///< characters are in a separate block

  const char* data() const {
    const char* after = reinterpret_cast<const char*>(this + 1);
    return external ? *reinterpret_cast<char* const*>(after) : after;
  }
  char* mutable_data() { return const_cast<char*>(data()); }
  std::uint32_t at(std::size_t index) const {
    const char* d = data();
    switch (kind) {
      case StrKind::Latin:
        return static_cast<unsigned char>(d[index]);
      case StrKind::Ucs2:
        return reinterpret_cast<const std::uint16_t*>(d)[index];
      default:
        return reinterpret_cast<const std::uint32_t*>(d)[index];
    }
  }
  /// The characters when they are all ASCII.
  std::string_view ascii_view() const { return {data(), length}; }
};

/// From UTF-8; lone surrogates may be encoded as in WTF-8. Single Latin characters and "" are shared as in CPython.
Ref<Str> make_str(std::string_view utf8);
Ref<Str> make_str_from_code_points(const std::uint32_t* characters, std::size_t count);
Ref<Str> make_char(std::uint32_t code_point);
/// A single character in a string of its own, where CPython does not look for the shared one.
Ref<Str> make_own_char(std::uint32_t code_point);
/// An uninitialised string of the given width; the caller fills mutable_data() and must have chosen the narrowest
/// width.
Ref<Str> new_str(std::size_t length, std::uint32_t largest_character);
Ref<Str> intern(std::string_view utf8);
Ref<Str> intern(Ref<Str> text);
std::string to_utf8(const Str* text);  ///< lone surrogates as WTF-8
bool str_equal(const Str* a, const Str* b);
bool str_equal(const Str* a, std::string_view utf8);
int str_compare(const Str* a, const Str* b);
std::int64_t hash_str(Str* text);
std::int64_t hash_bytes(const void* data, std::size_t size);
Ref<Str> str_concat(Str* a, Str* b);
/// a += b, extending `a` in place when it holds the only reference (CPython: unicode_concatenate).
bool str_append_in_place(Ref<>& a, Str* b);
Ref<Str> str_slice(Str* text, std::int64_t start, std::int64_t stop, std::int64_t step = 1);
bool is_identifier(const Str* text);

inline bool is_str(const Object* o) {
  return o->type->is(type_flag::is_str);
}
inline bool is_exact_str(const Object* o) {
  return o->type == vm().types.str;
}
inline Str* as_str(Object* o) {
  return static_cast<Str*>(o);
}

/// Builds a string piece by piece in the narrowest width.
class StrBuilder {
 public:
  void append(const Str* text);
  void append(std::string_view utf8);
  void append_part(const Str* text, std::size_t from, std::size_t to);
  void append_char(std::uint32_t code_point);
  void append_decimal(std::int64_t number);
  std::size_t length() const { return length_; }
  Ref<Str> finish();

 private:
  void widen(std::uint32_t largest);
  std::string bytes_;
  std::size_t length_ = 0;
  int width_ = 1;
  std::uint32_t largest_ = 0;
};

struct Bytes : Object {
  std::int64_t hash;
  std::size_t length;
  bool external;
  const char* data() const {
    const char* after = reinterpret_cast<const char*>(this + 1);
    return external ? *reinterpret_cast<char* const*>(after) : after;
  }
  std::string_view view() const { return {data(), length}; }
};

struct ByteArray : Object {
  std::string* bytes;           ///< owned
  std::size_t model_allocated;  ///< capacity the modelled CPython would have
  std::size_t model_offset;     ///< bytes before its first one that deletions at the front left unused there
  int exports;                  ///< memoryviews that forbid resizing
};

Ref<> make_bytes(std::string_view data);
inline bool is_bytes(const Object* o) {
  return o->type->is(type_flag::is_bytes);
}
/// The bytes of any bytes-like object (bytes, bytearray, memoryview, array), borrowed; false without an exception if it
/// is none.
bool bytes_view(Object* o, std::string_view& view);

/// repr(), str() and format() pieces shared by the types.
/// b'...' as bytes shows it; a bytearray escapes single quotes even between double ones.
std::string repr_bytes(std::string_view data, bool of_bytearray = false);
Ref<Str> repr_str(const Str* text);
/// format(value, spec) for int, float, complex and str (builtins/format.cpp).
Ref<> format_builtin(Object* value, Str* spec);
/// value % arguments (builtins/percent.cpp).
Ref<> percent_format(Object* format, Object* arguments);

}  // namespace slotscope
