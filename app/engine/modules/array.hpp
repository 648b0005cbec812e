// array.array: numbers of one kind side by side. The items are bytes in a string of C++; the capacity is the one that
// the modelled CPython would have after the same history.
#pragma once

#include <string>

#include "engine/builtins/container.hpp"

namespace slotscope {

/// One type code.
struct ItemKind {
  char code;
  char format;  ///< in a buffer
  std::uint8_t size;
  std::uint8_t machine_format;  ///< its number in pickles (CPython: enum machine_format_code)
};

struct Array : Object {
  std::string* bytes;  ///< owned
  const ItemKind* kind;
  std::size_t model_allocated;  ///< in items
  int exports;                  ///< borrowers of its memory, which forbid resizing
  Object* weak_list;

  std::size_t size() const { return bytes->size() / kind->size; }
};

// Items (modules/array_items.cpp).
const ItemKind* item_kind(std::uint32_t code);
Ref<> array_item_at(const Array* array, std::size_t index);
/// Converts a value to the bytes of an item, with CPython's messages.
bool array_pack(const ItemKind* kind, Object* value, char* item);
/// The items of another machine's form as an array; by the number of the form.
bool array_items_from_machine(int machine_format, std::string_view bytes, Array* array);

// The whole (modules/array.cpp).
Ref<Array> new_array(Type* type, const ItemKind* kind, std::size_t size);
/// Changes the size as CPython's array_resize does; false when the memory is lent.
bool array_resize(Array* array, std::size_t size);
bool array_append(Array* array, Object* value);
bool array_extend(Array* array, Object* values);
bool array_append_bytes(Array* array, std::string_view bytes);
/// Type and constructor (modules/array_type.cpp).
Type* make_array_type();
std::vector<NativeDef> array_methods();

inline Array* as_array(Object* o) {
  return static_cast<Array*>(o);
}
bool is_array(const Object* o);

}  // namespace slotscope
