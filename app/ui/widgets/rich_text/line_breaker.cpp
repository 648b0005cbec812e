// Cuts runs into pieces at break opportunities, gathers pieces into words and words into lines.
#include "ui/widgets/rich_text/line_breaker.hpp"

#include <algorithm>
#include <limits>

#include "ui/widgets/text/utf8.hpp"

namespace slotscope::prose {
namespace {

/// A part of one run between two break opportunities; `blank` is the space after it that may hang over the line's end.
struct Piece {
  TextSpan span;  ///< without the blanks
  TextSpan blank;
  std::uint32_t run = 0;
  bool break_after = false;
  bool forced = false;  ///< a line ends here whatever fits
};

bool is_ideograph(char32_t value) {
  return (value >= 0x2E80 && value <= 0x9FFF) || (value >= 0xAC00 && value <= 0xD7AF) ||
         (value >= 0xF900 && value <= 0xFAFF) || (value >= 0xFF00 && value <= 0xFF60) ||
         (value >= 0x20000 && value <= 0x3FFFD);
}

/// Whether a line may end after this character although no blank follows.
bool may_break_after(char32_t value, char32_t next, bool code) {
  if (code) return false;
  if (value == '-' || value == U'–' || value == U'—' || value == U'/')
    return next > ' ' && !(next >= '0' && next <= '9');
  return is_ideograph(value) && utf8::classify(next) != utf8::CharacterClass::Punctuation;
}

bool is_good_place_in_code(char character) {
  return std::string_view("._,=/[](){}:-+").find(character) != std::string_view::npos;
}

/// What sums of widths may be off by: a column made just wide enough for its words must hold them.
constexpr float rounding = 0.01f;

class Breaker {
 public:
  Breaker(const Document& document, const std::vector<Run>& runs, const TextStyle& style, float width,
          const Measure& measure)
      : document_(document), runs_(runs), style_(style), limit_(width + rounding), measure_(measure) {
    for (std::uint32_t run = 0; run < runs_.size(); ++run) cut(run);
  }

  Lines run() {
    for (std::size_t at = 0; at < pieces_.size();) {
      std::size_t end = at + 1;
      while (end < pieces_.size() && !pieces_[end - 1].break_after && !pieces_[end - 1].forced) ++end;
      place_word(at, end);
      at = end;
    }
    if (!line_.empty() || result_.lines.empty()) finish_line();
    return std::move(result_);
  }

  Extent extent() const {
    Extent extent;
    float line = 0;
    float word = 0;
    for (const Piece& piece : pieces_) {
      const float width = width_of(piece.span, piece.run);
      word += width;
      line += width;
      extent.least = std::max(extent.least, word);
      extent.most = std::max(extent.most, line);
      line += width_of(piece.blank, piece.run);
      if (piece.break_after) word = 0;
      if (piece.forced) line = word = 0;
    }
    return extent;
  }

 private:
  std::string_view text(TextSpan span) const {
    return std::string_view(document_.text).substr(span.begin, span.end - span.begin);
  }

  Type type_of(const Run& run) const {
    const bool bold = style_.bold || (run.style & Bold);
    const bool italic = run.style & Italic;
    const float ems = measure_.ems(style_.size);
    if (run.style & Code) return {bold ? Face::MonoBold : italic ? Face::MonoItalic : Face::Mono, ems * 0.92f};
    if (bold) return {italic ? Face::BoldItalic : Face::Bold, ems};
    return {italic ? Face::Italic : Face::Regular, ems};
  }

  float padding(const Run& run) const { return run.style & Code ? code_padding * measure_.em() : 0; }

  /// Width with the padding that inline code has where it begins and ends.
  float width_of(TextSpan span, std::uint32_t run_index) const {
    const Run& run = runs_[run_index];
    if (span.empty()) return 0;
    float width = measure_.width(type_of(run), text(span));
    if (span.begin == run.span.begin) width += padding(run);
    if (span.end == run.span.end) width += padding(run);
    return width;
  }

  void cut(std::uint32_t run_index) {
    const Run& run = runs_[run_index];
    const bool code = run.style & Code;
    std::uint32_t begin = run.span.begin;
    for (std::uint32_t at = begin; at < run.span.end;) {
      const utf8::CodePoint point = utf8::decode(document_.text, at);
      const auto after = at + static_cast<std::uint32_t>(point.length);
      if (point.value == '\n') {
        pieces_.push_back({{begin, at}, {at, after}, run_index, true, true});
        begin = after;
      } else if (point.value == ' ') {
        std::uint32_t blanks_end = after;
        while (blanks_end < run.span.end && document_.text[blanks_end] == ' ') ++blanks_end;
        pieces_.push_back({{begin, at}, {at, blanks_end}, run_index, true, false});
        begin = blanks_end;
        at = blanks_end;
        continue;
      } else if (after < run.span.end &&
                 may_break_after(point.value, utf8::decode(document_.text, after).value, code)) {
        pieces_.push_back({{begin, after}, {after, after}, run_index, true, false});
        begin = after;
      }
      at = after;
    }
    if (begin < run.span.end)
      pieces_.push_back({{begin, run.span.end}, {run.span.end, run.span.end}, run_index, false, false});
  }

