// str methods that look for a piece of text: find, count, replace, split, partition, startswith, strip and relatives.
#include <algorithm>
#include <functional>

#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/builtins/text_search.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"

namespace slotscope {
namespace {

Failure must_be_str(std::string_view method, int position, Object* o) {
  return raise(vm().errors.TypeError,
               cat(method, "() argument ", position, " must be str, not ", argument_type_name(o)));
}

/// Reads the arguments of a search in a str and brings the needle to the text's width. `possible` is false when it
/// cannot occur.
struct StrSearch {
  SearchArguments arguments;
  TextView window;
  TextView needle;
  bool possible = false;
  std::string buffer;

  bool read(std::string_view method, Str* text, const Args& args) {
    if (since(13) && args.count >= 1 && args.count <= 3 && !is_str(args[0])) return must_be_str(method, 1, args[0]);
    if (!read_search_arguments("str", method, args, text->length, arguments)) return false;
    if (!is_str(arguments.sub))
      return raise(vm().errors.TypeError, cat("must be str, not ", type_name_of(arguments.sub)));
    possible = arguments.start <= arguments.stop && same_width(text, as_str(arguments.sub), buffer, needle);
    if (possible)
      window = view_of(text).part(static_cast<std::size_t>(arguments.start), static_cast<std::size_t>(arguments.stop));
    return true;
  }
};

std::int64_t find_in(StrSearch& search, bool backwards) {
  if (!search.possible) return -1;
  const std::int64_t found =
      backwards ? find_text_backwards(search.window, search.needle) : find_text(search.window, search.needle);
  return found < 0 ? -1 : found + search.arguments.start;
}

enum class Search { Find, FindLast, Index, IndexLast };

template <Search kind>
Ref<> search_method(Object* self, const Args& args) {
  static constexpr const char* names[] = {"find", "rfind", "index", "rindex"};
  StrSearch search;
  if (!search.read(names[static_cast<int>(kind)], as_str(self), args)) return {};
  const std::int64_t found = find_in(search, kind == Search::FindLast || kind == Search::IndexLast);
  if (found < 0 && (kind == Search::Index || kind == Search::IndexLast))
    return raise(vm().errors.ValueError, "substring not found");
  return make_int(found);
}

Ref<> count(Object* self, const Args& args) {
  StrSearch search;
  if (!search.read("count", as_str(self), args)) return {};
  const std::size_t found = search.possible ? count_text(search.window, search.needle) : 0;
  return vm().error ? Ref<>() : make_int(static_cast<std::int64_t>(found));
}

template <bool at_end>
Ref<> has_affix(Object* self, const Args& args) {
  constexpr const char* name = at_end ? "endswith" : "startswith";
  Str* text = as_str(self);
  SearchArguments read;
  if (!read_search_arguments("str", name, args, text->length, read)) return {};
  const auto matches = [&](Object* affix) {
    std::string buffer;
    TextView needle;
    if (read.start > read.stop || !same_width(text, as_str(affix), buffer, needle)) return false;
    const TextView window =
        view_of(text).part(static_cast<std::size_t>(read.start), static_cast<std::size_t>(read.stop));
    if (needle.length > window.length) return false;
    const std::size_t at = at_end ? window.length - needle.length : 0;
    return std::memcmp(window.data + at * window.width, needle.data, needle.length * needle.width) == 0;
  };
  if (is_str(read.sub)) return make_bool(matches(read.sub));
  if (!is_tuple(read.sub)) {
    return raise(vm().errors.TypeError,
                 cat(name, " first arg must be str or a tuple of str, not ", type_name_of(read.sub)));
  }
  for (Object* affix : *as_tuple(read.sub)) {
    if (!is_str(affix)) {
      return raise(vm().errors.TypeError, cat("tuple for ", name, " must only contain str, not ", type_name_of(affix)));
    }
    if (matches(affix)) return make_bool(true);
  }
  return make_bool(false);
}

// ---- replace ----

/// What `replaced` does where nothing can change the width and the result is no shared character: the pieces go where
/// they belong.
Ref<> replaced_ascii(const Str* text, std::string_view old, std::string_view replacement, std::size_t count) {
  const std::string_view all = text->ascii_view();
  Ref<Str> result = new_str(all.size() - count * old.size() + count * replacement.size(), 0x7f);
  if (!result) return {};
  char* out = result->mutable_data();
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t found = old.empty() ? at + (i > 0) : all.find(old, at);
    out =
        std::copy(all.begin() + static_cast<std::ptrdiff_t>(at), all.begin() + static_cast<std::ptrdiff_t>(found), out);
    out = std::copy(replacement.begin(), replacement.end(), out);
    at = found + old.size();
    if (i % 65536 == 65535 && !keep_going()) return {};
  }
  std::copy(all.begin() + static_cast<std::ptrdiff_t>(at), all.end(), out);
  return result;
}

/// `text` with `old` replaced at most `most` times.
Ref<> replaced(Str* text, Str* old, Str* replacement, std::int64_t most) {
  std::string buffer;
  TextView needle;
  if (most == 0 || str_equal(old, replacement) || !same_width(text, old, buffer, needle)) return plain_str(text);
  const TextView all = view_of(text);
  const std::size_t count = count_text(all, needle, most < 0 ? SIZE_MAX : static_cast<std::size_t>(most));
  if (vm().error) return {};
  if (count == 0) return plain_str(text);
  std::size_t grown;
  if (replacement->length > 0 &&
      (__builtin_mul_overflow(count, std::size_t{replacement->length}, &grown) || grown > std::size_t{1} << 61)) {
    return raise(vm().errors.OverflowError, "replace string is too long");
  }
  if (!may_allocate(count * replacement->length)) return {};
  const std::size_t length = text->length - count * old->length + count * replacement->length;
  if (length > 1 && text->ascii && old->ascii && replacement->ascii)
    return replaced_ascii(text, old->ascii_view(), replacement->ascii_view(), count);
  StrBuilder out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t found = at;
    if (needle.length > 0)
      found += static_cast<std::size_t>(find_text(all.part(at, all.length), needle));
    else if (i > 0)
      found = at + 1;
    out.append_part(text, at, found);
    out.append(replacement);
    at = found + needle.length;
    if (i % 65536 == 65535 && !keep_going()) return {};
  }
  out.append_part(text, at, text->length);
  return out.finish();
}

