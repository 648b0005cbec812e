// Draws a card of the myth check.
#include "ui/pages/myths/myth_card.hpp"

#include <algorithm>
#include <cmath>

#include "course/evaluate/filled.hpp"
#include "course/links.hpp"
#include "ui/draw.hpp"
#include "ui/pages/study.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::myths {

namespace {

struct VerdictLook {
  Role strong;
  Role soft;
  Icon icon;
};

VerdictLook look_of(course::Truth truth) {
  switch (truth) {
    case course::Truth::True:
      return {Role::Success, Role::SuccessSoft, Icon::Check};
    case course::Truth::False:
      return {Role::Danger, Role::DangerSoft, Icon::Cross};
    case course::Truth::Outdated:
    case course::Truth::Depends:
      break;
  }
  return {Role::Warning, Role::WarningSoft, Icon::Warning};
}

std::string draft_key(const course::Myth& myth) {
  return "myth/" + myth.id;
}

}  // namespace

MythCard::MythCard(Shell& shell, Study& study, const course::Myth& myth)
    : shell_(shell), study_(study), myth_(myth), version_(study.version()) {
  claim_.set_body(Size::Title3);
  for (std::size_t index = 0; index < myth.verdicts.size(); ++index)
    because_.push_back(std::make_unique<prose::TextView>());
  if (myth.evidence)
    evidence_ =
        std::make_unique<lesson::RunCell>(shell, study, "myth/" + myth.id, lesson::CellPlace{myth.evidence, nullptr});
  if (const std::optional<std::string> kept = study.progress().draft(draft_key(myth))) guess_ = parse_guess(*kept);
  proven_.resize(myth.verdicts.size());
  prepare();
  compose();
  prove();
}

void MythCard::prove() {
  if (!myth_.evidence) return;
  for (std::size_t index = 0; index < myth_.verdicts.size(); ++index) {
    const course::Verdict& verdict = myth_.verdicts[index];
    if (verdict.proof.empty()) continue;
    const auto holds = std::make_shared<bool>(false);
    study_.compute(
        [holds, evidence = myth_.evidence, proof = verdict.proof, version = verdict.python.nearest(version_),
         evaluator = study_.shared_evaluator()](const std::stop_token&) {
          std::string problem;
          *holds = evaluator->holds(*evidence, proof, version, problem);
        },
        [this, index, holds, token = std::weak_ptr<int>(alive_)] {
          if (!token.expired()) proven_[index] = *holds;
        });
  }
}

float MythCard::draw_proof(std::size_t index, ImVec2 at, float width) {
  const course::Verdict& verdict = myth_.verdicts[index];
  if (verdict.proof.empty() || !proven_[index]) return 0;
  const std::string words = "Run on " + to_string(verdict.python.nearest(version_)) + ", after the evidence: ";
  const float y = at.y + em(0.25f);
  const float head = label(Face::Regular, Size::Caption, Role::TextMuted, {at.x, y}, width, words);
  const std::string_view proof = std::string_view(verdict.proof).substr(0, verdict.proof.find_last_not_of('\n') + 1);
  const float text = label(Face::Mono, Size::Small, Role::Text, {at.x, y + head + em(0.15f)}, width,
                           std::string(proof) + (*proven_[index] ? "  is true" : "  is not true"));
  return text + head + em(0.4f);
}

void MythCard::prepare() {
  std::vector<const course::RichText*> texts = {&myth_.claim, &myth_.instead};
  for (const course::Verdict& verdict : myth_.verdicts) texts.push_back(&verdict.because);
  study_.prepare(std::move(texts), version_, [this, token = std::weak_ptr<int>(alive_)] {
    if (!token.expired()) compose();
  });
}

void MythCard::compose() {
  const prose::Values values = study_.values(version_);
  claim_.set_document(prose::document_of(myth_.claim, values, version_));
  instead_.set_document(prose::document_of(myth_.instead, values, version_));
  for (std::size_t index = 0; index < because_.size(); ++index) {
    // A verdict speaks of its own versions: its values are those of the newest among them.
    const Version own = myth_.verdicts[index].python.nearest(version_);
    because_[index]->set_document(prose::document_of(myth_.verdicts[index].because, study_.values(own), own));
  }
}

void MythCard::choose(std::optional<Guess> guess) {
  guess_ = guess;
  if (guess) {
    study_.progress().set_draft(draft_key(myth_), name_of(*guess));
  } else {
    study_.progress().remove_draft(draft_key(myth_));
  }
  study_.tell_problems();
}

float MythCard::draw_text(prose::TextView& view, std::string_view name, ImVec2 at, float width) {
  const prose::TextReaction reaction = view.draw(name, at, width);
  study_.explain(reaction);
  if (reaction.followed) study_.follow(*reaction.followed, "");
  return reaction.height;
}