  void place_word(std::size_t begin, std::size_t end) {
    float width = 0;
    for (std::size_t at = begin; at < end; ++at) width += width_of(pieces_[at].span, pieces_[at].run);
    if (!line_.empty() && x_ + width > limit_) finish_line();
    if (width > limit_) {
      for (std::size_t at = begin; at < end; ++at) place_in_parts(pieces_[at]);
    } else {
      for (std::size_t at = begin; at < end; ++at) place(pieces_[at]);
    }
    if (pieces_[end - 1].forced) finish_line();
  }

  void place(const Piece& piece) {
    line_.push_back(piece);
    x_ += width_of(piece.span, piece.run) + width_of(piece.blank, piece.run);
  }

  /// Breaks inside a piece that is wider than a line.
  void place_in_parts(Piece piece) {
    while (x_ + width_of(piece.span, piece.run) > limit_) {
      const std::uint32_t fits = fitting_end(piece);
      if (fits == piece.span.begin) {
        if (line_.empty()) break;
        finish_line();
        continue;
      }
      place({{piece.span.begin, fits}, {fits, fits}, piece.run, true, false});
      finish_line();
      piece.span.begin = fits;
    }
    place(piece);
  }

  /// How much of a piece fits into what is left of the line, at a good place if there is one.
  std::uint32_t fitting_end(const Piece& piece) const {
    std::uint32_t last = piece.span.begin;
    std::uint32_t good = piece.span.begin;
    const bool fresh = line_.empty();
    for (std::uint32_t at = piece.span.begin; at < piece.span.end;) {
      const auto next = static_cast<std::uint32_t>(utf8::next_character(document_.text, at));
      const bool fits = x_ + width_of({piece.span.begin, next}, piece.run) <= limit_;
      if (!fits && !(fresh && last == piece.span.begin)) break;
      last = next;
      if (is_good_place_in_code(document_.text[at]) && next - piece.span.begin > 2) good = next;
      if (!fits) break;
      at = next;
    }
    return good > piece.span.begin ? good : last;
  }

  void finish_line() {
    Line line;
    line.first = static_cast<std::uint32_t>(result_.fragments.size());
    if (!line_.empty()) line.span = {line_.front().span.begin, line_.back().blank.end};
    gather_fragments();
    line.count = static_cast<std::uint32_t>(result_.fragments.size()) - line.first;
    const Type base{style_.bold ? Face::Bold : Face::Regular, measure_.ems(style_.size)};
    float ascent = measure_.ascent(base);
    float height = measure_.line_height(base);
    for (std::uint32_t at = line.first; at < line.first + line.count; ++at) {
      const Fragment& fragment = result_.fragments[at];
      ascent = std::max(ascent, measure_.ascent(fragment.type));
      height = std::max(height, measure_.line_height(fragment.type));
      line.width = fragment.x + fragment.width;
    }
    line.height = height * style_.leading;
    line.baseline = (line.height - height) / 2 + ascent;
    line.y = result_.height;
    result_.height += line.height;
    result_.width = std::max(result_.width, line.width);
    result_.lines.push_back(line);
    line_.clear();
    x_ = 0;
  }

  /// Joins the line's pieces run by run and gives each its place.
  void gather_fragments() {
    float x = 0;
    for (std::size_t at = 0; at < line_.size();) {
      const std::uint32_t run_index = line_[at].run;
      const Run& run = runs_[run_index];
      std::size_t end = at + 1;
      while (end < line_.size() && line_[end].run == run_index) ++end;
      const bool last = end == line_.size();
      // Blanks at the line's end hang over it.
      const TextSpan span{line_[at].span.begin, last ? line_[end - 1].span.end : line_[end - 1].blank.end};
      at = end;
      if (span.empty()) continue;
      Fragment fragment{span,      x,        width_of(span, run_index),    type_of(run),
                        run.style, run.link, span.begin == run.span.begin, span.end == run.span.end};
      x += fragment.width;
      result_.fragments.push_back(fragment);
    }
  }

  const Document& document_;
  const std::vector<Run>& runs_;
  const TextStyle& style_;
  const float limit_;
  const Measure& measure_;
  std::vector<Piece> pieces_;
  std::vector<Piece> line_;
  float x_ = 0;
  Lines result_;
};

}  // namespace

Lines break_lines(const Document& document, const std::vector<Run>& runs, const TextStyle& style, float width,
                  const Measure& measure) {
  return Breaker(document, runs, style, width, measure).run();
}

Extent extent_of(const Document& document, const std::vector<Run>& runs, const TextStyle& style,
                 const Measure& measure) {
  return Breaker(document, runs, style, std::numeric_limits<float>::max(), measure).extent();
}

}  // namespace slotscope::prose