Ref<> replace(Object* self, const Args& args) {
  Object *old = nullptr, *replacement = nullptr, *count_object = nullptr;
  if (since(13)) {
    static const char* const keywords[] = {"old", "new", "count", nullptr};
    if (!read_arguments("replace", args, keywords, {.required = 2, .positional_only = 2},
                        {&old, &replacement, &count_object}))
      return {};
  } else {
    if (!no_keywords(since(9) ? "str.replace" : "replace", args) || !check_count("replace", args.count, 2, 3))
      return {};
    old = args[0];
    replacement = args[1];
    count_object = args.count > 2 ? args[2] : nullptr;
  }
  if (!is_str(old)) return must_be_str("replace", 1, old);
  if (!is_str(replacement)) return must_be_str("replace", 2, replacement);
  std::int64_t most = -1;
  if (count_object && !read_c_size(count_object, most)) return {};
  return replaced(as_str(self), as_str(old), as_str(replacement), most);
}

// ---- split ----

/// Collects the pieces of a text into a list.
class Pieces {
 public:
  explicit Pieces(Str* text) : text_(text), list_(make_list()) {}
  Pieces(Str* text, std::size_t room) : text_(text), list_(make_list_with_room(room)) {}
  bool operator()(std::size_t from, std::size_t to) {
    const Ref<Str> piece = str_slice(text_, static_cast<std::int64_t>(from), static_cast<std::int64_t>(to));
    if (++count_ % 65536 == 0 && !keep_going()) return false;
    return piece && list_append(list_.get(), piece.get());
  }
  List* list() { return list_.get(); }
  Ref<> take() { return std::move(list_); }

 private:
  Str* text_;
  Ref<List> list_;
  std::size_t count_ = 0;
};

/// Places CPython allocates for the pieces beforehand (PREALLOC_SIZE): from 3.12 on no more than there can be.
std::size_t room_for_pieces(const Str* text, const Str* separator, std::int64_t most) {
  if (separator && text->length < separator->length) return 1;
  if (most < 0 && since(12)) {
    const auto length = static_cast<std::int64_t>(text->length);
    most = separator ? length / separator->length + 1 : (length - 1) / 2 + 1;
  }
  return most < 0 || most >= 12 ? 12 : static_cast<std::size_t>(most) + 1;
}

