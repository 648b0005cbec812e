// Draws the lines in sight: backgrounds, selection, code, squiggles, gutter and caret.
#include <algorithm>
#include <cmath>

#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/code_editor/brackets.hpp"
#include "ui/widgets/code_editor/editor_frame.hpp"
#include "ui/widgets/text/token_colours.hpp"

namespace slotscope::editor {
namespace {

void draw_squiggle(ImDrawList* list, float left, float right, float y, Colour colour) {
  const float step = em(0.2f);
  std::vector<ImVec2> points;
  bool up = false;
  for (float x = left; x < right + step; x += step, up = !up)
    points.push_back({std::min(x, right), y + (up ? -em(0.09f) : em(0.09f))});
  compat::polyline(list, points.data(), static_cast<int>(points.size()), colour, std::max(1.0f, em(0.08f)), false);
}

}  // namespace

void CodeEditor::draw_lines(const Frame& frame) {
  ImDrawList* list = canvas();
  for (int line = frame.first; line <= frame.last; ++line) draw_background_of(frame, line);
  draw_gutter(frame);
  list->PushClipRect({frame.text.min.x - em(0.25f), frame.rect.min.y}, {frame.text.max.x, frame.rect.max.y}, true);
  for (int line = frame.first; line <= frame.last; ++line) {
    draw_matches(frame, line);
    draw_selection(frame, line);
  }
  draw_brackets(frame);
  for (int line = frame.first; line <= frame.last; ++line) draw_code(frame, line);
  draw_problems(frame);
  draw_caret(frame);
  list->PopClipRect();
}

void CodeEditor::draw_background_of(const Frame& frame, int line) {
  Rect band = frame.line_rect(line);
  band.min.x = frame.rect.min.x;
  const auto& marked = frame.options.marked_lines;
  if (line + 1 == frame.options.execution_line) {
    fill(canvas(), band, colour(Role::ExecutedLine));
  } else if (std::find(marked.begin(), marked.end(), line + 1) != marked.end()) {
    fill(canvas(), band, with_alpha(colour(Role::Changed), 0.16f));
    fill(canvas(), {band.min, {band.min.x + em(0.2f), band.max.y}}, colour(Role::Changed));
  } else if (frame.focused && document_.selection().empty() && line == document_.caret().line) {
    fill(canvas(), band, colour(Role::CurrentLine));
  }
}

void CodeEditor::draw_selection(const Frame& frame, int line) {
  const TextRange range = document_.selection().range();
  if (range.empty() || line < range.begin.line || line > range.end.line) return;
  const std::string& text = document_.buffer().line(line);
  const float left = line == range.begin.line ? frame.x_of(text, range.begin.column) : frame.x_of(text, 0);
  // A selected line end shows as half a character.
  const float right = line == range.end.line
                          ? frame.x_of(text, range.end.column)
                          : frame.x_of(text, static_cast<int>(text.size())) + frame.metrics.advance() / 2;
  const float y = frame.y_of(line);
  fill(canvas(), {{left, y}, {right, y + frame.line_height}},
       with_alpha(colour(Role::Selection), frame.focused ? 1.0f : 0.6f));
}

void CodeEditor::draw_matches(const Frame& frame, int line) {
  if (!find_bar_.is_finding()) return;
  const FindQuery& query = find_bar_.finder().query();
  const std::string& text = document_.buffer().line(line);
  for (int column : find_in_line(text, query)) {
    const float y = frame.y_of(line);
    const Rect match{{frame.x_of(text, column), y},
                     {frame.x_of(text, column + static_cast<int>(query.text.size())), y + frame.line_height}};
    fill(canvas(), match.inset(0, em(0.1f)), colour(Role::Match), em(0.2f));
  }
}

void CodeEditor::draw_code(const Frame& frame, int line) {
  const std::string& text = document_.buffer().line(line);
  const float y = frame.y_of(line) + frame.text_drop;
  const auto draw_part = [&](std::uint32_t begin, std::uint32_t end, Role role, Face face) {
    std::uint32_t from = begin;
    while (from < end) {
      // Tabs are drawn as nothing, and what follows one starts at its stop.
      const std::uint32_t to = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('\t', from), end));
      if (to > from) {
        Font font = frame.metrics.font();
        font.face = face;
        draw_text(canvas(), font, {frame.x_of(text, static_cast<int>(from)), y}, colour(role),
                  std::string_view(text).substr(from, to - from));
      }
      from = to + 1;
    }
  };
  std::uint32_t done = 0;
  for (const HighlightSpan& span : highlighting_.spans(document_, line, frame.last)) {
    if (span.start > done) draw_part(done, span.start, Role::Code, Face::Mono);
    draw_part(span.start, span.start + span.length, role_of(span.token), face_of(span.token));
    done = span.start + span.length;
  }
  if (done < text.size()) draw_part(done, static_cast<std::uint32_t>(text.size()), Role::Code, Face::Mono);
}

