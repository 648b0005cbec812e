// What the implementation of str and bytes shares: characters by width, the interning table, SipHash.
#pragma once

#include <array>
#include <cstring>
#include <vector>

#include "engine/builtins/native.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

struct Buffer;  // builtins/buffer.hpp

/// Strings and bytes one interpreter shares. The table of interned strings borrows: a string leaves it when it dies.
struct TextState {
  std::vector<Str*> interned;  ///< open addressing, a power of two long; null: free
  std::size_t interned_count = 0;
  std::array<Str*, 256> characters{};
  std::array<Bytes*, 256> bytes{};
  Bytes* empty_bytes = nullptr;
  // array.array once its module is imported: its type and its iterator's, its memory, and the count of those who borrow
  // it.
  Type *array_type = nullptr, *array_iterator_type = nullptr;
  bool (*array_buffer)(Object* array, Buffer& buffer) = nullptr;
  int* (*array_exports)(Object* array) = nullptr;
  Dict* error_handlers = nullptr;  ///< of codecs.register_error; null until one is added
};
TextState& text_state();
void forget_interned(Str* text);

/// Calls `use(pointer to characters, length)` with the pointer type of the string's width.
template <class Use>
decltype(auto) with_characters(const Str* text, Use&& use) {
  switch (text->kind) {
    case StrKind::Latin:
      return use(reinterpret_cast<const std::uint8_t*>(text->data()), std::size_t{text->length});
    case StrKind::Ucs2:
      return use(reinterpret_cast<const std::uint16_t*>(text->data()), std::size_t{text->length});
    default:
      return use(reinterpret_cast<const std::uint32_t*>(text->data()), std::size_t{text->length});
  }
}

/// An upper bound of the characters' values that decides the same width and `ascii` as the real maximum.
template <class Character>
std::uint32_t largest_character(const Character* characters, std::size_t count) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < count; ++i) all |= characters[i];
  return all;
}
/// The bound for a whole string, without looking at its characters.
inline std::uint32_t largest_character(const Str* text) {
  return text->ascii ? 0x7f : text->kind == StrKind::Latin ? 0xff : text->kind == StrKind::Ucs2 ? 0xffff : 0x10ffff;
}
inline std::size_t width_of(StrKind kind) {
  return static_cast<std::size_t>(kind);
}

/// Copies characters into a string of the same or a larger width.
void copy_characters(Str* target, std::size_t at, const Str* source, std::size_t from, std::size_t count);
/// A piece again and again until `total` bytes are filled; false when the run was stopped meanwhile.
bool repeat_bytes(char* target, std::size_t total, const char* piece, std::size_t size);
/// `count` times the same character from `at` on; false when the run was stopped meanwhile.
bool fill_characters(Str* target, std::size_t at, std::size_t count, std::uint32_t code_point);
inline void put_character(Str* text, std::size_t index, std::uint32_t value) {
  char* d = text->mutable_data();
  switch (text->kind) {
    case StrKind::Latin:
      d[index] = static_cast<char>(value);
      break;
    case StrKind::Ucs2:
      reinterpret_cast<std::uint16_t*>(d)[index] = static_cast<std::uint16_t>(value);
      break;
    default:
      reinterpret_cast<std::uint32_t*>(d)[index] = value;
  }
}
template <class Character>
Ref<Str> make_str_of(const Character* characters, std::size_t count);
/// A str from Latin-1 bytes.
Ref<Str> make_latin_str(std::string_view characters);
/// An instance of `type`, a subclass of str, with the characters of `text`.
Ref<> make_str_instance(Type* type, const Str* text);
/// The exact str with these characters: `text` itself unless it is of a subclass.
Ref<Str> plain_str(Str* text);
/// A string's data before the capacity word of its separate block, freed with its object.
void free_external(char* characters);
char* allocate_external(std::size_t bytes);
/// The same characters in a block of another size; null: a new block.
char* resize_external(char* characters, std::size_t bytes);

std::uint64_t sip_hash(const void* data, std::size_t size, bool one_three);

/// Reads UTF-8 (or WTF-8) already known to be well formed; advances `at`.
inline std::uint32_t decode_utf8(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(at);
  if (first < 0x80) return ++at, first;
  const auto next = [&](std::size_t i) { return i < text.size() ? byte(i) & 0x3f : 0; };
  if (first < 0xe0) return at += 2, (first & 0x1f) << 6 | next(at - 1);
  if (first < 0xf0) return at += 3, (first & 0x0f) << 12 | next(at - 2) << 6 | next(at - 1);
  return at += 4, (first & 0x07) << 18 | next(at - 3) << 12 | next(at - 2) << 6 | next(at - 1);
}
void append_utf8(std::string& out, std::uint32_t code_point);

}  // namespace slotscope
