// The items of array.array: which kinds there are, from and to Python values, and in the forms that pickles carry.
#include <algorithm>
#include <cstring>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/modules/array.hpp"

namespace slotscope {

namespace {

constexpr ItemKind kinds[] = {
    {'b', 'b', 1, 1},  {'B', 'B', 1, 0},  {'u', 'w', 4, 20}, {'w', 'w', 4, 20}, {'h', 'h', 2, 4},
    {'H', 'H', 2, 2},  {'i', 'i', 4, 8},  {'I', 'I', 4, 6},  {'l', 'l', 8, 12}, {'L', 'L', 8, 10},
    {'q', 'q', 8, 12}, {'Q', 'Q', 8, 10}, {'f', 'f', 4, 14}, {'d', 'd', 8, 16},
};

Failure overflow(std::string message) {
  return raise(vm().errors.OverflowError, std::move(message));
}

/// An int, refused as the modelled version refuses what is none.
Ref<> read_index(Object* value) {
  if (!since(10) && is_float(value)) return raise(vm().errors.TypeError, "integer argument expected, got float");
  if (!since(10) && !is_int(value) && !value->type->slots.nb_index) {
    return raise(vm().errors.TypeError, cat("an integer is required (got type ", type_name_of(value), ")"));
  }
  return to_index(value);
}

/// CPython: PyArg_Parse with "h", "i" or "l".
bool read_signed(Object* value, std::int64_t low, std::int64_t high, const char* name, std::int64_t& number) {
  const Ref<> index = read_index(value);
  if (!index) return false;
  const auto small = int_value(index.get());
  if (!small) return overflow("Python int too large to convert to C long");
  if (*small > high) return overflow(cat(name, " is greater than maximum"));
  if (*small < low) return overflow(cat(name, " is less than minimum"));
  number = *small;
  return true;
}

bool in_range(std::int64_t number, std::int64_t low, std::int64_t high, const char* name) {
  if (number < low) return overflow(cat(name, " is less than minimum"));
  return number <= high || overflow(cat(name, " is greater than maximum"));
}

bool read_unsigned(Object* value, const char* negative, const char* too_large, std::uint64_t& number) {
  const Ref<> index = read_index(value);
  if (!index) return false;
  if (int_sign(as_int(index.get())) < 0) return overflow(negative);
  std::string bytes;
  if (!int_to_bytes(as_int(index.get()), sizeof number, true, false, bytes)) return overflow(too_large);
  std::memcpy(&number, bytes.data(), sizeof number);
  return true;
}

bool pack_unsigned(char code, Object* value, char* item) {
  std::uint64_t number;
  if (code == 'Q') {
    if (!read_unsigned(value, "can't convert negative int to unsigned", "int too big to convert", number)) return false;
  } else {
    if (!read_unsigned(value, "can't convert negative value to unsigned int",
                       "Python int too large to convert to C unsigned long", number))
      return false;
    if (code == 'I' && number > UINT32_MAX) return overflow("unsigned int is greater than maximum");
  }
  std::memcpy(item, &number, code == 'I' ? 4 : 8);
  return true;
}

bool pack_long(char code, Object* value, char* item) {
  const Ref<> index = read_index(value);
  if (!index) return false;
  const auto number = int_value(index.get());
  if (!number) return overflow(code == 'q' ? "int too big to convert" : "Python int too large to convert to C long");
  std::memcpy(item, &*number, sizeof *number);
  return true;
}

bool pack_short(char code, Object* value, char* item) {
  std::int64_t number;
  const bool wide = code == 'H' || code == 'i';
  if (wide ? !read_signed(value, INT32_MIN, INT32_MAX, "signed integer", number)
           : !read_signed(value, INT16_MIN, INT16_MAX, "signed short integer", number)) {
    return false;
  }
  if (code == 'b' && !in_range(number, INT8_MIN, INT8_MAX, "signed char")) return false;
  if (code == 'B' && !in_range(number, 0, UINT8_MAX, "unsigned byte integer")) return false;
  if (code == 'H' && !in_range(number, 0, UINT16_MAX, "unsigned short")) return false;
  std::memcpy(item, &number, code == 'i' ? 4 : code == 'h' || code == 'H' ? 2 : 1);
  return true;
}

bool pack_character(Object* value, char* item) {
  if (!is_str(value) || as_str(value)->length != 1)
    return raise(vm().errors.TypeError, "array item must be unicode character");
  const std::uint32_t character = as_str(value)->at(0);
  std::memcpy(item, &character, sizeof character);
  return true;
}

bool pack_real(char code, Object* value, char* item) {
  double number;
  if (!float_value(value, number)) return false;
  const auto narrow = static_cast<float>(number);
  if (code == 'f')
    std::memcpy(item, &narrow, sizeof narrow);
  else
    std::memcpy(item, &number, sizeof number);
  return true;
}

}  // namespace

const ItemKind* item_kind(std::uint32_t code) {
  if (code == 'w' && !since(13)) return nullptr;
  for (const ItemKind& kind : kinds) {
    if (static_cast<unsigned char>(kind.code) == code) return &kind;
  }
  return nullptr;
}

Ref<> array_item_at(const Array* array, std::size_t index) {
  const char* data = array->bytes->data() + index * array->kind->size;
  if (array->kind->format != 'w') return unpack_native(array->kind->code, data);
  std::uint32_t character;
  std::memcpy(&character, data, sizeof character);
  if (character > 0x10ffff) return raise(vm().errors.ValueError, "character is not in range [U+0000; U+10ffff]");
  return make_char(character);
}

bool array_pack(const ItemKind* kind, Object* value, char* item) {
  switch (kind->code) {
    case 'u':
    case 'w':
      return pack_character(value, item);
    case 'f':
    case 'd':
      return pack_real(kind->code, value, item);
    case 'I':
    case 'L':
    case 'Q':
      return pack_unsigned(kind->code, value, item);
    case 'l':
    case 'q':
      return pack_long(kind->code, value, item);
    default:
      return pack_short(kind->code, value, item);
  }
}

bool array_items_from_machine(int machine_format, std::string_view bytes, Array* array) {
  const bool big_endian = machine_format >= 2 && machine_format % 2 == 1;
  const int little = machine_format < 2 ? machine_format : machine_format & ~1;
  const std::size_t size = machine_format < 2                            ? 1
                           : little <= 4                                 ? 2
                           : little <= 8 || little == 14 || little == 20 ? 4
                           : little == 18                                ? 2
                                                                         : 8;
  if (bytes.size() % size != 0) return raise(vm().errors.ValueError, "string length not a multiple of item size");
  const char letters[] = {'B', 'b', 'H', 'h', 'I', 'i', 'Q', 'q', 'f', 'd', 'H', 'w'};
  const char letter = letters[machine_format < 2 ? machine_format : 1 + little / 2];
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    char item[8];
    std::memcpy(item, bytes.data() + at, size);
    if (big_endian) std::reverse(item, item + size);
    if (letter == 'w' || little == 18) {
      std::uint32_t character = 0;
      std::memcpy(&character, item, size);
      const Ref<Str> text = make_char(character);
      if (!array_append(array, text.get())) return false;
    } else {
      const Ref<> value = unpack_native(letter, item);
      if (!value || !array_append(array, value.get())) return false;
    }
  }
  return true;
}

}  // namespace slotscope
