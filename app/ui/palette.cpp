// Draws the search and keeps its results.
#include "ui/palette.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope {

namespace {

constexpr std::size_t most_results = 50;
constexpr float row_height = 2.5f;
constexpr float field_height = 3.25f;
constexpr int visible_rows = 9;

}  // namespace

void Palette::open() {
  open_ = true;
  query_.clear();
  searched_ = "\n";  // nothing a field can hold, so that the first frame searches
  chosen_ = 0;
  set_focus("Search everything");
}

void Palette::refresh(const Commands& commands) {
  if (searched_ == query_) return;
  results_ = commands.search(query_, most_results);
  searched_ = query_;
  chosen_ = 0;
}

void Palette::draw(const Commands& commands, Rect window) {
  if (!open_) return;
  refresh(commands);
  const int count = static_cast<int>(results_.size());
  const int rows =
      std::clamp(static_cast<int>((window.height() - em(field_height + 2)) / em(row_height)), 1, visible_rows);
  const float width = std::min(em(38), window.width() - em(1.5f));
  const float list_height = em(row_height) * static_cast<float>(std::clamp(count, 1, rows)) + em(0.75f);
  const float top = std::max(
      em(0.5f), std::min(window.height() * 0.14f, window.height() - em(field_height) - list_height - em(0.5f)));
  const Rect box =
      rect_at({std::round(window.centre().x - width / 2), std::round(top)}, width, em(field_height) + list_height);
  const Overlay overlay("Search", window, box);

  if (count > 0) {
    while (input().take(GLFW_KEY_DOWN)) chosen_ = (chosen_ + 1) % count;
    while (input().take(GLFW_KEY_UP)) chosen_ = (chosen_ + count - 1) % count;
  }
  const Rect field = rect_at({box.min.x + em(0.5f), box.min.y}, width - em(1), em(field_height));
  const TextFieldReaction reaction = text_field(
      "Search everything", field, query_,
      {.placeholder = "Search lessons, questions, commands, settings", .icon = Icon::Search, .boxed = false});
  run_chosen_ = reaction.submitted;
  fill(canvas(), rect_at({box.min.x, field.max.y}, width, hairline()), colour(Role::Border));
  draw_results({{box.min.x + em(0.4f), field.max.y}, {box.max.x - em(0.4f), box.max.y}}, field.max.y + em(0.375f));
  // Enter may have come in the same frame as the last letters.
  refresh(commands);
  if (run_chosen_ && chosen_ < static_cast<int>(results_.size())) {
    open_ = false;
    results_[static_cast<std::size_t>(chosen_)].open();
  } else if (overlay.dismissed()) {
    open_ = false;
  }
  if (!open_) request_frame();
}

void Palette::draw_results(Rect box, float top) {
  const float height = em(row_height);
  if (results_.empty()) {
    const Rect row = rect_at({box.min.x + em(0.6f), top}, box.width() - em(1.2f), height);
    text_in(canvas(), row, font(Face::Regular), colour(Role::TextMuted), "Nothing is called that. Try a shorter word.");
    record("Nothing is called that. Try a shorter word.", WidgetRole::Text, row);
    return;
  }
  const int rows = static_cast<int>((box.max.y - top) / height);
  const int first = std::clamp(chosen_ - rows / 2, 0, std::max(0, static_cast<int>(results_.size()) - rows));
  for (int i = first; i < std::min(first + rows, static_cast<int>(results_.size())); ++i) {
    const SearchEntry& entry = results_[static_cast<std::size_t>(i)];
    const Rect row = rect_at({box.min.x, top + static_cast<float>(i - first) * height}, box.width(), height);
    WidgetOptions options;
    options.focusable = false;
    const WidgetReaction reaction = widget(entry.title + "##result" + std::to_string(i), WidgetRole::ListItem, row,
                                           i == chosen_ ? "selected" : "", options);
    if (reaction.hovered && (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0)) chosen_ = i;
    if (reaction.activated) {
      chosen_ = i;
      run_chosen_ = true;
    }
    if (i == chosen_) fill(canvas(), row.inset(0, em(0.06f)), colour(Role::AccentSoft), em(0.4f));
    icon(canvas(), entry.icon, {row.min.x + em(1.2f), row.centre().y}, em(1.15f),
         colour(i == chosen_ ? Role::Accent : Role::TextMuted));
    const Font small = font(Face::Regular, Size::Small);
    const float detail_width = std::min(text_width(small, entry.detail), row.width() / 2);
    text_in(canvas(), {{row.min.x + em(2.4f), row.min.y}, {row.max.x - detail_width - em(1.5f), row.max.y}},
            font(Face::Regular), colour(Role::Text), entry.title);
    text_in(canvas(), {{row.max.x - detail_width - em(0.8f), row.min.y}, {row.max.x - em(0.8f), row.max.y}}, small,
            colour(Role::TextFaint), entry.detail, Align::Right);
  }
}

}  // namespace slotscope
