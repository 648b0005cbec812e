// The objects Pickler and Unpickler.
#pragma once

#include "engine/modules/pickle/reader.hpp"
#include "engine/modules/pickle/writer.hpp"

namespace slotscope::pickle {

struct Pickler : Object {
  Writer* writer;  ///< owned; null before __init__
};

struct Unpickler : Object {
  Reader* reader;  ///< owned; null before __init__
};

inline Pickler* as_pickler(Object* o) {
  return static_cast<Pickler*>(o);
}
inline Unpickler* as_unpickler(Object* o) {
  return static_cast<Unpickler*>(o);
}

/// memo = value of each: another one's memo or a dict of numbers and objects.
bool set_pickler_memo(Object* self, Object* value);
bool set_unpickler_memo(Object* self, Object* value);

}  // namespace slotscope::pickle
