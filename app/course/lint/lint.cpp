// Goes through a course and checks each part of it.
#include "course/lint/lint.hpp"

#include <map>
#include <set>

#include "course/lint/checker.hpp"

namespace slotscope::course {

namespace {

void check_ids(Checker& checker, const Course& course) {
  std::set<std::string> seen;
  auto once = [&](const std::string& kind, const std::string& id, const Origin& origin) {
    if (!seen.insert(kind + ' ' + id).second)
      checker.error(origin, "same-id", "two " + kind + "s are called '" + id + '\'', "Rename one.");
  };
  for (const auto& track : course.tracks) {
    for (const auto& lesson : track->lessons) {
      once("lesson", lesson->id, {lesson->path, 1, 1});
      for (const auto& question : lesson->questions) once("question", question->id, question->origin);
      for (const auto& exercise : lesson->exercises) once("exercise", exercise->id, exercise->origin);
    }
    for (const auto& question : track->questions) once("question", question->id, question->origin);
  }
}

using QuestionsByFile = std::map<std::string, std::vector<const Question*>>;

void check_questions(Checker& checker, const std::vector<std::shared_ptr<const Question>>& questions,
                     QuestionsByFile& by_file) {
  for (const auto& question : questions) {
    if (!checker.wants(question->origin.file)) continue;
    check_question(checker, *question);
    if (!question->is_prediction) by_file[question->origin.file].push_back(question.get());
  }
}

void check_whole_lesson(Checker& checker, const Lesson& lesson, QuestionsByFile& by_file) {
  if (checker.wants(lesson.path)) check_lesson(checker, lesson);
  check_questions(checker, lesson.questions, by_file);
  for (const auto& exercise : lesson.exercises) {
    if (checker.wants(exercise->origin.file)) check_exercise(checker, *exercise);
  }
}

}  // namespace

LintResult lint(const Course& course, Evaluator& evaluator, const LintOptions& options) {
  Checker checker(course, evaluator, options);
  QuestionsByFile by_file;
  check_ids(checker, course);
  for (const auto& track : course.tracks) {
    if (checker.wants(track->path)) check_text(checker, track->summary, "", VersionSet::all());
    for (const auto& lesson : track->lessons) check_whole_lesson(checker, *lesson, by_file);
    check_questions(checker, track->questions, by_file);
  }
  if (course.rulers && checker.wants(course.rulers->path)) {
    check_whole_lesson(checker, *course.rulers, by_file);
    for (const char* id : {"getsizeof", "naive", "tracemalloc", "process"}) {
      if (!course.rulers->find_section(id)) {
        checker.error({course.rulers->path, 1, 1}, "parts", std::string("no section {#") + id + '}',
                      "Each ruler has its section.");
      }
    }
  }
  for (const auto& myth : course.myths) {
    if (checker.wants(myth->origin.file)) check_myth(checker, *myth);
  }
  for (const Term& term : course.terms) {
    if (checker.wants(term.origin.file)) check_term(checker, term);
  }
  for (const auto& [file, questions] : by_file) check_question_bias(checker, questions);
  checker.run_jobs();
  return {checker.take(), checker.counts};
}

}  // namespace slotscope::course