template <bool backwards>
Ref<> split(Object* self, const Args& args) {
  constexpr const char* name = backwards ? "rsplit" : "split";
  static const char* const keywords[] = {"sep", "maxsplit", nullptr};
  Object *separator = nullptr, *most_object = nullptr;
  if (!read_arguments(name, args, keywords, {}, {&separator, &most_object})) return {};
  std::int64_t most = -1;
  if (most_object && !read_c_size(most_object, most)) return {};
  Str* text = as_str(self);
  const bool at_spaces = !separator || is_none(separator);
  Pieces pieces(
      text,
      room_for_pieces(
          text, !at_spaces && is_str(separator) && as_str(separator)->length > 0 ? as_str(separator) : nullptr, most));
  bool ok = true;
  if (at_spaces) {
    ok = with_characters(text, [&](const auto* characters, std::size_t length) {
      const auto is_space = [&](std::size_t i) { return unicode::is_space(characters[i]); };
      return backwards ? split_at_spaces_backwards(length, most, is_space, std::ref(pieces))
                       : split_at_spaces(length, most, is_space, std::ref(pieces));
    });
  } else {
    if (!is_str(separator))
      return raise(vm().errors.TypeError, cat("must be str or None, not ", type_name_of(separator)));
    if (as_str(separator)->length == 0) return raise(vm().errors.ValueError, "empty separator");
    std::string buffer;
    TextView needle;
    if (!same_width(text, as_str(separator), buffer, needle))
      ok = pieces(0, text->length);
    else
      ok = backwards ? split_at_text_backwards(view_of(text), needle, most, std::ref(pieces))
                     : split_at_text(view_of(text), needle, most, std::ref(pieces));
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
  Str* text = as_str(self);
  Pieces pieces(text);
  const bool ok = with_characters(text, [&](const auto* characters, std::size_t length) {
    return split_at_lines(
        length, keep, [&](std::size_t i) { return std::uint32_t{characters[i]}; }, unicode::is_line_break,
        std::ref(pieces));
  });
  return ok ? pieces.take() : Ref<>();
}

template <bool backwards>
Ref<> partition(Object* self, const Args& args) {
  Str* text = as_str(self);
  if (!is_str(args[0])) return raise(vm().errors.TypeError, cat("must be str, not ", type_name_of(args[0])));
  Str* separator = as_str(args[0]);
  if (separator->length == 0) return raise(vm().errors.ValueError, "empty separator");
  std::string buffer;
  TextView needle;
  std::int64_t found = -1;
  if (same_width(text, separator, buffer, needle)) {
    found = backwards ? find_text_backwards(view_of(text), needle) : find_text(view_of(text), needle);
  }
  const Ref<Str> whole = plain_str(text), empty = make_str("");
  if (found < 0) {
    return finish_tuple(backwards ? tuple_of<Object*>(empty.get(), empty.get(), whole.get())
                                  : tuple_of<Object*>(whole.get(), empty.get(), empty.get()));
  }
  const Ref<Str> before = str_slice(text, 0, found), after = str_slice(text, found + separator->length, text->length);
  return before && after ? finish_tuple(tuple_of<Object*>(before.get(), separator, after.get())) : Ref<>();
}

// ---- strip ----

enum class Side { Left, Right, Both };

template <Side side>
Ref<> strip(Object* self, const Args& args) {
  static constexpr const char* names[] = {"lstrip", "rstrip", "strip"};
  Str* text = as_str(self);
  Object* given = args.count > 0 ? args[0] : vm().none;
  if (!is_none(given) && !is_str(given)) {
    return raise(vm().errors.TypeError, cat(names[static_cast<int>(side)], " arg must be None or str"));
  }
  const Str* set = is_none(given) ? nullptr : as_str(given);
  const auto goes = [&](std::uint32_t c) {
    if (!set) return unicode::is_space(c);
    return with_characters(set, [&](const auto* characters, std::size_t count) {
      return std::find(characters, characters + count, c) != characters + count;
    });
  };
  std::size_t from = 0, to = text->length;
  if (side != Side::Right) {
    while (from < to && goes(text->at(from))) ++from;
  }
  if (side != Side::Left) {
    while (to > from && goes(text->at(to - 1))) --to;
  }
  return str_slice(text, static_cast<std::int64_t>(from), static_cast<std::int64_t>(to));
}

template <bool at_end>
Ref<> remove_affix(Object* self, const Args& args) {
  Str* text = as_str(self);
  if (!is_str(args[0])) {
    return raise(vm().errors.TypeError, cat(at_end ? "removesuffix" : "removeprefix", "() argument must be str, not ",
                                            argument_type_name(args[0])));
  }
  std::string buffer;
  TextView affix;
  if (!same_width(text, as_str(args[0]), buffer, affix) || affix.length > text->length) return plain_str(text);
  const TextView all = view_of(text);
  const std::size_t at = at_end ? all.length - affix.length : 0;
  if (std::memcmp(all.data + at * all.width, affix.data, affix.length * affix.width) != 0) return plain_str(text);
  return at_end ? str_slice(text, 0, static_cast<std::int64_t>(at))
                : str_slice(text, static_cast<std::int64_t>(affix.length), text->length);
}

// ---- join ----

Ref<> join(Object* self, const Args& args) {
  Str* separator = as_str(self);
  Ref<> held;  // keeps the items alive
  Object* const* items;
  std::size_t count;
  if (args[0]->type == vm().types.list || args[0]->type == vm().types.tuple) {
    held = Ref<>::share(args[0]);
  } else {
    const Ref<> iterator = get_iterator(args[0]);
    if (!iterator) {
      if (!exception_matches(vm().errors.TypeError)) return {};
      clear_exception();
      return raise(vm().errors.TypeError, "can only join an iterable");
    }
    held = list_from_iterable(iterator.get());
    if (!held) return {};
  }
  if (is_tuple(held.get()))
    items = as_tuple(held.get())->items, count = as_tuple(held.get())->size;
  else
    items = as_list(held.get())->items, count = as_list(held.get())->size;
  if (count == 1 && is_exact_str(items[0])) return Ref<>::share(items[0]);
  std::size_t length = 0;
  std::uint32_t largest = count > 1 ? largest_character(separator) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_str(items[i])) {
      return raise(vm().errors.TypeError,
                   cat("sequence item ", i, ": expected str instance, ", type_name_of(items[i]), " found"));
    }
    length += as_str(items[i])->length + (i > 0 ? separator->length : 0);
    if (as_str(items[i])->length > 0) largest |= largest_character(as_str(items[i]));
  }
  if (length == 0) return make_str("");
  if (separator->length == 0 || count <= 1) {
    largest = 0;
    for (std::size_t i = 0; i < count; ++i)
      largest |= as_str(items[i])->length > 0 ? largest_character(as_str(items[i])) : 0;
  }
  Ref<Str> result = new_str(length, largest);
  if (!result) return {};
  if (largest <= 0x7f) {
    char* out = result->mutable_data();
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out = std::copy_n(separator->data(), separator->length, out);
      const Str* item = as_str(items[i]);
      out = std::copy_n(item->data(), item->length, out);
      if (i % 65536 == 65535 && !keep_going()) return {};
    }
    return result;
  }
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && separator->length > 0) {
      copy_characters(result.get(), at, separator, 0, separator->length);
      at += separator->length;
    }
    Str* item = as_str(items[i]);
    copy_characters(result.get(), at, item, 0, item->length);
    at += item->length;
    if (i % 65536 == 65535 && !keep_going()) return {};
  }
  return result;
}

}  // namespace

