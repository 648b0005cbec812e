// Where instances keep their attributes: values in line by the class's shared names, or a dict once something demands
// one.
//
// A class whose instances have a `__dict__` and whose C++ struct is plain `Object` gives each instance an
// `InlineValues` block at `Type::values_offset`. Value i belongs to `Type::shared_keys->names[i]`: attributes are in
// line as long as they arrive in the order of the shared names. Another order, a deletion other than of the last one,
// more names than there is room, or somebody asking for `__dict__` moves all of them into a real dict (the word at
// `Type::dict_offset`) for the rest of the instance's life; `capacity` then is zero, so that both tests an inline cache
// makes fail.
#pragma once

#include <memory>
#include <vector>

#include "engine/objects/dict.hpp"
#include "engine/objects/object.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// The names instances of one class have in common, in the order the first instances assigned them. Interned, owned.
struct SharedKeys {
  static constexpr std::size_t most = 64;  ///< more names than this always live in dicts
  std::vector<Str*> names;
  bool in_dicts = false;  ///< new instances keep their attributes in dicts: the model shares names in another order
  std::unique_ptr<struct ClassModel>
      model;  ///< what the modelled version knows (layout/instance_state.hpp); made when needed
  SharedKeys();
  ~SharedKeys();
};

/// The block of attribute values inside an instance.
struct InlineValues {
  std::uint32_t count;     ///< values[0 .. count) are set
  std::uint16_t capacity;  ///< room in this instance; 0 once the attributes are in a dict
  static constexpr std::uint8_t model_undecided = 255;
  std::uint8_t model_capacity;  ///< 3.11+: names the modelled version had room for when it was made; before: which keys
                                ///< it shares
  bool model_combined;          ///< up to 3.10: the modelled instance's dict has keys of its own
  Object** values() { return reinterpret_cast<Object**>(this + 1); }
};

inline InlineValues* inline_values(Object* o) {
  return reinterpret_cast<InlineValues*>(reinterpret_cast<char*>(o) + o->type->values_offset);
}
/// The word that holds the instance's dict, null when its type has none.
inline Dict** dict_word(Object* o) {
  const std::uint32_t offset = o->type->dict_offset;
  return offset ? reinterpret_cast<Dict**>(reinterpret_cast<char*>(o) + offset) : nullptr;
}
/// The Object* word at a slot's offset.
inline Object*& slot_word(Object* o, std::uint32_t offset) {
  return *reinterpret_cast<Object**>(reinterpret_cast<char*>(o) + offset);
}
/// Place of a name among the shared names of a type, or -1; what an inline cache remembers.
std::int32_t shared_name_index(const Type* type, const Str* name);

/// A new instance of any type whose C++ struct is a plain zeroed block: slots unset, no attributes (CPython:
/// PyType_GenericAlloc).
Ref<> allocate_instance(Type* type);

/// Adds or replaces an attribute of an instance whose type has a dict, in line if it can be (borrowed value).
bool store_instance_attribute(Object* o, Str* name, Object* value);
/// Removes one; Tri::False when there is none.
Tri delete_instance_attribute(Object* o, Str* name);
/// Moves in-line values into the dict word's dict, making it; borrowed. Only for types with a dict word. `asked`: the
/// program wants to see the dict.
Dict* materialise_dict(Object* o, bool asked = false);
/// Before the class of an instance changes: in-line values go by the names of the old one.
void give_up_inline_values(Object* o);
/// Calls `visit` for each attribute in order, without materialising.
void visit_instance_attributes(Object* o, void (*visit)(Str* name, Object* value, void* context), void* context);

/// The `__dict__` attribute of anything with a dict word, for getset tables.
Ref<> get_dict_attribute(Object* o);
bool set_dict_attribute(Object* o, Object* value);
/// `o.__dict__ = value` of instances of classes, which also allow it to be deleted (null).
bool replace_instance_dict(Object* o, Object* value);

// Life and death of instances of classes made by `class` (the slots of every heap type).
void instance_dealloc(Object* o);
void instance_traverse(Object* o, Visitor visit, void* context);
void instance_clear(Object* o);
/// Runs the finalizer of an object whose count is zero; true when it came back to life (CPython:
/// PyObject_CallFinalizerFromDealloc).
bool finalize_before_dealloc(Object* o);
/// Hands the pending exception to sys.unraisablehook, which prints "Exception ignored in: ..." (CPython:
/// PyErr_WriteUnraisable; in builtins/hooks.cpp). `what` is 3.14's description of the moment ("calling deallocator"),
/// or null.
void write_unraisable(Object* where, const char* what = nullptr);

}  // namespace slotscope
