// Grades a program: syntax, running, then each requirement on an engine of its own.
#include "course/grading/grader.hpp"

#include <algorithm>

#include "course/evaluate/evaluator.hpp"
#include "course/grading/harness.hpp"
#include "course/grading/plain_words.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

// harness.py knows the program by this name.
constexpr std::string_view answer_file = "answer.py";
constexpr double grading_clock = 1'700'000'000;
constexpr double instructions_a_second = 20e6;
constexpr std::size_t most_output = 1 << 20;

class GradingHost : public CapturingHost {
 public:
  GradingHost(const Exercise& exercise, const std::atomic<bool>* stop) : stop_(stop) {
    input_lines = exercise.input_lines;
  }
  bool stop_requested() override { return stop_ && stop_->load(std::memory_order_relaxed); }

 private:
  const std::atomic<bool>* stop_;
};

Settings settings_of(const Exercise& exercise, Version version) {
  Settings settings;
  settings.version = version;
  // Instructions are counted, so that a program is stopped at the same line each time; the clock is for what spends
  // its time in few of them.
  settings.limits.instructions = static_cast<std::uint64_t>(exercise.seconds * instructions_a_second);
  settings.limits.seconds = 4 * exercise.seconds;
  settings.limits.memory = static_cast<std::size_t>(exercise.memory_mb) * 1'000'000;
  settings.limits.output = most_output;
  settings.file_name = answer_file;
  settings.fixed_clock = grading_clock;
  return settings;
}

bool hit_limit(const RunResult& run) {
  switch (run.outcome) {
    case Outcome::OutOfTime:
    case Outcome::OutOfInstructions:
    case Outcome::OutOfMemory:
    case Outcome::TooMuchOutput:
      return true;
    default:
      return false;
  }
}

/// What a learner is told about a limit that was reached while doing `what`.
std::string limit_message(const RunResult& run, std::string_view what) {
  std::string message;
  switch (run.outcome) {
    case Outcome::OutOfMemory:
      message = " takes more memory than it may: something grows without an end.";
      break;
    case Outcome::TooMuchOutput:
      message = " prints without an end.";
      break;
    default:
      message = " does not come to an end: a loop or a call never stops.";
      break;
  }
  return std::string(what) + message + (run.message.empty() ? "" : ' ' + run.message);
}

std::string fields_literal(const std::vector<Recognition>& list, Version version) {
  std::string text = "[";
  for (const Recognition& each : list) {
    text += python_literal(each.python.contains(version) ? each.when : "") + ", ";
  }
  return text + ']';
}

/// Where an object lies differs from run to run, and results must not.
std::string without_addresses(std::string text) {
  constexpr std::string_view mark = " at 0x";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
    std::size_t end = text.find_first_not_of("0123456789abcdefABCDEF", at + mark.size());
    text.erase(at, std::min(end, text.size()) - at);
  }
  return text;
}

