// Mouse and keys of the heap diagram.
#include <algorithm>
#include <cmath>

#include "ui/input.hpp"
#include "ui/theme.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"

namespace slotscope::diagram {

std::optional<std::uint32_t> DiagramView::row_at(const Card& shown, Rect rect, ImVec2 point) const {
  if (shown.folded) return std::nullopt;
  float y = rect.min.y + header_height;
  for (std::uint32_t row = 0; row < shown.rows.size(); ++row) {
    const float next = y + height_of(shown.rows[row]);
    if (point.y >= y && point.y < next) return row;
    y = next;
  }
  return std::nullopt;
}

void DiagramView::take_pointer(Rect rect, const WidgetReaction& done, DiagramReaction& reaction) {
  const ImGuiIO& io = ImGui::GetIO();
  const Rect sight = camera_.visible();
  const ImVec2 share((io.MousePos.x - rect.min.x) / rect.width(), (io.MousePos.y - rect.min.y) / rect.height());
  const ImVec2 at(sight.min.x + share.x * sight.width(), sight.min.y + share.y * sight.height());
  hovered_ = 0;
  hovered_row_.reset();
  if (done.hovered) {
    // On a page that scrolls the wheel is the page's until the diagram was clicked.
    const bool wheel_is_ours = done.focused || ImGui::GetScrollMaxY() <= 0;
    if (wheel_is_ours) compat::claim_wheel();
    if (wheel_is_ours && io.MouseWheel != 0 && !(input().modifiers() & ctrl))
      camera_.zoom_about(share, std::pow(1.15f, io.MouseWheel), Camera::Way::Smoothly);
    if (const PlacedCard* placed = layout_.card_at(at); placed && !panning_) {
      hovered_ = placed->id;
      hovered_row_ = row_at(*card(placed->id), placed->rect, at);
    }
  }
  if (done.held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, em(0.25f))) {
    panning_ = true;
    const float scale = em() * camera_.zoom();
    camera_.pan({-io.MouseDelta.x / scale, -io.MouseDelta.y / scale}, Camera::Way::AtOnce);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  } else if (done.activated && !panning_) {
    take_click(at, reaction);
  }
  if (!done.held && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) panning_ = false;
  if (done.double_clicked && hovered_ && !hovered_row_ && !card(hovered_)->rows.empty()) reaction.fold = hovered_;
}

void DiagramView::take_click(ImVec2 at, DiagramReaction& reaction) {
  const PlacedCard* placed = layout_.card_at(at);
  if (!placed) {
    selected_ = 0;
    row_.reset();
    return;
  }
  const std::optional<std::uint32_t> row = row_at(*card(placed->id), placed->rect, at);
  // The first click selects; another one on the same row follows its arrow.
  if (row && selected_ == placed->id && row_ == row) {
    activate_row(placed->id, *row, reaction);
    return;
  }
  selected_ = placed->id;
  row_ = row;
}

void DiagramView::activate_row(CardId id, std::uint32_t row, DiagramReaction& reaction) {
  const Row& picked = card(id)->rows[row];
  if (picked.kind == Row::Kind::More) {
    reaction.unfold = id;
  } else if (picked.target && card(picked.target)) {
    trail_.push_back(id);
    select(picked.target);
  }
}

