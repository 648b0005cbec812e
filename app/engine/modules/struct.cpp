// _struct: packing values into bytes by format strings (CPython: Modules/_struct.c).
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/unicode.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

/// One letter of a format with its repeat count and place.
struct Field {
  char letter;
  std::int64_t count;  ///< of items; of bytes for s and p
  std::int64_t size;   ///< of one item
  std::int64_t offset;
};

struct Layout {
  std::vector<Field> fields;
  std::int64_t size = 0;
  std::int64_t items = 0;  ///< how many values it takes
  bool big = false;
  bool native = true;  ///< native sizes and alignment
};

Failure struct_error(std::string text) {
  return raise(vm().module_types.struct_error, std::move(text));
}

/// Size of one item in the native or the standard mode; -1 for a letter the mode does not have.
std::int64_t item_size(char letter, bool native) {
  switch (letter) {
    case 'x':
    case 's':
    case 'p':
      return 1;
    case 'F':
      return since(14) ? 8 : -1;
    case 'D':
      return since(14) ? 16 : -1;
    case 'l':
    case 'L':
      if (!native) return 4;
      break;
    case 'n':
    case 'N':
    case 'P':
      if (!native) return -1;
      break;
    default:
      break;
  }
  const std::size_t size = native_item_size(letter);
  return size ? static_cast<std::int64_t>(size) : -1;
}

std::int64_t alignment_of(char letter, std::int64_t size) {
  return letter == 'F' ? 4 : letter == 'D' ? 8 : size;
}

bool read_layout(std::string_view format, Layout& layout) {
  std::size_t at = 0;
  if (!format.empty()) {
    const char order = format[0];
    if (order == '<' || order == '>' || order == '!' || order == '=' || order == '@') {
      layout.native = order == '@';
      layout.big = order == '>' || order == '!';
      ++at;
    }
  }
  for (; at < format.size(); ++at) {
    if (is_ascii_space(format[at])) continue;
    std::int64_t count = 1;
    if (is_ascii_digit(format[at])) {
      for (count = 0; at < format.size() && is_ascii_digit(format[at]); ++at) {
        if (count > (INT64_MAX - 9) / 10) return struct_error("total struct size too long");
        count = count * 10 + (format[at] - '0');
      }
      if (at == format.size()) return struct_error("repeat count given without format specifier");
    }
    const char letter = format[at];
    const std::int64_t size = item_size(letter, layout.native);
    if (size < 0) return struct_error("bad char in struct format");
    const std::int64_t alignment = alignment_of(letter, size);
    if (layout.native && alignment > 1) layout.size = (layout.size + alignment - 1) / alignment * alignment;
    std::int64_t bytes, end;
    if (__builtin_mul_overflow(count, size, &bytes) || __builtin_add_overflow(layout.size, bytes, &end)) {
      return struct_error("total struct size too long");
    }
    if (letter == 's' || letter == 'p')
      ++layout.items;
    else if (letter != 'x')
      layout.items += count;
    if (letter != 'x') layout.fields.push_back({letter, count, size, layout.size});
    layout.size = end;
  }
  return true;
}

// ---- packing ----

bool is_signed(char letter) {
  return letter >= 'a' && letter <= 'z';
}

/// "-128 <= number <= 127" and so on.
std::string range_text(char letter, std::int64_t size) {
  static constexpr const char* lows[] = {"-128", "-32768", "-2147483648", "-9223372036854775808"};
  static constexpr const char* signed_highs[] = {"127", "32767", "2147483647", "9223372036854775807"};
  static constexpr const char* unsigned_highs[] = {"255", "65535", "4294967295", "18446744073709551615"};
  const int row = size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : 3;
  return cat(is_signed(letter) ? lows[row] : "0",
             " <= number <= ", is_signed(letter) ? signed_highs[row] : unsigned_highs[row]);
}

