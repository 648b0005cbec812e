// Draws the navigation at the left of the window.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"

namespace slotscope {

namespace {

constexpr float item_height = 2.25f;
constexpr float least_item_height = 1.75f;  ///< in a low window, before the list scrolls
constexpr float side_margin = 0.7f;

/// The mark: an object as a stack of cells, the first kept in a slot, the second in a dictionary.
void draw_mark(ImVec2 centre, float size) {
  const float cell = size / 3, gap = std::max(1.0f, size * 0.06f), half = size / 2;
  constexpr Role cells[] = {Role::Text, Role::Slot, Role::Dictionary};
  for (int i = 0; i < 3; ++i) {
    const float top = centre.y - half + cell * static_cast<float>(i);
    const float right = centre.x + half * (i == 1 ? 1.0f : 0.55f);
    fill(canvas(), {{centre.x - half, top + gap / 2}, {right, top + cell - gap / 2}}, colour(cells[i]), size * 0.07f);
  }
}

/// Another page is open than in the frame before, or the room for the list is another one: where it stands in the list
/// is to be shown, however it was opened.
bool is_new_here(const std::string& page, float room) {
  const auto seen = static_cast<int>(ImGui::GetID((page + std::to_string(room)).c_str()));
  int& seen_before = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("seen"));
  return std::exchange(seen_before, seen) != seen;
}

std::size_t sections_of(const std::vector<Page*>& pages) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) count += i == 0 || pages[i]->section() != pages[i - 1]->section();
  return count;
}

}  // namespace

void Shell::draw_navigation(Rect area, bool narrow) {
  fill(canvas(), area, colour(Role::Rail));
  fill(canvas(), {{area.max.x - hairline(), area.min.y}, area.max}, colour(Role::Border));
  const float top = draw_navigation_head(area, narrow);

  std::vector<Page*> upper, lower;
  for (const auto& page : pages_) {
    if (!page->in_navigation()) continue;
    (page->section() == "Program" ? lower : upper).push_back(page.get());
  }
  const float section_height = narrow ? 0.75f : 2.25f;
  const float around = section_height * static_cast<float>(sections_of(upper)) + 1.5f;
  const float share = ((area.max.y - top) / em() - around) / static_cast<float>(upper.size() + lower.size());
  const float height = std::floor(em(std::clamp(share, least_item_height, item_height)));
  const float lower_height = height * static_cast<float>(lower.size()) + em(1);
  // In a low window everything scrolls together.
  const bool pinned = area.max.y - top > lower_height + em(item_height * 3);
  const float margin = em(side_margin);
  {
    const Rect list = {{area.min.x, top}, {area.max.x - hairline(), pinned ? area.max.y - lower_height : area.max.y}};
    // Beside icons alone a wide bar would be the loudest thing.
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, narrow ? em(0.2f) : ImGui::GetStyle().ScrollbarSize);
    ScrollArea scroll("##navigation", list);
    ImGui::PopStyleVar();
    ImVec2 at = {scroll.origin().x + margin, scroll.origin().y};
    const float width = list.width() - 2 * margin;
    const bool moved = is_new_here(route().page, list.height() / em());
    const auto draw_item = [&](Page& page) {
      const Rect row = rect_at(at, width, height);
      draw_navigation_item(page, row, narrow);
      if (moved && page.id() == route().page) scroll_into_view(row);
      at.y = row.max.y;
    };
    std::string_view section;
    for (Page* page : upper) {
      if (page->section() != section) {
        section = page->section();
        if (!narrow)
          text_in(canvas(), rect_at({at.x + em(0.6f), at.y + em(0.5f)}, width, em(1.75f)),
                  font(Face::Medium, Size::Caption), colour(Role::TextFaint), section);
        at.y += em(section_height);
      }
      draw_item(*page);
    }
    if (!pinned) {
      for (Page* page : lower) draw_item(*page);
    }
    scroll.set_bottom(at.y + em(0.5f));
  }
  if (!pinned) return;
  ImVec2 at = {area.min.x + margin, area.max.y - lower_height + em(0.5f)};
  for (Page* page : lower) {
    draw_navigation_item(*page, rect_at(at, area.width() - 2 * margin - hairline(), height), narrow);
    at.y += height;
  }
}

float Shell::draw_navigation_head(Rect area, bool narrow) {
  const float margin = em(side_margin), width = area.width() - 2 * margin - hairline();
  const Rect title = rect_at({area.min.x + margin, area.min.y + em(0.75f)}, width, em(2.25f));
  draw_mark({narrow ? title.centre().x : title.min.x + em(1.2f), title.centre().y}, em(1.35f));
  if (!narrow) {
    text_in(canvas(), {{title.min.x + em(2.4f), title.min.y}, title.max}, font(Face::Bold, Size::Lead),
            colour(Role::Text), "Slotscope");
  }
  const Rect field = rect_at({title.min.x, title.max.y + em(0.6f)}, width, control_height());
  WidgetOptions options;
  options.focus_rounding = 0.4f;
  const WidgetReaction reaction = widget("Search", WidgetRole::Button, field, "", options);
  if (reaction.activated) commands_.run("search");
  const float hover = animate(reaction.id, reaction.hovered ? 1.0f : 0.0f);
  fill(canvas(), field, mix(colour(Role::Surface), colour(Role::Hover), hover), em(0.4f));
  outline(canvas(), field, colour(Role::Border), em(0.4f));
  icon(canvas(), Icon::Search, {narrow ? field.centre().x : field.min.x + em(1.2f), field.centre().y}, em(1.1f),
       colour(Role::TextMuted));
  if (narrow) {
    if (reaction.hovered) tip(field, "Search (" + commands_.key_of("search") + ")");
  } else {
    text_in(canvas(), {{field.min.x + em(2.4f), field.min.y}, field.max}, font(Face::Regular, Size::Small),
            colour(Role::TextMuted), "Search");
    text_in(canvas(), field.inset(em(0.65f), 0), font(Face::Regular, Size::Caption), colour(Role::TextFaint),
            commands_.key_of("search"), Align::Right);
  }
  return field.max.y + em(0.75f);
}

void Shell::draw_navigation_item(Page& page, Rect row, bool narrow) {
  const Rect box = row.inset(0, em(0.06f));
  const bool current = route().page == page.id();
  const std::string title = page.title();
  WidgetOptions options;
  options.focus_rounding = 0.4f;
  const WidgetReaction reaction =
      widget(title + "##navigation", WidgetRole::Link, box, current ? "current" : "", options);
  if (reaction.activated) open(Route{std::string(page.id()), ""});
  const float hover = animate(reaction.id, reaction.hovered && !current ? 1.0f : 0.0f);
  fill(canvas(), box, current ? colour(Role::AccentSoft) : with_alpha(colour(Role::Hover), hover), em(0.4f));
  const Colour ink = current ? colour(Role::Accent) : mix(colour(Role::TextMuted), colour(Role::Text), hover);
  icon(canvas(), page.icon(), {narrow ? box.centre().x : box.min.x + em(1.2f), box.centre().y}, em(1.25f), ink);
  if (!narrow) {
    text_in(canvas(), {{box.min.x + em(2.4f), box.min.y}, {box.max.x - em(0.4f), box.max.y}},
            font(current ? Face::Medium : Face::Regular, Size::Small), current ? colour(Role::Text) : ink, title);
  } else if (reaction.hovered) {
    tip(box, title);
  }
}

}  // namespace slotscope
