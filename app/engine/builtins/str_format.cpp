// str.format, str.format_map and str.__format__.
#include "engine/builtins/format_fields.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/builtins/text_support.hpp"

namespace slotscope {
namespace {

Ref<Str> range_text(Str* text, TextRange range) {
  return range.empty() ? make_str("")
                       : str_slice(text, static_cast<std::int64_t>(range.from), static_cast<std::int64_t>(range.to));
}

constexpr int deepest_nesting = 2;  ///< a field inside a format specification, no further

/// One call of format or format_map.
class Formatter {
 public:
  Formatter(Str* text, const Args& args) : text_(text), args_(&args) {}
  Formatter(Str* text, Object* mapping) : text_(text), mapping_(mapping) {}

  /// The result when it is nothing but one string: CPython passes that very string on.
  Ref<Str> whole() const { return whole_; }

  /// Appends a part of the format string with its fields filled in.
  bool append(TextRange range, int depth, StrBuilder& out) {
    if (depth <= 0) return raise(vm().errors.ValueError, "Max string recursion exceeded");
    FormatPieces pieces(text_, range);
    FormatPiece piece;
    while (true) {
      const Tri more = pieces.next(piece);
      if (more != Tri::True) return more == Tri::False;
      const bool is_all = depth == deepest_nesting && out.length() == 0 && pieces.at_end();
      out.append_part(text_, piece.literal.from, piece.literal.to);
      if (is_all && out.length() == text_->length) whole_ = share(text_);
      if (!piece.has_field) continue;
      const Ref<Str> shown = field_text(piece, depth);
      if (!shown) return false;
      if (is_all && out.length() == 0) whole_ = shown;
      out.append(shown.get());
    }
  }

 private:
  enum class Numbering { Undecided, Automatic, Manual };

  Ref<Str> field_text(const FormatPiece& piece, int depth) {
    Ref<> value = field_value(piece.field_name);
    if (!value) return {};
    if (piece.conversion != 0) {
      value = converted(value.get(), piece.conversion);
      if (!value) return {};
    }
    Ref<Str> spec;
    if (piece.spec_needs_expanding) {
      StrBuilder expanded;
      if (!append(piece.spec, depth - 1, expanded)) return {};
      spec = expanded.finish();
    } else if (!piece.spec.empty()) {
      spec = range_text(text_, piece.spec);
    }
    if (!spec && is_exact_str(value.get())) return share(as_str(value.get()));
    return format(value.get(), spec.get());
  }

  static Ref<> converted(Object* value, std::uint32_t conversion) {
    switch (conversion) {
      case 'r':
        return repr(value);
      case 's':
        return str(value);
      case 'a':
        return ascii(value);
      default:
        break;
    }
    std::string shown;
    if (conversion > 32 && conversion < 127) {
      shown = static_cast<char>(conversion);
    } else {
      std::string digits;
      for (std::uint32_t c = conversion; c != 0 || digits.empty(); c >>= 4)
        digits.insert(digits.begin(), "0123456789abcdef"[c & 15]);
      shown = "\\x" + digits;
    }
    return raise(vm().errors.ValueError, "Unknown conversion specifier " + shown);
  }

  /// Decides between automatic and manual numbers; false with ValueError pending when both are used.
  bool number_field(bool empty, std::int64_t& index) {
    const Numbering wanted = empty ? Numbering::Automatic : Numbering::Manual;
    if (!empty && index < 0) return true;
    if (numbering_ == Numbering::Undecided) numbering_ = wanted;
    if (numbering_ != wanted) {
      return raise(vm().errors.ValueError,
                   wanted == Numbering::Automatic
                       ? "cannot switch from manual field specification to automatic field numbering"
                       : "cannot switch from automatic field numbering to manual field specification");
    }
    if (empty) index = next_number_++;
    return true;
  }

  Ref<> field_value(TextRange name) {
    std::size_t at;
    const TextRange first = first_field_part(text_, name, at);
    std::int64_t index;
    if (!field_number(text_, first, index) || !number_field(first.empty(), index)) return {};
    Ref<> value = index >= 0 ? positional(index) : named(first);
    FieldStep step;
    while (value) {
      const Tri more = next_field_step(text_, name, at, step);
      if (more == Tri::Error) return {};
      if (more == Tri::False) return value;
      value = stepped(value.get(), step);
    }
    return value;
  }

  Ref<> positional(std::int64_t index) {
    if (mapping_) return raise(vm().errors.ValueError, "Format string contains positional fields");
    if (index < static_cast<std::int64_t>(args_->count)) return Ref<>::share((*args_)[static_cast<std::size_t>(index)]);
    return raise(vm().errors.IndexError, cat("Replacement index ", index, " out of range for positional args tuple"));
  }

  Ref<> named(TextRange name) {
    const Ref<Str> key = range_text(text_, name);
    if (!key) return {};
    if (mapping_) return get_item(mapping_, key.get());
    for (std::size_t i = 0; i < args_->keyword_count(); ++i) {
      if (str_equal(args_->keyword_name(i), key.get())) return Ref<>::share(args_->keyword_value(i));
    }
    return raise_object(vm().errors.KeyError, key.get());
  }

  Ref<> stepped(Object* value, const FieldStep& step) {
    if (step.attribute) return get_attribute(value, range_text(text_, step.name).get());
    std::int64_t index;
    if (!field_number(text_, step.name, index)) return {};
    const Ref<> key = index >= 0 ? make_int(index) : Ref<>(range_text(text_, step.name));
    return key ? get_item(value, key.get()) : Ref<>();
  }

  Str* text_;
  const Args* args_ = nullptr;
  Object* mapping_ = nullptr;
  Ref<Str> whole_;
  Numbering numbering_ = Numbering::Undecided;
  std::int64_t next_number_ = 0;
};

Ref<> formatted(Str* text, Formatter formatter) {
  StrBuilder out;
  if (!formatter.append({0, text->length}, deepest_nesting, out)) return {};
  if (Ref<Str> whole = formatter.whole()) return whole;
  return out.finish();
}

Ref<> format_method(Object* self, const Args& args) {
  return formatted(as_str(self), Formatter(as_str(self), args));
}

Ref<> format_map(Object* self, const Args& args) {
  return formatted(as_str(self), Formatter(as_str(self), args[0]));
}

Ref<> dunder_format(Object* self, const Args& args) {
  if (!is_str(args[0])) {
    return raise(vm().errors.TypeError, cat("__format__() argument must be str, not ", argument_type_name(args[0])));
  }
  return format_builtin(self, as_str(args[0]));
}

}  // namespace

std::vector<NativeDef> str_format_methods() {
  return {
      {"format", format_method, Arity::any(), nullptr,
       "Return a formatted version of the string, using substitutions from args and kwargs."},
      {"format_map", format_map, Arity::one(), nullptr,
       "Return a formatted version of the string, using substitutions from mapping."},
      {"__format__", dunder_format, Arity::one(), "($self, format_spec, /)",
       "Return a formatted version of the string as described by format_spec."},
  };
}

}  // namespace slotscope