/// Up to 3.11 the words depend on which C function packs: a native one, also used for little-endian items of native
/// size, or not.
Failure out_of_range_before_3_12(const Field& field, const Layout& layout, const Int* number) {
  const char letter = field.letter;
  const bool native = layout.native || (!layout.big && item_size(letter, true) == field.size);
  const bool wide = field.size == 8;
  if (wide) return struct_error(native ? "argument out of range" : "int too large to convert");
  const bool as_unsigned_long = letter == 'I' || letter == 'L';
  const bool fits_long = as_unsigned_long ? int_sign(number) >= 0 && int_bit_length(number) <= 64 : !number->is_big();
  if (!fits_long) return struct_error("argument out of range");
  if (field.size == 1)
    return struct_error(cat(letter == 'b' ? "byte" : "ubyte", " format requires ", range_text(letter, 1)));
  if (native && letter == 'h')
    return struct_error(
        cat("short format requires ", since(11) ? "-32768 <= number <= 32767" : "(-0x7fff - 1) <= number <= 0x7fff"));
  if (native && letter == 'H')
    return struct_error(cat("ushort format requires 0 <= number <= ", since(11) ? "65535" : "(0x7fff * 2 + 1)"));
  return struct_error(cat("'", letter, "' format requires ", range_text(letter, field.size)));
}

bool pack_integer(const Field& field, const Layout& layout, Object* value, char* out) {
  if (!is_int(value) && !value->type->slots.nb_index) return struct_error("required argument is not an integer");
  const Ref<> index = to_index(value);
  if (!index) return false;
  const Int* number = as_int(index.get());
  const bool negative = int_sign(number) < 0, pointer = field.letter == 'P';
  std::string bytes;
  const bool fits = (is_signed(field.letter) || !negative || pointer) &&
                    int_to_bytes(number, static_cast<std::size_t>(field.size), !layout.big,
                                 is_signed(field.letter) || (pointer && negative), bytes);
  if (!fits) {
    if (pointer) return struct_error("int too large to convert");
    if (!since(12)) return out_of_range_before_3_12(field, layout, number);
    return struct_error(cat("'", field.letter, "' format requires ", range_text(field.letter, field.size)));
  }
  std::memcpy(out, bytes.data(), bytes.size());
  return true;
}

void put_bytes(std::uint64_t bits, std::int64_t size, bool big, char* out) {
  for (std::int64_t i = 0; i < size; ++i) out[i] = static_cast<char>(bits >> 8 * (big ? size - 1 - i : i));
}

std::uint64_t get_bytes(const char* data, std::int64_t size, bool big) {
  std::uint64_t bits = 0;
  for (std::int64_t i = 0; i < size; ++i)
    bits |= std::uint64_t{static_cast<unsigned char>(data[i])} << 8 * (big ? size - 1 - i : i);
  return bits;
}

/// Half precision, rounded half to even; false when too large.
bool half_bits(double x, std::uint64_t& bits) {
  const std::uint64_t sign = std::signbit(x) ? 0x8000 : 0;
  if (std::isnan(x)) return bits = sign | 0x7e00, true;
  if (std::isinf(x)) return bits = sign | 0x7c00, true;
  x = std::fabs(x);
  if (x == 0) return bits = sign, true;
  int exponent;
  std::frexp(x, &exponent);
  exponent = std::max(exponent - 11, -24);  // of the last place
  const double scaled = std::nearbyint(std::ldexp(x, -exponent));
  const auto mantissa = static_cast<std::uint64_t>(scaled);
  // A mantissa of 2048 carries into the exponent by itself.
  const std::uint64_t value = exponent == -24 ? mantissa : mantissa + (static_cast<std::uint64_t>(exponent + 24) << 10);
  if (value >= 0x7c00) return false;
  bits = sign | value;
  return true;
}

double half_value(std::uint64_t bits) {
  const double sign = (bits & 0x8000) != 0 ? -1.0 : 1.0;
  const int exponent = static_cast<int>(bits >> 10 & 31);
  const auto mantissa = static_cast<double>(bits & 0x3ff);
  if (exponent == 31) return mantissa == 0 ? sign * INFINITY : std::copysign(NAN, sign);
  return sign * (exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(mantissa + 1024, exponent - 25));
}

bool pack_real(char letter, double number, bool big, char* out) {
  std::uint64_t bits;
  if (letter == 'e') {
    if (!half_bits(number, bits)) return raise(vm().errors.OverflowError, "float too large to pack with e format");
    put_bytes(bits, 2, big, out);
  } else if (letter == 'f') {
    const auto narrow = static_cast<float>(number);
    if (std::isinf(narrow) && !std::isinf(number))
      return raise(vm().errors.OverflowError, "float too large to pack with f format");
    put_bytes(std::bit_cast<std::uint32_t>(narrow), 4, big, out);
  } else {
    put_bytes(std::bit_cast<std::uint64_t>(number), 8, big, out);
  }
  return true;
}

