// What a cell does: runs, predictions, drafts and versions.
#include "ui/pages/lesson/run_cell.hpp"

#include <algorithm>

#include "course/quiz/session.hpp"
#include "course/source/strings.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/shell.hpp"

namespace slotscope::lesson {

namespace {

/// The program as it is shown: without the line end that would be an empty line in the editor.
std::string shown_source(const course::Program& program) {
  std::string source = program.source;
  while (source.ends_with('\n')) source.pop_back();
  return source;
}

}  // namespace

RunCell::RunCell(Shell& shell, Study& study, std::string_view lesson, CellPlace place)
    : shell_(shell),
      study_(study),
      place_(std::move(place)),
      draft_key_("cell:" + std::string(lesson) + "#" + place_.program->name),
      version_(place_.program->python.nearest(study.version())),
      editor_(study.progress().draft(draft_key_).value_or(shown_source(*place_.program))) {
  prepare();
}

/// Finds out what takes a run: on which versions the output differs, and in which order to show the choices.
void RunCell::prepare() {
  struct Found {
    std::vector<course::VersionedText> outputs;
    std::vector<int> order;
  };
  const auto found = std::make_shared<Found>();
  study_.compute(
      [found, program = place_.program, question = place_.prediction, version = version_,
       evaluator = study_.shared_evaluator()](const std::stop_token& stop) {
        if (stop.stop_requested()) return;
        if (question) found->order = presentation_order(*question, *evaluator, version, question->content_hash);
        found->outputs = evaluator->output_by_version(*program);
      },
      [this, found, token = std::weak_ptr<int>(alive_)] {
        if (token.expired()) return;
        if (place_.prediction) make_prediction(std::move(found->order));
        differs_.clear();
        if (found->outputs.size() < 2) return;
        for (const auto& [versions, output] : found->outputs)
          differs_ += (differs_.empty() ? "" : " \xC2\xB7 ") + course::in_words(versions);
      });
}

void RunCell::make_prediction(std::vector<int> order) {
  const std::shared_ptr<const course::Question>& question = place_.prediction;
  prediction_ =
      std::make_unique<QuestionView>(study_, question, std::move(order), version_, QuestionView::Standing::InLesson);
  asked_at_ = now();
  const std::optional<course::AnswerRecord> before = study_.progress().last_answer(*question);
  if (!before) return;
  resolved_ = true;
  prediction_->sheet().restore(before->answer);
  const auto marking = std::make_shared<course::Marking>();
  study_.compute(
      [marking, question, answer = before->answer, version = version_, evaluator = study_.shared_evaluator()](
          const std::stop_token&) { *marking = mark(*question, answer, version, *evaluator); },
      [this, marking, token = std::weak_ptr<int>(alive_)] {
        if (!token.expired()) prediction_->set_marking(std::move(*marking));
      });
}

void RunCell::submit_prediction() {
  if (marking_ || !prediction_ || !prediction_->sheet().complete()) return;
  marking_ = true;
  const auto marking = std::make_shared<course::Marking>();
  const course::Answer answer = prediction_->sheet().answer();
  study_.compute(
      [marking, question = place_.prediction, answer, version = version_, evaluator = study_.shared_evaluator()](
          const std::stop_token&) { *marking = mark(*question, answer, version, *evaluator); },
      [this, marking, answer, token = std::weak_ptr<int>(alive_)] {
        if (token.expired()) return;
        marking_ = false;
        resolved_ = true;
        study_.progress().record_answer(*place_.prediction, answer, *marking, version_, "prediction",
                                        now() - asked_at_);
        study_.tell_problems();
        prediction_->set_marking(std::move(*marking));
        run();
      });
}

void RunCell::skip_prediction() {
  resolved_ = true;
  run();
}

void RunCell::compose() {
  if (prediction_) prediction_->compose();
}

void RunCell::use_version(Version version) {
  const Version wanted = place_.program->python.nearest(version);
  if (wanted == version_) return;
  version_ = wanted;
  if (output_.report()) run();
}

bool RunCell::changed() const {
  return editor_.text() != shown_source(*place_.program);
}

void RunCell::restore_source() {
  const auto undo = [this, before = editor_.text(), token = std::weak_ptr<int>(alive_)] {
    if (token.expired()) return;
    editor_.document().replace_all(before);
    study_.progress().set_draft(draft_key_, before);
  };
  editor_.document().replace_all(shown_source(*place_.program));
  editor_.set_problems({});
  study_.progress().remove_draft(draft_key_);
  shell_.toasts().show({.kind = ToastKind::Info,
                        .text = "The program is as the lesson has it.",
                        .action = "Undo",
                        .on_action = undo,
                        .topic = "reset"});
}

void RunCell::run() {
  if (place_.prediction && !resolved_) return;
  RunRequest request;
  request.source = editor_.text();
  request.before = place_.program->before;
  request.input_lines = place_.program->input_lines;
  request.asks = true;
  request.settings = course::settings_for(*place_.program, version_);
  runner_.start(shell_, std::move(request), [this](std::shared_ptr<const RunReport> report) { take_report(report); });
}

stepping::RecordedProgram RunCell::recorded() const {
  // What was typed in the last run is typed again.
  const RunReport* last = output_.report();
  const bool same = last && last->source == editor_.text() && last->finished;
  return {place_.program->before + editor_.text(), version_, "example.py",
          same ? last->lines_read : place_.program->input_lines};
}

void RunCell::set_execution_line(int line) {
  const int shown = std::max(0, line - place_.program->first_line() + 1);
  if (shown == execution_line_) return;
  execution_line_ = shown;
  if (shown > 0) editor_.show_line(shown);
}

void RunCell::take_report(std::shared_ptr<const RunReport> report) {
  output_.show(report);
  if (report->finished || report->waits) reveal_output_ = true;
  if (!report->finished) return;
  std::vector<editor::Problem> problems;
  if (const auto& exception = report->result.exception; exception && exception->place.line > 0) {
    problems.push_back(
        {editor::range_of(editor_.document().buffer(), exception->place), exception->type + ": " + exception->message});
  }
  editor_.set_problems(std::move(problems));
  if (on_report) on_report(*this, std::move(report));
}

void RunCell::show_line(int line) {
  editor_.document().go_to_line(line);
  editor_.show_line(line);
}

}  // namespace slotscope::lesson
