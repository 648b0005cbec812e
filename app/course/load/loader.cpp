// Reads a folder of lessons: tracks in their order, the rulers, myth cards and the glossary.
#include "course/load/loader.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "course/load/card_reader.hpp"
#include "course/load/lesson_reader.hpp"
#include "course/load/question_reader.hpp"
#include "course/load/table_reader.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

/// "10-hidden-dictionary" as "hidden-dictionary"; empty when it is not of that form.
std::string_view lesson_name(std::string_view folder) {
  std::size_t dash = folder.find('-');
  if (dash == std::string_view::npos || dash == 0) return "";
  for (char c : folder.substr(0, dash)) {
    if (!std::isdigit(static_cast<unsigned char>(c))) return "";
  }
  std::string_view name = folder.substr(dash + 1);
  return is_plain_id(name) ? name : "";
}

void read_track_file(const std::string& path, Track& track, Diagnostics& diagnostics) {
  std::optional<Data> table = parse_toml(read_file(path).value_or(""), path, 1, diagnostics);
  if (!table) return;
  TableReader reader(*table, path, "track", diagnostics);
  track.title = reader.text("title", Need::Required);
  track.order = reader.integer("order", 99, 0, 99);
  track.summary = reader.markdown("summary", Need::Required);
  if (const Data* speakers = reader.take("speakers")) {
    for (const auto& [name, role] : speakers->members) track.speakers.push_back({name, role.text});
  }
  reader.finish();
}

std::shared_ptr<const Track> read_track(const std::string& folder, Diagnostics& diagnostics) {
  auto track = std::make_shared<Track>();
  track->id = name_of_path(folder);
  track->path = folder;
  read_track_file(folder + "/track.toml", *track, diagnostics);
  for (const std::string& name : names_in(folder)) {
    std::string path = folder + '/' + name;
    if (!is_folder(path)) continue;
    std::string_view id = lesson_name(name);
    if (id.empty()) {
      report(diagnostics, {path, 0, 0}, "id", "a lesson's folder is called NN-name",
             "For example 10-hidden-dictionary.");
      continue;
    }
    LessonHome home{path + "/lesson.md", track->id + '/' + std::string(id), track->id, path, &track->speakers};
    track->lessons.push_back(read_lesson(home, diagnostics));
  }
  std::string quiz = folder + "/quiz.toml";
  if (std::optional<std::string> text = read_file(quiz)) {
    track->questions = read_quiz(*text, {quiz, track->id, "", nullptr}, diagnostics);
  }
  return track;
}

void read_course_file(const std::string& path, Course& course, Diagnostics& diagnostics) {
  std::optional<std::string> text = read_file(path);
  if (!text) {
    report(diagnostics, {path, 0, 0}, "missing", "the file cannot be read", "Write it; see FORMAT.md, Folders.");
    return;
  }
  std::optional<Data> table = parse_toml(*text, path, 1, diagnostics);
  if (!table) return;
  TableReader reader(*table, path, "course", diagnostics);
  course.title = reader.text("title", Need::Required);
  if (const Data* topics = reader.take("topics")) {
    for (const auto& [id, title] : topics->members) course.topics.emplace_back(id, title.text);
  }
  reader.finish();
}

}  // namespace

LoadResult load_course(const std::string& folder) {
  LoadResult result;
  auto course = std::make_shared<Course>();
  course->folder = folder;
  if (!is_folder(folder)) {
    report(result.diagnostics, {folder, 0, 0}, "missing", "there is no such folder of lessons",
           "Give the folder that holds course.toml.");
    result.course = course;
    return result;
  }
  read_course_file(folder + "/course.toml", *course, result.diagnostics);
  for (const std::string& name : names_in(folder)) {
    std::string path = folder + '/' + name;
    if (exists(path + "/track.toml")) course->tracks.push_back(read_track(path, result.diagnostics));
  }
  std::stable_sort(course->tracks.begin(), course->tracks.end(),
                   [](const auto& a, const auto& b) { return a->order < b->order; });
  if (exists(folder + "/rulers.md")) {
    static const std::vector<Speaker> nobody;
    course->rulers =
        read_lesson({folder + "/rulers.md", "rulers", "rulers", folder + "/rulers", &nobody}, result.diagnostics);
  }
  course->myths = read_myths(folder + "/myths", result.diagnostics);
  course->terms = read_glossary(folder + "/glossary.toml", result.diagnostics);
  result.course = course;
  return result;
}

std::string default_lessons_folder() {
  std::string chosen = environment("SLOTSCOPE_LESSONS");
  if (!chosen.empty()) return chosen;
  for (const std::string& folder : {executable_folder(), std::string(".")}) {
    for (std::string_view below : {"/lessons", "/../lessons", "/../../lessons", "/../share/slotscope/lessons"}) {
      std::string path = folder + std::string(below);
      if (exists(path + "/course.toml")) return path;
    }
  }
  return "lessons";
}

std::uint64_t folder_stamp(const std::string& folder) {
  return stamp_of(folder);
}

}  // namespace slotscope::course
