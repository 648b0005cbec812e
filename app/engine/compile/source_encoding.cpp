// Encodings of source text (CPython: Parser/tokenizer/helpers.c, check_coding_spec and valid_utf8; PEP 263).
#include "engine/compile/source_encoding.hpp"

#include <algorithm>
#include <array>

#include "engine/source/characters.hpp"

namespace slotscope {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Line {
  std::size_t start, end;  ///< without the newline
  int number;
};

template <class Visit>
void each_line(std::string_view text, Visit visit) {
  int number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    if (!visit(Line{start, end, ++number})) return;
    start = end + 1;
  }
}

/// The encoding that a comment in one of the first two lines declares; empty when none does.
std::string declared_encoding(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  std::string found;
  each_line(text, [&](const Line& line) {
    const std::string_view content = text.substr(line.start, line.end - line.start);
    const std::size_t first = content.find_first_not_of(" \t\f\r");
    const bool blank = first == std::string_view::npos;
    if (!blank && content[first] != '#') return false;
    const std::size_t word = blank ? std::string_view::npos : content.find("coding", first);
    if (word != std::string_view::npos && word + 6 < content.size() &&
        (content[word + 6] == ':' || content[word + 6] == '=')) {
      std::size_t at = content.find_first_not_of(" \t", word + 7);
      for (; at < content.size(); ++at) {
        const char c = content[at];
        const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                          c == '-' || c == '.';
        if (!part) break;
        found += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      }
    }
    return found.empty() && line.number < 2;
  });
  return found;
}

enum class Encoding { Utf8, Latin, Ascii, Unknown };

Encoding encoding_named(std::string& name) {
  const auto is_one_of = [&](const auto& names) {
    return std::any_of(std::begin(names), std::end(names), [&](std::string_view each) {
      return name == each || name.starts_with(std::string(each) + "-");
    });
  };
  if (name.empty() || name == "utf8" || is_one_of(std::array{"utf-8"})) return Encoding::Utf8;
  if (name == "latin1" || is_one_of(std::array{"latin-1", "iso-8859-1", "iso-latin-1"})) {
    name = "iso-8859-1";
    return Encoding::Latin;
  }
  return name == "ascii" || name == "us-ascii" ? Encoding::Ascii : Encoding::Unknown;
}

std::string from_latin(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) append_character(text, static_cast<unsigned char>(c));
  return text;
}

/// How many bytes the character at `at` has; 0 when it is no UTF-8.
std::size_t valid_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xC2 && lead < 0xE0   ? 2
                           : lead >= 0xE0 && lead < 0xF0 ? 3
                           : lead >= 0xF0 && lead < 0xF5 ? 4
                                                         : 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  if ((lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xED && byte(at + 1) >= 0xA0) ||
      (lead == 0xF0 && byte(at + 1) < 0x90) || (lead == 0xF4 && byte(at + 1) >= 0x90))
    return 0;
  return size;
}

/// Where the first byte stands that is no UTF-8; npos when all is.
std::size_t first_invalid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = valid_size(text, at);
    if (!size) return at;
    at += size;
  }
  return std::string_view::npos;
}

std::string hexadecimal_byte(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return {digits[byte >> 4], digits[byte & 15]};
}

SyntaxProblem problem_without_place(std::string message) {
  SyntaxProblem problem;
  problem.message = std::move(message);
  problem.message_alone = true;
  problem.has_text = false;
  return problem;
}

SyntaxProblem not_utf8(std::string_view text, std::size_t at, std::string_view file_name, int version) {
  const int line = static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
                   (version == 10 ? 2 : 1);
  const char* const advice = version == 8   ? "http://python.org/dev/peps/pep-0263/"
                             : version < 11 ? "https://python.org/dev/peps/pep-0263/"
                                            : "https://peps.python.org/pep-0263/";
  SyntaxProblem problem = problem_without_place(
      "Non-UTF-8 code starting with '\\x" + hexadecimal_byte(text[at]) + "' in file " + std::string(file_name) +
      " on line " + std::to_string(line) + ", but no encoding declared; see " + advice + " for details");
  if (version == 8) problem.line = line;
  return problem;
}

/// Up to 3.8 the place is the beginning of the literal, its prefix included; in bytes the complaint is another one.
void place_of_literal(std::string_view head, SyntaxProblem& problem) {
  const std::size_t quote = head.find_first_of("'\"");
  std::size_t start = quote;
  while (start > 0 && std::string_view("bBrRuUfF").find(head[start - 1]) != std::string_view::npos) --start;
  if (head.substr(start, quote - start).find_first_of("bB") != std::string_view::npos)
    problem.message = "bytes can only contain ASCII literal characters.";
  problem.offset = problem.end_offset = static_cast<int>(start) + 1;
}

