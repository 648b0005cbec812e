// Making, comparing, hashing and interning strings; bytes objects; the string builder.
#include <algorithm>
#include <bit>
#include <charconv>

#include "engine/builtins/text_support.hpp"

namespace slotscope {
namespace {

bool all_ascii(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080u) != 0) return false;
  }
  for (; at < text.size(); ++at) {
    if ((text[at] & 0x80) != 0) return false;
  }
  return true;
}

StrKind kind_for(std::uint32_t largest) {
  return largest < 0x100 ? StrKind::Latin : largest < 0x10000 ? StrKind::Ucs2 : StrKind::Ucs4;
}

template <class From, class To>
void convert(const From* from, std::size_t count, To* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<To>(from[i]);
}

std::uint64_t siphash_words(std::uint64_t b, const unsigned char* data, std::size_t size, int compressions,
                            int finals) {
  std::uint64_t v0 = 0x736f6d6570736575u, v1 = 0x646f72616e646f6du, v2 = 0x6c7967656e657261u, v3 = 0x7465646279746573u;
  const auto round = [&] {
    v0 += v1;
    v2 += v3;
    v1 = std::rotl(v1, 13) ^ v0;
    v3 = std::rotl(v3, 16) ^ v2;
    v0 = std::rotl(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = std::rotl(v1, 17) ^ v2;
    v3 = std::rotl(v3, 21) ^ v0;
    v2 = std::rotl(v2, 32);
  };
  const auto absorb = [&](std::uint64_t word) {
    v3 ^= word;
    for (int i = 0; i < compressions; ++i) round();
    v0 ^= word;
  };
  for (; size >= 8; size -= 8, data += 8) {
    std::uint64_t word;
    std::memcpy(&word, data, 8);
    absorb(word);
  }
  for (std::size_t i = 0; i < size; ++i) b |= std::uint64_t{data[i]} << (8 * i);
  absorb(b);
  v2 ^= 0xff;
  for (int i = 0; i < finals; ++i) round();
  return (v0 ^ v1) ^ (v2 ^ v3);
}

std::size_t place_of(const std::vector<Str*>& table, const void* data, std::size_t length, StrKind kind,
                     std::int64_t hash) {
  const std::size_t mask = table.size() - 1;
  for (std::size_t at = static_cast<std::size_t>(hash) & mask;; at = (at + 1) & mask) {
    const Str* found = table[at];
    if (!found || (found->hash == hash && found->length == length && found->kind == kind &&
                   std::memcmp(found->data(), data, length * width_of(kind)) == 0)) {
      return at;
    }
  }
}

void enter_interned(Str* text, std::size_t place) {
  TextState& state = text_state();
  text->interned = true;
  state.interned[place] = text;
  if (++state.interned_count * 2 < state.interned.size()) return;
  std::vector<Str*> old(state.interned.size() * 2);
  old.swap(state.interned);
  for (Str* each : old) {
    if (each) state.interned[place_of(state.interned, each->data(), each->length, each->kind, each->hash)] = each;
  }
}

/// A string whose characters follow the struct; not shared, not accounted yet.
Str* allocate_str(std::size_t length, std::uint32_t largest) {
  const StrKind kind = kind_for(largest);
  Str* text = static_cast<Str*>(allocate_object(vm().types.str, sizeof(Str) + length * width_of(kind)));
  text->hash = -1;
  text->length = static_cast<std::uint32_t>(length);
  text->kind = kind;
  text->ascii = largest < 0x80;
  return text;
}

Ref<Str> shared_empty() {
  Interpreter& interpreter = vm();
  if (!interpreter.empty_str) interpreter.empty_str = finish(allocate_str(0, 0)).take();
  return share(interpreter.empty_str);
}

bool too_long(std::size_t length) {
  return length > 0xffffffffu;
}

}  // namespace

TextState& text_state() {
  Interpreter& interpreter = vm();
  if (!interpreter.text) {
    interpreter.text = std::make_shared<TextState>();
    interpreter.text->interned.resize(4096);
  }
  return *interpreter.text;
}

std::uint64_t sip_hash(const void* data, std::size_t size, bool one_three) {
  return siphash_words(std::uint64_t{size} << 56, static_cast<const unsigned char*>(data), size, one_three ? 1 : 2,
                       one_three ? 3 : 4);
}

