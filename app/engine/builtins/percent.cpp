// The % operator of str, bytes and bytearray (CPython: unicode_format, _PyBytes_FormatEx).
#include <algorithm>
#include <cstring>

#include "engine/builtins/format_spec.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/percent.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"

namespace slotscope {
namespace {

/// What stands between '%' and the end of one conversion.
struct Conversion {
  bool left = false, plus = false, blank = false, alternate = false, zero = false;
  std::int64_t width = -1;
  std::int64_t precision = -1;
  std::uint32_t letter = 0;
  std::size_t letter_at = 0;
};

/// One formatting: where it is in the format and in the arguments.
class PercentFormatter {
 public:
  PercentFormatter(const Str* text, Object* arguments, bool bytes) : text_(text), arguments_(arguments), bytes_(bytes) {
    if (is_tuple(arguments)) count_ = as_tuple(arguments)->size;
    const bool text_argument =
        is_str(arguments) || (bytes && (is_bytes(arguments) || is_instance(arguments, vm().types.bytearray)));
    has_mapping_ = arguments->type->slots.mp_subscript && !is_tuple(arguments) && !text_argument;
  }

  /// The result when it is nothing but what one conversion made: CPython passes that very string on.
  Ref<Str> whole() const { return whole_; }

  bool run(StrBuilder& out) {
    while (at_ < text_->length) {
      const std::size_t end = next_percent();
      if (!bytes_ && at_ == 0 && end == text_->length) whole_ = share(const_cast<Str*>(text_));
      out.append_part(text_, at_, end);
      at_ = end;
      if (end == text_->length) break;
      ++at_;
      if (!convert(out)) return false;
    }
    const bool left_over = !has_mapping_ && (is_tuple(arguments_) ? next_ < count_ : !taken_single_);
    if (left_over) {
      return raise(vm().errors.TypeError,
                   cat("not all arguments converted during ", bytes_ ? "bytes" : "string", " formatting"));
    }
    return true;
  }

 private:
  std::size_t next_percent() const {
    if (text_->kind == StrKind::Latin) {
      const char* start = text_->data();
      const void* found = std::memchr(start + at_, '%', text_->length - at_);
      return found ? static_cast<std::size_t>(static_cast<const char*>(found) - start) : text_->length;
    }
    std::size_t end = at_;
    while (end < text_->length && text_->at(end) != '%') ++end;
    return end;
  }

  /// Next character of the conversion; false with "incomplete format" pending at the end.
  bool next(std::uint32_t& c) {
    if (at_ >= text_->length) return raise(vm().errors.ValueError, "incomplete format");
    c = text_->at(at_++);
    return true;
  }

  Object* take_argument() {
    if (mapped_) return mapped_.get();
    if (is_tuple(arguments_)) {
      if (next_ < count_) return as_tuple(arguments_)->items[next_++];
    } else if (!taken_single_) {
      taken_single_ = true;
      return arguments_;
    }
    raise(vm().errors.TypeError, "not enough arguments for format string");
    return nullptr;
  }

  /// "(name)" after the percent sign: the argument comes from the mapping.
  bool read_key() {
    if (!has_mapping_) return raise(vm().errors.TypeError, "format requires a mapping");
    const std::size_t start = at_;
    int depth = 1;
    while (depth > 0 && at_ < text_->length) {
      const std::uint32_t c = text_->at(at_++);
      if (c == ')')
        --depth;
      else if (c == '(')
        ++depth;
    }
    if (depth > 0) return raise(vm().errors.ValueError, "incomplete format key");
    const Ref<Str> name =
        str_slice(const_cast<Str*>(text_), static_cast<std::int64_t>(start), static_cast<std::int64_t>(at_ - 1));
    if (!name) return false;
    Ref<> key = name;
    if (bytes_) key = make_bytes({name->data(), name->length});
    mapped_ = get_item(arguments_, key.get());
    taken_single_ = true;  // a conversion without a name finds nothing from here on
    return bool(mapped_);
  }

