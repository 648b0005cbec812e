// From the bytes of a program to its text: byte order mark, encoding declaration, UTF-8 that is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/source/parser.hpp"

namespace slotscope {

/// The text in UTF-8, or the SyntaxError of the version.
struct DecodedSource {
  std::string text;
  std::optional<SyntaxProblem> problem;
};

/// A program read from a file.
DecodedSource decode_file(std::string_view bytes, std::string_view file_name, int version);
/// Bytes given to exec(), eval() or compile().
DecodedSource decode_bytes(std::string_view bytes, int version);

}  // namespace slotscope
