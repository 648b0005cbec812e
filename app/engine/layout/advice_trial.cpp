// Runs a program with one class rewritten, compares with how it ran before, and reads from the difference what broke.
#include "engine/layout/advice_trial.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "engine/objects/exception.hpp"

namespace slotscope {

namespace {

// A trial is for seeing what breaks: whoever waits for advice waits for all of them.
constexpr double most_seconds = 3;
constexpr std::size_t most_memory = 500'000'000, most_output = 4'000'000;
constexpr int most_trials = 20;

/// Addresses differ from run to run.
std::string without_addresses(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    plain += text[at];
    if (text[at] != 'x' || at == 0 || text[at - 1] != '0') continue;
    while (at + 1 < text.size() && std::isxdigit(static_cast<unsigned char>(text[at + 1]))) ++at;
  }
  return plain;
}

std::string without_digits(std::string_view text) {
  std::string plain;
  std::copy_if(text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c < '0' || c > '9'; });
  return plain;
}

/// The nth text between single quotes.
std::string quoted(std::string_view message, int which) {
  std::size_t begin = 0;
  for (;; --which) {
    begin = message.find('\'', begin);
    const std::size_t end = begin == std::string_view::npos ? begin : message.find('\'', begin + 1);
    if (end == std::string_view::npos) return {};
    if (which == 0) return std::string(message.substr(begin + 1, end - begin - 1));
    begin = end + 1;
  }
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Place at_line(int line) {
  return {line, 0, line, 0};
}

std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 0; --number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text = text.substr(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

bool Trial::Course::ended() const {
  return outcome == Outcome::Finished || outcome == Outcome::Raised || outcome == Outcome::Exited;
}

Trial::Trial(std::string_view source, const Settings& settings) : source_(source), settings_(settings) {
  settings_.limits.seconds =
      settings_.limits.seconds > 0 ? std::min(settings_.limits.seconds, most_seconds) : most_seconds;
  settings_.limits.memory = most_memory;
  settings_.limits.output = most_output;
}

Trial::Course Trial::follow(std::string_view program) const {
  CapturingHost host;
  Engine engine(settings_, host);
  const RunResult result = engine.run(program);
  Course course;
  course.outcome = result.outcome;
  if (result.exception) {
    course.type = result.exception->type;
    course.message = result.exception->message;
    course.line = result.exception->place.line;
  }
  course.output = without_addresses(host.output);
  return course;
}

std::string Trial::program_with(const Rewriting& rewriting) const {
  std::string program;
  int number = 1;
  for (std::size_t begin = 0; begin < source_.size(); ++number) {
    const std::size_t end = std::min(source_.find('\n', begin), source_.size() - 1) + 1;
    if (number == rewriting.first_line) program += rewriting.text;
    if (number < rewriting.first_line || number > rewriting.last_line) program += source_.substr(begin, end - begin);
    begin = end;
  }
  return program;
}

int Trial::line_in_source(const Rewriting& rewriting, int line) const {
  if (line < rewriting.first_line) return line;
  const int inside = line - rewriting.first_line, count = static_cast<int>(rewriting.origin.size());
  return inside < count ? rewriting.origin[static_cast<std::size_t>(inside)]
                        : line - count + rewriting.last_line - rewriting.first_line + 1;
}

/// Draws the lesson from an exception: adds its finding and what the class must declare; false when nothing would help.
bool Trial::learn(const Course& course, int line, TrialResult& result) const {
  SlotsChange& change = result.change;
  const std::string& message = course.message;
  const auto found = [&](const char* code, std::string text) {
    result.findings.push_back({AdviceFinding::Severity::Breaks, code, at_line(line), std::move(text)});
  };
  if (contains(message, "cannot create weak reference to")) {
    found("weak-reference", cat("TypeError: ", message, ". Add '__weakref__' to the slots."));
    return !std::exchange(change.weak_references, true);
  }
  const bool wants_dict = contains(message, "'__dict__'") || contains(message, "must have __dict__ attribute");
  if (wants_dict && !change.slots_argument) {
    const char* code = contains(message, "to cache") ? "cached-property"
                       : contains(message, "vars()") ? "vars-use"
                                                     : "dict-use";
    found(code,
          cat(course.type, ": ", message,
              contains(message, "to cache") ? " Use property with a slot of its own, or add '__dict__' to the slots."
                                            : ". Name the attributes instead, or add '__dict__' to the slots."));
    return !std::exchange(change.dict, true);
  }
  const std::string name = quoted(message, 1);
  const bool missing = course.type == "AttributeError" && contains(message, "object has no attribute") && !name.empty();
  if (missing && std::find(change.slots.begin(), change.slots.end(), name) == change.slots.end()) {
    found("undeclared-attribute",
          cat("'", name, "' is assigned here but not in the class: AttributeError with slots. Add it to __slots__."));
    change.slots.push_back(name);
    return !change.slots_argument;
  }
  if (contains(message, "conflicts with class variable")) {
    const std::string conflicting = quoted(message, 0);
    const auto place = std::find(change.slots.begin(), change.slots.end(), conflicting);
    if (place == change.slots.end()) return false;
    change.slots.erase(place);  // perhaps a descriptor that keeps its values elsewhere
    return true;
  }
  const char* code = contains(message, "is read-only")         ? "class-variable-default"
                     : contains(message, "lay-out conflict")   ? "layout-conflict"
                     : contains(message, "nonempty __slots__") ? "variable-size-base"
                     : contains(message, "cannot be pickled")  ? "old-pickle-protocol"
                                                               : "ends-differently";
  found(code, cat("With slots the program ends here: ", course.type, message.empty() ? "" : ": ", message));
  return false;
}

/// The program ran to the same end and wrote something else; false when only sizes differ.
bool Trial::tell_difference(const Course& course, int class_line, TrialResult& result) const {
  if (without_digits(course.output) == without_digits(original_.output)) {
    result.findings.push_back({AdviceFinding::Severity::Note, "other-numbers", at_line(class_line),
                               "With slots the program prints other numbers: it measures itself."});
    return false;
  }
  std::size_t number = 0;
  while (line_of(course.output, number) == line_of(original_.output, number)) ++number;
  result.findings.push_back({AdviceFinding::Severity::Breaks, "prints-differently", at_line(class_line),
                             cat("With slots line ", number + 1, " of the output is '", line_of(course.output, number),
                                 "' instead of '", line_of(original_.output, number), "'.")});
  return true;
}

namespace {

// Makes instances as their native base does, without running the class's own code, and gives them their attributes. The
// first thirty of a class may have more room than those that follow.
constexpr const char* instance_measuring = R"(
import _tracemalloc
def find_class(name):
    found = program.get(name)
    if isinstance(found, type):
        return found
    classes, seen = [object], set()
    while classes:
        each = classes.pop()
        if each in seen:
            continue
        seen.add(each)
        if each.__name__ == name and each.__module__ == '__main__':
            found = each
        classes.extend(type.__subclasses__(each))
    return found
def instance_bytes(name, attributes):
    cls = find_class(name)
    native = [base for base in cls.__mro__ if not base.__flags__ & 1 << 9][0]
    arguments = ((None,) * len(getattr(cls, '_fields', ())),) if native is tuple else ()
    attributes = ['_' + name.lstrip('_') + each if each[:2] == '__' and each[-2:] != '__' else each for each in attributes]
    for member in getattr(cls, '__members__', {}).values():  # of an Enum: it gives them attributes of its own
        attributes = [*dict.fromkeys([*member.__dict__, *attributes])]
        break
    count, first = 540, 40
    kept = [None] * count
    def make(begin, end):
        for i in range(begin, end):
            kept[i] = o = native.__new__(cls, *arguments)
            for each in attributes:
                object.__setattr__(o, each, None)
    _tracemalloc.start()
    make(0, first)
    before = _tracemalloc.get_traced_memory()[0]
    make(first, count)
    return (_tracemalloc.get_traced_memory()[0] - before) // (count - first)
)";

}  // namespace

std::int64_t Trial::instance_bytes(std::string_view class_name, const std::vector<std::string>& attributes,
                                   const Rewriting* rewriting) const {
  if (started_ && !original_.ended()) return 0;
  CapturingHost host;
  Engine engine(settings_, host);
  engine.run(rewriting ? program_with(*rewriting) : source_);
  engine.execute_hidden(instance_measuring);
  std::string names;
  for (const std::string& each : attributes) names += cat("'", each, "', ");
  const Evaluation bytes = engine.evaluate_hidden(cat("instance_bytes('", class_name, "', (", names, "))"));
  return bytes.ok ? std::atoll(bytes.text.c_str()) : 0;
}

TrialResult Trial::run(const ClassDefStmt* node, SlotsChange change) {
  if (!std::exchange(started_, true)) original_ = follow(source_);
  TrialResult result;
  result.change = std::move(change);
  if (!original_.ended()) {
    result.findings.push_back(
        {AdviceFinding::Severity::Note, "not-run-to-its-end", at_line(node->span.line),
         "The program takes too long, or too much, to be tried with slots: this is from reading it."});
    result.rewriting = rewrite_class(source_, node, result.change);
    return result;
  }
  for (int turn = 0; turn < most_trials; ++turn) {
    Rewriting rewriting = rewrite_class(source_, node, result.change);
    if (rewriting.text.empty()) return result;
    const Course course = follow(program_with(rewriting));
    const int line = line_in_source(rewriting, course.line);
    const bool same_end =
        course.outcome == original_.outcome && course.type == original_.type && course.message == original_.message;
    if (!same_end) {
      if (!course.ended() || course.type.empty() || !learn(course, line, result)) return result;
      continue;
    }
    if (result.change.dict) return result;  // with a __dict__ slots save nothing
    const bool differs = course.output != original_.output && tell_difference(course, node->span.line, result);
    if (!differs) result.rewriting = std::move(rewriting);
    return result;
  }
  return result;
}

}  // namespace slotscope
