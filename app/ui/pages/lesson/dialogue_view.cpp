// Draws turns of a dialogue.
#include "ui/pages/lesson/dialogue_view.hpp"

#include <cmath>

#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::lesson {

namespace {

constexpr float indent = 3.0f;  ///< of a turn, on the side of the other speaker
constexpr float padding = 1.0f;

}  // namespace

DialogueView::DialogueView(Study& study, const course::Lesson& lesson, const course::DialogueBlock& dialogue)
    : study_(study), lesson_(lesson), dialogue_(dialogue), heights_(dialogue.turns.size()) {
  compose();
}

void DialogueView::compose() {
  turns_.clear();
  const prose::Values values = study_.values(study_.version());
  for (const auto& turn : dialogue_.turns) turns_.emplace_back(prose::document_of(turn.text, values, study_.version()));
}

float DialogueView::draw(ImVec2 at, float width) {
  ImGui::PushID(this);
  const course::Track* track = study_.course().find_track(lesson_.track);
  const float top = at.y;
  for (std::size_t i = 0; i < turns_.size(); ++i) {
    const std::string& speaker = dialogue_.turns[i].speaker;
    const bool first = track && !track->speakers.empty() && track->speakers.front().name == speaker;
    const Rect box = rect_at({at.x + (first ? 0 : em(indent)), at.y}, width - em(indent), heights_[i]);
    fill(canvas(), box, colour(first ? Role::Surface : Role::AccentSoft), em(0.7f));
    if (first) outline(canvas(), box, colour(Role::Border), em(0.7f));
    const ImVec2 inside{box.min.x + em(padding), box.min.y + em(0.75f)};
    const float room = box.width() - em(2 * padding);
    float y = inside.y + label(Face::Bold, Size::Small, Role::TextMuted, inside, room, speaker) + em(0.25f);
    ImGui::PushID(static_cast<int>(i));
    const prose::TextReaction reaction = turns_[i].draw("Turn", {inside.x, y}, room);
    ImGui::PopID();
    study_.explain(reaction);
    if (reaction.followed) study_.follow(*reaction.followed, lesson_.id);
    y += reaction.height + em(0.8f);
    const float height = std::ceil(y - box.min.y);
    if (height != heights_[i]) request_frame();
    heights_[i] = height;
    at.y += height + em(0.7f);
  }
  ImGui::PopID();
  return at.y - em(0.7f) - top;
}

}  // namespace slotscope::lesson