  /// A star or digits; -1 when there is neither. `c` becomes the character behind.
  /// `left` is set when a star stands for a negative width.
  bool read_size(std::uint32_t& c, std::int64_t& size, std::int64_t most, const char* too_big, bool* left = nullptr) {
    if (c == '*') {
      Object* argument = take_argument();
      if (!argument) return false;
      if (!is_int(argument)) return raise(vm().errors.TypeError, "* wants int");
      const std::optional<std::int64_t> value = int_value(argument);
      if (!value || *value > most || *value < -most - 1) {
        return raise(vm().errors.OverflowError,
                     cat("Python int too large to convert to C ", most == INT32_MAX ? "int" : "ssize_t"));
      }
      size = *value;
      if (left && size < 0) {
        *left = true;
        size = -size;
      }
      return next(c);
    }
    if (!(c >= '0' && c <= '9')) return true;
    for (size = 0; c >= '0' && c <= '9';) {
      if (size > (most - (c - '0')) / 10) return raise(vm().errors.ValueError, too_big);
      size = size * 10 + (c - '0');
      if (!next(c)) return false;
    }
    return true;
  }

  bool read_conversion(Conversion& conversion) {
    std::uint32_t c;
    if (!next(c)) return false;
    if (c == '(' && (!read_key() || !next(c))) return false;
    for (bool flag = true; flag;) {
      switch (c) {
        case '-':
          conversion.left = true;
          break;
        case '+':
          conversion.plus = true;
          break;
        case ' ':
          conversion.blank = true;
          break;
        case '#':
          conversion.alternate = true;
          break;
        case '0':
          conversion.zero = true;
          break;
        default:
          flag = false;
      }
      if (flag && !next(c)) return false;
    }
    if (!read_size(c, conversion.width, INT64_MAX, "width too big", &conversion.left)) return false;
    if (c == '.') {
      conversion.precision = 0;
      if (!next(c) || !read_size(c, conversion.precision, INT32_MAX, "precision too big")) return false;
      conversion.precision = std::max<std::int64_t>(conversion.precision, 0);
    }
    if ((c == 'h' || c == 'l' || c == 'L') && !next(c)) return false;
    conversion.letter = c;
    conversion.letter_at = at_ - 1;
    return true;
  }

  bool convert(StrBuilder& out) {
    mapped_ = {};
    if (at_ < text_->length && text_->at(at_) == '%') {
      ++at_;
      out.append_char('%');
      return true;
    }
    Conversion conversion;
    if (!read_conversion(conversion)) return false;
    if (conversion.letter == '%' && mapped_) {
      out.append_char('%');
      return true;
    }
    Object* argument = take_argument();
    if (!argument) return false;
    if (is_plain(conversion) && is_exact_int(argument) && !as_int(argument)->is_big()) {
      out.append_decimal(as_int(argument)->small);
      return true;
    }
    const Ref<> held = Ref<>::share(argument);
    const Ref<Str> text = converted(conversion, argument);
    if (!text) return false;
    if (!bytes_ && at_ == text_->length && out.length() == 0) whole_ = text;
    out.append(text.get());
    return true;
  }

  /// %d without anything else: of a small int nothing but its digits shows.
  static bool is_plain(const Conversion& conversion) {
    return conversion.letter == 'd' && conversion.width <= 0 && conversion.precision < 0 && !conversion.plus &&
           !conversion.blank;
  }

  Ref<Str> converted(Conversion& conversion, Object* value) {
    switch (conversion.letter) {
      case 's':
      case 'r':
      case 'a':
      case 'b': {
        if (conversion.letter == 'b' && !bytes_) break;
        const Ref<Str> text = text_of(conversion, value);
        if (!text) return text;
        const auto length = static_cast<std::int64_t>(text->length);
        const bool as_it_is =
            conversion.width <= length && (conversion.precision < 0 || conversion.precision >= length);
        return as_it_is ? text : padded(conversion, text.get());
      }
      case 'i':
      case 'd':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return integer(conversion, value);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return real(conversion, value);
      case 'c': {
        const Ref<Str> text = character(value);
        conversion.precision = -1;
        return text ? padded(conversion, text.get()) : text;
      }
      default:
        break;
    }
    const std::uint32_t c = conversion.letter;
    std::string hex;
    for (std::uint32_t rest = c; rest != 0 || hex.empty(); rest >>= 4)
      hex.insert(hex.begin(), "0123456789abcdef"[rest & 15]);
    const std::string shown = bytes_              ? std::string(1, static_cast<char>(c))
                              : c > 31 && c < 128 ? std::string(1, static_cast<char>(c))
                                                  : "?";
    return raise(vm().errors.ValueError,
                 cat("unsupported format character '", shown, "' (0x", hex, ") at index ", conversion.letter_at));
  }

