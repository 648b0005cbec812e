// A document on the screen: laid out once for its width, drawn where it can be seen, selectable from end to end.
//
// The view is drawn into whatever scrolls around it. Embeds are drawn by the page, which answers how high they came
// out; a change of height moves what follows in the next frame without another layout.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/engine.hpp"
#include "ui/widgets/rich_text/document.hpp"
#include "ui/widgets/rich_text/layout.hpp"

namespace slotscope::prose {

/// Draws an embed with its top left corner at `at` and answers its height.
using DrawEmbed = std::function<float(int embed, ImVec2 at, float width)>;

struct TextReaction {
  float height = 0;
  const Link* followed = nullptr;  ///< the link that was clicked, or opened by Enter
  const Link* hovered = nullptr;   ///< the link, term or varying value under the pointer or the keyboard
  Rect hovered_rect;
};

class TextView {
 public:
  TextView() = default;
  explicit TextView(Document document) { set_document(std::move(document)); }

  void set_document(Document document);
  const Document& document() const { return document_; }
  /// Size of running text; headings keep to the type scale.
  void set_body(Size size) { body_ = size; }

  TextReaction draw(std::string_view name, ImVec2 at, float width, const DrawEmbed& draw_embed = {});

  /// Where a heading stands below the top of the view; nothing before the first frame or when there is none.
  std::optional<float> y_of_heading(std::string_view id) const;
  std::string selected_text() const;

 private:
  struct Piece {  ///< a top-level block and where it came to stand
    BlockLayout layout;
    float y = 0;
    float height = 0;
  };
  struct Frame;

  void lay_out_for(float width);
  void draw_piece(const Frame& frame, std::size_t index, TextReaction& reaction);
  void take_links(const Frame& frame, const Piece& piece, TextReaction& reaction);
  void take_callout(const Frame& frame, const Piece& piece);
  void take_selection(const Frame& frame, std::size_t index);
  void take_copy_key();
  std::uint32_t offset_under_pointer(const Frame& frame) const;
  void record_piece(const Frame& frame, const Piece& piece) const;

  void draw_shapes(const Frame& frame, const Piece& piece);
  void draw_callout(const Frame& frame, const Shape& shape) const;
  void draw_callout_title(const Frame& frame, const Shape& shape) const;
  void draw_selection(const Frame& frame, const Piece& piece) const;
  void draw_fragments(const Frame& frame, const Piece& piece);
  void draw_fragment(const Frame& frame, const Piece& piece, const Line& line, const Fragment& fragment);
  void draw_code_fragment(const Block& block, const Fragment& fragment, ImVec2 at);
  void draw_copy_button(const Frame& frame, const Piece& piece);
  bool is_folded(const Block& callout) const;

  Document document_;
  Size body_ = Size::Body;
  std::vector<Piece> pieces_;
  float laid_out_width_ = 0;
  float laid_out_em_ = 0;
  std::unordered_map<int, float> embed_heights_;
  std::unordered_set<std::uint32_t> unfolded_;                             ///< callouts, by where their text begins
  std::unordered_map<std::uint32_t, std::vector<HighlightSpan>> colours_;  ///< of code blocks, by where they begin
  std::int16_t hot_link_ = -1;                                             ///< under the pointer or focused
  std::uint32_t anchor_ = 0;
  std::uint32_t caret_ = 0;
  bool selecting_ = false;
};

}  // namespace slotscope::prose