std::vector<NativeDef> str_search_methods() {
  return {
      {"replace", replace, Arity::any(), "($self, old, new, /, count=-1)",
       "Return a copy with all occurrences of substring old replaced by new."},
      {"split", split<false>, Arity::any(), "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the substrings in the string, using sep as the separator string."},
      {"rsplit", split<true>, Arity::any(), "($self, /, sep=None, maxsplit=-1)",
       "Return a list of the substrings in the string, splitting from the end."},
      {"join", join, Arity::one(), "($self, iterable, /)", "Concatenate any number of strings."},
      {"count", count, Arity::any(), nullptr, "Return the number of non-overlapping occurrences of substring sub."},
      {"find", search_method<Search::Find>, Arity::any(), nullptr,
       "Return the lowest index where substring sub is found, -1 on failure."},
      {"partition", partition<false>, Arity::one(), "($self, sep, /)",
       "Partition the string into three parts using the given separator."},
      {"index", search_method<Search::Index>, Arity::any(), nullptr,
       "Return the lowest index where substring sub is found; ValueError when it is not."},
      {"lstrip", strip<Side::Left>, Arity::range(0, 1), "($self, chars=None, /)",
       "Return a copy of the string with leading whitespace removed."},
      {"rfind", search_method<Search::FindLast>, Arity::any(), nullptr,
       "Return the highest index where substring sub is found, -1 on failure."},
      {"rindex", search_method<Search::IndexLast>, Arity::any(), nullptr,
       "Return the highest index where substring sub is found; ValueError when it is not."},
      {"rstrip", strip<Side::Right>, Arity::range(0, 1), "($self, chars=None, /)",
       "Return a copy of the string with trailing whitespace removed."},
      {"rpartition", partition<true>, Arity::one(), "($self, sep, /)",
       "Partition the string into three parts using the given separator, searching from the end."},
      {"splitlines", splitlines, Arity::any(), "($self, /, keepends=False)",
       "Return a list of the lines in the string, breaking at line boundaries."},
      {"strip", strip<Side::Both>, Arity::range(0, 1), "($self, chars=None, /)",
       "Return a copy of the string with leading and trailing whitespace removed."},
      {"startswith", has_affix<false>, Arity::any(), nullptr,
       "Return True if the string starts with the specified prefix, False otherwise."},
      {"endswith", has_affix<true>, Arity::any(), nullptr,
       "Return True if the string ends with the specified suffix, False otherwise."},
      {.name = "removeprefix",
       .function = remove_affix<false>,
       .arity = Arity::one(),
       .signature = "($self, prefix, /)",
       .doc = "Return a str with the given prefix string removed if present.",
       .since = 9},
      {.name = "removesuffix",
       .function = remove_affix<true>,
       .arity = Arity::one(),
       .signature = "($self, suffix, /)",
       .doc = "Return a str with the given suffix string removed if present.",
       .since = 9},
  };
}

}  // namespace slotscope