bool pack_float(const Field& field, const Layout& layout, Object* value, char* out) {
  double number;
  if (!float_value(value, number)) {
    if (vm().interruption != Interruption::None) return false;
    clear_exception();
    return struct_error("required argument is not a float");
  }
  if (field.letter == 'f' && layout.native) {  // a C conversion: too large becomes infinite
    put_bytes(std::bit_cast<std::uint32_t>(static_cast<float>(number)), 4, false, out);
    return true;
  }
  return pack_real(field.letter, number, layout.big, out);
}

bool pack_complex(const Field& field, const Layout& layout, Object* value, char* out) {
  double real, imag = 0;
  if (is_instance(value, vm().types.complex)) {
    real = static_cast<Complex*>(value)->real;
    imag = static_cast<Complex*>(value)->imag;
  } else if (!float_value(value, real)) {
    if (vm().interruption != Interruption::None) return false;
    clear_exception();
    return struct_error("required argument is not a complex");
  }
  const char part = field.letter == 'F' ? 'f' : 'd';
  return pack_real(part, real, layout.big, out) && pack_real(part, imag, layout.big, out + field.size / 2);
}

bool pack_text(const Field& field, Object* value, char* out) {
  std::string_view bytes;
  const bool accepted = is_bytes(value) || is_instance(value, vm().types.bytearray);
  if (!accepted || !bytes_view(value, bytes))
    return struct_error(cat("argument for '", field.letter, "' must be a bytes object"));
  if (field.count == 0) return true;
  if (field.letter == 's') {
    std::memcpy(out, bytes.data(), std::min(bytes.size(), static_cast<std::size_t>(field.count)));
    return true;
  }
  const std::size_t kept = std::min(bytes.size(), static_cast<std::size_t>(field.count) - 1);
  out[0] = static_cast<char>(std::min<std::size_t>(kept, 255));
  std::memcpy(out + 1, bytes.data(), kept);
  return true;
}

bool pack_item(const Field& field, const Layout& layout, Object* value, char* out) {
  switch (field.letter) {
    case 's':
    case 'p':
      return pack_text(field, value, out);
    case 'c':
      if (!is_bytes(value) || static_cast<Bytes*>(value)->length != 1)
        return struct_error("char format requires a bytes object of length 1");
      *out = static_cast<Bytes*>(value)->data()[0];
      return true;
    case '?': {
      const Tri truth = is_true(value);
      *out = truth == Tri::True;
      return truth != Tri::Error;
    }
    case 'e':
    case 'f':
    case 'd':
      return pack_float(field, layout, value, out);
    case 'F':
    case 'D':
      return pack_complex(field, layout, value, out);
    default:
      return pack_integer(field, layout, value, out);
  }
}

/// Packs arguments from `first` on into `out`, which holds layout.size zero bytes.
bool pack_all(const Layout& layout, const Args& args, std::size_t first, char* out) {
  std::size_t next = first;
  for (const Field& field : layout.fields) {
    const bool text = field.letter == 's' || field.letter == 'p';
    for (std::int64_t i = 0; i < (text ? 1 : field.count); ++i) {
      if (!pack_item(field, layout, args[next++], out + field.offset + i * field.size)) return false;
    }
  }
  return true;
}

// ---- unpacking ----