/// "Did you mean `class`?" when the line that cannot be read starts with nearly a keyword; empty otherwise.
std::string misspelt_keyword(const ExceptionReport& problem, std::string_view source) {
  static const std::vector<std::string> keywords = {"class",  "def",  "return", "import", "from",    "while",
                                                    "for",    "else", "elif",   "except", "finally", "with",
                                                    "lambda", "pass", "raise",  "yield",  "global"};
  const std::vector<std::string_view> lines = lines_of(source);
  const auto number = static_cast<std::size_t>(problem.place.line);
  if (problem.type != "SyntaxError" || number < 1 || number > lines.size()) return "";
  const std::string_view line = trim(lines[number - 1]);
  const std::string word(
      line.substr(0, line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")));
  if (word.size() < 3 || std::find(keywords.begin(), keywords.end(), word) != keywords.end()) return "";
  std::optional<std::string> meant = nearest(word, keywords);
  return meant ? " Did you mean `" + *meant + "`?" : "";
}

/// "Your program has no `Place`" with the name that was probably meant.
std::string missing_message(const std::string& name, const std::string& known) {
  std::vector<std::string> names;
  for (std::string_view each : split(known, ' ')) names.emplace_back(each);
  std::optional<std::string> meant = nearest(name, names);
  std::string text = "Your program makes no `" + name + "`.";
  if (meant) text += " It makes `" + *meant + "`: is that the name, spelt differently?";
  return text;
}

class Grader {
 public:
  Grader(const Exercise& exercise, std::string_view source, Version version, const std::atomic<bool>* stop)
      : exercise_(exercise), source_(source), version_(version), stop_(stop) {
    result_.exercise = exercise.id;
    result_.version = version;
    result_.requirements = requirements_of(exercise, version);
  }

  GradeResult grade() {
    bool readable = check_syntax(result_.requirements[0]);
    bool goes_on = readable && check_run(result_.requirements[1]);
    std::size_t index = 2;
    for (const Requirement& requirement : exercise_.requirements) {
      if (!requirement.python.contains(version_)) continue;
      RequirementResult& into = result_.requirements[index++];
      // What did not end once is not waited for again.
      if (!goes_on || result_.stopped || out_of_bounds_) {
        into.tried = false;
      } else {
        check(requirement, into);
      }
    }
    result_.passed = std::all_of(result_.requirements.begin(), result_.requirements.end(),
                                 [](const RequirementResult& each) { return each.met; });
    return std::move(result_);
  }

 private:
  bool check_syntax(RequirementResult& into) {
    GradingHost host(exercise_, stop_);
    Engine engine(settings_of(exercise_, version_), host);
    std::optional<ExceptionReport> problem = engine.check_syntax(source_);
    into.met = !problem;
    if (problem) {
      tell_exception(*problem, into);
      into.message += misspelt_keyword(*problem, source_);
    }
    if (!into.met) result_.requirements[1].tried = false;
    return into.met;
  }

  static void tell_exception(const ExceptionReport& problem, RequirementResult& into) {
    into.line = problem.place.line;
    into.got = without_addresses(last_error_line(problem));
    into.message = into.line > 0 ? "Line " + std::to_string(into.line) + ": " : "";
    into.message += '`' + replace_all(into.got, "`", "'") + "`.";
    std::string words = plain_words(problem);
    if (!words.empty()) into.message += ' ' + words;
  }

  /// Runs the program once for its output; answers whether checks make sense afterwards.
  bool check_run(RequirementResult& into) {
    GradingHost host(exercise_, stop_);
    Engine engine(settings_of(exercise_, version_), host);
    RunResult run = engine.run(source_);
    result_.output = host.output;
    result_.error_output = host.error;
    into.met = run.outcome == Outcome::Finished;
    if (run.outcome == Outcome::Stopped) {
      result_.stopped = true;
      into.message = "Stopped.";
    } else if (run.outcome == Outcome::Exited) {
      into.message = "The program ends itself with `sys.exit()`. Let it run to its last line.";
    } else if (hit_limit(run)) {
      into.message = limit_message(run, "The program");
      if (run.exception) into.line = run.exception->place.line;
    } else if (run.exception) {
      tell_exception(*run.exception, into);
    }
    return into.met || run.outcome == Outcome::Raised;
  }

  void check(const Requirement& requirement, RequirementResult& into) {
    GradingHost host(exercise_, stop_);
    Engine engine(settings_of(exercise_, version_), host);
    engine.execute_hidden(grading_harness);
    engine.execute_hidden("before_program(" + python_literal(source_) + ")");
    // Not `run`, which would begin with a new interpreter.
    engine.execute(source_, answer_file);
    engine.execute_hidden("prepare(program, " + python_literal(source_) + ", " + python_literal(host.output) + ")");
    Evaluation answer = engine.evaluate_hidden("run_check(" + python_literal(requirement.check) + ")");
    if (!answer.ok) {
      if (answer.run.outcome == Outcome::Stopped) {
        result_.stopped = true;
        into.message = "Stopped.";
      } else if (hit_limit(answer.run)) {
        out_of_bounds_ = true;
        into.message = limit_message(answer.run, "What the program makes");
        if (answer.run.exception) into.line = answer.run.exception->place.line;
      } else {
        into.message = "The check could not be run: " +
                       (answer.exception ? last_error_line(*answer.exception) : answer.run.message);
      }
      return;
    }
    read_fields(answer.text, into);
    if (into.met) return;
    Evaluation known = engine.evaluate_hidden("recognised(" + fields_literal(requirement.recognise, version_) + ")");
    std::size_t index = static_cast<std::size_t>(std::atoi(known.text.c_str()));
    if (known.ok && index < requirement.recognise.size()) into.message = requirement.recognise[index].say;
    if (engine.evaluate_hidden("leave_alone(program)").text != "True") return;
    SnapshotOptions options;
    options.max_objects = 60;
    into.object = std::make_shared<const Snapshot>(engine.snapshot(options));
  }

  void read_fields(const std::string& text, RequirementResult& into) {
    std::vector<std::string> fields;
    for (std::string_view field : split(text, '\x1f')) fields.emplace_back(field);
    into.met = fields[0] == "passed";
    std::size_t works = into.met ? 1 : 7;
    for (std::size_t i = works; i < fields.size(); ++i) {
      if (!fields[i].empty()) into.works.push_back(fields[i]);
    }
    if (into.met || fields.size() < 7) return;
    if (fields[0] == "missing") {
      into.message =
          fields[4].empty() && trim(source_).empty() ? "The file is empty." : missing_message(fields[1], fields[4]);
      return;
    }
    into.message = fields[1] + '.';
    into.expected = fields[3];
    into.got = fields[4];
    into.line = std::atoi(fields[5].c_str());
    into.input = fields[6];
    if (fields[0] != "raised") return;
    std::size_t colon = into.got.find(": ");
    std::string words =
        plain_words(into.got.substr(0, colon), colon == std::string::npos ? "" : into.got.substr(colon + 2));
    if (!words.empty()) into.message += ' ' + words;
  }

  const Exercise& exercise_;
  std::string source_;
  Version version_;
  const std::atomic<bool>* stop_;
  bool out_of_bounds_ = false;  ///< a check ran into a limit
  GradeResult result_;
};

}  // namespace

int GradeResult::met() const {
  return static_cast<int>(
      std::count_if(requirements.begin(), requirements.end(), [](const auto& each) { return each.met; }));
}

const RequirementResult* GradeResult::first_failed() const {
  for (const RequirementResult& each : requirements) {
    if (!each.met) return &each;
  }
  return nullptr;
}

std::vector<std::string> GradeResult::met_ids() const {
  std::vector<std::string> ids;
  for (const RequirementResult& each : requirements) {
    if (each.met) ids.push_back(each.id);
  }
  return ids;
}

std::vector<RequirementResult> requirements_of(const Exercise& exercise, Version version) {
  std::vector<RequirementResult> list(2);
  list[0].id = "syntax";
  list[0].text = "The file is Python";
  list[1].id = "runs";
  list[1].text = "It runs to its end";
  for (const Requirement& requirement : exercise.requirements) {
    if (!requirement.python.contains(version)) continue;
    RequirementResult result;
    result.id = requirement.id;
    result.text = requirement.text.source;
    result.reread = requirement.reread.empty() ? exercise.reread : requirement.reread;
    list.push_back(std::move(result));
  }
  return list;
}

GradeResult grade(const Exercise& exercise, std::string_view source, Version version, const std::atomic<bool>* stop) {
  return Grader(exercise, source, version, stop).grade();
}

}  // namespace slotscope::course
