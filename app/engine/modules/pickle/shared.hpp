// What pickling and unpickling have in common: the module's exceptions, copyreg's tables, the types, error helpers.
//
// They are kept by name among the interpreter's hidden types, from the import of `_pickle` on.
#pragma once

#include <string>
#include <string_view>

#include "engine/builtins/native.hpp"
#include "engine/objects/exception.hpp"

namespace slotscope::pickle {

/// One of the objects the module keeps: "PicklingError", "dispatch_table" ...; borrowed.
Object* kept(std::string_view name);
bool keep(std::string_view name, Object* object);

Failure pickling_error(std::string message);
Failure unpickling_error(std::string message);
/// ", not int" behind messages about wrong types, which 3.14 tells.
std::string not_a(const Object* o);
/// From 3.14 on the pending exception gets a note for each object that was being written. Always false.
Failure add_note(std::string text);

/// Raises PicklingError while another exception is pending, which 3.14 keeps as its context.
Failure pickling_error_after(std::string message);

/// Whether a qualified name passes through a function: "f.<locals>.g".
bool is_local(std::string_view name);
/// Where one part of a dotted name after the other leads, from a module on.
struct Found {
  Ref<> object;
  Ref<> parent;  ///< what it was found on, or what does not have the part
  Ref<Str> last_part;
};
/// Tri::False: there is no such attribute, and no exception.
Tri find_attribute(Object* module, Str* dotted_name, Found& found);

Type* make_pickler_type();     // modules/pickle/pickler_type.cpp
Type* make_unpickler_type();   // modules/pickle/unpickler_type.cpp
Type* make_buffer_type();      // modules/pickle/buffer_type.cpp
Type* make_memo_proxy_type();  // modules/pickle/memo_proxy.cpp

/// The object a Pickler or an Unpickler shows as its memo.
Ref<> make_memo_proxy(Object* owner);

/// pickle.PickleBuffer: bytes that may travel apart from the pickle.
struct PickleBuffer : Object {
  Object* view;  ///< a memoryview; null once released
  Object* weak_list;
};

}  // namespace slotscope::pickle