void CodeEditor::draw_brackets(const Frame& frame) {
  if (!frame.focused || !document_.selection().empty()) return;
  const auto pair = matching_brackets(document_);
  if (!pair) return;
  const auto mark = [&](TextPosition at, Role role) {
    if (at.line < frame.first || at.line > frame.last) return;
    const float x = frame.x_of(document_.buffer().line(at.line), at.column);
    const float y = frame.y_of(at.line);
    const Rect box{{x - 1, y + em(0.08f)}, {x + frame.metrics.advance() + 1, y + frame.line_height - em(0.08f)}};
    fill(canvas(), box, with_alpha(colour(role), 0.18f), em(0.2f));
    outline(canvas(), box, colour(role), em(0.2f));
  };
  mark(pair->first, pair->second ? Role::TextFaint : Role::Danger);
  if (pair->second) mark(*pair->second, Role::TextFaint);
}

void CodeEditor::draw_problems(const Frame& frame) {
  for (const Problem& problem : problems_) {
    for (int line = std::max(problem.range.begin.line, frame.first);
         line <= std::min(problem.range.end.line, frame.last); ++line) {
      if (line >= document_.buffer().line_count()) break;
      const std::string& text = document_.buffer().line(line);
      const float left = frame.x_of(text, line == problem.range.begin.line ? problem.range.begin.column : 0);
      const float right =
          frame.x_of(text, line == problem.range.end.line ? problem.range.end.column : static_cast<int>(text.size()));
      draw_squiggle(canvas(), left, std::max(right, left + frame.metrics.advance()),
                    frame.y_of(line) + frame.line_height - em(0.14f), colour(Role::Danger));
    }
    const int line = problem.range.begin.line;
    if (line < frame.first || line > frame.last) continue;
    // The message stands behind the line when there is room for a useful part of it.
    const std::string& text = document_.buffer().line(line);
    const float x = frame.x_of(text, static_cast<int>(text.size())) + em(1.5f);
    const float room = frame.text.max.x - x - em(0.5f);
    if (room < em(6)) continue;
    const Font small = font(Face::Italic, Size::Small);
    const float y = frame.y_of(line) + (frame.line_height - small.line_height) / 2;
    draw_text_clipped(canvas(), small, {x, y}, room, colour(Role::Danger), problem.message);
  }
}

void CodeEditor::draw_gutter(const Frame& frame) {
  ImDrawList* list = canvas();
  const Font numbers = font_of_size(Face::Mono, 0.8f);
  for (int line = frame.first; line <= frame.last; ++line) {
    const float y = frame.y_of(line);
    const float middle = y + frame.line_height / 2;
    const bool here = frame.focused && line == document_.caret().line;
    if (frame.options.line_numbers) {
      const std::string number = std::to_string(line + 1);
      const float width = text_width(numbers, number);
      draw_text(list, numbers,
                {frame.rect.min.x + frame.number_right - width, std::round(middle - numbers.line_height / 2)},
                colour(here ? Role::Text : Role::LineNumber), number);
    }
    const float dot_x = frame.rect.min.x + em(0.75f);
    if (breakpoints_.contains(line + 1)) list->AddCircleFilled({dot_x, middle}, em(0.36f), colour(Role::Breakpoint));
    if (line + 1 == frame.options.execution_line) {
      const float x = frame.rect.min.x + frame.gutter - em(0.75f);
      list->AddTriangleFilled({x, middle - em(0.32f)}, {x + em(0.5f), middle}, {x, middle + em(0.32f)},
                              colour(Role::Accent));
    }
  }
}

void CodeEditor::draw_caret(const Frame& frame) {
  if (!frame.focused || frame.options.access == Access::Read || !caret_visible(caret_moved_)) return;
  const TextPosition caret = document_.caret();
  const float x = std::round(frame.x_of(document_.buffer().line(caret.line), caret.column));
  const float y = frame.y_of(caret.line);
  fill(canvas(), {{x, y + em(0.1f)}, {x + std::max(2.0f, em(0.11f)), y + frame.line_height - em(0.1f)}},
       colour(Role::Accent));
}

void CodeEditor::explain_problem_under(const Frame& frame, ImVec2 pointer) const {
  const TextPosition at = position_at(frame, pointer);
  for (const Problem& problem : problems_) {
    const bool under = at.line == problem.range.begin.line || (at >= problem.range.begin && at <= problem.range.end);
    if (!under) continue;
    const float y = frame.y_of(at.line);
    tip({{pointer.x, y}, {pointer.x + 1, y + frame.line_height}}, problem.message);
    return;
  }
}

}  // namespace slotscope::editor
