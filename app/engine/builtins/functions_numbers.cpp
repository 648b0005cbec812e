// Built-in functions on numbers and characters: abs, divmod, pow, round, bin, oct, hex, chr, ord.
#include "engine/builtins/functions.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Ref<> builtin_abs(Object*, const Args& args) {
  return absolute(args[0]);
}
Ref<> builtin_divmod(Object*, const Args& args) {
  return divide_modulo(args[0], args[1]);
}

Ref<> builtin_pow(Object*, const Args& args) {
  static const char* const keywords[] = {"base", "exp", "mod", nullptr};
  Object *base, *exponent, *modulus = nullptr;
  if (!read_arguments("pow", args, keywords, {.required = 2}, {&base, &exponent, &modulus})) return {};
  return power(base, exponent, modulus ? modulus : vm().none);
}

Ref<> builtin_round(Object*, const Args& args) {
  static const char* const keywords[] = {"number", "ndigits", nullptr};
  Object *number, *digits = nullptr;
  if (!read_arguments("round", args, keywords, {.required = 1}, {&number, &digits})) return {};
  Ref<> method = look_up_special(number, vm().names.__round__);
  if (!method) {
    if (vm().error) return {};
    return raise(vm().errors.TypeError, cat("type ", type_name_of(number), " doesn't define __round__ method"));
  }
  if (!digits || is_none(digits)) return call(method.get());
  return call(method.get(), digits);
}

Ref<> in_base(Object* o, int base, const char* prefix) {
  Ref<> number = to_index(o);
  if (!number) return {};
  std::string digits = int_to_text(as_int(number.get()), base);
  const bool negative = digits[0] == '-';
  return make_str(cat(negative ? "-" : "", prefix, std::string_view(digits).substr(negative ? 1 : 0)));
}

Ref<> builtin_bin(Object*, const Args& args) {
  return in_base(args[0], 2, "0b");
}
Ref<> builtin_oct(Object*, const Args& args) {
  return in_base(args[0], 8, "0o");
}
Ref<> builtin_hex(Object*, const Args& args) {
  return in_base(args[0], 16, "0x");
}

Ref<> builtin_chr(Object*, const Args& args) {
  int value;
  if (!read_c_int(args[0], value)) {
    if (!since(13) || !exception_matches(vm().errors.OverflowError)) return {};
    clear_exception();
    value = -1;
  }
  if (value < 0 || value > 0x10FFFF) return raise(vm().errors.ValueError, "chr() arg not in range(0x110000)");
  return make_char(static_cast<std::uint32_t>(value));
}

Ref<> builtin_ord(Object*, const Args& args) {
  Object* o = args[0];
  std::size_t size;
  if (is_str(o)) {
    size = as_str(o)->length;
    if (size == 1) return make_int(as_str(o)->at(0));
  } else if (std::string_view view; (is_bytes(o) || o->type == vm().types.bytearray) && bytes_view(o, view)) {
    size = view.size();
    if (size == 1) return make_int(static_cast<unsigned char>(view[0]));
  } else {
    return raise(vm().errors.TypeError, cat("ord() expected string of length 1, but ", type_name_of(o), " found"));
  }
  return raise(vm().errors.TypeError, cat("ord() expected a character, but string of length ", size, " found"));
}

}  // namespace

const std::vector<NativeDef> number_functions = {
    {"abs", builtin_abs, Arity::one(), "($module, x, /)", "Return the absolute value of the argument."},
    {"divmod", builtin_divmod, Arity::range(2, 2), "($module, x, y, /)",
     "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."},
    {"pow", builtin_pow, Arity::any(), "($module, /, base, exp, mod=None)",
     "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments."},
    {"round", builtin_round, Arity::any(), "($module, /, number, ndigits=None)",
     "Round a number to a given precision in decimal digits."},
    {"bin", builtin_bin, Arity::one(), "($module, number, /)", "Return the binary representation of an integer."},
    {"oct", builtin_oct, Arity::one(), "($module, number, /)", "Return the octal representation of an integer."},
    {"hex", builtin_hex, Arity::one(), "($module, number, /)", "Return the hexadecimal representation of an integer."},
    {"chr", builtin_chr, Arity::one(), "($module, i, /)",
     "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
    {"ord", builtin_ord, Arity::one(), "($module, c, /)", "Return the Unicode code point for a one-character string."},
};

}  // namespace slotscope
