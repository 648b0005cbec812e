// Runs programs and evaluates expressions, each once.
#include "course/evaluate/evaluator.hpp"

#include "course/evaluate/filters.hpp"
#include "course/evaluate/measure_calls.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

// Times in examples start here and move by instructions, so that what they print is the same each time.
constexpr double example_clock = 1'700'000'000;
constexpr std::size_t example_memory = 500'000'000;
constexpr std::size_t example_output = 2'000'000;

/// The names an expression has beside those of its program.
std::string helpers(const ProgramRun& run) {
  return "import sys\n"
         "def raised(function):\n"
         "    try:\n"
         "        function()\n"
         "    except BaseException as problem:\n"
         "        text = str(problem)\n"
         "        return type(problem).__name__ + (': ' + text if text else '')\n"
         "    return ''\n"
         "printed = " +
         python_literal(run.output) + "\nerror = " + python_literal(run.error) +
         "\nerror_line = " + std::to_string(run.error_line) + '\n';
}

CapturingHost host_for(const Program& program) {
  CapturingHost host;
  host.input_lines = program.input_lines;
  return host;
}

ProgramRun finish(const Program& program, RunResult result, CapturingHost& host) {
  ProgramRun run;
  run.result = std::move(result);
  run.output = std::move(host.output);
  run.error_output = std::move(host.error);
  if (run.result.exception) {
    run.error = last_error_line(*run.result.exception);
    run.error_line = std::max(0, run.result.exception->place.line - program.first_line() + 1);
  }
  return run;
}

void add_to_groups(std::vector<VersionedText>& groups, Version version, std::string text) {
  for (auto& [versions, known] : groups) {
    if (known != text) continue;
    versions.add(version);
    return;
  }
  groups.emplace_back(VersionSet::only(version), std::move(text));
}

}  // namespace

/// What the engine answered, before formatting.
struct Evaluator::Raw {
  bool ok = false;
  RawValue value;
  std::string problem;
};

Evaluator::Evaluator() = default;
Evaluator::~Evaluator() = default;

Settings settings_for(const Program& program, Version version) {
  Settings settings;
  settings.version = version;
  settings.limits.seconds = program.seconds;
  settings.limits.memory = example_memory;
  settings.limits.output = example_output;
  settings.file_name = "example.py";
  settings.fixed_clock = example_clock;
  return settings;
}

std::string last_error_line(const ExceptionReport& exception) {
  std::string_view text = trim(exception.traceback);
  std::size_t end = text.rfind('\n');
  std::string line(end == std::string_view::npos ? text : text.substr(end + 1));
  // A message of several lines, or notes, come last: then type and message say it.
  if (line.starts_with(exception.type)) return line;
  return exception.message.empty() ? exception.type : exception.type + ": " + exception.message;
}

std::string Evaluator::key_of(const Program& program, std::string_view expression, Version version) const {
  std::string input = join(program.input_lines, "\n");
  // Two programs may run the same text and yet call different parts of it their own.
  std::string own = std::to_string(program.before.size()) + (program.hidden ? '+' : ' ') + program.full_source();
  return to_hex(fingerprint(own + '\0' + input)) + ' ' + to_string(version) + ' ' + std::string(expression);
}

ProgramRun Evaluator::run(const Program& program, Version version) {
  std::string key = key_of(program, "", version);
  {
    std::lock_guard lock(mutex_);
    if (auto found = runs_.find(key); found != runs_.end()) return found->second;
  }
  CapturingHost host = host_for(program);
  Engine engine(settings_for(program, version), host);
  RunResult result = engine.run(program.full_source());
  ProgramRun run = finish(program, std::move(result), host);
  if (!program.before.empty() && !program.hidden) {
    // What the program before it printed is not shown as this one's.
    CapturingHost quiet = host_for(program);
    Engine first(settings_for(program, version), quiet);
    first.run(program.before);
    if (run.output.starts_with(quiet.output)) run.output.erase(0, quiet.output.size());
  }
  std::lock_guard lock(mutex_);
  return runs_[key] = std::move(run);
}

