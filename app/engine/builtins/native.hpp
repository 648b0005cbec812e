// How native types, functions and modules are declared and their arguments read.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "engine/machine/heap.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// Everything needed to make one built-in type. Tables are static arrays; a `TypeSpec` is used once per interpreter.
struct TypeSpec {
  std::string_view name;        ///< as messages print it: "list", "collections.deque"
  std::size_t struct_size = 0;  ///< sizeof the C++ struct
  std::uint32_t flags = 0;      ///< type_flag bits
  TypeSlots slots;              ///< dunder methods are made from these (CPython: slotdefs)
  std::vector<NativeDef> const* methods = nullptr;
  std::vector<GetSetDef> const* getsets = nullptr;
  struct Member {
    const char* name;
    std::size_t offset;
    MemberDescriptor::Kind kind;
    const char* doc = nullptr;
  };
  std::vector<Member> const* members = nullptr;
  const char* doc = nullptr;
  Type* base = nullptr;             ///< null: object
  Type* second_base = nullptr;      ///< beside `base`, whose layout is extended (ExceptionGroup)
  std::size_t weakref_offset = 0;   ///< offset of an Object* weak_list field, 0 if instances take no weak references
  std::size_t dict_offset = 0;      ///< offset of a Dict* field, 0 if none
  const char* module = "builtins";  ///< __module__
};

/// Makes and readies a built-in type: inherits slots, fills its dict with wrappers, methods and getsets
/// (objects/type_ready.cpp). Types listed in objects/types.def are allocated empty before anything else exists; pass
/// that struct to be filled in.
Type* make_type(const TypeSpec& spec, Type* preallocated = nullptr);
/// Adds a NativeDef function to a namespace.
bool add_functions(Dict* name_space, const std::vector<NativeDef>& functions, Object* module_name);

/// Reads arguments by position and keyword with CPython's messages.
///   static const char* const keywords[] = {"iterable", "key", "reverse", nullptr};
///   Object *iterable, *key = nullptr, *reverse = nullptr;
///   if (!read_arguments("sorted", args, keywords, {.required = 1, .positional_only = 1, .positional = 1}, {&iterable,
///   &key, &reverse})) return {};
struct ArgumentShape {
  int required = 0;         ///< how many of the names must be given (the first ones)
  int positional_only = 0;  ///< how many of the first names cannot be given by keyword
  int positional = -1;      ///< how many may be given by position (-1: all); the rest are keyword-only
};
bool read_arguments(std::string_view function, const Args& args, const char* const* keywords, ArgumentShape shape,
                    std::initializer_list<Object**> places);
/// "f() got an unexpected keyword argument 'k'", from 3.13 on with the one of `known` that may have been meant.
bool raise_unexpected_keyword(std::string_view function, std::string_view keyword,
                              const std::vector<std::string>& known);
/// "f() takes at most 2 keyword arguments (3 given)".
bool raise_too_many_keywords(std::string_view function, const Args& args, std::size_t most);
/// "f() takes no keyword arguments" when there are any.
bool no_keywords(std::string_view function, const Args& args);
/// "f expected 2 arguments, got 3", "f expected at least 1 argument, got 0", ...
bool check_count(std::string_view function, std::size_t count, std::size_t least, std::size_t most);

/// A module written in C++: its functions, and a function that adds types and constants.
struct NativeModule {
  std::string_view name;
  const char* doc;
  bool (*fill)(Dict* name_space);  ///< adds everything; called at first import
};
/// All modules in C++ (modules/registry.cpp lists them).
extern const NativeModule native_modules[];
extern const std::size_t native_module_count;

}  // namespace slotscope
