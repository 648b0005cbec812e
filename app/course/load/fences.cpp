// Takes a lesson's text apart, line by line.
#include "course/load/fences.hpp"

#include <algorithm>

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

std::size_t leading(std::string_view line, char mark) {
  return std::min(line.find_first_not_of(mark), line.size());
}

/// Splits "Two forms {#forms}" into title and id.
void read_heading(std::string_view text, Piece& piece, const std::string& file, Diagnostics& diagnostics) {
  text = trim(text);
  while (text.ends_with('#')) text.remove_suffix(1);
  text = trim(text);
  std::size_t open = text.rfind("{#");
  if (text.ends_with('}') && open != std::string_view::npos) {
    piece.id = text.substr(open + 2, text.size() - open - 3);
    text = trim(text.substr(0, open));
    if (!is_plain_id(piece.id)) {
      report(diagnostics, {file, piece.line, 1}, "id", "'" + piece.id + "' is no section id", "Use a-z, 0-9 and '-'.");
      piece.id = slug(piece.id);
    }
  } else {
    piece.id = slug(text);
  }
  piece.text = text;
  if (piece.id.empty()) {
    report(diagnostics, {file, piece.line, 1}, "id", "a heading without letters", "Give it an id: ## ... {#id}.");
    piece.id = "section-" + std::to_string(piece.line);
  }
}

}  // namespace

FenceHead parse_fence_head(std::string_view text, const Origin& origin, Diagnostics& diagnostics) {
  FenceHead head;
  std::size_t at = 0;
  while (true) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    if (at >= text.size()) return head;
    std::string word;
    std::string value;
    bool option = false;
    while (at < text.size() && text[at] != ' ' && text[at] != '\t') {
      char c = text[at++];
      if (c == '=' && !option) {
        option = true;
      } else if (c == '"' && option && value.empty()) {
        bool closed = false;
        while (at < text.size() && !closed) {
          c = text[at++];
          if (c == '\\' && at < text.size()) {
            c = text[at++];
            value += c == 'n' ? '\n' : c;
          } else if (c == '"') {
            closed = true;
          } else {
            value += c;
          }
        }
        if (!closed) report(diagnostics, origin, "fence", "a quote without its end", "Close it on the same line.");
      } else {
        (option ? value : word) += c;
      }
    }
    if (option) {
      head.options.emplace_back(std::move(word), std::move(value));
    } else if (head.kind.empty()) {
      head.kind = std::move(word);
    } else {
      head.words.push_back(std::move(word));
    }
  }
}

LessonText take_apart(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  LessonText result;
  std::vector<std::string_view> lines = lines_of(text);
  std::size_t at = 0;
  if (at < lines.size() && trim(lines[at]) == "+++") {
    result.front_matter_line = 2;
    std::size_t end = at + 1;
    while (end < lines.size() && trim(lines[end]) != "+++") {
      result.front_matter += std::string(lines[end]) + '\n';
      ++end;
    }
    if (end == lines.size()) {
      report(diagnostics, {file, 1, 1}, "front-matter", "the front matter has no end", "Close it with a line '+++'.");
    }
    at = std::min(end + 1, lines.size());
  } else {
    report(diagnostics, {file, 1, 1}, "front-matter", "there is no front matter", "Start with '+++', TOML, '+++'.");
  }

  Piece prose;
  auto flush = [&] {
    if (!trim(prose.text).empty()) result.pieces.push_back(prose);
    prose = {};
  };
  for (; at < lines.size(); ++at) {
    std::string_view line = lines[at];
    int number = static_cast<int>(at) + 1;
    std::size_t ticks = leading(line, '`');
    std::size_t hashes = leading(line, '#');
    if (ticks >= 3 && line.substr(ticks).find('`') == std::string_view::npos) {
      flush();
      Piece fence;
      fence.kind = Piece::Kind::Fence;
      fence.head_line = number;
      fence.line = number + 1;
      fence.head = parse_fence_head(line.substr(ticks), {file, number, 1}, diagnostics);
      std::size_t end = at + 1;
      while (end < lines.size() &&
             !(leading(lines[end], '`') >= ticks && trim(lines[end]).size() == leading(lines[end], '`'))) {
        fence.text += std::string(lines[end]) + '\n';
        ++end;
      }
      if (end == lines.size()) {
        report(diagnostics, {file, number, 1}, "fence", "this block has no end",
               "Close it with ``` on a line of its own.");
      }
      result.pieces.push_back(std::move(fence));
      at = end;
    } else if (hashes >= 1 && hashes <= 6 && (hashes == line.size() || line[hashes] == ' ')) {
      flush();
      Piece heading;
      heading.kind = Piece::Kind::Heading;
      heading.level = static_cast<int>(hashes);
      heading.line = number;
      read_heading(line.substr(hashes), heading, file, diagnostics);
      result.pieces.push_back(std::move(heading));
    } else {
      if (prose.text.empty()) prose.line = number;
      prose.text += std::string(line) + '\n';
    }
  }
  flush();
  return result;
}

}  // namespace slotscope::course
