// Draws the page on the rulers as the lesson it is, without outline and bench.
#include "ui/pages/rulers/rulers_page.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

namespace {

constexpr float column = 42;

}  // namespace

RulersPage::RulersPage(Shell& shell, std::shared_ptr<Study> study) : shell_(shell), study_(std::move(study)) {
  study_->on_renewal([this] {
    view_.reset();
    if (shell_.route().page == id()) open("");
  });
}

bool RulersPage::busy() const {
  return study_->computing() || (view_ && view_->busy());
}

void RulersPage::open(std::string_view argument) {
  if (!view_ && study_->course().rulers)
    view_ = std::make_unique<lesson::LessonView>(shell_, *study_, *study_->course().rulers);
  wanted_section_ = argument;
}

void RulersPage::draw(Shell&, Rect area) {
  if (!view_) {
    label(Face::Regular, Size::Body, Role::TextMuted, {area.min.x + em(2), area.min.y + em(2)}, area.width() - em(4),
          "The course has no page on the rulers.");
    return;
  }
  ScrollArea scroll("##rulers", area);
  const float width = std::round(std::min(em(column), scroll.width() - em(2)));
  const float left = std::round(scroll.origin().x + (scroll.width() - width) / 2);
  const float top = scroll.origin().y + em(2.2f);
  const float height = view_->draw({left, top}, width);
  if (!wanted_section_.empty()) {
    if (const std::optional<float> y = view_->y_of(wanted_section_)) {
      ImGui::SetScrollY(std::max(0.0f, *y + em(1)));
      wanted_section_.clear();
    }
    request_frame();
  }
  if (input().take(GLFW_KEY_ENTER, ctrl)) {
    if (lesson::RunCell* cell = view_->cell_to_run(area)) cell->run();
  }
  scroll.set_bottom(top + height + em(4));
  scroll.take_keys();
}

}  // namespace slotscope
