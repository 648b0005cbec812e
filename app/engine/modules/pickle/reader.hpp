// Unpickling: one Reader carries out the instructions of a pickle on a stack (CPython: Modules/_pickle.c, load).
//
// The stack is one array; marks are positions in it. Below the last mark nothing can be popped. What is read comes from
// bytes given whole, or from a file in pieces: a frame at once, else as much as an instruction asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/modules/pickle/shared.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope::pickle {

class Reader {
 public:
  Reader() = default;
  ~Reader() { clear(); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool set_file(Object* file);
  bool set_bytes(Object* bytes_like);
  bool set_encoding(const char* function, Object* encoding, Object* errors);
  bool set_buffers(Object* buffers);
  bool has_file() const { return static_cast<bool>(read_); }

  /// Reads one pickle; `unpickler` is the object whose find_class is asked, null for none.
  Ref<> load(Object* unpickler);
  Ref<> find_class(Object* module, Object* name);
  void traverse(Visitor visit, void* context) const;
  void clear();

  bool fix_imports = true;
  Ref<> persistent_load;  ///< empty: none
  // The memo: objects by number, null where there is none.
  bool memo_set(std::uint64_t number, Object* object);
  void memo_clear();
  std::vector<Object*> memo;

 private:
  // reader.cpp
  bool run();
  bool step(char opcode, bool& known);
  const char* take(std::size_t bytes);
  bool take_number(std::size_t width, std::uint64_t& number);
  bool take_size(std::size_t width, const char* what, std::size_t& size);
  bool take_line(std::string_view& line, std::size_t least = 1);
  bool refill(Ref<> data);
  void release_input();

  bool push(Ref<> value) {
    if (!value) return false;
    stack_.push_back(value.take());
    return true;
  }
  std::size_t fence() const { return marks_.empty() ? 0 : marks_.back(); }
  Failure underflow() const;
  Ref<> pop();
  Object* top();
  bool pop_mark(std::size_t& mark);
  void drop_to(std::size_t size);
  Ref<Tuple> pop_tuple(std::size_t from);

  // reader_values.cpp
  bool load_int();
  bool load_binint(std::size_t width);
  bool load_long();
  bool load_counted_long(std::size_t width);
  bool load_float();
  bool load_binfloat();
  bool load_string();
  bool load_binstring(std::size_t width);
  bool load_unicode();
  bool load_binunicode(std::size_t width);
  bool load_binbytes(std::size_t width);
  bool load_bytearray();
  bool load_next_buffer();
  bool load_readonly_buffer();
  bool push_decoded(std::string_view bytes);

  // reader_containers.cpp
  bool load_tuple(std::size_t from);
  bool load_list();
  bool load_dict();
  bool load_frozenset();
  bool load_append(std::size_t from);
  bool load_setitems(std::size_t from);
  bool load_additems();

  // reader_objects.cpp
  bool load_global();
  bool load_stack_global();
  bool load_extension(std::size_t width);
  bool load_inst();
  bool load_obj();
  bool load_newobj(bool with_keywords);
  bool load_reduce();
  bool load_build();
  bool load_persistent(bool binary);
  bool load_protocol();
  bool load_frame();
  bool load_get(std::int64_t number);
  bool load_get_line();
  bool load_put(std::uint64_t number);
  bool load_put_line();
  bool load_pop();
  bool push_found(Object* module, Object* name);
  bool set_attributes(Object* o, Object* state);
  bool set_slots(Object* o, Object* state);
  Str* interned(Object* key);

  std::vector<Object*> stack_;  ///< owned
  std::vector<std::size_t> marks_;
  std::uint64_t memo_used_ = 0;  ///< numbers given so far
  int protocol_ = 0;
  Object* unpickler_ = nullptr;  ///< while loading; borrowed
  Ref<> read_, readline_, buffers_;
  std::string encoding_ = "ASCII", errors_ = "strict";

  Ref<> data_;         ///< the object whose bytes are being read
  bool lent_ = false;  ///< ... counts this reader among its borrowers
  std::string_view input_;
  std::size_t next_ = 0;

  /// Names of attributes and what they are interned as: a class's instances all bring the same ones.
  struct InternedName {
    Ref<> name;
    Ref<Str> interned;
  };
  static constexpr std::size_t interned_places = 64;
  std::vector<InternedName> interned_;
};

}  // namespace slotscope::pickle
