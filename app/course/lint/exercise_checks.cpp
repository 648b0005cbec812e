// Checks of exercises: right programs pass, wrong ones fail where and as they say; and of cards and terms.
#include <algorithm>

#include "course/evaluate/filled.hpp"
#include "course/grading/grader.hpp"
#include "course/lint/checker.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::size_t fewest_alternatives = 2;
constexpr std::size_t fewest_wrong = 6;

std::string why_failed(const GradeResult& result) {
  const RequirementResult* failed = result.first_failed();
  return failed ? failed->id + ": " + failed->message : "";
}

void check_right(Checker& checker, const Exercise& exercise, const SolutionFile& file) {
  checker.later([&checker, &exercise, &file] {
    ByVersion found;
    for (Version version : checker.versions(exercise.python)) {
      GradeResult result = grade(exercise, file.source, version);
      if (!result.passed) found.add("a right program is refused by " + why_failed(result), version);
    }
    checker.errors({file.path, 1, 1}, "false-reject", found, exercise.python, "Correct the program or the check.");
  });
}

/// Everything a learner is told about a failed requirement, for finding the author's words in it.
std::string said(const RequirementResult& result) {
  return lower(replace_all(result.message, "`", "") + ' ' + result.message + ' ' + result.expected + ' ' + result.got);
}

void check_wrong(Checker& checker, const Exercise& exercise, const WrongProgram& wrong) {
  if (wrong.requirement.empty()) return;  // the loader has said so
  checker.later([&checker, &exercise, &wrong] {
    ByVersion found;
    VersionSet versions = exercise.python & wrong.versions;
    for (Version version : checker.versions(versions)) {
      GradeResult result = grade(exercise, wrong.file.source, version);
      const RequirementResult* failed = result.first_failed();
      if (!failed) {
        found.add("this wrong program passes", version);
      } else if (failed->id != wrong.requirement) {
        found.add("it is refused by " + why_failed(result) + ", not by " + wrong.requirement, version);
      } else if (said(*failed).find(lower(wrong.message)) == std::string::npos) {
        found.add("the message does not say '" + wrong.message + "': " + failed->message, version);
      }
    }
    checker.errors({wrong.file.path, 1, 1}, "wrong-program", found, versions,
                   "Sharpen the check, or correct the first line of the program.");
  });
}

void check_messages_differ(Checker& checker, const Exercise& exercise) {
  checker.later([&checker, &exercise] {
    std::vector<std::pair<std::string, std::string>> seen;
    for (const WrongProgram& wrong : exercise.wrong) {
      std::vector<Version> versions = checker.versions(exercise.python & wrong.versions);
      if (versions.empty()) continue;
      GradeResult result = grade(exercise, wrong.file.source, versions.back());
      std::string message = why_failed(result);
      auto same = std::find_if(seen.begin(), seen.end(), [&](const auto& each) { return each.second == message; });
      if (same != seen.end()) {
        checker.error({wrong.file.path, 1, 1}, "wrong-program",
                      "it gets the same message as " + same->first + ": " + message,
                      "Recognise what is wrong here with a [[requirement.recognise]].");
      }
      seen.emplace_back(wrong.file.name, message);
    }
  });
}

void check_python(Checker& checker, const std::string& source, const Origin& origin, const std::string& what) {
  CapturingHost host;
  Settings settings;
  settings.version = oldest_version;
  Engine engine(settings, host);
  if (std::optional<ExceptionReport> problem = engine.check_syntax(source)) {
    Origin place = origin;
    place.line += problem->place.line;
    checker.error(place, "check", what + " is no Python: " + problem->message,
                  "Checks must be readable by every version.");
  }
}

}  // namespace

void check_exercise(Checker& checker, const Exercise& exercise) {
  ++checker.counts.exercises;
  auto text = [&](const RichText& rich) { check_text(checker, rich, exercise.lesson, exercise.python); };
  text(exercise.statement);
  text(exercise.comparison);
  for (const RichText& hint : exercise.hints) text(hint);
  check_topics(checker, exercise.topics, exercise.origin);
  check_link(checker, exercise.reread, exercise.origin, exercise.lesson);
  for (const Requirement& requirement : exercise.requirements) {
    text(requirement.text);
    check_link(checker, requirement.reread, requirement.origin, exercise.lesson);
    check_python(checker, requirement.check, requirement.origin, "the check of '" + requirement.id + '\'');
    for (const Recognition& each : requirement.recognise)
      check_python(checker, '(' + each.when + ")\n", each.origin, "'when'");
  }
  if (exercise.alternatives.size() < fewest_alternatives) {
    checker.warning(exercise.origin, "alternatives", "it has " + counted(exercise.alternatives.size(), "alternative"),
                    "Give at least 2.");
  }
  if (exercise.wrong.size() < fewest_wrong) {
    checker.warning(exercise.origin, "wrong-programs", "it has " + counted(exercise.wrong.size(), "wrong program"),
                    "Give at least 6.");
  }
  check_right(checker, exercise, exercise.solution);
  for (const SolutionFile& file : exercise.alternatives) check_right(checker, exercise, file);
  for (const WrongProgram& wrong : exercise.wrong) check_wrong(checker, exercise, wrong);
  check_messages_differ(checker, exercise);
  checker.later([&checker, &exercise] {
    for (Version version : checker.versions(VersionSet::only(exercise.python.nearest(default_version)))) {
      if (grade(exercise, exercise.starter, version).passed) {
        checker.error(exercise.origin, "false-pass", "the starter passes as it is",
                      "Leave something to do, or sharpen the checks.");
      }
    }
  });
}

void check_myth(Checker& checker, const Myth& myth) {
  ++checker.counts.myths;
  for (const RichText* text : {&myth.claim, &myth.heard, &myth.instead})
    check_text(checker, *text, "", VersionSet::all());
  check_topics(checker, myth.topics, myth.origin);
  if (!myth.track.empty() && !checker.course().find_track(myth.track)) {
    checker.error(myth.origin, "link", "there is no track '" + myth.track + '\'', "Name the folder of a track.");
  }
  for (const std::string& link : myth.see) check_link(checker, link, myth.origin, "");
  VersionSet covered;
  for (const Verdict& verdict : myth.verdicts) {
    check_text(checker, verdict.because, "", verdict.python);
    if (!(covered & verdict.python).empty()) {
      checker.error(verdict.origin, "verdict", "two verdicts on " + in_words(covered & verdict.python),
                    "Each version has one.");
    }
    covered = covered | verdict.python;
    if (!myth.evidence || verdict.proof.empty()) continue;
    checker.later([&checker, &myth, &verdict] {
      ByVersion found;
      for (Version version : checker.versions(verdict.python)) {
        std::string problem;
        if (checker.evaluator().holds(*myth.evidence, verdict.proof, version, problem)) continue;
        found.add("the proof `" + verdict.proof + "` is not true" + (problem.empty() ? "" : ": " + problem), version);
      }
      checker.errors(verdict.origin, "verdict", found, verdict.python,
                     "Correct the verdict, its versions or its proof.");
    });
  }
  if (!covered.is_all()) {
    checker.error(myth.origin, "verdict", "no verdict on " + in_words(VersionSet::all() - covered),
                  "Verdicts together cover all versions.");
  }
}

void check_term(Checker& checker, const Term& term) {
  check_text(checker, term.text, "", VersionSet::all());
  check_link(checker, term.see, term.origin, "");
}

}  // namespace slotscope::course
