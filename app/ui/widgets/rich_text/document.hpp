// A text as blocks and styled runs, ready to be laid out.
//
// All characters a reader sees stand once, in reading order, in `Document::text`, with the blank lines, bullets and
// tabs a copy would want between them; a run is a range of it. So a selection is two offsets, copying is a substring,
// and the transcript of a text is the text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace slotscope::prose {

enum Style : std::uint8_t { Bold = 1, Italic = 2, Code = 4, Struck = 8 };

struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin >= end; }
};

/// Text in one style within one block.
struct Run {
  TextSpan span;
  std::uint8_t style = 0;
  std::int16_t link = -1;  ///< into Document::links
};

struct Link {
  enum class Kind : std::uint8_t {
    Internal,    ///< a place in the course: "lesson:slots/declaring"
    Outside,     ///< a web address
    Term,        ///< explained on hover: "term:instance-dict"
    Dictionary,  ///< not a link: kept in a dictionary
    Slot,        ///< not a link: kept in a slot
    Claimed,     ///< not a link: a figure as a source states it
    Varies,      ///< not a link: a value that differs by version, explained on hover
  };
  Kind kind = Kind::Internal;
  std::string target;
  bool can_be_followed() const { return kind == Kind::Internal || kind == Kind::Outside || kind == Kind::Term; }
};

enum class Kind : std::uint8_t {
  Paragraph,
  Heading,
  CodeBlock,
  List,
  Item,
  Quote,
  Callout,
  Table,
  Row,
  Cell,
  Rule,
  Embed,  ///< something a page draws itself: a live cell, a figure, an exercise
};
enum class Align : std::uint8_t { Left, Center, Right };

struct Block {
  Kind kind = Kind::Paragraph;
  int level = 0;              ///< of a heading
  bool ordered = false;       ///< of a list
  bool header = false;        ///< of a table's row
  Align align = Align::Left;  ///< of a cell
  std::string info;           ///< code: its language; callout: its word ("note")
  std::string id;             ///< of a heading, for links to it
  int embed = 0;              ///< what the page called it
  TextSpan text;              ///< what it covers of Document::text, children included
  TextSpan marker;            ///< of an item: its bullet or number
  std::vector<Run> runs;      ///< its own text; of a callout: the title
  std::vector<Block> children;
};

struct Document {
  std::string text;
  std::vector<Block> blocks;
  std::vector<Link> links;
};

/// The text of some runs together.
std::string text_of(const Document& document, const std::vector<Run>& runs);

}  // namespace slotscope::prose
