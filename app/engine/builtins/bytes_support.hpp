// What bytes and bytearray have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/native.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

inline bool is_bytearray(const Object* o) {
  return is_instance(o, vm().types.bytearray);
}
inline ByteArray* as_bytearray(Object* o) {
  return static_cast<ByteArray*>(o);
}
inline Bytes* as_bytes(Object* o) {
  return static_cast<Bytes*>(o);
}

/// The bytes of a bytes or bytearray object itself.
std::string_view own_bytes(Object* self);
/// A new object of the same kind: bytes for bytes, bytearray for bytearray.
Ref<> bytes_like(Object* self, std::string_view data);
/// The same object when it is exactly bytes and unchanged, else a copy of its kind.
Ref<> unchanged_bytes(Object* self);
Ref<> make_bytearray(std::string_view data);
Ref<> make_bytes_instance(Type* type, std::string_view data);
/// A bytes object that takes over an external block (builtins/text_support.hpp).
Ref<> make_bytes_owning(char* block, std::size_t length);

/// The bytes of an argument, or TypeError "a bytes-like object is required, not 'str'".
bool required_bytes(Object* o, std::string_view& bytes);
/// A number from 0 to 255, or ValueError "byte must be in range(0, 256)".
bool byte_value(Object* o, unsigned char& byte);
/// What bytes(...) and bytearray(...) make of their arguments.
bool bytes_from_arguments(const char* type_name, Object* source, Object* encoding, Object* errors, std::string& bytes);

/// Changes the size of a bytearray's modelled block as the modelled CPython would; false when it is lent.
bool bytearray_resize(ByteArray* array, std::size_t size);

/// bytes.hex() and its relatives; separator and group may be null.
Ref<> hex_text(std::string_view bytes, Object* separator, Object* group);
Ref<> make_bytes_iterator(Object* source);

/// The methods both types have.
std::vector<NativeDef> shared_bytes_methods();
std::vector<NativeDef> shared_bytes_case_methods();

// Operators both types have.
Ref<> bytes_richcompare(Object* a, Object* b, CompareOp op);
Tri bytes_contains(Object* o, Object* value);
Ref<> bytes_repeat(Object* o, std::int64_t count);
Ref<> bytes_concat(Object* a, Object* b);
Ref<> bytes_modulo(Object* a, Object* b);
Ref<> bytes_subscript(Object* o, Object* key);
bool bytes_length(Object* o, std::int64_t& result);

/// What a found __bytes__ answers, checked.
Ref<> bytes_of_method(Object* method);

}  // namespace slotscope