std::int64_t hash_bytes(const void* data, std::size_t size) {
  if (size == 0) return 0;
  const auto hash = static_cast<std::int64_t>(sip_hash(data, size, since(11)));
  return hash == -1 ? -2 : hash;
}

std::int64_t hash_str(Str* text) {
  if (text->hash == -1) text->hash = hash_bytes(text->data(), text->length * width_of(text->kind));
  return text->hash;
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xc0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xe0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3f));
  } else {
    put(0xf0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3f));
    put(0x80 | (c >> 6 & 0x3f));
  }
  put(0x80 | (c & 0x3f));
}

std::string to_utf8(const Str* text) {
  if (text->ascii) return {text->data(), text->length};
  std::string out;
  out.reserve(text->length * 2);
  with_characters(text, [&](const auto* characters, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) append_utf8(out, characters[i]);
  });
  return out;
}

Ref<Str> new_str(std::size_t length, std::uint32_t largest) {
  if (length == 0) return shared_empty();
  if (too_long(length) || (length > 1 << 20 && !may_allocate(length * width_of(kind_for(largest))))) {
    if (!vm().error) raise(vm().errors.MemoryError, "");
    return {};
  }
  return finish(allocate_str(length, largest));
}

Ref<Str> make_own_char(std::uint32_t code_point) {
  Str* text = allocate_str(1, code_point);
  put_character(text, 0, code_point);
  return finish(text);
}

Ref<Str> make_char(std::uint32_t code_point) {
  if (code_point >= 0x100) return make_own_char(code_point);
  Str*& shared = text_state().characters[code_point];
  if (!shared) {
    Str* text = allocate_str(1, code_point);
    *text->mutable_data() = static_cast<char>(code_point);
    text->flags |= since(12) ? object_flag::immortal : 0;
    // Those of ASCII are there before the program begins, from 3.12 on all of them.
    shared = code_point < 0x80 || since(12) ? text : finish(text).take();
  }
  return share(shared);
}

template <class Character>
Ref<Str> make_str_of(const Character* characters, std::size_t count) {
  if (count == 0) return shared_empty();
  if (count == 1) return make_char(characters[0]);
  const std::uint32_t largest = largest_character(characters, count);
  Ref<Str> text = new_str(count, largest);
  if (!text) return text;
  char* data = text->mutable_data();
  if (width_of(text->kind) == sizeof(Character)) {
    std::memcpy(data, characters, count * sizeof(Character));
  } else if (text->kind == StrKind::Latin) {
    convert(characters, count, reinterpret_cast<std::uint8_t*>(data));
  } else if (text->kind == StrKind::Ucs2) {
    convert(characters, count, reinterpret_cast<std::uint16_t*>(data));
  }
  return text;
}
template Ref<Str> make_str_of(const std::uint8_t*, std::size_t);
template Ref<Str> make_str_of(const std::uint16_t*, std::size_t);
template Ref<Str> make_str_of(const std::uint32_t*, std::size_t);

Ref<Str> make_latin_str(std::string_view characters) {
  return make_str_of(reinterpret_cast<const std::uint8_t*>(characters.data()), characters.size());
}

Ref<Str> make_str_from_code_points(const std::uint32_t* characters, std::size_t count) {
  return make_str_of(characters, count);
}

namespace {

Ref<Str> make_ascii_str(std::string_view characters) {
  if (characters.empty()) return shared_empty();
  if (characters.size() == 1) return make_char(static_cast<unsigned char>(characters[0]));
  Ref<Str> text = new_str(characters.size(), 0x7f);
  if (text) std::memcpy(text->mutable_data(), characters.data(), characters.size());
  return text;
}

}  // namespace

Ref<Str> make_str(std::string_view utf8) {
  if (all_ascii(utf8)) return make_ascii_str(utf8);
  std::vector<std::uint32_t> characters;
  characters.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) characters.push_back(decode_utf8(utf8, at));
  return make_str_of(characters.data(), characters.size());
}

Ref<Str> intern(Ref<Str> text) {
  if (!text || text->interned || text->type != vm().types.str) return text;
  TextState& state = text_state();
  const std::int64_t hash = hash_str(text.get());
  const std::size_t place = place_of(state.interned, text->data(), text->length, text->kind, hash);
  if (state.interned[place]) return share(state.interned[place]);
  enter_interned(text.get(), place);
  return text;
}

