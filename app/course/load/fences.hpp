// Takes a lesson's text apart: front matter, headings, fenced blocks, and the prose between them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "course/source/diagnostic.hpp"

namespace slotscope::course {

/// The line after the backquotes: "python run name=a" as a kind, words and options.
struct FenceHead {
  std::string kind;
  std::vector<std::string> words;
  std::vector<std::pair<std::string, std::string>> options;
};

struct Piece {
  enum class Kind { Prose, Heading, Fence } kind = Kind::Prose;
  std::string text;  ///< prose; heading without its marks; body of the fence
  int line = 0;      ///< of the first line of `text`; of the heading
  int level = 0;
  std::string id;  ///< of a heading: `{#id}`, or made of its words
  FenceHead head;
  int head_line = 0;
};

struct LessonText {
  std::string front_matter;
  int front_matter_line = 0;
  std::vector<Piece> pieces;
};

LessonText take_apart(std::string_view text, const std::string& file, Diagnostics& diagnostics);
FenceHead parse_fence_head(std::string_view text, const Origin& origin, Diagnostics& diagnostics);

}  // namespace slotscope::course