  /// What %s, %r and %a show.
  Ref<Str> text_of(const Conversion& conversion, Object* value) {
    if (!bytes_) {
      if (conversion.letter == 'r') return repr(value);
      return conversion.letter == 'a' ? ascii(value) : str(value);
    }
    if (conversion.letter == 'r' || conversion.letter == 'a') return ascii(value);
    std::string_view bytes;
    if (bytes_view(value, bytes)) return make_latin_str(bytes);
    if (const Ref<> method = look_up_special(value, vm().names.__bytes__)) {
      const Ref<> result = call(method.get());
      if (!result) return {};
      if (!is_bytes(result.get())) {
        return raise(vm().errors.TypeError,
                     cat("__bytes__ returned non-bytes (type ", type_name_of(result.get()), ")"));
      }
      return make_latin_str(static_cast<Bytes*>(result.get())->view());
    }
    if (vm().error) return {};
    return raise(vm().errors.TypeError,
                 cat("%b requires a bytes-like object, or an object that implements __bytes__, not '",
                     type_name_of(value), "'"));
  }

  static Ref<Str> padded(const Conversion& conversion, const Str* text) {
    FormatSpec spec;
    spec.width = conversion.width;
    spec.precision = conversion.precision;
    spec.align = conversion.left ? '<' : '>';
    return lay_out_text(text, spec);
  }

  Ref<Str> wrong_type(const Conversion& conversion, Object* value) const {
    const char letter = static_cast<char>(conversion.letter);
    const bool index = letter == 'o' || letter == 'x' || letter == 'X';
    const char shown = bytes_ && !index && !since(14) ? 'd' : letter;
    return raise(vm().errors.TypeError, cat("%", shown, " format: ",
                                            index       ? "an integer"
                                            : since(10) ? "a real number"
                                                        : "a number",
                                            " is required, not ", type_name_of(value)));
  }

  Ref<Str> integer(const Conversion& conversion, Object* value) {
    const bool index_only = conversion.letter == 'o' || conversion.letter == 'x' || conversion.letter == 'X';
    Ref<> number;
    if (is_int(value)) {
      number = Ref<>::share(value);
    } else {
      const TypeSlots& slots = value->type->slots;
      if (!(slots.nb_int || slots.nb_float || slots.nb_index)) return wrong_type(conversion, value);
      number = index_only ? to_index(value) : int_from_object(value);
      if (!number) {
        if (!exception_matches(vm().errors.TypeError)) return {};
        clear_exception();
        return wrong_type(conversion, value);
      }
    }
    NumberText pieces;
    const int base = conversion.letter == 'o' ? 8 : index_only ? 16 : 10;
    if (!int_to_text_checked(as_int(number.get()), base, pieces.digits)) return {};
    const bool negative = pieces.digits[0] == '-';
    if (negative) pieces.digits.erase(0, 1);
    if (conversion.letter == 'X') {
      for (char& c : pieces.digits) c = to_ascii_upper(c);
    }
    if (conversion.precision > INT32_MAX - 3) return raise(vm().errors.OverflowError, "precision too large");
    if (conversion.precision > 1 << 20 && !may_allocate(static_cast<std::size_t>(conversion.precision))) return {};
    if (static_cast<std::int64_t>(pieces.digits.size()) < conversion.precision) {
      pieces.digits.insert(0, static_cast<std::size_t>(conversion.precision) - pieces.digits.size(), '0');
    }
    if (conversion.alternate && base != 10) pieces.prefix = std::string("0") + static_cast<char>(conversion.letter);
    return number_text(conversion, pieces, negative);
  }

