// Fills a column.
#include "ui/column.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

Column::Column(const ScrollArea& scroll, float ems) {
  const float margin = em(scroll.width() < em(24) ? 1.0f : scroll.width() < em(40) ? 1.5f : 2.0f);
  width_ = std::round(std::min(em(ems), scroll.width() - 2 * margin));
  left_ = std::round(scroll.origin().x + (scroll.width() - width_) / 2);
  y_ = std::round(scroll.origin().y + em(scroll.width() < em(40) ? 1.25f : 2.5f));
}

void Column::gap(float ems) {
  y_ += std::round(em(ems));
}

Rect Column::take(float height) {
  const Rect rect = rect_at({left_, y_}, width_, std::round(height));
  y_ = rect.max.y;
  return rect;
}

void Column::title(std::string_view title, std::string_view lead) {
  heading(Size::Title1, title);
  if (!lead.empty()) {
    gap(0.4f);
    y_ += label(Face::Regular, Size::Lead, Role::TextMuted, {left_, y_}, width_, lead);
  }
  gap(1.75f);
}

void Column::heading(Size size, std::string_view text) {
  y_ += slotscope::heading(size, {left_, y_}, width_, text);
}
void Column::text(std::string_view text) {
  y_ += label(Face::Regular, Size::Body, Role::Text, {left_, y_}, width_, text);
}
void Column::muted(std::string_view text) {
  y_ += label(Face::Regular, Size::Small, Role::TextMuted, {left_, y_}, width_, text);
}

SettingGroup::SettingGroup(Column& column, std::string_view heading) : column_(column) {
  if (!heading.empty()) {
    column_.heading(Size::Title3, heading);
    column_.gap(0.6f);
  }
  top_ = column_.y();
  // The rows are drawn before the box they lie on is known: they go to the upper layer.
  canvas()->ChannelsSplit(2);
  canvas()->ChannelsSetCurrent(1);
}

SettingGroup::~SettingGroup() {
  canvas()->ChannelsSetCurrent(0);
  const Rect box = {{column_.left(), top_}, {column_.left() + column_.width(), column_.y()}};
  fill(canvas(), box, colour(Role::Surface), em(0.6f));
  outline(canvas(), box, colour(Role::Border), em(0.6f));
  canvas()->ChannelsMerge();
  column_.gap(2);
}

Rect SettingGroup::row(std::string_view name, std::string_view explanation, float ems) {
  const float padding = em(1);
  const float inner = column_.width() - 2 * padding;
  const bool below = inner < em(ems) + em(12);
  const float text_room = below ? inner : inner - em(ems) - em(1.5f);
  const float name_height = wrapped_height(font(Face::Medium), name, text_room);
  const float text_height =
      explanation.empty() ? 0 : wrapped_height(font(Face::Regular, Size::Small), explanation, text_room) + em(0.15f);
  const float text_total = name_height + text_height;
  const float height = below ? text_total + control_height() + em(0.6f) : std::max(text_total, control_height());
  if (!first_) {
    const Rect line = column_.take(hairline());
    fill(canvas(), line.inset(padding, 0), colour(Role::Border));
  }
  first_ = false;
  const Rect row = column_.take(height + em(1.6f)).inset(padding, em(0.8f));
  ImVec2 at = {row.min.x, below ? row.min.y : std::round(row.centre().y - text_total / 2)};
  at.y += label(Face::Medium, Size::Body, Role::Text, at, text_room, name);
  if (text_height > 0)
    label(Face::Regular, Size::Small, Role::TextMuted, {at.x, at.y + em(0.15f)}, text_room, explanation);
  if (below) return rect_at({row.min.x, row.max.y - control_height()}, std::min(inner, em(ems)), control_height());
  return rect_at({row.max.x - em(ems), std::round(row.centre().y - control_height() / 2)}, em(ems), control_height());
}

}  // namespace slotscope