Evaluator::Raw Evaluator::evaluate(const Program& program, const std::string& expression, bool allocated,
                                   Version version) {
  std::string key = key_of(program, (allocated ? "allocated " : "") + expression, version);
  {
    std::lock_guard lock(mutex_);
    if (auto found = values_.find(key); found != values_.end()) return found->second;
  }
  Raw raw;
  MeasuredText text = replace_measure_calls(expression, version);
  if (!text.problem.empty()) {
    raw.problem = text.problem;
  } else {
    ProgramRun known = run(program, version);
    CapturingHost host = host_for(program);
    Settings settings = settings_for(program, version);
    Engine engine(settings, host);
    engine.run(program.full_source());
    engine.execute(helpers(known), "<helpers>");
    if (allocated) {
      ExceptionReport why;
      std::optional<ObjectView> view = engine.look_at(text.source, &why);
      raw.ok = view.has_value();
      if (view) raw.value = {"int", std::to_string(view->allocated_bytes), std::to_string(view->allocated_bytes)};
      if (!view) raw.problem = last_error_line(why);
    } else {
      Evaluation answer = engine.evaluate(text.source);
      raw.ok = answer.ok;
      raw.value = {answer.type, answer.text, answer.repr};
      if (!answer.ok) raw.problem = answer.exception ? last_error_line(*answer.exception) : answer.run.message;
    }
  }
  std::lock_guard lock(mutex_);
  return values_[key] = std::move(raw);
}

Value Evaluator::format(const Expression& expression, Version version) {
  if (!expression.program) return {false, "", "there is no program it could refer to"};
  if (expression.filter("by version")) {
    Expression each = expression;
    std::erase_if(each.filters, [](const Filter& filter) { return filter.name == "by version"; });
    std::string text;
    std::vector<VersionedText> groups = by_version(each);
    for (const auto& [versions, value] : groups) {
      if (!text.empty()) text += ", ";
      text += value;
      if (groups.size() > 1) text += " on " + in_words(versions);
    }
    return {!text.empty(), text, text.empty() ? "it has no value on any version" : ""};
  }
  if (const Filter* on = expression.filter("on")) version = *parse_version(on->argument);
  bool allocated = !expression.filters.empty() && expression.filters.front().name == "allocated";
  Raw raw = evaluate(*expression.program, expression.source, allocated, version);
  if (!raw.ok) return {false, "", raw.problem};
  return apply_filters(expression.filters, raw.value);
}

Value Evaluator::value(const Expression& expression, Version version) {
  if (std::optional<Value> found = known(expression, version)) return *found;
  Value value = format(expression, version);
  std::lock_guard lock(mutex_);
  return formatted_[key_of(*expression.program, filters_text(expression), version)] = std::move(value);
}

std::optional<Value> Evaluator::known(const Expression& expression, Version version) const {
  if (!expression.program) return Value{false, "", "there is no program it could refer to"};
  std::lock_guard lock(mutex_);
  auto found = formatted_.find(key_of(*expression.program, filters_text(expression), version));
  if (found == formatted_.end()) return std::nullopt;
  return found->second;
}

std::vector<VersionedText> Evaluator::by_version(const Expression& expression) {
  std::vector<VersionedText> groups;
  if (!expression.program) return groups;
  for (Version version : expression.program->python.versions()) {
    Value each = value(expression, version);
    if (each.ok) add_to_groups(groups, version, each.text);
  }
  return groups;
}

Value Evaluator::raw(const Program& program, std::string_view expression, Version version) {
  Raw raw = evaluate(program, std::string(expression), false, version);
  return {raw.ok, raw.value.text, raw.problem};
}

bool Evaluator::holds(const Program& program, std::string_view expression, Version version, std::string& problem) {
  Raw raw = evaluate(program, "bool(" + std::string(expression) + ')', false, version);
  problem = raw.problem;
  return raw.ok && raw.value.text == "True";
}

std::vector<VersionedText> Evaluator::output_by_version(const Program& program) {
  std::vector<VersionedText> groups;
  for (Version version : program.python.versions()) {
    ProgramRun result = run(program, version);
    add_to_groups(groups, version, result.output + result.error);
  }
  return groups;
}

}  // namespace slotscope::course
