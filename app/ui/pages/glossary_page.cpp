// Composes and draws the glossary.
#include "ui/pages/glossary_page.hpp"

#include <algorithm>
#include <cmath>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"
#include "ui/column.hpp"
#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/scroll_area.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope {

namespace {

bool answers(const course::Term& term, const std::string& filter) {
  if (filter.empty()) return true;
  std::string all = term.term + " " + one_line(term.text);
  for (const std::string& other : term.also) all += " " + other;
  return course::lower(all).find(course::lower(filter)) != std::string::npos;
}

course::RichText link_to(const std::string& target) {
  course::RichText text;
  course::RichBlock& block = text.blocks.emplace_back();
  block.spans.push_back({.text = "Where the course explains it", .target = target});
  return text;
}

}  // namespace

GlossaryPage::GlossaryPage(Shell& shell, std::shared_ptr<Study> study) : shell_(shell), study_(std::move(study)) {
  study_->on_renewal([this] {
    prepared_ = false;
    if (shell_.route().page == id()) open(wanted_);
  });
}

bool GlossaryPage::busy() const {
  return study_->computing();
}

void GlossaryPage::open(std::string_view argument) {
  wanted_ = argument;
  if (!argument.empty()) filter_.clear();
  if (!prepared_) {
    prepared_ = true;
    std::vector<const course::RichText*> texts;
    for (const course::Term& term : study_->course().terms) texts.push_back(&term.text);
    study_->prepare(std::move(texts), study_->version(), [this] { compose(); });
  }
  compose();
}

void GlossaryPage::compose() {
  std::vector<const course::Term*> terms;
  for (const course::Term& term : study_->course().terms) {
    if (answers(term, filter_)) terms.push_back(&term);
  }
  std::sort(terms.begin(), terms.end(), [](const auto* a, const auto* b) {
    return course::lower(course::replace_all(a->term, "`", "")) < course::lower(course::replace_all(b->term, "`", ""));
  });
  prose::Composer composer(study_->version());
  const prose::Values values = study_->values(study_->version());
  for (const course::Term* term : terms) {
    composer.add_heading(3, course::replace_all(term->term, "`", ""), term->id);
    composer.add_prose(term->text, values);
    if (!term->see.empty()) composer.add_prose(link_to(term->see));
  }
  shown_ = terms.size();
  text_.set_document(composer.take());
}

void GlossaryPage::draw(Shell&, Rect area) {
  ScrollArea scroll("##glossary", area);
  Column column(scroll, 40);
  column.title("Glossary", "Every term of the course in a sentence or two.");
  if (text_field("Filter", column.take(control_height()), filter_, {.placeholder = "Find a term", .icon = Icon::Search})
          .changed)
    compose();
  column.gap(1.4f);
  if (shown_ == 0) column.muted("No term is called that. Try a shorter word.");
  const prose::TextReaction reaction = text_.draw("Terms", {column.left(), column.y()}, column.width());
  study_->explain(reaction);
  if (reaction.followed) study_->follow(*reaction.followed);
  if (!wanted_.empty()) {
    if (const std::optional<float> y = text_.y_of_heading(wanted_)) {
      ImGui::SetScrollY(std::max(0.0f, column.y() + *y - scroll.origin().y - em(2)));
      request_frame();
    }
    wanted_.clear();
  }
  scroll.set_bottom(column.y() + reaction.height + em(4));
  scroll.take_keys();
}

}  // namespace slotscope
