// Draws the list of claims and the card that was chosen.
#include "ui/pages/myths/myth_page.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "course/evaluate/filled.hpp"
#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

namespace {

constexpr float room_for_list = 56;
constexpr float list_width = 19;
constexpr float widest_list = 34;
constexpr float list_share = 0.32f;
constexpr float card_width = 42;

}  // namespace

MythPage::MythPage(Shell& shell, std::shared_ptr<Study> study) : shell_(shell), study_(std::move(study)) {
  take_claims();
  study_->on_renewal([this] { take_claims(); });
}

void MythPage::take_claims() {
  cards_.clear();
  claims_.clear();
  for (const auto& myth : all()) claims_.push_back(course::one_line(myth->claim));
  if (shown_ >= claims_.size()) shown_ = 0;
}

const MythPage::Myths& MythPage::all() const {
  return study_->course().myths;
}

bool MythPage::busy() const {
  return study_->computing();
}

void MythPage::open(std::string_view argument) {
  list_only_ = argument.empty();
  for (std::size_t index = 0; index < all().size(); ++index) {
    if (all()[index]->id != argument) continue;
    shown_ = index;
    moved_ = true;
  }
}

myths::MythCard& MythPage::card(std::size_t index) {
  std::unique_ptr<myths::MythCard>& card = cards_[index];
  if (!card) card = std::make_unique<myths::MythCard>(shell_, *study_, *all()[index]);
  return *card;
}

float MythPage::draw_item(std::size_t index, ImVec2 at, float width) {
  const course::Myth& myth = *all()[index];
  const auto known = cards_.find(index);
  std::optional<myths::Guess> guess;
  if (known != cards_.end()) {
    guess = known->second->guess();
  } else if (const auto kept = study_->progress().draft("myth/" + myth.id)) {
    guess = myths::parse_guess(*kept);
  }
  const Font face = font(Face::Regular, Size::Small);
  const float text_left = em(2), text_room = width - text_left - em(0.7f);
  const float height = wrapped_height(face, claims_[index], text_room) + em(0.9f);
  const Rect rect = rect_at(at, width, height);
  const bool current = index == shown_ && !list_only_;
  const bool right = guess && *guess == myths::truth_of(myth);
  const std::string state = current ? "current" : !guess ? "" : right ? "right" : "not right";
  const WidgetReaction done = widget(claims_[index] + "##" + myth.id, WidgetRole::ListItem, rect, state);
  const float hover = animate(done.id, done.hovered ? 1.0f : 0.0f);
  fill(canvas(), rect, current ? colour(Role::AccentSoft) : with_alpha(colour(Role::Hover), hover), em(0.4f));
  const Role mark = !guess ? Role::TextFaint : right ? Role::Success : Role::Warning;
  const ImVec2 middle{rect.min.x + em(1), std::round(rect.min.y + em(0.45f) + face.line_height * 0.6f)};
  slotscope::icon(canvas(), !guess ? Icon::Quiz : right ? Icon::Check : Icon::Warning, middle, em(1), colour(mark));
  draw_wrapped(canvas(), face, {rect.min.x + text_left, rect.min.y + em(0.45f)}, text_room,
               colour(current ? Role::Text : Role::TextMuted), claims_[index]);
  if (done.activated) {
    shown_ = index;
    moved_ = true;
    list_only_ = false;
  }
  return height;
}

void MythPage::draw_list(Rect area) {
  ScrollArea scroll("##claims", area);
  float y = scroll.origin().y;
  for (std::size_t index = 0; index < all().size(); ++index)
    y += draw_item(index, {scroll.origin().x, y}, scroll.width() - em(0.4f)) + em(0.15f);
  scroll.set_bottom(y + em(1));
}

void MythPage::draw_card(Rect area) {
  ScrollArea scroll("##card", area);
  if (std::exchange(moved_, false)) ImGui::SetScrollY(0);
  const float width = std::round(std::min(em(card_width), scroll.width() - em(1)));
  const float left = std::round(scroll.origin().x + std::max(0.0f, (scroll.width() - width) / 2));
  float y = scroll.origin().y + em(0.6f);
  y += card(shown_).draw({left, y}, width) + em(1.6f);
  const float side = em(9);
  if (shown_ + 1 < all().size() && card(shown_).guess() &&
      button_in("Next claim", rect_at({left, y}, side, control_height()),
                {.kind = ButtonKind::Primary, .icon = Icon::Forward})) {
    ++shown_;
    moved_ = true;
  }
  scroll.set_bottom(y + control_height() + em(2));
  scroll.take_keys();
}

void MythPage::draw(Shell&, Rect area) {
  const Rect page = area.inset(em(1.5f), em(1));
  const Rect head{page.min, {page.max.x, page.min.y + em(2.6f)}};
  const Rect body{{page.min.x, head.max.y + em(0.8f)}, page.max};
  heading(Size::Title2, {head.min.x, head.centre().y - font(Face::Bold, Size::Title2).line_height * 0.6f}, head.width(),
          "Myth check");
  if (all().empty()) {
    label(Face::Regular, Size::Body, Role::TextMuted, body.min, body.width(), "The course has no myth cards.");
    return;
  }
  if (body.width() > em(room_for_list)) {
    list_only_ = false;
    const float list = std::clamp(body.width() * list_share, em(list_width), em(widest_list));
    draw_list({body.min, {body.min.x + list, body.max.y}});
    draw_card({{body.min.x + list + em(1.5f), body.min.y}, body.max});
    return;
  }
  if (list_only_) return draw_list(body);
  const ButtonOptions back{.kind = ButtonKind::Quiet, .icon = Icon::Back};
  const ImVec2 size = button_size("All claims", back);
  if (button("All claims", {head.max.x - size.x, head.centre().y - size.y / 2}, back)) list_only_ = true;
  draw_card(body);
}

}  // namespace slotscope