/// A byte that is no UTF-8 in bytes for exec(): CPython stumbles over it when it decodes the literal around it.
std::optional<SyntaxProblem> broken_literal(std::string_view text, std::size_t at, int version) {
  const std::size_t before = at ? text.rfind('\n', at - 1) : std::string_view::npos;
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view head = text.substr(start, at - start);
  const std::size_t quote = head.find_last_of("'\"");
  if (quote == std::string_view::npos && head.find('#') != std::string_view::npos) return std::nullopt;
  const std::size_t position = quote == std::string_view::npos ? head.size() : head.size() - quote - 1;
  const auto lead = static_cast<unsigned char>(text[at]);
  const bool ends = at + 1 >= text.size() || text[at + 1] == '\'' || text[at + 1] == '"';
  const char* const reason = lead < 0xC2 || lead > 0xF4 ? "invalid start byte"
                             : ends                     ? "unexpected end of data"
                                                        : "invalid continuation byte";
  SyntaxProblem problem;
  problem.message = "(unicode error) 'utf-8' codec can't decode byte 0x" + hexadecimal_byte(text[at]) +
                    " in position " + std::to_string(position) + ": " + reason;
  problem.line = problem.end_line =
      static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
  problem.offset = problem.end_offset = static_cast<int>(quote == std::string_view::npos ? 0 : quote) + 1;
  const std::string_view line = text.substr(start, text.find('\n', start) - start);
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t size = valid_size(line, i);
    problem.text += size ? line.substr(i, size) : std::string_view("\xEF\xBF\xBD");
    i += std::max<std::size_t>(size, 1);
  }
  if (version == 8 && quote == std::string_view::npos) {
    problem.message = "invalid character in identifier";
    problem.offset = problem.end_offset = static_cast<int>(head.size()) + 1;
  }
  if (quote != std::string_view::npos) {
    problem.has_text = version > 8;
    if (version == 8) place_of_literal(head, problem);
    // From 3.9 to 3.11 the place is that of the token behind the literal.
    if (version >= 9 && version < 12)
      problem.offset = problem.end_offset = static_cast<int>(count_characters(problem.text)) + 1;
  }
  problem.text += '\n';
  return problem;
}

/// Up to 3.10 a line of a file ended at a NUL; from 3.11 on it is an error.
std::optional<SyntaxProblem> nul_in_file(std::string& text, int version) {
  if (text.find('\0') == std::string::npos) return std::nullopt;
  std::string kept;
  std::optional<SyntaxProblem> problem;
  each_line(text, [&](const Line& line) {
    const std::string_view content = std::string_view(text).substr(line.start, line.end - line.start);
    const std::size_t nul = content.find('\0');
    if (nul != std::string_view::npos && version >= 11) {
      problem.emplace();
      problem->message = "source code cannot contain null bytes";
      problem->line = problem->end_line = line.number;
      problem->text = content.substr(0, nul);
      return false;
    }
    kept.append(content.substr(0, nul)).append("\n");
    return true;
  });
  text = std::move(kept);
  return problem;
}

}  // namespace

DecodedSource decode_file(std::string_view bytes, std::string_view file_name, int version) {
  DecodedSource result;
  std::string name = declared_encoding(bytes);
  const Encoding encoding = encoding_named(name);
  const bool plain =
      std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (encoding == Encoding::Unknown || (encoding == Encoding::Ascii && !plain)) {
    result.problem = problem_without_place("encoding problem: " + name);
    if (version == 8) result.problem->line = 1;
    return result;
  }
  if (encoding == Encoding::Latin && !bytes.starts_with(byte_order_mark)) {
    result.text = from_latin(bytes);
  } else {
    if (const std::size_t at = first_invalid(bytes); at != std::string_view::npos) {
      result.problem = not_utf8(bytes, at, file_name, version);
      return result;
    }
    result.text = bytes;
  }
  result.problem = nul_in_file(result.text, version);
  return result;
}

DecodedSource decode_bytes(std::string_view bytes, int version) {
  DecodedSource result;
  std::string name = declared_encoding(bytes);
  const auto refuse = [&](std::string message) {
    result.problem.emplace();
    result.problem->message = std::move(message);
    result.problem->offset = version == 8 ? 0 : -1;
    result.problem->end_offset = -1;
    result.problem->has_text = false;
  };
  switch (encoding_named(name)) {
    case Encoding::Unknown:
      refuse("unknown encoding: " + name);
      break;
    case Encoding::Ascii: {
      const auto high =
          std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      if (high != bytes.end())
        refuse("'ascii' codec can't decode byte 0x" + hexadecimal_byte(*high) + " in position " +
               std::to_string(high - bytes.begin()) + ": ordinal not in range(128)");
      result.text = bytes;
      break;
    }
    case Encoding::Latin:
      if (bytes.starts_with(byte_order_mark)) refuse("encoding problem: " + name + " with BOM");
      result.text = from_latin(bytes);
      break;
    case Encoding::Utf8:
      result.text = bytes;
      for (std::size_t at; (at = first_invalid(result.text)) != std::string::npos;) {
        if ((result.problem = broken_literal(result.text, at, version))) break;
        result.text[at] = '?';
      }
      break;
  }
  return result;
}

}  // namespace slotscope
