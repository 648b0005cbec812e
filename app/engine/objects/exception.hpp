// Exceptions: the struct behind every exception object, the hierarchy, raising from C++, tracebacks.
#pragma once

#include <string>

#include "engine/objects/type.hpp"

namespace slotscope {

struct Frame;
struct Code;

/// Where an exception passed through (CPython: PyTracebackObject).
struct Traceback : Object {
  Traceback* next;  ///< towards the place it was raised
  Object* frame;    ///< the frame object
  int line;
  int instruction;  ///< index into the code, for the caret positions
  int load;         ///< which of the code's joined loads found no value, or -1
};

/// Every exception begins with this; what subclasses such as OSError add lives in `extra` by name.
struct Exception : Object {
  Dict* dict;
  Tuple* args;
  Traceback* traceback;
  Exception* context;
  Exception* cause;
  bool suppress_context;
  /// Fields of particular built-in exceptions (StopIteration.value, KeyError none, AttributeError.name/obj,
  /// NameError.name, ImportError.name/path/msg, SyntaxError.*, OSError.*, UnicodeError.*, SystemExit.code, groups):
  /// member names are listed per type in builtins/exceptions.cpp; index i is `fields[i]`, null when unset.
  Object* fields[8];
};

/// Places in `fields` of AttributeError.
inline constexpr std::size_t attribute_error_name = 0, attribute_error_object = 1;

/// Pointers to all built-in exception types, by name.
struct ExceptionTypes {
#define SLOTSCOPE_EXCEPTION(name, base, since) Type* name = nullptr;
#include "engine/objects/exceptions.def"
#undef SLOTSCOPE_EXCEPTION
};

inline bool is_exception(const Object* o) {
  return o->type->is(type_flag::is_exception);
}
inline Exception* as_exception(Object* o) {
  return static_cast<Exception*>(o);
}

/// Raises `type(message)`: makes it the pending exception. Returns what any failing operation can return.
Failure raise(Type* type, std::string message);
Failure raise_object(Type* type, Object* argument);  ///< type(argument), KeyError(key) for instance
Failure raise_no_arguments(Type* type);
Failure raise_exception(Ref<> exception);  ///< an instance, made already
/// True (and cleared) when the pending exception is an instance of `type`.
bool catch_exception(Type* type);
bool exception_matches(Type* type);  ///< pending exception is an instance of `type`
/// The pending exception, taken out; empty when there is none.
Ref<Exception> take_exception();
void clear_exception();

/// Concatenates pieces into a std::string: text, characters, integers.
namespace detail {
inline void append_piece(std::string& out, std::string_view piece) {
  out += piece;
}
inline void append_piece(std::string& out, const char* piece) {
  out += piece;
}
inline void append_piece(std::string& out, char piece) {
  out += piece;
}
template <class N, class = std::enable_if_t<std::is_arithmetic_v<N>>>
void append_piece(std::string& out, N piece) {
  out += std::to_string(piece);
}
}  // namespace detail
template <class... Pieces>
std::string cat(const Pieces&... pieces) {
  std::string out;
  (detail::append_piece(out, pieces), ...);
  return out;
}

/// The text CPython of this version prints for an uncaught exception, causes and notes included.
/// `message` becomes str(exception), which is asked for only once.
std::string format_exception(Exception* exception, std::string* message = nullptr);
/// str(exception), never raising.
std::string exception_text(Exception* exception);

}  // namespace slotscope