Ref<> unpack_item(const Field& field, const Layout& layout, const char* data) {
  switch (field.letter) {
    case 's':
      return make_bytes({data, static_cast<std::size_t>(field.count)});
    case 'p': {
      const std::size_t length = field.count == 0
                                     ? 0
                                     : std::min(static_cast<std::size_t>(static_cast<unsigned char>(*data)),
                                                static_cast<std::size_t>(field.count) - 1);
      return make_bytes({data + 1, length});
    }
    case 'c':
      return make_bytes({data, 1});
    case '?':
      return make_bool(*data != 0);
    case 'e':
      return make_float(half_value(get_bytes(data, 2, layout.big)));
    case 'f':
      return make_float(
          static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(get_bytes(data, 4, layout.big)))));
    case 'd':
      return make_float(std::bit_cast<double>(get_bytes(data, 8, layout.big)));
    case 'F':
      return make_complex(
          static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(get_bytes(data, 4, layout.big)))),
          static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(get_bytes(data + 4, 4, layout.big)))));
    case 'D':
      return make_complex(std::bit_cast<double>(get_bytes(data, 8, layout.big)),
                          std::bit_cast<double>(get_bytes(data + 8, 8, layout.big)));
    default:
      break;
  }
  const std::uint64_t bits = get_bytes(data, field.size, layout.big);
  if (field.letter >= 'a') {  // the small letters are the signed ones
    const int unused = static_cast<int>(64 - field.size * 8);
    return make_int(static_cast<std::int64_t>(bits << unused) >> unused);
  }
  return make_int_unsigned(bits);
}

Ref<> unpack_all(const Layout& layout, const char* data) {
  Ref<Tuple> result = make_tuple(static_cast<std::size_t>(layout.items));
  std::size_t next = 0;
  for (const Field& field : layout.fields) {
    const bool text = field.letter == 's' || field.letter == 'p';
    for (std::int64_t i = 0; i < (text ? 1 : field.count); ++i) {
      Ref<> value = unpack_item(field, layout, data + field.offset + i * field.size);
      if (!value) return {};
      result->items[next++] = value.take();
    }
  }
  return layout.items == 0 ? Ref<>(std::move(result)) : finish_tuple(std::move(result));
}

// ---- Struct and the functions ----

struct StructObject : Object {
  Layout* layout;
  Object* format;
  Object* weak_list;
};

/// A description of each field, with one more at the end.
std::int64_t description_bytes(const StructObject* structure) {
  constexpr std::int64_t description = 32;
  return description * static_cast<std::int64_t>(structure->layout->fields.size() + 1);
}

struct UnpackIterator : Object {
  Object *structure, *source;  ///< null when exhausted
  std::size_t at;
};

bool format_text(Object* o, std::string& text) {
  if (is_str(o)) {
    text = to_utf8(as_str(o));
    if (as_str(o)->ascii) return true;
    const Ref<> encoded = call_method(o, name_of("encode").get(), name_of("ascii").get());
    return bool(encoded);
  }
  if (is_bytes(o)) {
    text = static_cast<Bytes*>(o)->view();
    return true;
  }
  return raise(vm().errors.TypeError, cat("Struct() argument 1 must be a str or bytes object, not ", type_name_of(o)));
}

bool layout_of(Object* format, Layout& layout) {
  std::string text;
  return format_text(format, text) && read_layout(text, layout);
}

Ref<> pack_values(const Layout& layout, const Args& args, std::size_t first) {
  if (static_cast<std::int64_t>(args.count - first) != layout.items) {
    return struct_error(cat("pack expected ", layout.items, " items for packing (got ", args.count - first, ")"));
  }
  if (!may_allocate(static_cast<std::size_t>(layout.size))) return {};
  std::string bytes(static_cast<std::size_t>(layout.size), '\0');
  if (!pack_all(layout, args, first, bytes.data())) return {};
  return make_bytes(bytes);
}

Failure bytes_required(Object* o) {
  return raise(vm().errors.TypeError, cat("a bytes-like object is required, not '", type_name_of(o), "'"));
}

Ref<> unpack_buffer(const Layout& layout, Object* source) {
  std::string_view bytes;
  if (!bytes_view(source, bytes)) return vm().error ? Ref<>() : Ref<>(bytes_required(source));
  if (static_cast<std::int64_t>(bytes.size()) != layout.size)
    return struct_error(cat("unpack requires a buffer of ", layout.size, " bytes"));
  return unpack_all(layout, bytes.data());
}

