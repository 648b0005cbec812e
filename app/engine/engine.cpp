// The engine as the course and the window use it: one session a program, replayed when somebody wants to go back.
#include "engine/engine.hpp"

#include <algorithm>

#include "engine/compile/compile.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/session.hpp"
#include "engine/machine/stepping.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/text.hpp"
#include "engine/views.hpp"

namespace slotscope {

// ---- versions and hosts -------------------------------------------------------------------------------------------

std::string to_string(Version version) {
  return "3." + std::to_string(version.minor);
}

std::optional<Version> parse_version(std::string_view text) {
  for (const Version version : all_versions())
    if (to_string(version) == text) return version;
  return std::nullopt;
}

std::vector<Version> all_versions() {
  std::vector<Version> versions;
  for (int minor = oldest_version.minor; minor <= newest_version.minor; ++minor) versions.push_back({minor});
  return versions;
}

void CapturingHost::write(Stream stream, std::string_view text) {
  (stream == Stream::Output ? output : error) += text;
}

std::optional<std::string> CapturingHost::read_line() {
  if (next_line_ >= input_lines.size()) return std::nullopt;
  return input_lines[next_line_++];
}

const ObjectView* Snapshot::find(ObjectId id) const {
  for (const ObjectView& object : objects)
    if (object.id == id) return &object;
  return nullptr;
}

// ---- engine -------------------------------------------------------------------------------------------------------

struct Engine::Implementation {
  Implementation(Settings given, Host& outside) : settings(std::move(given)), host(outside) {}
  ~Implementation() { end(); }

  /// The interpreter, made when first needed.
  Interpreter& interpreter() {
    if (!interpreter_) interpreter_ = std::make_unique<Interpreter>(settings, host);
    return *interpreter_;
  }

  void end() {
    stepping.reset();
    if (!interpreter_) return;
    on_deep_stack(*interpreter_, [] { finalize_main(); });
    interpreter_.reset();
  }

  /// Does something with the interpreter, on a deep stack, and not while the program runs.
  template <class Work>
  void with_interpreter(Work work) {
    Interpreter& in = stepping ? stepping->interpreter() : interpreter();
    on_deep_stack(in, [&] { work(in); });
  }

  Settings settings;
  Host& host;
  std::unique_ptr<Stepping> stepping;

 private:
  std::unique_ptr<Interpreter> interpreter_;
};

Engine::Engine(Settings settings, Host& host)
    : implementation_(std::make_unique<Implementation>(std::move(settings), host)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

const Settings& Engine::settings() const {
  return implementation_->settings;
}

RunResult Engine::run(std::string_view source) {
  implementation_->end();
  RunResult result;
  implementation_->with_interpreter([&](Interpreter&) { result = run_main(source); });
  return result;
}

RunResult Engine::execute(std::string_view source, std::string_view file_name) {
  RunResult result;
  implementation_->with_interpreter([&](Interpreter&) {
    begin_limits();
    result = execute_in_frame(source, file_name, 0, ParseMode::Module, nullptr);
  });
  return result;
}

Evaluation Engine::evaluate(std::string_view expression, std::size_t frame) {
  Evaluation evaluation;
  implementation_->with_interpreter([&](Interpreter&) {
    begin_limits();
    evaluation.run = execute_in_frame(expression, "<input>", frame, ParseMode::Expression, &evaluation);
  });
  evaluation.ok = evaluation.run.outcome == Outcome::Finished;
  evaluation.exception = evaluation.run.exception;
  return evaluation;
}

RunResult Engine::execute_hidden(std::string_view source) {
  RunResult result;
  implementation_->with_interpreter([&](Interpreter&) {
    begin_limits();
    result = run_hidden(source, ParseMode::Module, nullptr);
  });
  return result;
}

Evaluation Engine::evaluate_hidden(std::string_view expression) {
  Evaluation evaluation;
  implementation_->with_interpreter([&](Interpreter&) {
    begin_limits();
    evaluation.run = run_hidden(expression, ParseMode::Expression, &evaluation);
  });
  evaluation.ok = evaluation.run.outcome == Outcome::Finished;
  evaluation.exception = evaluation.run.exception;
  return evaluation;
}

std::optional<ExceptionReport> Engine::check_syntax(std::string_view source) {
  std::optional<ExceptionReport> problem;
  implementation_->with_interpreter([&](Interpreter& in) {
    Ref<Str> file = make_str(in.settings.file_name);
    Ref<Code> code = compile_source(source, file.get(), ParseMode::Module, false, CompilerWarnings::Silent);
    if (code) return;
    Ref<Exception> exception = take_exception();
    problem = report(exception.get());
  });
  return problem;
}

std::string Engine::disassemble(std::string_view source) {
  std::string text;
  implementation_->with_interpreter([&](Interpreter& in) {
    Ref<Str> file = make_str(in.settings.file_name);
    Ref<Code> code = compile_source(source, file.get(), ParseMode::Module, false, CompilerWarnings::Silent);
    if (code) {
      text = slotscope::disassemble(code.get());
    } else {
      Ref<Exception> exception = take_exception();
      text = report(exception.get()).traceback;
    }
  });
  return text;
}

// ---- stepping -----------------------------------------------------------------------------------------------------

RunResult Engine::start(std::string_view source) {
  std::vector<int> breakpoints;
  if (implementation_->stepping) breakpoints = implementation_->stepping->breakpoints();
  implementation_->end();
  implementation_->stepping =
      std::make_unique<Stepping>(implementation_->settings, implementation_->host, std::string(source));
  implementation_->stepping->set_breakpoints(std::move(breakpoints));
  return implementation_->stepping->start();
}

RunResult Engine::step(StepMode mode) {
  return implementation_->stepping ? implementation_->stepping->step(mode) : RunResult{};
}
RunResult Engine::go_to(std::uint64_t step) {
  return implementation_->stepping ? implementation_->stepping->go_to(step) : RunResult{};
}
std::uint64_t Engine::current_step() const {
  return implementation_->stepping ? implementation_->stepping->current_step() : 0;
}
void Engine::set_breakpoints(std::vector<int> lines) {
  if (implementation_->stepping) implementation_->stepping->set_breakpoints(std::move(lines));
}

// ---- looking ------------------------------------------------------------------------------------------------------

Snapshot Engine::snapshot(const SnapshotOptions& options) {
  Snapshot snapshot;
  implementation_->with_interpreter([&](Interpreter&) { snapshot = take_snapshot(options); });
  snapshot.step = current_step();
  return snapshot;
}

std::optional<ObjectView> Engine::look_at(std::string_view expression, ExceptionReport* why_not) {
  std::optional<ObjectView> view;
  implementation_->with_interpreter([&](Interpreter&) {
    begin_limits();
    Ref<> value = value_in_frame(expression, 0);
    if (value) {
      view = view_object(value.get());
      // The reference that holds it for this look is not the program's.
      if (!view->immortal) --view->reference_count;
      for (Part& part : view->parts)
        if (part.kind == PartKind::RefCount && !view->immortal) part.value = std::to_string(view->reference_count);
    } else {
      Ref<Exception> exception = take_exception();
      if (why_not && exception) *why_not = report(exception.get());
    }
  });
  return view;
}

std::vector<LookupStep> Engine::explain_lookup(std::string_view expression) {
  std::vector<LookupStep> steps;
  implementation_->with_interpreter([&](Interpreter&) {
    begin_limits();
    steps = lookup_steps(expression);
    clear_exception();
  });
  return steps;
}

}  // namespace slotscope