Ref<Str> intern(std::string_view utf8) {
  if (!all_ascii(utf8)) return intern(make_str(utf8));
  TextState& state = text_state();
  const std::int64_t hash = hash_bytes(utf8.data(), utf8.size());
  const std::size_t place = place_of(state.interned, utf8.data(), utf8.size(), StrKind::Latin, hash);
  if (state.interned[place]) return share(state.interned[place]);
  Ref<Str> text = make_str(utf8);
  if (!text) return text;
  text->hash = hash;
  enter_interned(text.get(), place);
  return text;
}

void forget_interned(Str* text) {
  TextState& state = text_state();
  const std::size_t mask = state.interned.size() - 1;
  std::size_t hole = place_of(state.interned, text->data(), text->length, text->kind, text->hash);
  if (state.interned[hole] != text) return;
  // Close the gap: move back every later entry of the run that could not be found any more.
  for (std::size_t at = (hole + 1) & mask; state.interned[at]; at = (at + 1) & mask) {
    const std::size_t home = static_cast<std::size_t>(state.interned[at]->hash) & mask;
    if (((at - home) & mask) >= ((at - hole) & mask)) {
      state.interned[hole] = state.interned[at];
      hole = at;
    }
  }
  state.interned[hole] = nullptr;
  --state.interned_count;
}

bool repeat_bytes(char* target, std::size_t total, const char* piece, std::size_t size) {
  constexpr std::size_t step = std::size_t{1} << 23;  // how much is filled between two looks at a stop request
  const std::size_t most = std::max(step - step % size, size);
  std::size_t done = std::min(total, size);
  std::memcpy(target, piece, done);
  while (done < total) {  // what is there already is a whole number of pieces
    const std::size_t chunk = std::min({done, most, total - done});
    std::memcpy(target + done, target, chunk);
    done += chunk;
    if (chunk >= step / 2 && !keep_going()) return false;
  }
  return true;
}

bool fill_characters(Str* target, std::size_t at, std::size_t count, std::uint32_t code_point) {
  if (count == 0) return true;
  const std::size_t width = width_of(target->kind);
  return repeat_bytes(target->mutable_data() + at * width, count * width, reinterpret_cast<const char*>(&code_point),
                      width);
}

void copy_characters(Str* target, std::size_t at, const Str* source, std::size_t from, std::size_t count) {
  const std::size_t width = width_of(target->kind);
  char* to = target->mutable_data() + at * width;
  if (source->kind == target->kind) {
    std::memcpy(to, source->data() + from * width, count * width);
    return;
  }
  with_characters(source, [&](const auto* characters, std::size_t) {
    if (target->kind == StrKind::Ucs2)
      convert(characters + from, count, reinterpret_cast<std::uint16_t*>(to));
    else
      convert(characters + from, count, reinterpret_cast<std::uint32_t*>(to));
  });
}

bool str_equal(const Str* a, const Str* b) {
  return a == b || (a->length == b->length && a->kind == b->kind &&
                    std::memcmp(a->data(), b->data(), a->length * width_of(a->kind)) == 0);
}

bool str_equal(const Str* a, std::string_view utf8) {
  if (a->ascii) return a->ascii_view() == utf8;
  return !all_ascii(utf8) && to_utf8(a) == utf8;
}

int str_compare(const Str* a, const Str* b) {
  const std::size_t shared = std::min(a->length, b->length);
  int order = 0;
  if (a->kind == StrKind::Latin && b->kind == StrKind::Latin) {
    order = std::memcmp(a->data(), b->data(), shared);
  } else {
    with_characters(a, [&](const auto* left, std::size_t) {
      with_characters(b, [&](const auto* right, std::size_t) {
        std::size_t i = 0;
        while (i < shared && left[i] == right[i]) ++i;
        if (i < shared) order = left[i] < right[i] ? -1 : 1;
      });
    });
  }
  if (order != 0) return order < 0 ? -1 : 1;
  return a->length < b->length ? -1 : a->length > b->length;
}

Ref<Str> plain_str(Str* text) {
  if (is_exact_str(text)) return share(text);
  return with_characters(text,
                         [](const auto* characters, std::size_t count) { return make_str_of(characters, count); });
}