/// pack_into(buffer, offset, values...) from argument `first` on.
Ref<> pack_into_buffer(const Layout& layout, const Args& args, std::size_t first) {
  const std::size_t given = args.count - first;
  if (given < 2 || static_cast<std::int64_t>(given - 2) != layout.items) {
    if (given == 0) return struct_error("pack_into expected buffer argument");
    if (given == 1) return struct_error("pack_into expected offset argument");
    return struct_error(cat("pack_into expected ", layout.items, " items for packing (got ", given - 2, ")"));
  }
  Buffer buffer;
  if (!buffer_of(args[first], buffer) || buffer.readonly) {
    if (vm().error) return {};
    return raise(vm().errors.TypeError,
                 cat("argument must be read-write bytes-like object, not ", type_name_of(args[first])));
  }
  std::int64_t offset;
  if (!index_value(args[first + 1], offset, vm().errors.IndexError)) return {};
  const auto size = static_cast<std::int64_t>(buffer.size);
  if (offset < 0) {
    if (offset + layout.size > 0)
      return struct_error(cat("no space to pack ", layout.size, " bytes at offset ", offset));
    if (offset + size < 0) return struct_error(cat("offset ", offset, " out of range for ", size, "-byte buffer"));
    offset += size;
  }
  if (size - offset < layout.size) {
    return struct_error(cat("pack_into requires a buffer of at least ", layout.size + offset, " bytes for packing ",
                            layout.size, " bytes at offset ", offset, " (actual buffer size is ", size, ")"));
  }
  std::string bytes(static_cast<std::size_t>(layout.size), '\0');
  if (!pack_all(layout, args, first + 2, bytes.data())) return {};
  std::memcpy(buffer.data + offset, bytes.data(), bytes.size());
  return none();
}

Ref<> unpack_from_buffer(const Layout& layout, Object* source, Object* offset_object) {
  std::string_view bytes;
  if (!bytes_view(source, bytes)) return vm().error ? Ref<>() : Ref<>(bytes_required(source));
  std::int64_t offset = 0;
  if (offset_object && !index_value(offset_object, offset)) return {};
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (offset < 0) {
    if (offset + layout.size > 0)
      return struct_error(cat("not enough data to unpack ", layout.size, " bytes at offset ", offset));
    if (offset + size < 0) return struct_error(cat("offset ", offset, " out of range for ", size, "-byte buffer"));
    offset += size;
  }
  if (size - offset < layout.size) {
    return struct_error(cat("unpack_from requires a buffer of at least ", layout.size + offset, " bytes for unpacking ",
                            layout.size, " bytes at offset ", offset, " (actual buffer size is ", size, ")"));
  }
  return unpack_all(layout, bytes.data() + offset);
}

StructObject* as_struct(Object* o) {
  return static_cast<StructObject*>(o);
}

Ref<> struct_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"format", nullptr};
  Object* format = nullptr;
  if (!read_arguments("Struct", args, keywords, {.required = 1}, {&format})) return {};
  Layout layout;
  std::string text;
  if (!format_text(format, text) || !read_layout(text, layout)) return {};
  Ref<StructObject> result = allocate_instance(type).cast<StructObject>();
  if (!result) return {};
  result->layout = new Layout(std::move(layout));
  result->format = Ref<Object>(make_str(text)).take();
  note_block(&result->layout, static_cast<std::size_t>(description_bytes(result.get())));
  return result;
}

bool struct_init(Object*, const Args&) {
  return true;
}

void struct_dealloc(Object* o) {
  if (as_struct(o)->weak_list) clear_weak_references(o);
  note_free(&as_struct(o)->layout);
  delete as_struct(o)->layout;
  release_if(as_struct(o)->format);
  free_object(o);
}

Ref<> struct_repr(Object* o) {
  const Ref<Str> format = repr(as_struct(o)->format);
  return format ? make_str(cat("Struct(", to_utf8(format.get()), ")")) : Ref<Str>();
}

Ref<> make_unpack_iterator(Object* structure, Object* source) {
  const Layout& layout = *as_struct(structure)->layout;
  std::string_view bytes;
  if (!bytes_view(source, bytes)) return vm().error ? Ref<>() : Ref<>(bytes_required(source));
  if (layout.size == 0) return struct_error("cannot iteratively unpack with a struct of length 0");
  if (static_cast<std::int64_t>(bytes.size()) % layout.size != 0) {
    return struct_error(cat("iterative unpacking requires a buffer of a multiple of ", layout.size, " bytes"));
  }
  auto* iterator = allocate<UnpackIterator>(vm().module_types.struct_iterator);
  iterator->structure = share(structure).take();
  iterator->source = share(source).take();
  return finish<Object>(iterator);
}

void iterator_dealloc(Object* o) {
  release_if(static_cast<UnpackIterator*>(o)->structure);
  release_if(static_cast<UnpackIterator*>(o)->source);
  free_object(o);
}

