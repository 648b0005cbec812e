// int to text and back, in any base, with the limit on digits and without quadratic waits.
#include <algorithm>
#include <charconv>

#include "engine/builtins/big_int.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

constexpr char digit_letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/// Values below this many 60-bit digits are converted by repeated division by one machine word.
constexpr int simple_digits = 60;

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

/// The largest power of `base` that fits one 60-bit digit, and its exponent.
struct WordPower {
  mp_digit power = 1;
  int exponent = 0;
  explicit WordPower(int base) {
    while (power <= (MP_MASK / static_cast<mp_digit>(base))) {
      power *= static_cast<mp_digit>(base);
      ++exponent;
    }
  }
};

void simple_text(Big value, int base, const WordPower& word, std::string& reversed) {
  while (!value.zero()) {
    mp_digit rest = 0;
    (void)!mp_div_d(value.get(), word.power, value.get(), &rest);
    for (int i = 0; i < word.exponent && !(value.zero() && rest == 0); ++i) {
      reversed += digit_letters[rest % static_cast<mp_digit>(base)];
      rest /= static_cast<mp_digit>(base);
    }
  }
}

/// Splits by the largest prepared power: powers[i] = base^(first << i). Appends digits from the lowest, padded to
/// `width`.
bool divided_text(const mp_int* value, int base, const WordPower& word, const std::vector<Big>& powers,
                  std::size_t level, std::size_t width, std::string& reversed) {
  const std::size_t start = reversed.size();
  if (value->used <= simple_digits || level == 0) {
    simple_text(Big(value), base, word, reversed);
  } else if (mp_cmp_mag(value, powers[level - 1].get()) == MP_LT) {
    return divided_text(value, base, word, powers, level - 1, width, reversed);
  } else {
    Big high, low;
    if (!keep_going() || !big_divide(value, powers[level - 1].get(), high, low)) return false;
    const std::size_t low_width = static_cast<std::size_t>(word.exponent) * 16u << (level - 1);
    if (!divided_text(low.get(), base, word, powers, level - 1, low_width, reversed)) return false;
    if (!divided_text(high.get(), base, word, powers, level - 1, 0, reversed)) return false;
  }
  if (reversed.size() - start < width) reversed.append(width - (reversed.size() - start), '0');
  return true;
}

void power_of_two_text(const mp_int* a, int bits_per_digit, std::string& text) {
  const int bits = mp_count_bits(a);
  const int count = (bits + bits_per_digit - 1) / bits_per_digit;
  text.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    int value = 0;
    for (int bit = bits_per_digit - 1; bit >= 0; --bit) {
      const int at = i * bits_per_digit + bit;
      value = value << 1 | (at < bits ? static_cast<int>(a->dp[at / 60] >> (at % 60) & 1) : 0);
    }
    text[static_cast<std::size_t>(count - 1 - i)] = digit_letters[value];
  }
}

int log2_of_power_of_two(int base) {
  switch (base) {
    case 2:
      return 1;
    case 4:
      return 2;
    case 8:
      return 3;
    case 16:
      return 4;
    case 32:
      return 5;
    default:
      return 0;
  }
}

bool from_power_of_two(std::string_view digits, int bits_per_digit, Big& result) {
  const std::size_t bits = digits.size() * static_cast<std::size_t>(bits_per_digit);
  if (bits > 1u << 30 && !may_allocate(bits / 7)) return false;
  if (mp_grow(result.get(), static_cast<int>(bits / 60 + 1)) != MP_OKAY) return raise(vm().errors.MemoryError, "");
  mp_int* number = result.get();
  number->used = static_cast<int>(bits / 60 + 1);
  std::fill(number->dp, number->dp + number->used, 0);
  std::size_t at = 0;
  for (std::size_t i = digits.size(); i-- > 0; at += static_cast<std::size_t>(bits_per_digit)) {
    const mp_digit value = static_cast<mp_digit>(digit_value(digits[i]));
    const std::size_t place = at % 60;
    number->dp[at / 60] |= value << place & MP_MASK;
    if (place + static_cast<std::size_t>(bits_per_digit) > 60) number->dp[at / 60 + 1] |= value >> (60 - place);
  }
  mp_clamp(number);
  return true;
}

