// The scan of one line and the bookkeeping that keeps it to as few lines as possible.
#include "ui/widgets/code_editor/line_states.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace slotscope::editor {
namespace {

/// Where a triple-quoted string that is open at `at` ends; npos when it goes on.
std::size_t end_of_triple(std::string_view line, std::size_t at, char quote) {
  while (at < line.size()) {
    if (line[at] == '\\') {
      at += 2;
    } else if (line[at] == quote && line.substr(at, 3) == std::string(3, quote)) {
      return at + 3;
    } else {
      ++at;
    }
  }
  return std::string_view::npos;
}

/// Where a string with one quote ends: after its quote or at the line's end.
std::size_t end_of_single(std::string_view line, std::size_t at, char quote) {
  while (at < line.size() && line[at] != quote) at += line[at] == '\\' ? 2 : 1;
  return std::min(at + 1, line.size());
}

class Scanner {
 public:
  Scanner(std::string_view line, LineState entering) : line_(line) {
    scan_.leaving = entering;
    scan_.leaving.continued = false;
  }

  LineScan run() {
    if (scan_.leaving.inside != LineState::Inside::Code) finish_triple();
    while (at_ < line_.size()) step();
    return std::move(scan_);
  }

 private:
  void step() {
    const char character = line_[at_];
    switch (character) {
      case '#':
        scan_.comment = static_cast<int>(at_);
        at_ = line_.size();
        return;
      case '\'':
      case '"':
        start_string(character);
        return;
      case '(':
      case '[':
      case '{':
        ++scan_.leaving.depth;
        add_bracket(character);
        break;
      case ')':
      case ']':
      case '}':
        if (scan_.leaving.depth > 0) --scan_.leaving.depth;
        add_bracket(character);
        break;
      case '\\':
        scan_.leaving.continued = at_ + 1 == line_.size();
        break;
      default:
        break;
    }
    if (character != ' ' && character != '\t') scan_.last_code = character;
    ++at_;
  }

  void add_bracket(char character) { scan_.brackets.push_back({static_cast<int>(at_), character}); }

  void start_string(char quote) {
    scan_.last_code = '"';
    if (line_.substr(at_, 3) == std::string(3, quote)) {
      at_ += 3;
      scan_.leaving.inside = quote == '"' ? LineState::Inside::DoubleQuotes : LineState::Inside::SingleQuotes;
      finish_triple();
    } else {
      at_ = end_of_single(line_, at_ + 1, quote);
    }
  }

  void finish_triple() {
    const char quote = scan_.leaving.inside == LineState::Inside::DoubleQuotes ? '"' : '\'';
    const std::size_t end = end_of_triple(line_, at_, quote);
    scan_.last_code = '"';
    if (end == std::string_view::npos) {
      at_ = line_.size();
    } else {
      at_ = end;
      scan_.leaving.inside = LineState::Inside::Code;
    }
  }

  std::string_view line_;
  std::size_t at_ = 0;
  LineScan scan_;
};

}  // namespace

LineScan scan_line(std::string_view line, LineState entering) {
  return Scanner(line, entering).run();
}

LineState LineStates::entering(const TextBuffer& buffer, int line) {
  while (known_ < line) {
    const LineState next = scan_line(buffer.line(known_), states_[static_cast<std::size_t>(known_)]).leaving;
    ++known_;
    LineState& stored = states_[static_cast<std::size_t>(known_)];
    if (known_ >= consistent_ && stored == next) {
      known_ = last_line();
      break;
    }
    stored = next;
  }
  return states_[static_cast<std::size_t>(line)];
}

int LineStates::statement_start(const TextBuffer& buffer, int line) {
  while (line > 0 && !entering(buffer, line).starts_statement()) --line;
  return line;
}

void LineStates::edited(int line, int removed, int inserted) {
  const int agreeing = known_ == last_line() ? 0 : std::max(consistent_, known_ + 1);
  const auto after = states_.begin() + line + 1;
  states_.erase(after, after + removed);
  states_.insert(states_.begin() + line + 1, static_cast<std::size_t>(inserted), LineState{});
  consistent_ = std::max(agreeing + inserted - removed, line + inserted + 1);
  known_ = std::min(known_, line);
}

}  // namespace slotscope::editor
