// Composes a question and draws the parts all kinds have.
#include "ui/pages/question/question_view.hpp"

#include <algorithm>
#include <cmath>

#include "course/source/strings.hpp"
#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

using course::QuestionKind;

std::vector<const course::RichText*> texts_of(const course::Question& question) {
  std::vector<const course::RichText*> texts = {&question.ask, &question.explain, &question.otherwise};
  for (const course::Choice& choice : question.choices) {
    texts.push_back(&choice.text);
    texts.push_back(&choice.why);
  }
  for (const course::RichText& step : question.steps) texts.push_back(&step);
  for (const course::WrongAnswer& wrong : question.wrong) texts.push_back(&wrong.why);
  return texts;
}

QuestionView::QuestionView(Study& study, std::shared_ptr<const course::Question> question, std::vector<int> order,
                           Version version, Standing standing)
    : study_(study),
      question_(std::move(question)),
      version_(version),
      standing_(standing),
      sheet_(*question_, std::move(order)) {
  compose();
}

void QuestionView::compose() {
  const prose::Values values = study_.values(version_);
  prose::Composer ask(version_);
  ask.add_prose(question_->ask, values);
  // Lines that can be picked are shown as such, below.
  if (standing_ != Standing::InLesson && question_->program && !sheet_.asks_for_lines()) {
    std::string source = question_->program->full_source();
    for (std::size_t blank = 0; blank < question_->blanks.size(); ++blank) {
      const std::string number = std::to_string(blank + 1);
      source = course::replace_all(std::move(source), "<<" + number + ">>", "__" + number + "__");
    }
    ask.add_code(source);
  }
  ask_.set_document(ask.take());
  ask_.set_body(standing_ == Standing::Alone ? Size::Lead : Size::Body);
  if (sheet_.asks_for_lines()) spans_ = highlight(question_->program->source, version_);
  options_.clear();
  const auto add_option = [&](const course::RichText& text) {
    options_.emplace_back(prose::document_of(text, values, version_));
  };
  if (sheet_.asks_for_choices()) {
    for (const course::Choice& choice : question_->choices) add_option(choice.text);
  }
  for (const course::RichText& step : question_->steps) add_option(step);
  heights_.assign(std::max(sheet_.places(), options_.size()), 0);
}

void QuestionView::set_marking(course::Marking marking) {
  reasons_.clear();
  for (const course::Remark& remark : marking.remarks) {
    prose::TextView& view = reasons_.emplace_back(prose::document_of(text_of_blocks(remark.why), {}, version_));
    view.set_body(Size::Small);
  }
  explain_.set_document(prose::document_of(text_of_blocks(marking.explain), {}, version_));
  marking_ = std::move(marking);
  request_frame();
}

const course::Remark* QuestionView::remark_on(int choice) const {
  if (!marking_) return nullptr;
  for (const course::Remark& remark : marking_->remarks) {
    if (remark.choice == choice) return &remark;
  }
  return nullptr;
}

void QuestionView::take_keys() {
  const bool free = focus_inside_ || (focused_widget() == 0 && standing_ != Standing::AmongOthers);
  if (marked() || sheet_.asks_for_text() || !(free || standing_ == Standing::Alone)) return;
  for (std::size_t place = 0; place < std::min<std::size_t>(9, sheet_.places()); ++place) {
    const int key = GLFW_KEY_1 + static_cast<int>(place);
    if (input().take(key) || input().take(GLFW_KEY_KP_1 + static_cast<int>(place))) sheet_.pick(place);
  }
  if (free && sheet_.complete() && (input().take(GLFW_KEY_ENTER) || input().take(GLFW_KEY_KP_ENTER))) submitted_ = true;
}

float QuestionView::draw(ImVec2 at, float width) {
  submitted_ = false;
  ImGui::PushID(this);
  take_keys();
  focus_inside_ = false;
  const float top = at.y;
  at.y += draw_ask(at, width);
  at.y += em(1);
  if (sheet_.asks_for_choices()) {
    at.y += draw_choices(at, width);
  } else if (sheet_.asks_for_lines()) {
    at.y += draw_lines(at, width);
  } else if (sheet_.asks_for_order()) {
    at.y += draw_steps(at, width);
  } else {
    at.y += draw_fields(at, width);
  }
  if (marked()) {
    const float height = draw_verdict(at, width);
    verdict_ = {at, {at.x + width, at.y + height}};
    at.y += height;
  }
  ImGui::PopID();
  return at.y - top;
}

float QuestionView::draw_ask(ImVec2 at, float width) {
  const prose::TextReaction reaction = ask_.draw("Question", at, width);
  study_.explain(reaction);
  if (reaction.followed) study_.follow(*reaction.followed, question_->lesson);
  return reaction.height;
}

float QuestionView::draw_verdict(ImVec2 at, float width) {
  const float top = at.y;
  at.y += em(1);
  const course::Marking& marking = *marking_;
  const bool right = marking.right;
  std::string words = right ? "Right." : marking.credit > 0 ? "Partly right." : "Not right.";
  if (!marking.problem.empty()) words = "This question cannot be marked: " + marking.problem;
  const Font bold = font(Face::Bold);
  const Role role = right ? Role::Success : Role::Danger;
  icon(canvas(), right ? Icon::Check : Icon::Cross, {at.x + em(0.55f), at.y + bold.line_height * 0.6f}, em(1.2f),
       colour(role));
  at.y += label(Face::Bold, Size::Body, role, {at.x + em(1.6f), at.y}, width - em(1.6f), words);
  // Choices show the right answer by themselves; the others are told it.
  if (!right && !sheet_.asks_for_choices() && !marking.correct.empty()) {
    at.y += em(0.35f);
    at.y += label(Face::Regular, Size::Body, Role::Text, at, width,
                  "The answer: " + std::string(course::trim(marking.correct)));
  }
  for (std::size_t i = 0; i < marking.remarks.size(); ++i) {
    if (marking.remarks[i].choice >= 0 || marking.remarks[i].why.empty()) continue;
    at.y += em(0.35f);
    at.y += reasons_[i].draw("Reason " + std::to_string(i), at, width).height;
  }
  at.y += em(0.5f);
  const prose::TextReaction reaction = explain_.draw("Explanation", at, width);
  study_.explain(reaction);
  if (reaction.followed) study_.follow(*reaction.followed, question_->lesson);
  return at.y + reaction.height - top;
}

}  // namespace slotscope
