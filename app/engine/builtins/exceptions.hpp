// Exception types: the named fields each built-in exception has beyond BaseException's.
#pragma once

#include <string_view>
#include <vector>

#include "engine/builtins/native.hpp"
#include "engine/objects/exception.hpp"

namespace slotscope {

// Indices into Exception::fields.
namespace exception_field {
inline constexpr std::size_t stop_value = 0;        // StopIteration
inline constexpr std::size_t exit_code = 0;         // SystemExit
inline constexpr std::size_t name = 0, object = 1;  // NameError, AttributeError
inline constexpr std::size_t import_message = 0, import_name = 1, import_path = 2, import_from = 3;
inline constexpr std::size_t syntax_message = 0, syntax_file = 1, syntax_line = 2, syntax_offset = 3, syntax_text = 4,
                             syntax_end_line = 5, syntax_end_offset = 6, syntax_print_file_and_line = 7;
inline constexpr std::size_t os_errno = 0, os_message = 1, os_file = 2, os_file2 = 3, os_written = 4;
inline constexpr std::size_t unicode_encoding = 0, unicode_object = 1, unicode_start = 2, unicode_end = 3,
                             unicode_reason = 4;
inline constexpr std::size_t group_message = 0, group_exceptions = 1;
}  // namespace exception_field

Ref<> exception_new(Type* type, const Args& args);
bool exception_init(Object* self, const Args& args);
bool set_exception_args(Exception* exception, const Args& args);

// One step a family (exceptions_*.cpp): fills in what its types add to the spec.
struct ExceptionExtras {
  bool (*init)(Object*, const Args&) = nullptr;
  UnarySlot str = nullptr;
  Ref<> (*new_)(Type*, const Args&) = nullptr;
  std::vector<TypeSpec::Member> const* members = nullptr;
  std::vector<NativeDef> const* methods = nullptr;
  std::vector<GetSetDef> const* getsets = nullptr;
};
ExceptionExtras exception_extras(std::string_view name);
ExceptionExtras group_extras();
/// The __doc__ of a built-in exception, or null (exception_docs.cpp).
const char* exception_doc(std::string_view type);

}  // namespace slotscope
