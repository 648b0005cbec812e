// `slotscope lessons`: check, list, show, new; and the formats of other programs (interchange.cpp).
#include <CLI/CLI.hpp>

#include "cli/lesson_text.hpp"
#include "cli/support.hpp"
#include "course/lint/lint.hpp"
#include "course/load/skeleton.hpp"
#include "course/search/index.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

/// The folder with course.toml, at `path` or above it; `path` itself when there is none.
std::string course_root(std::string path) {
  std::string folder = path;
  while (!course::exists(folder + "/course.toml")) {
    std::string above = course::parent_of(folder);
    if (above == folder || above == ".") return course::exists("./course.toml") ? "." : path;
    folder = above;
  }
  return folder;
}

int check(std::string path, const VersionChoice& python, bool strict) {
  if (path.empty()) path = course::default_lessons_folder();
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (!course::exists(path)) return refuse(path + ": there is no such folder");
  std::string root = course_root(path);
  course::LoadResult loaded = course::load_course(root);
  course::Evaluator evaluator;
  course::LintOptions options;
  if (root != path) options.under = path;
  if (python.all || python.versions.size() == 1)
    options.versions = python.all ? std::vector<Version>{} : python.versions;
  options.stop = &interrupted();
  course::LintResult result = course::lint(*loaded.course, evaluator, options);
  std::size_t errors = 0;
  std::size_t warnings = 0;
  auto show = [&](const course::Diagnostic& each) {
    if (!options.under.empty() && !each.file.starts_with(options.under)) return;
    print(course::to_string(each) + '\n');
    ++(each.severity == course::Severity::Error ? errors : warnings);
  };
  for (const course::Diagnostic& each : loaded.diagnostics) show(each);
  for (const course::Diagnostic& each : result.diagnostics) show(each);
  const course::LintCounts& counts = result.counts;
  print(course::counted(counts.lessons, "lesson") + ", " + course::counted(counts.programs, "program") + ", " +
        course::counted(counts.expressions, "expression") + ", " + course::counted(counts.questions, "question") +
        ", " + course::counted(counts.exercises, "exercise") + ", " + course::counted(counts.myths, "myth card") +
        " checked: " + course::counted(errors, "error") + ", " + course::counted(warnings, "warning") + ".\n");
  if (interrupted()) return refuse("stopped", 130);
  return errors > 0 || (strict && warnings > 0) ? failed : done;
}

int list(const std::string& folder) {
  course::LoadResult loaded = load(folder);
  if (loaded.course->tracks.empty()) return refuse("there are no lessons in " + loaded.course->folder, failed);
  for (const auto& track : loaded.course->tracks) {
    print(track->id + "  " + course::replace_all(track->title, "`", "") + '\n');
    for (const auto& lesson : track->lessons) {
      std::string extra;
      if (!lesson->exercises.empty()) extra += ", " + course::counted(lesson->exercises.size(), "exercise");
      std::size_t questions = 0;
      for (const auto& question : lesson->questions) questions += !question->is_prediction;
      if (questions > 0) extra += ", " + course::counted(questions, "question");
      print("  " + lesson->id + "  " + course::replace_all(lesson->title, "`", "") + " (" +
            course::counted(static_cast<std::size_t>(lesson->minutes), "minute") + extra + ")\n");
      for (const auto& exercise : lesson->exercises)
        print("    exercise " + exercise->id + "  " + course::replace_all(exercise->title, "`", "") + '\n');
    }
  }
  return done;
}

int show(const std::string& id, const VersionChoice& python, const std::string& folder, bool notes) {
  course::LoadResult loaded = load(folder);
  const course::Lesson* lesson = loaded.course->find_lesson(id);
  if (!lesson) {
    for (const auto& track : loaded.course->tracks) {
      for (const auto& each : track->lessons) {
        if (each->id.ends_with('/' + id)) lesson = each.get();
      }
    }
  }
  if (!lesson) {
    course::SearchIndex index(*loaded.course);
    std::vector<course::Hit> hits = index.find(id, 1);
    return refuse(
        "there is no lesson '" + id + '\'' +
        (hits.empty() ? "; `slotscope lessons list` shows them" : "; did you mean '" + hits.front().target + "'?"));
  }
  course::Evaluator evaluator;
  print(lesson_text(*loaded.course, *lesson, python.one(), evaluator, notes ? Notes::Shown : Notes::Left));
  return done;
}

int make_new(const std::string& id, const std::string& folder) {
  std::string error;
  std::string path = course::make_lesson(folder.empty() ? course::default_lessons_folder() : folder, id, error);
  if (path.empty()) return refuse(error);
  print("Made " + path + ". Next: write it (FORMAT.md says how), then `slotscope lessons check " +
        course::parent_of(path) + "`.\n");
  return done;
}

}  // namespace

void add_lessons(CLI::App& program, int& status) {
  CLI::App* lessons =
      program.add_subcommand("lessons", "Check, list, show, make lessons; take questions to other formats");
  lessons->require_subcommand(1);
  auto path = std::make_shared<std::string>();
  auto id = std::make_shared<std::string>();
  auto folder = std::make_shared<std::string>();
  auto python = std::make_shared<VersionChoice>();
  auto strict = std::make_shared<bool>(false);

  CLI::App* checking =
      lessons->add_subcommand("check", "Run every example on every version and report what is stale, false or missing");
  checking->add_option("DIR", *path, "The lessons, or a track, lesson or file of them");
  auto checked = std::make_shared<VersionChoice>(VersionChoice{all_versions(), true});
  add_versions(*checking, *checked);
  checking->add_flag("--strict", *strict, "Warnings count as errors");
  checking->callback([=, &status] { status = check(*path, *checked, *strict); });

  CLI::App* listing = lessons->add_subcommand("list", "All tracks, lessons and exercises");
  add_lessons_folder(*listing, *folder);
  listing->callback([=, &status] { status = list(*folder); });

  CLI::App* showing = lessons->add_subcommand("show", "A whole lesson as text");
  showing->add_option("ID", *id, "For example slots/hidden-dictionary")->required();
  add_version(*showing, *python);
  add_lessons_folder(*showing, *folder);
  auto notes = std::make_shared<bool>(false);
  showing->add_flag("--notes", *notes, "With the notes for the teacher");
  showing->callback([=, &status] { status = show(*id, *python, *folder, *notes); });

  CLI::App* making = lessons->add_subcommand("new", "Start a lesson that passes the check");
  making->add_option("ID", *id, "For example slots/my-lesson")->required();
  add_lessons_folder(*making, *folder);
  making->callback([=, &status] { status = make_new(*id, *folder); });

  add_interchange(*lessons, status);
}

}  // namespace slotscope::cli
