// Things that are called: Python functions and their code, bound methods, native functions, cells; class and static
// methods.
#pragma once

#include "engine/objects/type.hpp"

namespace slotscope {

struct Code;  // compile/code.hpp

struct Cell : Object {
  Object* value;
};

struct Function : Object {
  Code* code;
  Dict* globals;
  Object* builtins;
  Str* name;
  Str* qualname;
  Object* doc;
  Tuple* defaults;         ///< null: none
  Dict* keyword_defaults;  ///< null: none
  Tuple* closure;          ///< null: none
  Object* annotations;     ///< dict, or a function that makes it (3.14), or null
  Object* module;
  Dict* dict;  ///< made when asked for
  Tuple* type_params;
  Object* weak_list;
  std::uint32_t version;  ///< changes with code or defaults: call caches check it
};

/// A bound method.
struct Method : Object {
  Object* function;
  Object* self;
  Object* weak_list;
};

using NativeFunction = Ref<> (*)(Object* self, const Args& args);

/// How many arguments a native function takes; decides the text of the TypeError when the count is wrong.
struct Arity {
  enum class Kind : std::uint8_t {
    None,   ///< METH_NOARGS:  "list.clear() takes no arguments (1 given)"
    One,    ///< METH_O:       "list.append() takes exactly one argument (2 given)"
    Range,  ///< positional:   "insert expected 2 arguments, got 1"; at least/at most forms
    Any,    ///< the function checks its arguments itself (keywords reach it only in this form)
  } kind = Kind::Any;
  std::int16_t least = 0, most = 0;
  static constexpr Arity none() { return {Kind::None, 0, 0}; }
  static constexpr Arity one() { return {Kind::One, 1, 1}; }
  static constexpr Arity range(int least, int most) { return {Kind::Range, std::int16_t(least), std::int16_t(most)}; }
  static constexpr Arity any() { return {Kind::Any, 0, 0}; }
};

/// One row of a table of native functions or methods.
struct NativeDef {
  const char* name;
  NativeFunction function;
  Arity arity;
  const char* signature = nullptr;  ///< "($self, object, /)" for inspect.signature and help
  const char* doc = nullptr;
  enum class Binding : std::uint8_t { Instance, Class, Static } binding = Binding::Instance;
  std::uint8_t since = 8, until = 14;  ///< minor versions that have it
};

/// A native function or a native method bound to `self` (CPython: PyCFunction).
struct Native : Object {
  const NativeDef* def;
  Object* self;    ///< owned; null for plain functions
  Object* module;  ///< owned name of the module, or null
  Type* owner;     ///< borrowed: the type that defines it, or null
  Object* weak_list;
};

/// An unbound native method on a type (CPython: method_descriptor); a wrapper around a type slot is its own type.
struct MethodDescriptor : Object {
  const NativeDef* def;
  Type* owner;
};

struct ClassMethod : Object {
  Object* function;
  Dict* dict;
};
struct StaticMethod : Object {
  Object* function;
  Dict* dict;
};

struct Property : Object {
  Object *getter, *setter, *deleter, *doc;
  Object* name;  ///< from __set_name__ (3.13 error texts) or null
  bool getter_doc;
  static constexpr std::uint32_t native_flag =
      object_flag::a;  ///< stands for an attribute of a native class, as its messages say
};

/// One slot of a class (CPython: member_descriptor).
struct MemberDescriptor : Object {
  Type* owner;  ///< owned
  Object* weak_list;
  Str* name;
  Object* doc;
  std::uint32_t offset;  ///< of the Object* word in the instance
  enum class Kind : std::uint8_t { Object, ReadOnlyObject, Int, ReadOnlyInt, Bool, Double, NoneWhenUnset } kind;
};

/// Computed attribute of a built-in type (CPython: getset_descriptor).
struct GetSetDef {
  const char* name;
  Ref<> (*get)(Object* self);
  bool (*set)(Object* self, Object* value) = nullptr;  ///< a null value deletes
  const char* doc = nullptr;
  std::uint8_t since = 8, until = 14;
};
struct GetSetDescriptor : Object {
  const GetSetDef* def;
  Type* owner;  ///< owned
  Object* weak_list;
};

/// A function with the code's name and docstring, no defaults and no closure.
Ref<Function> new_function(Code* code, Dict* globals);
Ref<> make_method(Object* function, Object* self);
Ref<> make_native(const NativeDef* def, Object* self, Object* module_name, Type* owner = nullptr);
Ref<> make_cell(Object* value_or_null);
/// Runs a native definition with its arity checked; `full_name` is used in messages ("list.append", "len").
Ref<> call_native(const NativeDef* def, Object* self, const Args& args, Type* owner);
/// Calls a Native object: the call slot of built-in functions and bound native methods.
Ref<> call_native_object(Object* callable, const Args& args);

}  // namespace slotscope