bool from_digits(std::string_view digits, int base, const WordPower& word, Big& result) {
  if (digits.size() > 1200) {
    const std::size_t low_count = digits.size() / 2;
    Big high, low, factor, base_value(base);
    if (!keep_going() || !from_digits(digits.substr(0, digits.size() - low_count), base, word, high) ||
        !from_digits(digits.substr(digits.size() - low_count), base, word, low) ||
        !big_power(base_value.get(), low_count, factor) || !big_multiply(high.get(), factor.get(), result)) {
      return false;
    }
    return mp_add(result.get(), low.get(), result.get()) == MP_OKAY;
  }
  Big value;
  for (std::size_t at = 0; at < digits.size();) {
    mp_digit chunk = 0, factor = 1;
    for (int i = 0; i < word.exponent && at < digits.size(); ++i, ++at) {
      chunk = chunk * static_cast<mp_digit>(base) + static_cast<mp_digit>(digit_value(digits[at]));
      factor *= static_cast<mp_digit>(base);
    }
    if (mp_mul_d(value.get(), factor, value.get()) != MP_OKAY || mp_add_d(value.get(), chunk, value.get()) != MP_OKAY) {
      return raise(vm().errors.MemoryError, "");
    }
  }
  result = std::move(value);
  return true;
}

Failure too_many_digits(std::size_t digits) {
  return raise(vm().errors.ValueError, cat("Exceeds the limit (", vm().int_max_str_digits, since(11) ? " digits" : "",
                                           ") for integer string conversion",
                                           digits > 0 ? cat(": value has ", digits, " digits") : std::string(),
                                           "; use sys.set_int_max_str_digits() to increase the limit"));
}

Failure invalid_literal(int base, Object* original) {
  std::string shown;
  if (is_bytes(original) || original->type == vm().types.bytearray) {
    std::string_view view;
    bytes_view(original, view);
    shown = repr_bytes(view).substr(0, 200);
  } else {
    const Ref<Str> text = repr(original);
    if (!text) return {};
    shown = to_utf8(str_slice(text.get(), 0, std::min<std::int64_t>(text->length, 200)).get());
  }
  return raise(vm().errors.ValueError, cat("invalid literal for int() with base ", base, ": ", shown));
}

}  // namespace

bool big_to_text(const mp_int* a, int base, std::string& text) {
  if (const int bits = log2_of_power_of_two(base)) {
    power_of_two_text(a, bits, text);
    return true;
  }
  const WordPower word(base);
  mp_int magnitude = *a;
  magnitude.sign = MP_ZPOS;
  std::vector<Big> powers;  // base^(word.exponent * 16 * 2^i), as long as they are at most half the value
  if (a->used > simple_digits) {
    Big power, word_power(static_cast<std::int64_t>(word.power));
    if (!big_power(word_power.get(), 16, power)) return false;
    powers.push_back(power);
    while (powers.back().digits() * 2 - 1 <= a->used) {
      Big square;
      if (!keep_going() || !big_multiply(powers.back().get(), powers.back().get(), square)) return false;
      powers.push_back(std::move(square));
    }
  }
  std::string reversed;
  if (!divided_text(&magnitude, base, word, powers, powers.size(), 0, reversed)) return false;
  while (reversed.size() > 1 && reversed.back() == '0') reversed.pop_back();
  text.assign(reversed.rbegin(), reversed.rend());
  return true;
}

std::string int_to_text(const Int* a, int base) {
  std::string text;
  if (!a->is_big()) {
    char buffer[72];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, a->small, base).ptr;
    return {buffer, end};
  }
  big_to_text(&a->big->value, base, text);
  if (a->big->value.sign == MP_NEG) text.insert(text.begin(), '-');
  return text;
}

