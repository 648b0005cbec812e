// Methods that bytes and bytearray share: searching, cutting, justifying, translating, hexadecimal texts.
#include <algorithm>
#include <functional>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/codecs.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/text_search.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"

namespace slotscope {
namespace {

/// What is searched for: bytes, or one byte given as a number.
bool read_needle(Object* o, std::string_view& needle, char& single) {
  if (bytes_view(o, needle)) return true;
  if (!is_int(o) && !o->type->slots.nb_index) {
    return raise(vm().errors.TypeError,
                 cat("argument should be integer or bytes-like object, not '", type_name_of(o), "'"));
  }
  unsigned char byte;
  if (!byte_value(o, byte)) return false;
  single = static_cast<char>(byte);
  needle = {&single, 1};
  return true;
}

std::string owner_name(Object* self) {
  return is_bytes(self) ? "bytes" : "bytearray";
}

struct BytesSearch {
  SearchArguments arguments;
  std::string_view window, needle;
  char single = 0;
  bool possible = false;

  bool read(Object* self, std::string_view method, const Args& args) {
    const std::string_view text = own_bytes(self);
    if (!read_search_arguments(owner_name(self), method, args, text.size(), arguments) ||
        !read_needle(arguments.sub, needle, single))
      return false;
    possible = arguments.start <= arguments.stop;
    if (possible)
      window = text.substr(static_cast<std::size_t>(arguments.start),
                           static_cast<std::size_t>(arguments.stop - arguments.start));
    return true;
  }
};

enum class Search { Find, FindLast, Index, IndexLast };

template <Search kind>
Ref<> search_method(Object* self, const Args& args) {
  static constexpr const char* names[] = {"find", "rfind", "index", "rindex"};
  BytesSearch search;
  if (!search.read(self, names[static_cast<int>(kind)], args)) return {};
  constexpr bool backwards = kind == Search::FindLast || kind == Search::IndexLast;
  std::int64_t found = -1;
  if (search.possible) {
    found = backwards ? find_text_backwards(view_of(search.window), view_of(search.needle))
                      : find_text(view_of(search.window), view_of(search.needle));
  }
  if (found < 0 && (kind == Search::Index || kind == Search::IndexLast))
    return raise(vm().errors.ValueError, "subsection not found");
  return make_int(found < 0 ? -1 : found + search.arguments.start);
}

Ref<> count(Object* self, const Args& args) {
  BytesSearch search;
  if (!search.read(self, "count", args)) return {};
  const std::size_t found = search.possible ? count_text(view_of(search.window), view_of(search.needle)) : 0;
  return vm().error ? Ref<>() : make_int(static_cast<std::int64_t>(found));
}

template <bool at_end>
Ref<> has_affix(Object* self, const Args& args) {
  constexpr const char* name = at_end ? "endswith" : "startswith";
  SearchArguments read;
  const std::string_view text = own_bytes(self);
  if (!read_search_arguments(owner_name(self), name, args, text.size(), read)) return {};
  const auto matches = [&](Object* affix) {
    std::string_view bytes;
    if (!required_bytes(affix, bytes)) return Tri::Error;
    if (read.start > read.stop) return Tri::False;
    const std::string_view window =
        text.substr(static_cast<std::size_t>(read.start), static_cast<std::size_t>(read.stop - read.start));
    return tri(at_end ? window.ends_with(bytes) : window.starts_with(bytes));
  };
  if (is_tuple(read.sub)) {
    for (Object* affix : *as_tuple(read.sub)) {
      const Tri found = matches(affix);
      if (found != Tri::False) return found == Tri::True ? make_bool(true) : Ref<>();
    }
    return make_bool(false);
  }
  const Tri found = matches(read.sub);
  if (found != Tri::Error) return make_bool(found == Tri::True);
  if (!exception_matches(vm().errors.TypeError)) return {};
  clear_exception();
  return raise(vm().errors.TypeError,
               cat(name, " first arg must be bytes or a tuple of bytes, not ", type_name_of(read.sub)));
}

Ref<> replace(Object* self, const Args& args) {
  std::string_view old, replacement;
  if (!required_bytes(args[0], old) || !required_bytes(args[1], replacement)) return {};
  std::int64_t most = -1;
  if (args.count > 2 && !read_c_size(args[2], most)) return {};
  const std::string_view text = own_bytes(self);
  const std::size_t found =
      most == 0 ? 0 : count_text(view_of(text), view_of(old), most < 0 ? SIZE_MAX : static_cast<std::size_t>(most));
  if (vm().error) return {};
  if (found == 0) return unchanged_bytes(self);
  if (!may_allocate(found * replacement.size())) return {};
  std::string result;
  std::size_t at = 0;
  for (std::size_t i = 0; i < found; ++i) {
    std::size_t next = at;
    if (!old.empty())
      next = text.find(old, at);
    else if (i > 0)
      next = at + 1;
    result.append(text.substr(at, next - at)).append(replacement);
    at = next + old.size();
    if (i % 65536 == 65535 && !keep_going()) return {};
  }
  result.append(text.substr(at));
  return bytes_like(self, result);
}

/// Collects pieces into a list.
class Pieces {
 public:
  explicit Pieces(Object* self) : self_(self), text_(own_bytes(self)), list_(make_list()) {}
  /// For at most so many splits; CPython allocates the places beforehand (PREALLOC_SIZE).
  Pieces(Object* self, std::int64_t most)
      : self_(self),
        text_(own_bytes(self)),
        list_(make_list_with_room(most < 0 || most >= 12 ? 12 : static_cast<std::size_t>(most) + 1)) {}
  bool operator()(std::size_t from, std::size_t to) {
    if (from == 0 && to == text_.size() && self_->type == vm().types.bytes) return list_append(list_.get(), self_);
    const Ref<> piece = bytes_like(self_, text_.substr(from, to - from));
    return piece && list_append(list_.get(), piece.get());
  }
  std::string_view text() const { return text_; }
  List* list() { return list_.get(); }
  Ref<> take() { return std::move(list_); }