Ref<> iterator_itself(Object* o) {
  return share(o);
}

Ref<> iterator_next(Object* o) {
  auto* iterator = static_cast<UnpackIterator*>(o);
  std::string_view bytes;
  if (!iterator->source || !bytes_view(iterator->source, bytes)) return {};
  const Layout& layout = *as_struct(iterator->structure)->layout;
  if (iterator->at >= bytes.size()) {
    release(std::exchange(iterator->source, nullptr));
    return {};
  }
  Ref<> result = unpack_all(layout, bytes.data() + iterator->at);
  iterator->at += static_cast<std::size_t>(layout.size);
  return result;
}

Ref<> iterator_length_hint(Object* o, const Args&) {
  auto* iterator = static_cast<UnpackIterator*>(o);
  std::string_view bytes;
  if (!iterator->source || !bytes_view(iterator->source, bytes)) return make_int(0);
  return make_int(static_cast<std::int64_t>(bytes.size() - iterator->at) /
                  as_struct(iterator->structure)->layout->size);
}

Ref<> method_pack(Object* self, const Args& args) {
  return no_keywords("Struct.pack", args) ? pack_values(*as_struct(self)->layout, args, 0) : Ref<>();
}
Ref<> method_pack_into(Object* self, const Args& args) {
  return pack_into_buffer(*as_struct(self)->layout, args, 0);
}
Ref<> method_unpack(Object* self, const Args& args) {
  return unpack_buffer(*as_struct(self)->layout, args[0]);
}
Ref<> method_unpack_from(Object* self, const Args& args) {
  static const char* const keywords[] = {"buffer", "offset", nullptr};
  Object *buffer = nullptr, *offset = nullptr;
  if (!read_arguments("unpack_from", args, keywords, {.required = 1}, {&buffer, &offset})) return {};
  return unpack_from_buffer(*as_struct(self)->layout, buffer, offset);
}
Ref<> method_iter_unpack(Object* self, const Args& args) {
  return make_unpack_iterator(self, args[0]);
}
Ref<> get_format(Object* self) {
  return share(as_struct(self)->format);
}
Ref<> get_size(Object* self) {
  return make_int(as_struct(self)->layout->size);
}

/// The object and the descriptions of its fields (CPython: s_sizeof).
Ref<> method_sizeof(Object* self, const Args&) {
  return make_int(native_size_of(self) + description_bytes(as_struct(self)));
}

const std::vector<NativeDef> struct_methods = {
    {"iter_unpack", method_iter_unpack, Arity::one(), "($self, buffer, /)", "Return an iterator yielding tuples."},
    {"pack", method_pack, Arity::any(), nullptr,
     "Return a bytes object containing the values packed according to the format string."},
    {"pack_into", method_pack_into, Arity::any(), nullptr,
     "Pack the values and write the packed bytes into the writable buffer starting at offset."},
    {"unpack", method_unpack, Arity::one(), "($self, buffer, /)", "Return a tuple containing unpacked values."},
    {"unpack_from", method_unpack_from, Arity::any(), "($self, /, buffer, offset=0)",
     "Return a tuple containing unpacked values, from an offset on."},
    {"__sizeof__", method_sizeof, Arity::none(), nullptr, "S.__sizeof__() -> size of S in memory, in bytes"},
};
const std::vector<GetSetDef> struct_getsets = {
    {"format", get_format, nullptr, "struct format string"},
    {"size", get_size, nullptr, "struct size in bytes"},
};
const std::vector<NativeDef> iterator_methods = {
    {"__length_hint__", iterator_length_hint, Arity::none(), nullptr, nullptr},
};

Ref<> calcsize(Object*, const Args& args) {
  Layout layout;
  return layout_of(args[0], layout) ? make_int(layout.size) : Ref<>();
}

Ref<> pack(Object*, const Args& args) {
  if (args.count == 0) return raise(vm().errors.TypeError, "missing format argument");
  Layout layout;
  return layout_of(args[0], layout) ? pack_values(layout, args, 1) : Ref<>();
}

Ref<> pack_into(Object*, const Args& args) {
  if (args.count == 0) return raise(vm().errors.TypeError, "missing format argument");
  Layout layout;
  return layout_of(args[0], layout) ? pack_into_buffer(layout, args, 1) : Ref<>();
}