bool int_to_text_checked(const Int* a, int base, std::string& text) {
  const int limit = vm().int_max_str_digits;
  const bool limited = a->is_big() && limit > 0 && log2_of_power_of_two(base) == 0;
  // CPython refuses early what is certainly too long, before spending time on it (long_to_decimal_string_internal).
  if (limited && static_cast<double>(int_bit_length(a)) > (limit + 1) * 3.3219280948873626) return too_many_digits(0);
  text = int_to_text(a, base);
  if (vm().error) return false;
  if (limited && text.size() - (text[0] == '-') > static_cast<std::size_t>(limit)) return too_many_digits(0);
  return true;
}

Ref<> make_int_by_digits(std::int64_t value) {
  if (value >= smallest_shared_int && value <= largest_shared_int) return make_int(value);
  Int* result = allocate_number<Int>(vm().types.integer);
  result->small = value;
  result->flags |= Int::digits_flag;
  return finish_number(result);
}

Ref<> make_int_from_digits(std::string_view digits, int base, bool negative) {
  std::uint64_t small = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), small, base);
  if (error == std::errc() && end == digits.data() + digits.size() && small < std::uint64_t{1} << 63) {
    const std::int64_t value = negative ? -static_cast<std::int64_t>(small) : static_cast<std::int64_t>(small);
    return make_int_by_digits(value);
  }
  Big value;
  const int bits = log2_of_power_of_two(base);
  if (bits == 0 && vm().int_max_str_digits > 0 && digits.size() > static_cast<std::size_t>(vm().int_max_str_digits)) {
    return too_many_digits(digits.size());
  }
  if (bits != 0 ? !from_power_of_two(digits, bits, value) : !from_digits(digits, base, WordPower(base), value))
    return {};
  if (negative && !value.zero()) value.get()->sign = MP_NEG;
  return make_int_from_big(std::move(value));
}

Ref<> parse_int(std::string_view text, int base, Object* original_for_message) {
  const int stated_base = base;
  std::size_t at = 0, end = text.size();
  while (at < end && is_ascii_space(text[at])) ++at;
  while (end > at && is_ascii_space(text[end - 1])) --end;
  bool negative = false;
  if (at < end && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
  bool only_zeros = false, prefixed = false;
  if (base == 0) {
    const char letter = at + 1 < end ? static_cast<char>(text[at + 1] | 0x20) : '\0';
    if (at >= end || text[at] != '0')
      base = 10;
    else if (letter == 'x')
      base = 16;
    else if (letter == 'o')
      base = 8;
    else if (letter == 'b')
      base = 2;
    else {
      base = 10;
      only_zeros = true;  // "010" is an error, "00" is not
    }
  }
  if (at + 1 < end && text[at] == '0') {
    const char letter = static_cast<char>(text[at + 1] | 0x20);
    if ((base == 16 && letter == 'x') || (base == 8 && letter == 'o') || (base == 2 && letter == 'b')) {
      at += 2;
      prefixed = true;
    }
  }
  if (prefixed && at < end && text[at] == '_') ++at;
  std::string digits;
  bool after_underscore = true;
  for (; at < end; ++at) {
    if (text[at] == '_') {
      if (after_underscore) return invalid_literal(stated_base, original_for_message);
      after_underscore = true;
      continue;
    }
    if (digit_value(text[at]) >= base) return invalid_literal(stated_base, original_for_message);
    digits += text[at];
    after_underscore = false;
  }
  if (after_underscore) return invalid_literal(stated_base, original_for_message);
  if (only_zeros && digits.find_first_not_of('0') != std::string::npos)
    return invalid_literal(stated_base, original_for_message);
  return make_int_from_digits(digits, base, negative);
}

}  // namespace slotscope