float MythCard::draw_guess(ImVec2 at, float width) {
  float y = at.y + label(Face::Medium, Size::Body, Role::Text, at, width, "What do you think?") + em(0.6f);
  struct Answer {
    const char* name;
    Guess guess;
  };
  constexpr Answer answers[] = {
      {"It is true", Guess::True}, {"It is false", Guess::False}, {"It depends", Guess::Depends}};
  float x = at.x;
  for (const Answer& answer : answers) {
    const float each = std::min(button_size(answer.name).x + em(1), width);
    if (x > at.x && x + each > at.x + width) {
      x = at.x;
      y += control_height() + em(0.4f);
    }
    if (button_in(answer.name, rect_at({x, y}, each, control_height()))) choose(answer.guess);
    x += each + em(0.6f);
  }
  return y + control_height() - at.y;
}

float MythCard::draw_verdicts(ImVec2 at, float width) {
  float y = at.y;
  for (std::size_t index = 0; index < myth_.verdicts.size(); ++index) {
    const course::Verdict& verdict = myth_.verdicts[index];
    const VerdictLook look = look_of(verdict.is);
    const float left = at.x + em(2);
    const ImVec2 middle{at.x + em(0.7f), std::round(y + em(0.72f))};
    canvas()->AddCircleFilled(middle, em(0.7f), colour(look.soft));
    icon(canvas(), look.icon, middle, em(0.95f), colour(look.strong));
    const std::string versions =
        verdict.python == course::VersionSet::all() ? "On every version" : "On " + course::in_words(verdict.python);
    y +=
        label(Face::Medium, Size::Body, look.strong, {left, y}, width - em(2), versions + ": " + word_for(verdict.is)) +
        em(0.25f);
    ImGui::PushID(static_cast<int>(index));
    y += draw_text(*because_[index], "Because", {left, y}, width - em(2));
    y += draw_proof(index, {left, y}, width - em(2)) + em(0.9f);
    ImGui::PopID();
  }
  return y - at.y;
}

float MythCard::draw_links(ImVec2 at, float width) {
  float x = at.x, y = at.y;
  for (const std::string& target : myth_.see) {
    const course::Link link = course::parse_link(target, "");
    std::string name = link.id;
    if (const course::Lesson* lesson = study_.course().find_lesson(link.id)) name = lesson->title;
    const ButtonOptions options{.kind = ButtonKind::Secondary, .icon = Icon::Lesson};
    const float each = std::min(button_size(name, options).x, width);
    if (x > at.x && x + each > at.x + width) {
      x = at.x;
      y += control_height() + em(0.4f);
    }
    if (button_in(name + "##" + target, rect_at({x, y}, each, control_height()), options)) study_.follow(target);
    x += each + em(0.5f);
  }
  return y + control_height() - at.y;
}

float MythCard::draw_answer(ImVec2 at, float width) {
  float y = at.y;
  const bool right = *guess_ == truth_of(myth_);
  const std::string words = right ? "You were right." : "It is not so simple.";
  const float bar = control_height() + em(0.2f);
  const Rect box = rect_at({at.x, y}, width, bar);
  fill(canvas(), box, colour(right ? Role::SuccessSoft : Role::WarningSoft), em(0.4f));
  text_in(canvas(), box.inset(em(0.9f), 0), font(Face::Medium), colour(right ? Role::Success : Role::Warning), words);
  record(words, WidgetRole::Status, box);
  const ButtonOptions again{.kind = ButtonKind::Quiet, .tip = "Forgets the answer and asks once more"};
  const float again_width = button_size("Ask me again", again).x;
  const bool forget = button("Ask me again", {box.max.x - again_width - em(0.1f), box.min.y + em(0.1f)}, again);
  y = box.max.y + em(1.1f);
  y += draw_verdicts({at.x, y}, width) + em(0.4f);
  y += heading(Size::Body, {at.x, y}, width, "Say instead") + em(0.3f);
  y += draw_text(instead_, "Say instead", {at.x, y}, width) + em(1.1f);
  if (evidence_) {
    y += heading(Size::Body, {at.x, y}, width, "The evidence, to run on any version") + em(0.5f);
    y += evidence_->draw({at.x, y}, width) + em(1.2f);
  }
  if (!myth_.see.empty()) {
    y += heading(Size::Body, {at.x, y}, width, "Read on") + em(0.5f);
    y += draw_links({at.x, y}, width);
  }
  if (forget) choose(std::nullopt);
  return y - at.y;
}

float MythCard::draw(ImVec2 at, float width) {
  if (version_ != study_.version()) {
    version_ = study_.version();
    if (evidence_) evidence_->use_version(version_);
    prove();
    prepare();
    compose();
  }
  float y = at.y;
  ImGui::PushID(myth_.id.c_str());
  const Rect bar_top = rect_at({at.x, y}, em(0.22f), 0);
  const float left = at.x + em(1.2f);
  y += draw_text(claim_, "Claim", {left, y}, width - em(1.2f)) + em(0.4f);
  y += label(Face::Regular, Size::Small, Role::TextMuted, {left, y}, width - em(1.2f),
             "Heard " + course::one_line(myth_.heard));
  fill(canvas(), {bar_top.min, {bar_top.max.x, y}}, colour(Role::Accent), em(0.1f));
  y += em(1.4f);
  y += guess_ ? draw_answer({at.x, y}, width) : draw_guess({at.x, y}, width);
  ImGui::PopID();
  return y - at.y;
}

}  // namespace slotscope::myths
