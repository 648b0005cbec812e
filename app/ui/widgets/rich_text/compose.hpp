// Puts a document together from the course's prose, headings and things a page draws itself.
//
// A lesson is one document, so that a selection can run through all of it; its live cells and figures are embeds that
// keep their place. Expressions get the value they have for the reader's version when the document is composed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "course/text/rich_text.hpp"
#include "ui/widgets/rich_text/document.hpp"

namespace slotscope::prose {

/// What an expression shows.
struct Computed {
  std::string text;
  bool varies = false;  ///< it differs by version: marked, and explained on hover under `key`
  std::string key;
};
using Values = std::function<Computed(const course::Expression&)>;

class Composer {
 public:
  /// Callouts for other versions than this are left out.
  explicit Composer(Version version = default_version) : version_(version) {}

  void add_heading(int level, std::string_view title, std::string_view id = {});
  void add_prose(const course::RichText& prose, const Values& values = {});
  void add_paragraph(std::string_view plain_text);
  void add_code(std::string_view source, std::string_view language = "python");
  void add_embed(int name);
  Document take() { return std::move(document_); }

 private:
  void add_block(const course::RichBlock& block, std::vector<Block>& siblings);
  void add_children(const course::RichBlock& from, Block& to);
  void add_items(const course::RichBlock& list, Block& to);
  void add_spans(const std::vector<course::Span>& spans, Block& to);
  void add_text(std::string_view text, std::uint8_t style, std::int16_t link, Block& to);
  std::int16_t link_of(const course::Span& span);
  void separate(std::string_view separator);
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.text.size()); }

  Document document_;
  Version version_;
  const course::RichText* prose_ = nullptr;
  const Values* values_ = nullptr;
  int list_depth_ = 0;
};

/// A short text on its own: a hint, an explanation.
Document document_of(const course::RichText& prose, const Values& values = {}, Version version = default_version);
/// Markdown that is part of the program (help texts).
Document document_of(std::string_view markdown);

}  // namespace slotscope::prose