  Ref<Str> real(const Conversion& conversion, Object* value) {
    double number;
    if (!float_value(value, number)) {
      if (bytes_ && exception_matches(vm().errors.TypeError)) {
        clear_exception();
        return raise(vm().errors.TypeError, cat("float argument required, not ", type_name_of(value)));
      }
      return {};
    }
    const int precision = conversion.precision < 0 ? 6 : static_cast<int>(conversion.precision);
    NumberText pieces;
    pieces.rest = format_double(number, static_cast<char>(conversion.letter), precision, conversion.alternate);
    const bool negative = pieces.rest[0] == '-';
    if (negative) pieces.rest.erase(0, 1);
    return number_text(conversion, pieces, negative);
  }

  static Ref<Str> number_text(const Conversion& conversion, NumberText& pieces, bool negative) {
    pieces.sign = sign_text(negative, conversion.plus ? '+' : conversion.blank ? ' ' : '\0');
    FormatSpec spec;
    spec.width = conversion.width;
    const bool zeros = conversion.zero && !conversion.left;
    spec.fill = zeros ? '0' : ' ';
    spec.align = conversion.left ? '<' : zeros ? '=' : '>';
    return lay_out_number(pieces, spec);
  }

  Ref<Str> character(Object* value) { return bytes_ ? byte_character(value) : text_character(value); }

  static Ref<Str> text_character(Object* value) {
    if (is_str(value)) {
      if (as_str(value)->length == 1) return plain_str(as_str(value));
      if (since(14)) {
        return raise(vm().errors.TypeError,
                     cat("%c requires an int or a unicode character, not a string of length ", as_str(value)->length));
      }
      return raise(vm().errors.TypeError, "%c requires int or char");
    }
    if (!is_int(value) && !value->type->slots.nb_index) {
      return raise(vm().errors.TypeError,
                   since(14) ? cat("%c requires an int or a unicode character, not ", type_name_of(value))
                             : std::string("%c requires int or char"));
    }
    const Ref<> index = to_index(value);
    if (!index) {
      if (since(14) || !exception_matches(vm().errors.TypeError)) return {};
      clear_exception();
      return raise(vm().errors.TypeError, "%c requires int or char");
    }
    const std::optional<std::int64_t> code = int_value(index.get());
    if (!code || *code < 0 || *code > 0x10ffff)
      return raise(vm().errors.OverflowError, "%c arg not in range(0x110000)");
    return make_char(static_cast<std::uint32_t>(*code));
  }

  static Ref<Str> byte_character(Object* value) {
    std::string_view bytes;
    const bool bytes_like = is_bytes(value) || is_instance(value, vm().types.bytearray);
    if (bytes_like && bytes_view(value, bytes)) {
      if (bytes.size() == 1) return make_latin_str(bytes);
      return raise(
          vm().errors.TypeError,
          cat("%c requires an integer in range(256) or a single byte",
              since(14) ? cat(", not a ", type_name_of(value), " object of length ", bytes.size()) : std::string()));
    }
    if (!is_int(value) && !value->type->slots.nb_index) {
      return raise(vm().errors.TypeError, cat("%c requires an integer in range(256) or a single byte",
                                              since(14) ? cat(", not ", type_name_of(value)) : std::string()));
    }
    const Ref<> index = to_index(value);
    if (!index) return {};
    const std::optional<std::int64_t> code = int_value(index.get());
    if (!code || *code < 0 || *code > 255) return raise(vm().errors.OverflowError, "%c arg not in range(256)");
    return make_char(static_cast<std::uint32_t>(*code));
  }

  const Str* text_;
  Object* arguments_;
  bool bytes_;
  std::size_t at_ = 0;
  std::size_t count_ = 0, next_ = 0;
  bool has_mapping_ = false, taken_single_ = false;
  Ref<> mapped_;
  Ref<Str> whole_;
};

}  // namespace

Ref<> percent_format(Object* format, Object* arguments) {
  StrBuilder out;
  PercentFormatter formatter(as_str(format), arguments, false);
  if (!formatter.run(out)) return {};
  if (Ref<Str> whole = formatter.whole()) return whole;
  return out.finish();
}

bool percent_format_bytes(std::string_view format, Object* arguments, std::string& result) {
  const Ref<Str> text = make_latin_str(format);
  if (!text) return false;
  StrBuilder out;
  if (!PercentFormatter(text.get(), arguments, true).run(out)) return false;
  const Ref<Str> done = out.finish();
  if (!done) return false;
  result.assign(done->data(), done->length);
  return true;
}

}  // namespace slotscope
