// Pickling: one Writer turns object graphs into the instructions that make them again (CPython: Modules/_pickle.c,
// save).
//
// Every `save_...` writes one object and answers false with an exception pending. Common types are written without a
// call into Python; hooks (persistent ids, dispatch tables, __reduce_ex__ ...) are asked in the order in which CPython
// asks.
#pragma once

#include <string_view>
#include <vector>

#include "engine/modules/pickle/memo.hpp"
#include "engine/modules/pickle/output.hpp"
#include "engine/modules/pickle/shared.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
struct NewReduction;
}

namespace slotscope::pickle {

/// What __reduce__ answers: how an object is made again and filled. Borrowed; null where nothing was said.
struct Reduction {
  Object* callable = nullptr;
  Tuple* arguments = nullptr;
  Object* state = nullptr;
  Object* list_items = nullptr;
  Object* dict_items = nullptr;
  Object* state_setter = nullptr;
};

class Writer {
 public:
  Writer();
  /// Reads what Pickler() and dump() have in common; null where an argument was not given.
  bool set_protocol(Object* protocol, bool fix_imports);
  bool set_file(Object* file);
  bool set_buffer_callback(Object* callback);
  bool has_file() const { return static_cast<bool>(write_); }

  /// Writes one whole pickle; `pickler` is the object whose hooks are asked, null for none.
  bool dump(Object* object, Object* pickler);
  Ref<> take_bytes() { return output_.take(); }
  void traverse(Visitor visit, void* context) const;
  void clear();

  bool binary = true;
  bool fast = false;     ///< nothing is memoised
  Ref<> dispatch_table;  ///< of this pickler alone; empty: copyreg's
  Ref<> persistent_id;   ///< empty: none
  Memo memo;

 private:
  enum class Persistent { Ask, Skip };

  // writer.cpp
  bool save(Object* o, Persistent persistent = Persistent::Ask);
  bool save_other(Object* o);
  Tri save_persistent(Object* o);
  bool flush();
  bool memoize(Object* o);
  bool write_get(std::int64_t number);
  bool find_reducer(Object* o, Ref<>& reducer);
  bool enter_fast(Object* o);
  void leave_fast(Object* o);

  // writer_values.cpp
  bool save_bool(bool value);
  bool save_int(const Int* value);
  bool save_long(const Int* value);
  bool save_float(double value);
  bool save_str(Str* text);
  bool save_bytes(Object* o);
  bool save_bytearray(Object* o);
  bool save_buffer(Object* o);
  bool write_bytes(Object* o, std::string_view bytes);
  bool write_bytearray(Object* o, std::string_view bytes);
  bool write_large(char opcode, std::size_t width, std::string_view payload, Object* object);

  // writer_containers.cpp
  bool save_list(Object* o);
  bool save_tuple(Tuple* tuple);
  bool save_dict(Object* o);
  bool save_set(Object* o);
  bool save_frozenset(Object* o);
  bool save_known_tuple(Tuple* tuple, std::int64_t number);
  bool save_items_as_list(Object* o);
  bool save_list_items(List* list);
  bool save_dict_items(Dict* dict);
  bool save_appended(Object* iterator, Object* of);
  bool save_set_items(Object* iterator, Object* of);
  bool save_pair(Object* pair, Object* of);

  // writer_globals.cpp
  bool save_global(Object* o, Str* name);
  bool save_type(Object* o);
  bool save_extension(Object* o, std::int64_t code);
  bool write_global(Str* module, Str* name);
  bool save_nested(Object* module_name, Str* name, Object* parent);

  // writer_reduce.cpp
  bool save_reduced(Object* o, Object* reduced);
  bool save_reduction(const Reduction& reduction, Object* o);
  bool save_call(const Reduction& reduction, Object* o);
  bool save_new(Tuple* arguments, Object* o);
  bool save_new_extended(Tuple* arguments, Object* o);
  bool save_new_parts(Object* type, Tuple* arguments, Dict* keywords, Object* o);
  bool save_filling(const Reduction& reduction, Object* o);
  bool save_instance(Object* o);

  Output output_;
  int protocol_ = 4;
  bool fix_imports_ = true;
  Ref<> write_, buffer_callback_, reducer_override_;
  Object* copyreg_table_;  ///< borrowed
  Type* buffer_type_;      ///< borrowed
  std::uint32_t turns_ = 0;
  std::vector<const Object*> fast_path_;  ///< containers being written without a memo
};

}  // namespace slotscope::pickle