Ref<Str> str_concat(Str* a, Str* b) {
  if (a->length == 0) return plain_str(b);
  if (b->length == 0) return plain_str(a);
  const std::size_t length = std::size_t{a->length} + b->length;
  Ref<Str> result = new_str(length, std::max(largest_character(a), largest_character(b)));
  if (!result) return result;
  copy_characters(result.get(), 0, a, 0, a->length);
  copy_characters(result.get(), a->length, b, 0, b->length);
  return result;
}

char* allocate_external(std::size_t bytes) {
  auto* block = static_cast<std::size_t*>(allocate_buffer(bytes + sizeof(std::size_t)));
  *block = bytes;
  return reinterpret_cast<char*>(block + 1);
}

char* resize_external(char* characters, std::size_t bytes) {
  if (!characters) return allocate_external(bytes);
  auto* block = reinterpret_cast<std::size_t*>(characters) - 1;
  block = static_cast<std::size_t*>(resize_buffer(block, *block + sizeof(std::size_t), bytes + sizeof(std::size_t)));
  *block = bytes;
  return reinterpret_cast<char*>(block + 1);
}

void free_external(char* characters) {
  auto* block = reinterpret_cast<std::size_t*>(characters) - 1;
  free_buffer(block, *block + sizeof(std::size_t));
}

Ref<> make_str_instance(Type* type, const Str* text) {
  Ref<Str> result = allocate_instance(type).cast<Str>();
  if (!result) return {};
  result->hash = text->hash;
  result->length = text->length;
  result->kind = text->kind;
  result->ascii = text->ascii;
  result->external = true;
  const std::size_t bytes = text->length * width_of(text->kind);
  char* characters = allocate_external(bytes);
  std::memcpy(characters, text->data(), bytes);
  *reinterpret_cast<char**>(result.get() + 1) = characters;
  if (vm().tracing_memory) note_object_slow(result.get());
  return result;
}

bool str_append_in_place(Ref<>& a, Str* b) {
  Str* text = as_str(a.get());
  const std::size_t length = std::size_t{text->length} + b->length;
  const bool alone = text->references == 1 && is_exact_str(text) && !text->interned && text != b;
  const std::size_t width = width_of(text->kind);
  // Short results are cheaper to make anew; a wider character needs new cells for all.
  if (!alone || too_long(length) || length * width < 256 || width_of(b->kind) > width || b->length == 0) {
    Ref<Str> sum = str_concat(text, b);
    if (!sum) return false;
    a = std::move(sum);
    return true;
  }
  const std::size_t bytes = length * width;
  const auto capacity = [](char* characters) { return reinterpret_cast<std::size_t*>(characters)[-1]; };
  if (!text->external || capacity(text->mutable_data()) < bytes) {
    const std::size_t room = bytes + bytes / 4;
    if (room > 1 << 20 && !may_allocate(room)) return false;
    char* characters = allocate_external(room);
    std::memcpy(characters, text->data(), text->length * width);
    if (text->external) {
      free_external(text->mutable_data());
    } else {
      Str* moved = static_cast<Str*>(allocate_object(vm().types.str, sizeof(Str) + sizeof(char*)));
      moved->length = text->length;
      moved->kind = text->kind;
      moved->external = true;
      moved->ascii = text->ascii;
      a = Ref<>::adopt(moved);
      text = moved;
    }
    *reinterpret_cast<char**>(text + 1) = characters;
  }
  const std::size_t old_length = text->length;
  text->hash = -1;
  text->length = static_cast<std::uint32_t>(length);
  text->ascii = text->ascii && b->ascii;
  copy_characters(text, old_length, b, 0, b->length);
  if (vm().tracing_memory) note_object_slow(text);
  return true;
}

Ref<Str> str_slice(Str* text, std::int64_t start, std::int64_t stop, std::int64_t step) {
  if (step == 1) {
    if (start >= stop) return shared_empty();
    const auto count = static_cast<std::size_t>(stop - start);
    if (count == text->length) return plain_str(text);
    if (count == 1) return make_char(text->at(static_cast<std::size_t>(start)));
    if (text->ascii) {
      Ref<Str> result = new_str(count, 0x7f);
      if (result) std::memcpy(result->mutable_data(), text->data() + start, count);
      return result;
    }
    return with_characters(text,
                           [&](const auto* characters, std::size_t) { return make_str_of(characters + start, count); });
  }
  if (step > 0 ? start >= stop : start <= stop) return shared_empty();
  const std::uint64_t distance =
      step > 0 ? static_cast<std::uint64_t>(stop - start) - 1 : static_cast<std::uint64_t>(start - stop) - 1;
  const std::uint64_t stride = step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  const std::size_t count = distance / stride + 1;
  return with_characters(text, [&]<class Character>(const Character* characters, std::size_t) {
    std::vector<Character> picked(count);
    for (std::size_t i = 0; i < count; ++i) picked[i] = characters[start + static_cast<std::int64_t>(i) * step];
    if (count == 1) return make_own_char(picked[0]);
    return make_str_of(picked.data(), count);
  });
}

