// Takes a session from question to question.
#include "ui/pages/quiz/quiz_run.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "course/source/strings.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/widgets/rich_text/compose.hpp"

namespace slotscope {

namespace {

constexpr double seconds_a_question = 75;

}  // namespace

std::vector<std::shared_ptr<const course::Question>> askable(std::vector<std::shared_ptr<const course::Question>> all,
                                                             Version version) {
  std::erase_if(all, [version](const auto& question) { return !question->python.contains(version); });
  return all;
}

QuizWish wish_for(Study& study, std::string_view argument) {
  const course::Course& course = study.course();
  QuizWish wish;
  if (argument == "due") {
    wish.title = "Due today";
    wish.questions = study.progress().due(course);
  } else if (const course::Track* track = course.find_track(argument)) {
    wish.title = course::replace_all(track->title, "`", "");
    for (const auto& question : course.quiz_questions()) {
      if (question->track == track->id) wish.questions.push_back(question);
    }
  } else if (const course::Lesson* lesson = course.find_lesson(argument)) {
    wish.title = course::replace_all(lesson->title, "`", "");
    for (const auto& question : lesson->questions) {
      if (!question->is_prediction) wish.questions.push_back(question);
    }
  } else if (const auto question = course.find_question(argument)) {
    wish.title = "One question";
    wish.questions.push_back(question);
  }
  wish.questions = askable(std::move(wish.questions), study.version());
  return wish;
}

std::vector<TopicResult> results_by_topic(const course::QuizSession& session, const course::Course& course) {
  std::map<std::string, TopicResult> topics;
  for (const course::QuizItem& item : session.items()) {
    TopicResult& topic = topics[item.question->topic];
    topic.title = course.topic_title(item.question->topic);
    ++topic.questions;
    topic.credit += item.marking.credit;
  }
  std::vector<TopicResult> results;
  for (const auto& [id, title] : course.topics) {
    const auto found = topics.find(id);
    if (found == topics.end()) continue;
    results.push_back(found->second);
    results.back().credit /= found->second.questions;
  }
  return results;
}

std::string clock_text(double seconds) {
  const int whole = std::max(0, static_cast<int>(seconds + 0.999));
  char text[24];
  std::snprintf(text, sizeof text, "%d:%02d", whole / 60, whole % 60);
  return text;
}

QuizRun::QuizRun(Study& study, QuizWish wish, course::QuizMode mode, Layout layout, std::uint64_t seed)
    : study_(study), title_(std::move(wish.title)), mode_(mode), layout_(layout), count_(wish.questions.size()) {
  for (const auto& question : wish.questions) {
    // What the answer and the explanations need is at hand when they are asked for.
    study_.prepare(texts_of(*question), study_.version(), [this, token = std::weak_ptr<int>(alive_)] {
      if (token.expired()) return;
      for (const auto& view : views_) {
        if (view) view->compose();
      }
    });
  }
  const auto made = std::make_shared<std::shared_ptr<course::QuizSession>>();
  study_.compute(
      [made, questions = std::move(wish.questions), mode, seed, version = study_.version(),
       evaluator = study_.shared_evaluator()](const std::stop_token& stop) {
        if (!stop.stop_requested())
          *made = std::make_shared<course::QuizSession>(questions, mode, version, seed, *evaluator);
      },
      [this, made, token = std::weak_ptr<int>(alive_)] {
        if (!token.expired() && *made) begin(*made);
      });
}

void QuizRun::begin(std::shared_ptr<course::QuizSession> session) {
  session_ = std::move(session);
  views_.resize(session_->items().size());
  state_ = session_->items().empty() ? State::Finished : State::Asking;
  ends_at_ = now() + seconds_a_question * static_cast<double>(session_->items().size());
  show_current();
}

QuestionView& QuizRun::view_of(std::size_t index) {
  std::unique_ptr<QuestionView>& view = views_[index];
  if (!view) {
    const course::QuizItem& shown = session_->items()[index];
    const bool alone = layout_ == Layout::OneByOne || reviewing_;
    view = std::make_unique<QuestionView>(study_, shown.question, shown.order, session_->version(),
                                          alone ? QuestionView::Standing::Alone : QuestionView::Standing::AmongOthers);
  }
  return *view;
}

void QuizRun::show_current() {
  if (current_ >= views_.size()) return;
  if (told() && !view().marking()) view().set_marking(item().marking);
  proof_.set_document({});
  asked_at_ = now();
  request_frame();
}

bool QuizRun::told() const {
  return item().answered && (mode_ == course::QuizMode::Practice || state_ == State::Finished || reviewing_);
}

void QuizRun::submit() {
  if (marking_ || state_ != State::Asking || told() || !view().sheet().complete()) return;
  marking_ = true;
  const auto marking = std::make_shared<course::Marking>();
  const course::Answer answer = view().sheet().answer();
  const double seconds = now() - asked_at_;
  study_.compute([marking, question = item().question, answer, version = session_->version(),
                  evaluator = study_.shared_evaluator()](
                     const std::stop_token&) { *marking = mark(*question, answer, version, *evaluator); },
                 [this, marking, answer, seconds, index = current_, token = std::weak_ptr<int>(alive_)] {
                   if (token.expired()) return;
                   marking_ = false;
                   const course::Question& question = *session_->items()[index].question;
                   study_.progress().record_answer(question, answer, *marking, session_->version(),
                                                   mode_ == course::QuizMode::Exam ? "exam" : "practice", seconds);
                   study_.tell_problems();
                   session_->keep(index, answer, std::move(*marking), seconds);
                   if (mode_ == course::QuizMode::Exam) {
                     go_on();
                   } else {
                     views_[index]->set_marking(session_->items()[index].marking);
                   }
                 });
}

void QuizRun::go_on() {
  if (reviewing_) {
    const auto next =
        std::find_if(to_review_.begin(), to_review_.end(), [this](std::size_t i) { return i > current_; });
    if (next != to_review_.end()) return go_to(*next);
    reviewing_ = false;
    state_ = State::Finished;
    return;
  }
  // Back to what was left out, before the end.
  for (std::size_t step = 1; step <= size(); ++step) {
    const std::size_t index = (current_ + step) % size();
    if (!session_->items()[index].answered) return go_to(index);
  }
  finish();
}

void QuizRun::go_to(std::size_t index) {
  if (index >= size()) return;
  current_ = index;
  show_current();
}

void QuizRun::finish() {
  state_ = State::Finished;
  reviewing_ = false;
  request_frame();
}

void QuizRun::review() {
  to_review_ = session_->to_review();
  std::erase_if(to_review_, [this](std::size_t index) { return !session_->items()[index].answered; });
  if (to_review_.empty()) return;
  reviewing_ = true;
  state_ = State::Asking;
  go_to(to_review_.front());
}

namespace {

/// "hasattr(p, '__dict__')  # False": each choice that can be decided by an expression, a line each.
std::string claims_of(const course::Question& question, Version version, course::Evaluator& evaluator) {
  std::string lines;
  if (!question.evidence) return lines;
  for (const course::Choice& choice : question.choices) {
    if (choice.claim.empty() || choice.unprovable) continue;
    std::string problem;
    const bool holds = evaluator.holds(*question.evidence, choice.claim, version, problem);
    if (problem.empty()) lines += std::string(course::trim(choice.claim)) + (holds ? "  # True\n" : "  # False\n");
  }
  return lines;
}

}  // namespace

void QuizRun::prove() {
  if (proving_) return;
  proving_ = true;
  const auto proof = std::make_shared<course::Proof>();
  const auto claims = std::make_shared<std::string>();
  study_.compute(
      [proof, claims, question = item().question, version = session_->version(),
       evaluator = study_.shared_evaluator()](const std::stop_token&) {
        *proof = course::prove(*question, version, *evaluator);
        *claims = claims_of(*question, version, *evaluator);
        if (proof->available || !question->program) return;
        proof->source = question->program->full_source();
        const course::ProgramRun run = evaluator->run(*question->program, version);
        proof->output = run.output + run.error_output;
        proof->available = true;
      },
      [this, proof, claims, version = session_->version(), token = std::weak_ptr<int>(alive_)] {
        if (token.expired()) return;
        proving_ = false;
        prose::Composer composer(version);
        composer.add_code(proof->source);
        if (!proof->output.empty() || claims->empty())
          composer.add_paragraph(proof->output.empty() ? "It prints nothing and ends well." : "It prints:");
        if (!proof->output.empty()) composer.add_code(proof->output, "text");
        if (!claims->empty()) {
          composer.add_paragraph("What the choices say, as expressions after it:");
          composer.add_code(*claims);
        }
        proof_.set_document(composer.take());
        request_frame();
      });
}

double QuizRun::seconds_left() const {
  return ends_at_ - now();
}

}  // namespace slotscope