 private:
  Object* self_;
  std::string_view text_;
  Ref<List> list_;
};

bool is_byte_space(char c) {
  return is_ascii_space(c);
}

template <bool backwards>
Ref<> split(Object* self, const Args& args) {
  static const char* const keywords[] = {"sep", "maxsplit", nullptr};
  Object *separator = nullptr, *most_object = nullptr;
  if (!read_arguments(backwards ? "rsplit" : "split", args, keywords, {}, {&separator, &most_object})) return {};
  std::int64_t most = -1;
  if (most_object && !read_c_size(most_object, most)) return {};
  Pieces pieces(self, most);
  bool ok;
  if (!separator || is_none(separator)) {
    const auto is_space = [&](std::size_t i) { return is_byte_space(pieces.text()[i]); };
    ok = backwards ? split_at_spaces_backwards(pieces.text().size(), most, is_space, std::ref(pieces))
                   : split_at_spaces(pieces.text().size(), most, is_space, std::ref(pieces));
  } else {
    std::string_view needle;
    if (!required_bytes(separator, needle)) return {};
    if (needle.empty()) return raise(vm().errors.ValueError, "empty separator");
    ok = backwards ? split_at_text_backwards(view_of(pieces.text()), view_of(needle), most, std::ref(pieces))
                   : split_at_text(view_of(pieces.text()), view_of(needle), most, std::ref(pieces));
  }
  if (!ok) return {};
  if (backwards) std::reverse(pieces.list()->begin(), pieces.list()->end());
  return pieces.take();
}

Ref<> splitlines(Object* self, const Args& args) {
  static const char* const keywords[] = {"keepends", nullptr};
  Object* keep_object = nullptr;
  if (!read_arguments("splitlines", args, keywords, {}, {&keep_object})) return {};
  bool keep = false;
  if (keep_object && !boolean_argument(keep_object, keep)) return {};
  Pieces pieces(self);
  const bool ok = split_at_lines(
      pieces.text().size(), keep, [&](std::size_t i) { return pieces.text()[i]; },
      [](char c) { return c == '\n' || c == '\r'; }, std::ref(pieces));
  return ok ? pieces.take() : Ref<>();
}

template <bool backwards>
Ref<> partition(Object* self, const Args& args) {
  std::string_view separator;
  if (!required_bytes(args[0], separator)) return {};
  if (separator.empty()) return raise(vm().errors.ValueError, "empty separator");
  const std::string_view text = own_bytes(self);
  const std::int64_t found =
      backwards ? find_text_backwards(view_of(text), view_of(separator)) : find_text(view_of(text), view_of(separator));
  if (found < 0) {
    const Ref<> whole = unchanged_bytes(self), first = bytes_like(self, ""), second = bytes_like(self, "");
    return finish_tuple(backwards ? tuple_of(first.get(), second.get(), whole.get())
                                  : tuple_of(whole.get(), first.get(), second.get()));
  }
  const auto at = static_cast<std::size_t>(found);
  const Ref<> before = bytes_like(self, text.substr(0, at)),
              after = bytes_like(self, text.substr(at + separator.size()));
  const Ref<> middle = is_bytes(self) ? Ref<>::share(args[0]) : make_bytearray(separator);
  return finish_tuple(tuple_of(before.get(), middle.get(), after.get()));
}

enum class Side { Left, Right, Both };

template <Side side>
Ref<> strip(Object* self, const Args& args) {
  std::string_view set = " \t\n\r\v\f";
  if (args.count > 0 && !is_none(args[0]) && !required_bytes(args[0], set)) return {};
  const std::string_view text = own_bytes(self);
  std::size_t from = 0, to = text.size();
  if (side != Side::Right) {
    while (from < to && set.find(text[from]) != std::string_view::npos) ++from;
  }
  if (side != Side::Left) {
    while (to > from && set.find(text[to - 1]) != std::string_view::npos) --to;
  }
  return to - from == text.size() ? unchanged_bytes(self) : bytes_like(self, text.substr(from, to - from));
}

template <bool at_end>
Ref<> remove_affix(Object* self, const Args& args) {
  std::string_view affix;
  if (!required_bytes(args[0], affix)) return {};
  const std::string_view text = own_bytes(self);
  const bool there = !affix.empty() && (at_end ? text.ends_with(affix) : text.starts_with(affix));
  if (!there) return unchanged_bytes(self);
  return bytes_like(self, at_end ? text.substr(0, text.size() - affix.size()) : text.substr(affix.size()));
}

Ref<> join(Object* self, const Args& args) {
  Ref<List> items;
  if (args[0]->type == vm().types.list) {
    items = share(as_list(args[0]));
  } else {
    const Ref<> iterator = get_iterator(args[0]);
    if (!iterator) {
      if (!exception_matches(vm().errors.TypeError)) return {};
      clear_exception();
      return raise(vm().errors.TypeError, "can only join an iterable");
    }
    const bool holds = since(11) && is_bytearray(self);  // iterating must not resize the separator
    if (holds) ++as_bytearray(self)->exports;
    items = list_from_iterable(iterator.get());
    if (holds) --as_bytearray(self)->exports;
    if (!items) return {};
  }
  if (items->size == 1 && is_bytes(self) && items->items[0]->type == vm().types.bytes)
    return Ref<>::share(items->items[0]);
  std::string result;
  for (std::size_t i = 0; i < items->size; ++i) {
    std::string_view piece;
    if (!bytes_view(items->items[i], piece)) {
      return raise(vm().errors.TypeError, cat("sequence item ", i, ": expected a bytes-like object, ",
                                              type_name_of(items->items[i]), " found"));
    }
    if (i > 0) result.append(own_bytes(self));
    result.append(piece);
    if (i % 65536 == 65535 && (!keep_going() || !may_allocate(result.size()))) return {};
  }
  return bytes_like(self, result);
}

enum class Justify { Left, Right, Center };

template <Justify how>
Ref<> justify(Object* self, const Args& args) {
  static constexpr const char* names[] = {"ljust", "rjust", "center"};
  std::int64_t width;
  if (!read_c_size(args[0], width)) return {};
  char fill = ' ';
  if (args.count > 1) {
    std::string_view given;
    const bool byte_string = is_bytes(args[1]) || is_bytearray(args[1]);
    if (byte_string) given = own_bytes(args[1]);
    if (given.size() != 1) {
      const char* name = names[static_cast<int>(how)];
      if (byte_string && since(14)) {
        return raise(vm().errors.TypeError, cat(name, "(): argument 2 must be a byte string of length 1, not a ",
                                                type_name_of(args[1]), " object of length ", given.size()));
      }
      return raise(vm().errors.TypeError,
                   cat(name, "() argument 2 must be a byte string of length 1, not ", argument_type_name(args[1])));
    }
    fill = given[0];
  }
  const std::string_view text = own_bytes(self);
  const std::int64_t room = width - static_cast<std::int64_t>(text.size());
  if (room <= 0) return unchanged_bytes(self);
  if (!may_allocate(static_cast<std::size_t>(room))) return {};
  const std::int64_t left = how == Justify::Left ? 0 : how == Justify::Right ? room : room / 2 + (room & width & 1);
  std::string result(static_cast<std::size_t>(left), fill);
  result.append(text).append(static_cast<std::size_t>(room - left), fill);
  return bytes_like(self, result);
}

Ref<> zfill(Object* self, const Args& args) {
  std::int64_t width;
  if (!read_c_size(args[0], width)) return {};
  const std::string_view text = own_bytes(self);
  const std::int64_t fill = width - static_cast<std::int64_t>(text.size());
  if (fill <= 0) return unchanged_bytes(self);
  if (!may_allocate(static_cast<std::size_t>(fill))) return {};
  std::string result(static_cast<std::size_t>(fill), '0');
  result.append(text);
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) std::swap(result[0], result[static_cast<std::size_t>(fill)]);
  return bytes_like(self, result);
}

Ref<> expandtabs(Object* self, const Args& args) {
  static const char* const keywords[] = {"tabsize", nullptr};
  Object* size_object = nullptr;
  int size = 8;
  if (!read_arguments("expandtabs", args, keywords, {}, {&size_object}) ||
      (size_object && !read_c_int(size_object, size)))
    return {};
  std::string result;
  std::int64_t column = 0;
  for (const char c : own_bytes(self)) {
    if (c == '\t') {
      const std::int64_t spaces = size > 0 ? size - column % size : 0;
      if (!may_allocate(static_cast<std::size_t>(spaces))) return {};
      result.append(static_cast<std::size_t>(spaces), ' ');
      column += spaces;
    } else {
      result += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return bytes_like(self, result);
}

Ref<> translate(Object* self, const Args& args) {
  static const char* const keywords[] = {"table", "delete", nullptr};
  Object *table_object = nullptr, *deleted_object = nullptr;
  if (!read_arguments("translate", args, keywords, {.required = 1, .positional_only = 1},
                      {&table_object, &deleted_object}))
    return {};
  std::string_view table, deleted;
  if (!is_none(table_object)) {
    if (!required_bytes(table_object, table)) return {};
    if (table.size() != 256) return raise(vm().errors.ValueError, "translation table must be 256 characters long");
  }
  if (deleted_object && !required_bytes(deleted_object, deleted)) return {};
  std::string result;
  for (const char c : own_bytes(self)) {
    if (deleted.find(c) == std::string_view::npos) result += table.empty() ? c : table[static_cast<unsigned char>(c)];
  }
  if (is_bytearray(self)) {
    // Made for all bytes, then fitted to what is left of them.
    Ref<> array = make_bytearray(own_bytes(self));
    if (!array || !bytearray_resize(as_bytearray(array.get()), result.size())) return {};
    as_bytearray(array.get())->bytes->assign(result);
    return array;
  }
  return result == own_bytes(self) ? unchanged_bytes(self) : bytes_like(self, result);
}

Ref<> maketrans(Object*, const Args& args) {
  std::string_view from, to;
  if (!required_bytes(args[0], from) || !required_bytes(args[1], to)) return {};
  if (from.size() != to.size()) return raise(vm().errors.ValueError, "maketrans arguments must have same length");
  std::string table(256, '\0');
  for (std::size_t i = 0; i < 256; ++i) table[i] = static_cast<char>(i);
  for (std::size_t i = 0; i < from.size(); ++i) table[static_cast<unsigned char>(from[i])] = to[i];
  return make_bytes(table);
}

Ref<> decode(Object* self, const Args& args) {
  static const char* const keywords[] = {"encoding", "errors", nullptr};
  Object *encoding = nullptr, *errors = nullptr;
  if (!read_arguments("decode", args, keywords, {}, {&encoding, &errors})) return {};
  std::string encoding_name = "utf-8", errors_name = "strict";
  if (encoding && !text_argument("decode", "'encoding'", encoding, encoding_name)) return {};
  if (errors && !text_argument("decode", "'errors'", errors, errors_name)) return {};
  return decode_bytes(own_bytes(self), encoding_name, errors_name, self);
}

Ref<> hex(Object* self, const Args& args) {
  static const char* const keywords[] = {"sep", "bytes_per_sep", nullptr};
  Object *separator = nullptr, *group = nullptr;
  if (!read_arguments("hex", args, keywords, {}, {&separator, &group})) return {};
  return hex_text(own_bytes(self), separator, group);
}

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Ref<> fromhex(Object* type, const Args& args) {
  std::string text;
  std::string_view given;
  if (is_str(args[0])) {
    // Positions count characters: what is not ASCII becomes one byte that is no digit.
    for (std::size_t i = 0; i < as_str(args[0])->length; ++i) {
      const std::uint32_t c = as_str(args[0])->at(i);
      text += c < 0x80 ? static_cast<char>(c) : '\xff';
    }
  } else if (since(14) && bytes_view(args[0], given)) {
    text = given;
  } else if (since(14)) {
    return raise(vm().errors.TypeError,
                 cat("fromhex() argument must be str or bytes-like, not ", type_name_of(args[0])));
  } else {
    return raise(vm().errors.TypeError, cat("fromhex() argument must be str, not ", argument_type_name(args[0])));
  }
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_space(text[at])) {
      ++at;
      continue;
    }
    const int high = hex_digit(text[at]), low = at + 1 < text.size() ? hex_digit(text[at + 1]) : -1;
    if (high < 0 || low < 0) {
      if (since(14) && high >= 0 && at + 1 >= text.size()) {
        return raise(vm().errors.ValueError, "fromhex() arg must contain an even number of hexadecimal digits");
      }
      return raise(vm().errors.ValueError,
                   cat("non-hexadecimal number found in fromhex() arg at position ", high < 0 ? at : at + 1));
    }
    bytes += static_cast<char>(high << 4 | low);
    at += 2;
  }
  const bool array = is_subtype(as_type(type), vm().types.bytearray);
  Ref<> result = array ? make_bytearray(bytes) : make_bytes(bytes);
  if (type == vm().types.bytes || type == vm().types.bytearray) return result;
  return call(type, result.get());
}

}  // namespace

