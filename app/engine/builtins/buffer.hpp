// The buffer protocol: memory that bytes, bytearray, memoryview and array lend to each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/objects/text.hpp"

namespace slotscope {

/// One lent block of memory and how its items read.
struct Buffer {
  char* data = nullptr;
  std::size_t size = 0;  ///< in bytes
  bool readonly = true;
  std::string_view format = "B";  ///< struct format of one item
  std::size_t itemsize = 1;
};

/// The memory of a bytes-like object; false without an exception when it has none. Released memoryviews raise
/// ValueError.
bool buffer_of(Object* o, Buffer& buffer);
/// Counts a lender's borrowers: an array or bytearray with some cannot be resized.
void lend_buffer(Object* o);
void give_back_buffer(Object* o);

/// A view of some memory (CPython: PyMemoryViewObject). One or more dimensions, contiguous or strided.
/// What the views made from one another share (CPython: _PyManagedBufferObject).
struct ManagedBuffer {
  int views;
};

struct MemoryView : Object {
  ManagedBuffer* managed;
  Object* source;  ///< the object whose memory it is, owned; null once released
  char* data;
  char format[4];  ///< of one item: a letter, perhaps after '@'
  std::int64_t itemsize;
  std::int64_t hash;
  bool readonly;
  bool released;
  std::vector<std::int64_t>* shape;    ///< owned
  std::vector<std::int64_t>* strides;  ///< owned, in bytes
  std::string* packed;                 ///< owned: its items side by side, when something needs them so and they are not
  Object* weak_list;
};

Ref<> make_memoryview(Object* source);
/// Its items side by side.
bool memoryview_buffer(MemoryView* view, Buffer& buffer);

// Items in native byte order by their struct letter (builtins/native_items.cpp).
/// Size of one item, 0 for a letter that is none.
std::size_t native_item_size(char letter);
Ref<> unpack_native(char letter, const char* data);
/// Why a value could not be packed; anything but Done leaves no exception pending except Raised.
enum class PackResult { Done, WrongType, OutOfRange, Raised };
PackResult pack_native(char letter, Object* value, char* data);

}  // namespace slotscope
