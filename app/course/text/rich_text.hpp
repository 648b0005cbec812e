// Prose as the pages show it: blocks of styled runs, with computed expressions and links in place.
//
// Markdown is parsed once, when a lesson is loaded. Runs are flat: a run carries its whole style, so a page can break
// lines across runs without a stack. An expression stays an expression until a version is chosen; see evaluate.hpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "course/source/diagnostic.hpp"
#include "course/source/version_set.hpp"
#include "course/text/program.hpp"

namespace slotscope::course {

/// One filter of an expression: `bytes`, `round 2`, `on 3.8`.
struct Filter {
  std::string name;
  std::string argument;
};

/// A `{{ ... }}`: Python that is evaluated after `program` has run.
struct Expression {
  std::string source;        ///< the Python part
  std::string program_name;  ///< as written before the colon; empty for the nearest program
  std::vector<Filter> filters;
  Origin origin;
  std::shared_ptr<const Program> program;  ///< set by the loader; null when there is none to refer to

  const Filter* filter(std::string_view name) const;
};

/// Reads what stands between the braces.
Expression parse_expression(std::string_view text, const Origin& origin);

/// What a run of text means for the subject: the two colours, and figures that are only claimed.
enum class Mark : std::uint8_t { None, Dict, Slot, Claimed };

struct Span {
  std::string text = {};  ///< empty for an expression or a line break
  bool strong = false;
  bool emphasis = false;
  bool code = false;
  bool line_break = false;
  Mark mark = Mark::None;
  std::string target = {};  ///< "lesson:...", "https://...": where a link goes
  int expression = -1;      ///< index into RichText::expressions
};

struct RichBlock {
  enum class Kind { Paragraph, Heading, BulletList, NumberedList, Item, Quote, Callout, Code, Table, Row, Cell, Rule };
  enum class Align { Left, Center, Right };

  Kind kind = Kind::Paragraph;
  int level = 0;                            ///< of a heading; first number of a numbered list
  bool header = false;                      ///< a row that is the table's head
  Align align = Align::Left;                ///< of a cell
  std::string word;                         ///< callout: "note", "tip", ...; code: its language
  VersionSet versions = VersionSet::all();  ///< a `version` callout is for readers of these
  std::vector<Span> title;                  ///< of a callout
  std::vector<Span> spans;                  ///< of a paragraph, heading, cell; code: one span with the text
  std::vector<RichBlock> children;
};

struct RichText {
  std::string source;  ///< as the author wrote it
  Origin origin;
  std::vector<RichBlock> blocks;
  std::vector<Expression> expressions;

  bool empty() const { return blocks.empty(); }
};

/// Parses Markdown; problems are reported with their place.
RichText parse_markdown(std::string_view text, const Origin& origin, Diagnostics& diagnostics);

/// Calls `visit(span)` for every run, in reading order.
template <class Visit>
void for_each_span(const std::vector<RichBlock>& blocks, Visit&& visit) {
  for (const RichBlock& block : blocks) {
    for (const Span& span : block.title) visit(span);
    for (const Span& span : block.spans) visit(span);
    for_each_span(block.children, visit);
  }
}

}  // namespace slotscope::course
