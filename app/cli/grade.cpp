// `slotscope grade`: checks a program, or a folder of programs, against an exercise.
#include <CLI/CLI.hpp>

#include "cli/support.hpp"
#include "course/grading/grader.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

struct GradeOptions {
  VersionChoice python;
  std::string exercise;
  std::string path;
  std::string format = "text";
  std::string lessons;
  bool csv = false;
};

/// By its id "slots/lat-lon", by its name "lat-lon" when that is unique, or by its folder.
std::shared_ptr<const course::Exercise> find(const course::Course& lessons, const std::string& wanted) {
  std::shared_ptr<const course::Exercise> found = lessons.find_exercise(wanted);
  std::vector<std::string> known;
  std::size_t matches = 0;
  for (const auto& each : lessons.exercises()) {
    known.push_back(each->id);
    if (found) continue;
    std::string folder = course::parent_of(each->origin.file);
    if (each->id.ends_with('/' + wanted) || folder.ends_with('/' + wanted) || folder == wanted) {
      ++matches;
      found = each;
    }
  }
  if (found && matches < 2) return found;
  std::optional<std::string> meant = course::nearest(wanted, known);
  refuse(matches > 1 ? "several exercises are called '" + wanted + "'; give the track as well"
                     : "there is no exercise '" + wanted + '\'' +
                           (meant ? "; did you mean '" + *meant + "'?" : "; `slotscope lessons list` shows them"));
  return nullptr;
}

int grade_folder(const GradeOptions& options, const course::Exercise& exercise) {
  print(course::csv_head());
  bool all = true;
  std::size_t count = 0;
  for (const std::string& name : course::names_in(options.path)) {
    if (!name.ends_with(".py") || interrupted()) continue;
    std::optional<std::string> source = read_source(options.path + '/' + name);
    if (!source) return misused;
    course::GradeResult result = course::grade(exercise, *source, options.python.one(), &interrupted());
    all = all && result.passed;
    ++count;
    print(course::to_csv(result, name));
  }
  if (count == 0) return refuse("there is no .py file in " + options.path);
  return all ? done : failed;
}

int run(const GradeOptions& options) {
  course::LoadResult loaded = load(options.lessons);
  std::shared_ptr<const course::Exercise> exercise = find(*loaded.course, options.exercise);
  if (!exercise) return misused;
  Version version = options.python.one();
  if (!exercise->python.contains(version)) {
    return refuse("this exercise is for Python " + in_words(exercise->python) + "; choose one with --python");
  }
  if (course::is_folder(options.path)) {
    if (!options.csv) return refuse(options.path + " is a folder; its programs are graded into a table with --csv");
    return grade_folder(options, *exercise);
  }
  std::optional<std::string> source = read_source(options.path);
  if (!source) return misused;
  course::GradeResult result = course::grade(*exercise, *source, version, &interrupted());
  if (options.csv) {
    print(course::csv_head() + course::to_csv(result, course::name_of_path(options.path)));
  } else if (options.format == "json") {
    print(course::write_json(course::to_data(result)) + '\n');
  } else {
    print(course::to_text(result));
  }
  return result.passed ? done : failed;
}

}  // namespace

void add_grade(CLI::App& program, int& status) {
  auto options = std::make_shared<GradeOptions>();
  CLI::App* command = program.add_subcommand("grade", "Check a program against an exercise");
  add_version(*command, options->python);
  add_lessons_folder(*command, options->lessons);
  command->add_option("EXERCISE", options->exercise, "For example slots/lat-lon")->required();
  command->add_option("FILE", options->path, "The program; - reads it from stdin; a folder of programs with --csv")
      ->required();
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->add_flag("--csv", options->csv, "A line for each program");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace slotscope::cli