Ref<> make_bytes(std::string_view data) {
  const auto allocate_bytes = [&] {
    Bytes* bytes = static_cast<Bytes*>(allocate_object(vm().types.bytes, sizeof(Bytes) + data.size()));
    bytes->hash = -1;
    bytes->length = data.size();
    if (!data.empty()) std::memcpy(const_cast<char*>(bytes->data()), data.data(), data.size());
    return finish(bytes);
  };
  if (data.size() > 1) {
    if (data.size() > 1 << 20 && !may_allocate(data.size())) return {};
    return allocate_bytes();
  }
  TextState& state = text_state();
  Bytes*& shared = data.empty() ? state.empty_bytes : state.bytes[static_cast<unsigned char>(data[0])];
  if (!shared) {
    shared = allocate_bytes().take();
    shared->flags |= since(12) ? object_flag::immortal : 0;
  }
  return Ref<>::share(shared);
}

void StrBuilder::widen(std::uint32_t largest) {
  largest_ |= largest;
  const int needed = static_cast<int>(kind_for(largest));
  if (needed <= width_) return;
  std::string wide(length_ * static_cast<std::size_t>(needed), '\0');
  for (std::size_t i = 0; i < length_; ++i) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + i * static_cast<std::size_t>(width_), static_cast<std::size_t>(width_));
    std::memcpy(wide.data() + i * static_cast<std::size_t>(needed), &value, static_cast<std::size_t>(needed));
  }
  bytes_ = std::move(wide);
  width_ = needed;
}

void StrBuilder::append_char(std::uint32_t code_point) {
  widen(code_point);
  bytes_.append(reinterpret_cast<const char*>(&code_point), static_cast<std::size_t>(width_));
  ++length_;
}

void StrBuilder::append_decimal(std::int64_t number) {
  char digits[20];
  append(std::string_view(digits, std::to_chars(digits, digits + sizeof digits, number).ptr));
}

void StrBuilder::append(const Str* text) {
  append_part(text, 0, text->length);
}

void StrBuilder::append_part(const Str* text, std::size_t from, std::size_t to) {
  if (from >= to) return;
  if (text->ascii && width_ == 1) {
    bytes_.append(text->data() + from, to - from);
    length_ += to - from;
    return;
  }
  with_characters(text, [&](const auto* characters, std::size_t) {
    widen(text->ascii ? 0x7f : largest_character(characters + from, to - from));
    if (static_cast<int>(sizeof *characters) == width_) {
      bytes_.append(reinterpret_cast<const char*>(characters + from), (to - from) * sizeof *characters);
      return;
    }
    for (std::size_t i = from; i < to; ++i) {
      const std::uint32_t value = characters[i];
      bytes_.append(reinterpret_cast<const char*>(&value), static_cast<std::size_t>(width_));
    }
  });
  length_ += to - from;
}

void StrBuilder::append(std::string_view utf8) {
  if (width_ == 1 && all_ascii(utf8)) {
    bytes_ += utf8;
    length_ += utf8.size();
    return;
  }
  for (std::size_t at = 0; at < utf8.size();) append_char(decode_utf8(utf8, at));
}

Ref<Str> StrBuilder::finish() {
  Ref<Str> result;
  if (width_ == 1)
    result = largest_ < 0x80 ? make_ascii_str(bytes_) : make_latin_str(bytes_);
  else if (width_ == 2)
    result = make_str_of(reinterpret_cast<const std::uint16_t*>(bytes_.data()), length_);
  else
    result = make_str_of(reinterpret_cast<const std::uint32_t*>(bytes_.data()), length_);
  *this = StrBuilder();
  return result;
}

}  // namespace slotscope
