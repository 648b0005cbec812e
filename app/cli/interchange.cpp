// `slotscope lessons export` and `import`: other programs' formats, and what they cannot hold.
#include <CLI/CLI.hpp>

#include "cli/support.hpp"
#include "course/interchange/interchange.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

struct ExportOptions {
  VersionChoice python;
  std::string format;
  std::string what;
  std::string to;
  std::string lessons;
};

void tell_lost(const std::vector<std::string>& lost, std::string_view format) {
  if (lost.empty()) return;
  std::fflush(stdout);
  std::fprintf(stderr, "%s does not hold:\n", std::string(format).c_str());
  for (const std::string& each : lost) std::fprintf(stderr, "  %s\n", each.c_str());
}

/// The questions of a track, a lesson or the whole course; nothing when `what` names neither.
std::optional<course::Questions> questions_of(const course::Course& lessons, const std::string& what) {
  course::Questions all = lessons.quiz_questions();
  if (what.empty()) return all;
  if (!lessons.find_track(what) && !lessons.find_lesson(what)) return std::nullopt;
  std::erase_if(all, [&](const auto& question) { return question->track != what && question->lesson != what; });
  return all;
}

int write_files(const course::Exported& exported, const std::string& to) {
  if (exported.files.size() == 1 && !course::is_folder(to) && !to.ends_with('/'))
    return write_result(to, exported.files.front().second);
  if (to.ends_with(".zip")) return write_result(to, course::zip_archive(exported.files));
  if (to.empty() || to == "-") return refuse("these are several files; name a folder or a .zip with --to");
  std::string error;
  if (!course::make_folders(to, error)) return refuse(error);
  for (const auto& [name, content] : exported.files) {
    if (!course::write_file(to + '/' + name, content, error)) return refuse(error);
  }
  return done;
}

int run_export(const ExportOptions& options) {
  course::LoadResult loaded = load(options.lessons);
  course::Evaluator evaluator;
  Version version = options.python.one();
  course::Exported exported;
  if (options.format == "ipynb") {
    std::vector<const course::Lesson*> chosen;
    for (const auto& track : loaded.course->tracks) {
      for (const auto& lesson : track->lessons) {
        if (options.what.empty() || options.what == track->id || options.what == lesson->id)
          chosen.push_back(lesson.get());
      }
    }
    if (chosen.empty())
      return refuse("there is no track or lesson '" + options.what + "'; `slotscope lessons list` shows them");
    for (const course::Lesson* lesson : chosen) {
      course::Exported one = course::to_notebook(*lesson, version, evaluator);
      exported.files.insert(exported.files.end(), one.files.begin(), one.files.end());
      for (std::string& each : one.lost) {
        if (std::find(exported.lost.begin(), exported.lost.end(), each) == exported.lost.end())
          exported.lost.push_back(std::move(each));
      }
    }
  } else {
    std::optional<course::Questions> questions = questions_of(*loaded.course, options.what);
    if (!questions)
      return refuse("there is no track or lesson '" + options.what + "'; `slotscope lessons list` shows them");
    std::string title = options.what.empty() ? loaded.course->title : options.what;
    if (options.format == "gift") exported = course::to_gift(*questions, version, evaluator);
    if (options.format == "mdbook") exported = course::to_mdbook_quiz(*questions, version, evaluator);
    if (options.format == "qti") exported = course::to_qti(*questions, title, version, evaluator);
    if (options.format == "anki") exported = course::to_anki(*questions, title, version, evaluator);
  }
  int status = write_files(exported, options.to);
  if (status == done) tell_lost(exported.lost, options.format);
  return status;
}

int run_import(const std::string& format, const std::string& path, const std::string& to) {
  std::optional<std::string> text = read_source(path);
  if (!text) return misused;
  course::Imported imported = format == "gift" ? course::from_gift(*text, path) : course::from_mdbook_quiz(*text, path);
  for (const course::Diagnostic& each : imported.diagnostics)
    std::fprintf(stderr, "%s\n", course::to_string(each).c_str());
  if (imported.questions == 0) return refuse("no question was found in " + path, failed);
  int status = write_result(to, course::write_toml(imported.quiz));
  if (status == done) tell_lost(imported.lost, "A quiz.toml");
  return has_errors(imported.diagnostics) ? failed : status;
}

}  // namespace

void add_interchange(CLI::App& lessons, int& status) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* exporting =
      lessons.add_subcommand("export", "Questions as GIFT, mdbook-quiz, QTI 2.1 or Anki; lessons as notebooks");
  exporting->add_option("--format", options->format, "gift, mdbook, qti, anki or ipynb")
      ->required()
      ->check(CLI::IsMember({"gift", "mdbook", "qti", "anki", "ipynb"}))
      ->type_name("FORMAT");
  exporting->add_option("ID", options->what, "A track or a lesson (everything when not given)");
  exporting->add_option("--to", options->to, "File, folder or .zip (stdout when not given)")->type_name("PATH");
  add_version(*exporting, options->python);
  add_lessons_folder(*exporting, options->lessons);
  exporting->callback([options, &status] { status = run_export(*options); });

  auto format = std::make_shared<std::string>();
  auto path = std::make_shared<std::string>();
  auto to = std::make_shared<std::string>();
  CLI::App* importing = lessons.add_subcommand("import", "A GIFT or mdbook-quiz file as a quiz.toml");
  importing->add_option("--format", *format, "gift or mdbook")
      ->required()
      ->check(CLI::IsMember({"gift", "mdbook"}))
      ->type_name("FORMAT");
  importing->add_option("FILE", *path, "The file; - reads it from stdin")->required();
  importing->add_option("--to", *to, "The quiz.toml to write (stdout when not given)")->type_name("PATH");
  importing->callback([=, &status] { status = run_import(*format, *path, *to); });
}

}  // namespace slotscope::cli
