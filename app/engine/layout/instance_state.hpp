// The modelled state of classes and instances with a `__dict__`: who shares keys with whom, what is split or combined.
//
// Up to 3.10 an instance gets a dict object at its first attribute; the dict's values are split from keys the class
// shares as long as attributes arrive in the shared order and none is deleted. From 3.11 values lie beside the instance
// (3.11, 3.12) or in it (3.13 on), with room for the names the class knew when the instance was made; a dict object
// appears when somebody asks for it, and order does not matter. CPython: Objects/dictobject.c.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// What a class knows of its instances' attributes; owned by its SharedKeys.
struct ClassModel {
  // from 3.11
  static constexpr int log2_size = 6;  ///< places in the shared table (NEXT_LOG2_SHARED_KEYS_MAX_SIZE)
  std::vector<Ref<Str>> names;
  int usable = 30;  ///< how many more fit (SHARED_KEYS_MAX_SIZE); each new instance takes one away down to 1
  // up to 3.10
  struct Keys {
    int log2_size = 3;
    std::vector<Ref<Str>> order;  ///< shared names in their order
    int users = 0;                ///< split dicts with these keys
    int usable() const { return static_cast<int>(KeyTable::capacity(log2_size)); }
  };
  static constexpr std::uint8_t no_keys = InlineValues::model_undecided;
  std::vector<Keys> keys = std::vector<Keys>(1);  ///< every table the class ever shared: old instances keep theirs
  std::uint8_t current = 0;  ///< which of them new instances share; no_keys for good once one broke the order or
                             ///< deleted an attribute

  bool sharing() const { return current != no_keys; }
  int capacity() const { return static_cast<int>(names.size()) + usable; }
};

ClassModel& class_model(const Type* type);
/// Whether the class can share one more name; the engine's own in-line values follow the model in this.
bool model_accepts_name(const Type* type, const Str* name);
/// Bytes of values beside (3.11, 3.12) or in (3.13 on) an instance whose class had that capacity.
std::int64_t values_bytes(int capacity);
/// Up to 3.10: room in the values array of an instance whose attributes are in line here.
int modelled_shared_room(Object* o);
/// What sys.getsizeof() counts of a split dict beyond the dict object: its values, and up to 3.10 keys nobody else has.
std::int64_t split_values_bytes(const Dict* dict);
/// The whole block those values lie in.
std::int64_t split_values_block_bytes(const Dict* dict);
/// Whether the modelled instance has this dict as an object: from 3.11 on only once somebody asked for it.
bool dict_object_exists(const Dict* dict);

}  // namespace slotscope
