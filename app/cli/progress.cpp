// `slotscope progress`: export, import, reset, undo and report of what a learner did.
#include <CLI/CLI.hpp>

#include "cli/support.hpp"
#include "course/progress/report.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

using course::ProgressStore;

/// Chooses the profile of that name for this command, without changing which one the window opens with.
bool choose(ProgressStore& store, const std::string& name) {
  if (name.empty()) return true;
  std::vector<std::string> known;
  for (const course::Profile& profile : store.profiles()) {
    if (profile.name == name) return store.use_profile(profile.id);
    known.push_back(profile.name);
  }
  refuse("there is no profile '" + name + "'; there are: " + course::join(known, ", "));
  return false;
}

int import_file(const std::string& path, const std::string& profile) {
  std::optional<std::string> text = read_source(path);
  if (!text) return misused;
  std::string error;
  std::optional<course::Data> data = course::parse_json(*text, error);
  if (!data) return refuse(path + " is no JSON: " + error);
  std::unique_ptr<ProgressStore> store = open_progress();
  if (!profile.empty()) {
    bool known = false;
    for (const course::Profile& each : store->profiles()) known = known || each.name == profile;
    if (!known && !store->add_profile(profile, error)) return refuse(error);
    if (!choose(*store, profile)) return misused;
  }
  std::optional<int> added = store->import_profile(*data, error);
  if (!added) return refuse(error, failed);
  print("Taken in for " + store->profile().name + ": " + course::counted(static_cast<std::size_t>(*added), "entry") +
        ".\n");
  return store->saves() ? done : failed;
}

int reset(const std::string& track, const std::string& profile, bool sure) {
  std::unique_ptr<ProgressStore> store = open_progress();
  if (!choose(*store, profile)) return misused;
  std::string what = (track.empty() ? "all progress of " : "the progress in " + track + " of ") + store->profile().name;
  if (!sure) return refuse("this forgets " + what + "; say --yes to do it (`slotscope progress undo` brings it back)");
  if (!store->reset(track)) return refuse(store->take_write_error(), failed);
  print("Forgotten: " + what + ". `slotscope progress undo` brings it back.\n");
  return done;
}

int undo() {
  std::unique_ptr<ProgressStore> store = open_progress();
  std::string what = store->undo_text();
  std::string error;
  if (!store->undo(error)) return refuse(error, failed);
  print("Brought back: " + what + ".\n");
  return done;
}

int report(const std::string& profile, const std::string& format, const std::string& lessons) {
  std::unique_ptr<ProgressStore> store = open_progress();
  if (!choose(*store, profile)) return misused;
  course::ProgressReport made = course::make_report(*load(lessons).course, *store);
  print(format == "csv" ? course::to_csv(made) : course::to_text(made));
  return done;
}

}  // namespace

void add_progress(CLI::App& program, int& status) {
  CLI::App* progress = program.add_subcommand("progress", "What was read, answered and solved");
  progress->require_subcommand(1);
  auto profile = std::make_shared<std::string>();
  auto path = std::make_shared<std::string>();
  auto track = std::make_shared<std::string>();
  auto format = std::make_shared<std::string>("text");
  auto lessons = std::make_shared<std::string>();
  auto sure = std::make_shared<bool>(false);
  auto add = [&](const char* name, const char* what) {
    CLI::App* command = progress->add_subcommand(name, what);
    command->add_option("--profile", *profile, "Whose progress (the chosen profile's when not given)")
        ->type_name("NAME");
    return command;
  };
  CLI::App* exporting = add("export", "Write it as JSON");
  exporting->add_option("FILE", *path, "Where to (stdout when not given)");
  exporting->callback([=, &status] {
    std::unique_ptr<ProgressStore> store = open_progress();
    status =
        choose(*store, *profile) ? write_result(*path, course::write_json(store->export_profile()) + '\n') : misused;
  });
  CLI::App* importing =
      add("import", "Add what an exported file holds; a new profile is made when --profile names none");
  importing->add_option("FILE", *path, "The exported file; - reads it from stdin")->required();
  importing->callback([=, &status] { status = import_file(*path, *profile); });
  CLI::App* resetting = add("reset", "Forget it; can be undone");
  resetting->add_option("--track", *track, "Only this track")->type_name("TRACK");
  resetting->add_flag("--yes", *sure, "Do it");
  resetting->callback([=, &status] { status = reset(*track, *profile, *sure); });
  CLI::App* undoing = progress->add_subcommand("undo", "Bring back what the last reset forgot");
  undoing->callback([&status] { status = undo(); });
  CLI::App* reporting = add("report", "By track, by topic and over time");
  reporting->add_option("--format", *format, "text or csv")->check(CLI::IsMember({"text", "csv"}))->type_name("FORMAT");
  add_lessons_folder(*reporting, *lessons);
  reporting->callback([=, &status] { status = report(*profile, *format, *lessons); });
}

}  // namespace slotscope::cli