Ref<> unpack(Object*, const Args& args) {
  Layout layout;
  return layout_of(args[0], layout) ? unpack_buffer(layout, args[1]) : Ref<>();
}

Ref<> unpack_from(Object*, const Args& args) {
  static const char* const keywords[] = {"format", "buffer", "offset", nullptr};
  Object *format = nullptr, *buffer = nullptr, *offset = nullptr;
  if (!read_arguments("unpack_from", args, keywords, {.required = 2, .positional_only = 1},
                      {&format, &buffer, &offset}))
    return {};
  Layout layout;
  return layout_of(format, layout) ? unpack_from_buffer(layout, buffer, offset) : Ref<>();
}

Ref<> iter_unpack(Object*, const Args& args) {
  const Ref<> structure = struct_new(vm().module_types.structure, Args{args.values, 1, nullptr});
  return structure ? make_unpack_iterator(structure.get(), args[1]) : Ref<>();
}

Ref<> clear_cache(Object*, const Args&) {
  return none();
}

const std::vector<NativeDef> functions = {
    {"_clearcache", clear_cache, Arity::none(), "($module, /)", "Clear the internal cache."},
    {"calcsize", calcsize, Arity::one(), "($module, format, /)",
     "Return size in bytes of the struct described by the format string."},
    {"iter_unpack", iter_unpack, Arity::range(2, 2), "($module, format, buffer, /)",
     "Return an iterator yielding tuples unpacked from the given bytes according to the format string."},
    {"pack", pack, Arity::any(), nullptr,
     "Return a bytes object containing the values packed according to the format string."},
    {"pack_into", pack_into, Arity::any(), nullptr,
     "Pack the values and write the packed bytes into the writable buffer starting at offset."},
    {"unpack", unpack, Arity::range(2, 2), "($module, format, buffer, /)",
     "Return a tuple containing values unpacked according to the format string."},
    {"unpack_from", unpack_from, Arity::any(), "($module, format, /, buffer, offset=0)",
     "Return a tuple containing values unpacked according to the format string, from an offset on."},
};

/// class error(Exception) of the module struct.
Ref<> make_error_type() {
  const Ref<Dict> name_space = make_dict();
  const Ref<Str> module = name_of("struct"), name = name_of("error");
  const Ref<> bases = finish_tuple(tuple_of<Object*>(vm().errors.Exception));
  if (!dict_set(name_space.get(), "__module__", module.get())) return {};
  return call(vm().types.type, name.get(), bases.get(), name_space.get());
}

}  // namespace

bool fill_struct(Dict* name_space) {
  Ref<> error = make_error_type();
  if (!error || !dict_set(name_space, "error", error.get())) return false;
  vm().module_types.struct_error = as_type(error.take());

  TypeSpec iterator;
  iterator.name = since(9) ? "_struct.unpack_iterator" : "unpack_iterator";
  iterator.struct_size = sizeof(UnpackIterator);
  iterator.flags = type_flag::disallow_new;
  iterator.methods = &iterator_methods;
  iterator.module = since(9) ? "_struct" : "builtins";
  iterator.slots.dealloc = iterator_dealloc;
  iterator.slots.iter = iterator_itself;
  iterator.slots.iternext = iterator_next;
  vm().module_types.struct_iterator = make_type(iterator);

  TypeSpec structure;
  structure.name = since(9) ? "_struct.Struct" : "Struct";
  structure.struct_size = sizeof(StructObject);
  structure.flags = type_flag::base;
  structure.methods = &struct_methods;
  structure.getsets = &struct_getsets;
  structure.module = since(9) ? "_struct" : "builtins";
  structure.doc = "Struct(fmt) --> compiled struct object";
  structure.weakref_offset = sizeof(StructObject) - sizeof(Object*);
  structure.slots.dealloc = struct_dealloc;
  structure.slots.new_ = struct_new;
  structure.slots.init = struct_init;
  structure.slots.repr = since(13) ? struct_repr : nullptr;
  vm().module_types.structure = make_type(structure);

  const Ref<Str> name = name_of("_struct");
  return dict_set(name_space, "Struct", vm().module_types.structure) &&
         add_functions(name_space, functions, name.get());
}

}  // namespace slotscope
