// How many bytes the modelled CPython gives an object: sys.getsizeof and the blocks its allocator hands out.
#pragma once

#include <cstdint>

#include "engine/objects/object.hpp"

namespace slotscope {

struct Int;

/// sys.getsizeof(o): asks __sizeof__ and adds what lies before the object; false with an exception pending.
bool size_of(Object* o, std::int64_t& bytes);
/// The native answer of __sizeof__ for the object's built-in layout, pre-header excluded.
std::int64_t native_size_of(const Object* o);
/// Bytes before the object: GC head, managed dict and weak reference pointers.
std::int64_t preheader_of(const Object* o);
/// What the allocator is asked for when the object is made: pre-header and in-line values included, separate blocks
/// not.
std::int64_t block_bytes_of(const Object* o);
/// The same for an int, without asking what kind of object it is.
std::int64_t int_block_bytes(const Int* o);
/// The frame object a generator or coroutine has up to 3.10; 0 from 3.11 on, where the frame lies in the generator.
std::int64_t frame_bytes_of(const Object* generator);
/// Bytes at the end of its block that sys.getsizeof() does not count.
std::int64_t spare_bytes_of(const Object* o);

}  // namespace slotscope
