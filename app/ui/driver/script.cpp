// Reads driver scripts.
#include "ui/driver/script.hpp"

namespace slotscope {

namespace {

char escaped(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    default:
      return c;
  }
}

/// Takes a quoted word whose opening mark is gone; false when it is not closed.
bool take_quoted(std::string_view& rest, std::string& word) {
  while (!rest.empty()) {
    char c = rest.front();
    rest.remove_prefix(1);
    if (c == '"') return true;
    if (c == '\\' && !rest.empty()) {
      c = escaped(rest.front());
      rest.remove_prefix(1);
    }
    word += c;
  }
  return false;
}

bool split_words(std::string_view rest, std::vector<std::string>& words) {
  while (!rest.empty()) {
    const char c = rest.front();
    if (c == ' ' || c == '\t' || c == '\r') {
      rest.remove_prefix(1);
    } else if (c == '#') {
      return true;
    } else if (c == '"') {
      rest.remove_prefix(1);
      if (!take_quoted(rest, words.emplace_back())) return false;
    } else {
      const std::size_t end = std::min(rest.find_first_of(" \t\r"), rest.size());
      words.emplace_back(rest.substr(0, end));
      rest.remove_prefix(end);
    }
  }
  return true;
}

}  // namespace

Script parse_script(std::string_view text) {
  Script script;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ScriptLine line{number, {}};
    if (!split_words(text.substr(0, end), line.words)) {
      script.problem = std::to_string(number) + ": the quotation mark is not closed";
      return script;
    }
    if (!line.words.empty()) script.lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return script;
}

}  // namespace slotscope