void DiagramView::take_keyboard(DiagramReaction& reaction) {
  if (input().take(GLFW_KEY_F, ctrl) || input().take(GLFW_KEY_SLASH)) searching_ = search_opened_ = true;
  if (input().take(GLFW_KEY_C, ctrl)) ImGui::SetClipboardText(text_twin(diagram_).c_str());
  while (input().take(GLFW_KEY_UP)) move_row(-1);
  while (input().take(GLFW_KEY_DOWN)) move_row(1);
  while (input().take(GLFW_KEY_PAGE_UP)) move_card(-1);
  while (input().take(GLFW_KEY_PAGE_DOWN)) move_card(1);
  while (input().take(GLFW_KEY_RIGHT)) follow_row();
  while (input().take(GLFW_KEY_LEFT)) go_back();
  if (input().take(GLFW_KEY_ENTER) && row_ && card(selected_)) activate_row(selected_, *row_, reaction);
  if (input().take(GLFW_KEY_SPACE) && card(selected_) && !card(selected_)->rows.empty()) {
    static_cast<void>(input().take_text());
    reaction.fold = selected_;
  }
  if (input().take(GLFW_KEY_HOME) && !diagram_.cards.empty()) select(diagram_.cards.front().id);
  for (int key : {GLFW_KEY_EQUAL, GLFW_KEY_KP_ADD}) {
    while (input().take(key)) camera_.zoom_about({0.5f, 0.5f}, 1.25f, Camera::Way::Smoothly);
  }
  for (int key : {GLFW_KEY_MINUS, GLFW_KEY_KP_SUBTRACT}) {
    while (input().take(key)) camera_.zoom_about({0.5f, 0.5f}, 1 / 1.25f, Camera::Way::Smoothly);
  }
  if (input().take(GLFW_KEY_0)) camera_.fit(layout_.bounds(), Camera::Way::Smoothly);
  const float step = 3 / camera_.zoom();
  while (input().take(GLFW_KEY_LEFT, shift)) camera_.pan({-step, 0}, Camera::Way::Smoothly);
  while (input().take(GLFW_KEY_RIGHT, shift)) camera_.pan({step, 0}, Camera::Way::Smoothly);
  while (input().take(GLFW_KEY_UP, shift)) camera_.pan({0, -step}, Camera::Way::Smoothly);
  while (input().take(GLFW_KEY_DOWN, shift)) camera_.pan({0, step}, Camera::Way::Smoothly);
}

void DiagramView::move_row(int step) {
  const Card* shown = card(selected_);
  if (!shown) {
    if (!diagram_.cards.empty()) select(diagram_.cards.front().id);
    return;
  }
  const int count = shown->folded ? 0 : static_cast<int>(shown->rows.size());
  int row = row_ ? static_cast<int>(*row_) : -1;
  do {
    row += step;
  } while (row >= 0 && row < count && shown->rows[static_cast<std::size_t>(row)].kind == Row::Kind::Section);
  if (row >= count) {
    move_card(1);
  } else if (row >= 0) {
    row_ = static_cast<std::uint32_t>(row);
  } else if (row_) {
    row_.reset();
  } else {
    move_card(-1);
  }
}

void DiagramView::move_card(int step) {
  const PlacedCard* here = layout_.find(selected_);
  if (!here) return;
  const PlacedCard* best = nullptr;
  for (const PlacedCard& other : layout_.cards()) {
    const float distance = (other.rect.min.y - here->rect.min.y) * static_cast<float>(step);
    if (other.column != here->column || distance <= 0) continue;
    if (!best || distance < (best->rect.min.y - here->rect.min.y) * static_cast<float>(step)) best = &other;
  }
  if (best) select(best->id);
}

void DiagramView::follow_row() {
  const Card* shown = card(selected_);
  if (!shown) return;
  CardId target = row_ && *row_ < shown->rows.size() ? shown->rows[*row_].target : 0;
  // Without a row the first arrow of the card is meant.
  for (std::size_t row = 0; !row_ && !target && row < shown->rows.size(); ++row) target = shown->rows[row].target;
  if (!card(target)) return;
  trail_.push_back(selected_);
  select(target);
}

void DiagramView::go_back() {
  if (!trail_.empty()) {
    const CardId before = trail_.back();
    trail_.pop_back();
    select(before);
    return;
  }
  for (const Arrow& arrow : layout_.arrows()) {
    if (arrow.to != selected_) continue;
    select(arrow.from);
    row_ = arrow.row;
    return;
  }
}

}  // namespace slotscope::diagram
