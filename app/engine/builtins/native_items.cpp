// Numbers in native byte order as memoryview and array hold them.
#include <cmath>
#include <cstring>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/numbers.hpp"

namespace slotscope {
namespace {

template <class N>
Ref<> unpack_as(const char* data) {
  N value;
  std::memcpy(&value, data, sizeof value);
  if constexpr (std::is_same_v<N, bool>)
    return make_bool(value);
  else if constexpr (std::is_floating_point_v<N>)
    return make_float(static_cast<double>(value));
  else if constexpr (std::is_unsigned_v<N>)
    return make_int_unsigned(value);
  else
    return make_int(value);
}

template <class N>
PackResult pack_as(Object* value, char* data) {
  if (!is_int(value) && !value->type->slots.nb_index) return PackResult::WrongType;
  const Ref<> index = to_index(value);
  if (!index) return PackResult::Raised;
  std::string bytes;
  if (!int_to_bytes(as_int(index.get()), sizeof(N), true, std::is_signed_v<N>, bytes)) return PackResult::OutOfRange;
  if (std::is_unsigned_v<N> && int_sign(as_int(index.get())) < 0) return PackResult::OutOfRange;
  std::memcpy(data, bytes.data(), sizeof(N));
  return PackResult::Done;
}

template <class N>
PackResult pack_real(Object* value, char* data) {
  double number;
  if (!is_float(value) && !is_int(value) && !value->type->slots.nb_float && !value->type->slots.nb_index)
    return PackResult::WrongType;
  if (!float_value(value, number)) return PackResult::Raised;
  const N narrow = static_cast<N>(number);
  std::memcpy(data, &narrow, sizeof narrow);
  return PackResult::Done;
}

}  // namespace

std::size_t native_item_size(char letter) {
  switch (letter) {
    case 'c':
    case 'b':
    case 'B':
    case '?':
      return 1;
    case 'h':
    case 'H':
    case 'e':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'P':
    case 'd':
      return 8;
    default:
      return 0;
  }
}

Ref<> unpack_native(char letter, const char* data) {
  switch (letter) {
    case 'c':
      return make_bytes({data, 1});
    case 'b':
      return unpack_as<signed char>(data);
    case 'B':
      return unpack_as<unsigned char>(data);
    case '?':
      return make_bool(*data != 0);
    case 'h':
      return unpack_as<std::int16_t>(data);
    case 'H':
      return unpack_as<std::uint16_t>(data);
    case 'i':
      return unpack_as<std::int32_t>(data);
    case 'I':
      return unpack_as<std::uint32_t>(data);
    case 'l':
    case 'q':
    case 'n':
      return unpack_as<std::int64_t>(data);
    case 'L':
    case 'Q':
    case 'N':
    case 'P':
      return unpack_as<std::uint64_t>(data);
    case 'f':
      return unpack_as<float>(data);
    default:
      return unpack_as<double>(data);
  }
}

PackResult pack_native(char letter, Object* value, char* data) {
  switch (letter) {
    case 'c':
      if (!is_bytes(value)) return PackResult::WrongType;
      if (static_cast<Bytes*>(value)->length != 1) return PackResult::OutOfRange;
      *data = static_cast<Bytes*>(value)->data()[0];
      return PackResult::Done;
    case '?': {
      const Tri truth = is_true(value);
      if (truth == Tri::Error) return PackResult::Raised;
      *data = truth == Tri::True;
      return PackResult::Done;
    }
    case 'b':
      return pack_as<signed char>(value, data);
    case 'B':
      return pack_as<unsigned char>(value, data);
    case 'h':
      return pack_as<std::int16_t>(value, data);
    case 'H':
      return pack_as<std::uint16_t>(value, data);
    case 'i':
      return pack_as<std::int32_t>(value, data);
    case 'I':
      return pack_as<std::uint32_t>(value, data);
    case 'l':
    case 'q':
    case 'n':
      return pack_as<std::int64_t>(value, data);
    case 'L':
    case 'Q':
    case 'N':
    case 'P':
      return pack_as<std::uint64_t>(value, data);
    case 'f':
      return pack_real<float>(value, data);
    default:
      return pack_real<double>(value, data);
  }
}

}  // namespace slotscope