Ref<> hex_text(std::string_view bytes, Object* separator, Object* group) {
  char between = '\0';
  int per_group = 1;
  if (group && !read_c_int(group, per_group)) return {};
  if (separator) {
    std::int64_t size;
    if (!length(separator, size)) return {};
    if (size != 1) return raise(vm().errors.ValueError, "sep must be length 1.");
    if (!is_str(separator) && !is_bytes(separator)) return raise(vm().errors.TypeError, "sep must be str or bytes.");
    between = is_str(separator) ? as_str(separator)->data()[0] : as_bytes(separator)->data()[0];
    const bool ascii = is_str(separator) ? as_str(separator)->ascii : (between & 0x80) == 0;
    if (!ascii) return raise(vm().errors.ValueError, "sep must be ASCII.");
  }
  std::string out;
  const std::size_t size = bytes.size(),
                    every = static_cast<std::size_t>(std::abs(static_cast<std::int64_t>(per_group)));
  for (std::size_t i = 0; i < size; ++i) {
    const bool boundary = separator && every > 0 && i > 0 && (per_group > 0 ? (size - i) % every == 0 : i % every == 0);
    if (boundary) out += between;
    const auto byte = static_cast<unsigned char>(bytes[i]);
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return make_str(out);
}

std::vector<NativeDef> shared_bytes_methods() {
  using Binding = NativeDef::Binding;
  return {
      {"center", justify<Justify::Center>, Arity::range(1, 2), "($self, width, fillchar=b' ', /)",
       "Return a centered copy of length width."},
      {"count", count, Arity::any(), nullptr, "Return the number of non-overlapping occurrences of sub."},
      {"decode", decode, Arity::any(), "($self, /, encoding='utf-8', errors='strict')",
       "Decode the bytes using the codec registered for encoding."},
      {"endswith", has_affix<true>, Arity::any(), nullptr,
       "Return True if it ends with the specified suffix, False otherwise."},
      {"expandtabs", expandtabs, Arity::any(), "($self, /, tabsize=8)",
       "Return a copy where all tab characters are expanded using spaces."},
      {"find", search_method<Search::Find>, Arity::any(), nullptr,
       "Return the lowest index where sub is found, -1 on failure."},
      {.name = "fromhex",
       .function = fromhex,
       .arity = Arity::one(),
       .signature = "($type, string, /)",
       .doc = "Create an object from a string of hexadecimal numbers.",
       .binding = Binding::Class},
      {"hex", hex, Arity::any(), "($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
       "Return a string of hexadecimal numbers."},
      {"index", search_method<Search::Index>, Arity::any(), nullptr,
       "Return the lowest index where sub is found; ValueError when it is not."},
      {"join", join, Arity::one(), "($self, iterable_of_bytes, /)", "Concatenate any number of bytes-like objects."},
      {"ljust", justify<Justify::Left>, Arity::range(1, 2), "($self, width, fillchar=b' ', /)",
       "Return a left-justified copy of length width."},
      {"lstrip", strip<Side::Left>, Arity::range(0, 1), "($self, bytes=None, /)",
       "Strip leading bytes contained in the argument."},
      {.name = "maketrans",
       .function = maketrans,
       .arity = Arity::range(2, 2),
       .signature = "(frm, to, /)",
       .doc = "Return a translation table for translate().",
       .binding = Binding::Static},
      {"partition", partition<false>, Arity::one(), "($self, sep, /)",
       "Partition into three parts using the given separator."},
      {"replace", replace, Arity::range(2, 3), "($self, old, new, count=-1, /)",
       "Return a copy with all occurrences of old replaced by new."},
      {.name = "removeprefix",
       .function = remove_affix<false>,
       .arity = Arity::one(),
       .signature = "($self, prefix, /)",
       .doc = "Return a copy without the given prefix if present.",
       .since = 9},
      {.name = "removesuffix",
       .function = remove_affix<true>,
       .arity = Arity::one(),
       .signature = "($self, suffix, /)",
       .doc = "Return a copy without the given suffix if present.",
       .since = 9},
      {"rfind", search_method<Search::FindLast>, Arity::any(), nullptr,
       "Return the highest index where sub is found, -1 on failure."},
      {"rindex", search_method<Search::IndexLast>, Arity::any(), nullptr,
       "Return the highest index where sub is found; ValueError when it is not."},
      {"rjust", justify<Justify::Right>, Arity::range(1, 2), "($self, width, fillchar=b' ', /)",
       "Return a right-justified copy of length width."},
      {"rpartition", partition<true>, Arity::one(), "($self, sep, /)",
       "Partition into three parts using the given separator, from the end."},
      {"rsplit", split<true>, Arity::any(), "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the sections, splitting from the end."},
      {"rstrip", strip<Side::Right>, Arity::range(0, 1), "($self, bytes=None, /)",
       "Strip trailing bytes contained in the argument."},
      {"split", split<false>, Arity::any(), "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the sections, using sep as the delimiter."},
      {"splitlines", splitlines, Arity::any(), "($self, /, keepends=False)",
       "Return a list of the lines, breaking at line boundaries."},
      {"startswith", has_affix<false>, Arity::any(), nullptr,
       "Return True if it starts with the specified prefix, False otherwise."},
      {"strip", strip<Side::Both>, Arity::range(0, 1), "($self, bytes=None, /)",
       "Strip leading and trailing bytes contained in the argument."},
      {"translate", translate, Arity::any(), "($self, table, /, delete=b'')",
       "Return a copy with each character mapped by the given translation table."},
      {"zfill", zfill, Arity::one(), "($self, width, /)", "Pad a numeric string with zeros on the left."},
  };
}

}  // namespace slotscope
