// Literals: what a number or the inside of a string stands for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/tree.hpp"

namespace slotscope {

struct NumberLiteral {
  ConstantKind kind;   ///< Int, Float or Imaginary
  std::string digits;  ///< Int: without underscores, with its prefix
  double number = 0;
};
NumberLiteral read_number(std::string_view text);

/// The value of a string's body, or what is wrong with an escape in it.
struct DecodedString {
  std::string value;  ///< UTF-8 (WTF-8 for lone surrogates), or raw bytes
  std::string error;  ///< "(unicode error) ..." or "(value error) ..."; empty when all is well
  std::size_t invalid_escape = std::string_view::npos;  ///< position of the backslash of the first unknown escape
  bool octal_too_large = false;                         ///< ... which is an octal escape above \377
};
DecodedString decode_string(std::string_view body, bool bytes);

}  // namespace slotscope
