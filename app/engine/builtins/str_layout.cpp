// str methods that arrange text: justification, tabs, zero filling, translation tables, encoding.
#include <algorithm>

#include "engine/builtins/codecs.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {
namespace {

/// `text` with fill characters on both sides.
Ref<> padded(Str* text, std::int64_t left, std::int64_t right, std::uint32_t fill) {
  if (left <= 0 && right <= 0) return plain_str(text);
  left = std::max<std::int64_t>(left, 0);
  right = std::max<std::int64_t>(right, 0);
  const std::size_t length = text->length + static_cast<std::size_t>(left) + static_cast<std::size_t>(right);
  if (length >> 32 != 0) {
    if (length >> 62 != 0) return raise(vm().errors.OverflowError, "padded string is too long");
    return raise_no_arguments(vm().errors.MemoryError);
  }
  Ref<Str> result = new_str(length, std::max(text->length > 0 ? largest_character(text) : 0, fill));
  if (!result) return {};
  const auto before = static_cast<std::size_t>(left), after = static_cast<std::size_t>(right);
  if (!fill_characters(result.get(), 0, before, fill)) return {};
  copy_characters(result.get(), before, text, 0, text->length);
  return fill_characters(result.get(), length - after, after, fill) ? result : Ref<Str>();
}

enum class Justify { Left, Right, Center };

template <Justify how>
Ref<> justify(Object* self, const Args& args) {
  Str* text = as_str(self);
  std::int64_t width;
  if (!read_c_size(args[0], width)) return {};
  std::uint32_t fill = ' ';
  if (args.count > 1) {
    if (!is_str(args[1])) {
      return raise(vm().errors.TypeError,
                   cat("The fill character must be a unicode character, not ", type_name_of(args[1])));
    }
    if (as_str(args[1])->length != 1)
      return raise(vm().errors.TypeError, "The fill character must be exactly one character long");
    fill = as_str(args[1])->at(0);
  }
  const std::int64_t room = width - text->length;
  if (room <= 0) return plain_str(text);
  if constexpr (how == Justify::Left) return padded(text, 0, room, fill);
  if constexpr (how == Justify::Right) return padded(text, room, 0, fill);
  const std::int64_t left = room / 2 + (room & width & 1);
  return padded(text, left, room - left, fill);
}

Ref<> zfill(Object* self, const Args& args) {
  Str* text = as_str(self);
  std::int64_t width;
  if (!read_c_size(args[0], width)) return {};
  const std::int64_t fill = width - text->length;
  if (fill <= 0) return plain_str(text);
  Ref<> result = padded(text, fill, 0, '0');
  if (!result || text->length == 0) return result;
  const std::uint32_t first = text->at(0);
  if (first == '+' || first == '-') {  // the sign goes before the zeros
    put_character(as_str(result.get()), 0, first);
    put_character(as_str(result.get()), static_cast<std::size_t>(fill), '0');
  }
  return result;
}

Ref<> expandtabs(Object* self, const Args& args) {
  static const char* const keywords[] = {"tabsize", nullptr};
  Object* size_object = nullptr;
  if (!read_arguments("expandtabs", args, keywords, {}, {&size_object})) return {};
  int size = 8;
  if (size_object && !read_c_int(size_object, size)) return {};
  Str* text = as_str(self);
  const bool has_tab = with_characters(
      text, [](const auto* all, std::size_t count) { return std::find(all, all + count, '\t') != all + count; });
  if (!has_tab) return plain_str(text);
  StrBuilder out;
  std::int64_t column = 0;
  for (std::size_t i = 0; i < text->length; ++i) {
    const std::uint32_t c = text->at(i);
    if (c == '\t') {
      const std::int64_t spaces = size > 0 ? size - column % size : 0;
      if (spaces > 1 << 20 && !may_allocate(static_cast<std::size_t>(spaces))) return {};
      for (std::int64_t k = 0; k < spaces; ++k) {
        out.append_char(' ');
        if (k % 65536 == 65535 && !keep_going()) return {};
      }
      column += spaces;
      continue;
    }
    out.append_char(c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  Ref<Str> result = out.finish();
  if (result && result->length == 1) return make_own_char(result->at(0));
  return result;
}

// ---- translation ----

bool add_translation(Dict* table, std::uint32_t character, Object* value) {
  const Ref<> key = make_int(character);
  return dict_set(table, key.get(), value);
}

Ref<> table_from_dict(Object* source) {
  if (!is_exact_dict(source))
    return raise(vm().errors.TypeError, "if you give only one argument to maketrans it must be a dict");
  const Ref<Dict> table = make_dict();
  Object *key, *value;
  for (std::size_t position = 0; dict_next(as_dict(source), position, &key, &value);) {
    if (is_str(key)) {
      if (as_str(key)->length != 1)
        return raise(vm().errors.ValueError, "string keys in translate table must be of length 1");
      if (!add_translation(table.get(), as_str(key)->at(0), value)) return {};
    } else if (is_int(key)) {
      if (!dict_set(table.get(), key, value)) return {};
    } else {
      return raise(vm().errors.TypeError, "keys in translate table must be strings or integers");
    }
  }
  return table;
}

Ref<> maketrans(Object*, const Args& args) {
  if (args.count == 1) return table_from_dict(args[0]);
  for (std::size_t i = 1; i < args.count; ++i) {
    if (!is_str(args[i])) {
      return raise(vm().errors.TypeError,
                   cat("maketrans() argument ", i + 1, " must be str, not ", argument_type_name(args[i])));
    }
  }
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, "first maketrans argument must be a string if there is a second argument");
  const Str *from = as_str(args[0]), *to = as_str(args[1]);
  if (from->length != to->length)
    return raise(vm().errors.ValueError, "the first two maketrans arguments must have equal length");
  const Ref<Dict> table = make_dict();
  for (std::size_t i = 0; i < from->length; ++i) {
    if (!add_translation(table.get(), from->at(i), make_int(to->at(i)).get())) return {};
  }
  for (std::size_t i = 0; args.count > 2 && i < as_str(args[2])->length; ++i) {
    if (!add_translation(table.get(), as_str(args[2])->at(i), vm().none)) return {};
  }
  return table;
}

/// What the table says about one character, appended; false with an exception pending.
bool append_translation(Object* table, std::uint32_t c, StrBuilder& out) {
  const Ref<> key = make_int(c);
  const Ref<> value = get_item(table, key.get());
  if (!value) {
    if (!exception_matches(vm().errors.LookupError)) return false;
    clear_exception();
    out.append_char(c);
    return true;
  }
  if (is_none(value.get())) return true;
  if (is_str(value.get())) {
    out.append(as_str(value.get()));
    return true;
  }
  if (!is_int(value.get())) return raise(vm().errors.TypeError, "character mapping must return integer, None or str");
  const std::optional<std::int64_t> number = int_value(value.get());
  if (!number || *number < 0 || *number > 0x10ffff)
    return raise(vm().errors.ValueError, "character mapping must be in range(0x110000)");
  out.append_char(static_cast<std::uint32_t>(*number));
  return true;
}

Ref<> translate(Object* self, const Args& args) {
  Str* text = as_str(self);
  StrBuilder out;
  for (std::size_t i = 0; i < text->length; ++i) {
    if (!append_translation(args[0], text->at(i), out)) return {};
  }
  return out.finish();
}

Ref<> encode(Object* self, const Args& args) {
  static const char* const keywords[] = {"encoding", "errors", nullptr};
  Object *encoding = nullptr, *errors = nullptr;
  if (!read_arguments("encode", args, keywords, {}, {&encoding, &errors})) return {};
  std::string encoding_name = "utf-8", errors_name = "strict";
  if (encoding && !text_argument("encode", "'encoding'", encoding, encoding_name)) return {};
  if (errors && !text_argument("encode", "'errors'", errors, errors_name)) return {};
  std::string bytes;
  if (!encode_text(as_str(self), encoding_name, errors_name, bytes)) return {};
  return make_bytes(bytes);
}

Ref<> getnewargs(Object* self, const Args&) {
  const Ref<Str> copy = with_characters(
      as_str(self), [](const auto* characters, std::size_t count) { return make_str_of(characters, count); });
  return finish_tuple(tuple_of<Object*>(copy.get()));
}

}  // namespace

bool read_c_size(Object* o, std::int64_t& value) {
  if (!since(10) && is_float(o)) return raise(vm().errors.TypeError, "integer argument expected, got float");
  const Ref<> index = to_index(o);
  if (!index) return false;
  const std::optional<std::int64_t> number = int_value(index.get());
  if (!number) return raise(vm().errors.OverflowError, "Python int too large to convert to C ssize_t");
  value = *number;
  return true;
}

bool read_c_int(Object* o, int& value) {
  if (!since(10) && is_float(o)) return raise(vm().errors.TypeError, "integer argument expected, got float");
  if (!since(10) && !is_int(o) && !o->type->slots.nb_index) {
    return raise(vm().errors.TypeError, cat("an integer is required (got type ", type_name_of(o), ")"));
  }
  const Ref<> index = to_index(o);
  if (!index) return false;
  const std::optional<std::int64_t> number = int_value(index.get());
  if (!number || *number > INT32_MAX || *number < INT32_MIN) {
    return raise(vm().errors.OverflowError, "Python int too large to convert to C int");
  }
  value = static_cast<int>(*number);
  return true;
}

bool text_argument(std::string_view function, std::string_view name, Object* o, std::string& text) {
  if (!is_str(o)) {
    return raise(vm().errors.TypeError,
                 cat(function, "() argument ", name, " must be str, not ", argument_type_name(o)));
  }
  text = to_utf8(as_str(o));
  return text.find('\0') == std::string::npos || raise(vm().errors.ValueError, "embedded null character");
}

std::vector<NativeDef> str_layout_methods() {
  return {
      {"encode", encode, Arity::any(), "($self, /, encoding='utf-8', errors='strict')",
       "Encode the string using the codec registered for encoding."},
      {"center", justify<Justify::Center>, Arity::range(1, 2), "($self, width, fillchar=' ', /)",
       "Return a centered string of length width."},
      {"expandtabs", expandtabs, Arity::any(), "($self, /, tabsize=8)",
       "Return a copy where all tab characters are expanded using spaces."},
      {"ljust", justify<Justify::Left>, Arity::range(1, 2), "($self, width, fillchar=' ', /)",
       "Return a left-justified string of length width."},
      {"rjust", justify<Justify::Right>, Arity::range(1, 2), "($self, width, fillchar=' ', /)",
       "Return a right-justified string of length width."},
      {"translate", translate, Arity::one(), "($self, table, /)",
       "Replace each character in the string using the given translation table."},
      {"zfill", zfill, Arity::one(), "($self, width, /)",
       "Pad a numeric string with zeros on the left, to fill a field of the given width."},
      {.name = "maketrans",
       .function = maketrans,
       .arity = Arity::range(1, 3),
       .doc = "Return a translation table usable for str.translate().",
       .binding = NativeDef::Binding::Static},
      {"__getnewargs__", getnewargs, Arity::none(), "($self, /)", nullptr},
  };
}

const std::vector<NativeDef>& str_methods() {
  static const std::vector<NativeDef> all = [] {
    std::vector<NativeDef> rows;
    for (auto* family : {str_layout_methods, str_search_methods, str_case_methods, str_format_methods}) {
      for (const NativeDef& row : family()) rows.push_back(row);
    }
    return rows;
  }();
  return all;
}

}  // namespace slotscope
