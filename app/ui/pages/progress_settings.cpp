// Draws profiles and what can be done with their progress.
#include "ui/pages/progress_settings.hpp"

#include <algorithm>
#include <vector>

#include "course/source/data.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"
#include "ui/pages/study.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope {

namespace {

void tell(Shell& shell, ToastKind kind, std::string text) {
  shell.toasts().show({.kind = kind, .text = std::move(text), .topic = "progress"});
}

}  // namespace

ProgressSettings::ProgressSettings(std::shared_ptr<Study> study)
    : study_(std::move(study)), path_(course::data_folder() + "/progress.json") {}

void ProgressSettings::draw(Shell& shell, Column& column) {
  draw_profiles(shell, column);
  draw_files(shell, column);
}

void ProgressSettings::draw_profiles(Shell& shell, Column& column) {
  SettingGroup group(column, "Learner");
  course::ProgressStore& progress = study_->progress();
  const std::vector<course::Profile> profiles = progress.profiles();
  std::vector<std::string> names;
  int chosen = 0;
  for (const course::Profile& each : profiles) {
    if (each.id == progress.profile().id) chosen = static_cast<int>(names.size());
    names.push_back(each.name);
  }
  if (profiles.size() > 1) {
    const Rect row = group.row("Profile", "Each has progress and reviews of its own.", 20);
    if (choice("Profile", row, names, chosen)) {
      progress.choose_profile(profiles[static_cast<std::size_t>(chosen)].id);
      study_->renew();
    }
  }
  const Rect row = group.row("Another profile", "For a second person on this machine, or a second time through.", 20);
  const ImVec2 size = button_size("Add");
  const Rect field{row.min, {row.max.x - size.x - em(0.5f), row.max.y}};
  const bool entered = text_field("Name of the new profile", field, name_, {.placeholder = "Name"}).submitted;
  const bool pressed = button("Add", {row.max.x - size.x, row.min.y}, {.enabled = !course::trim(name_).empty()});
  if (!entered && !pressed) return;
  std::string error;
  if (!progress.add_profile(course::trim(name_), error)) return tell(shell, ToastKind::Warning, error);
  for (const course::Profile& each : progress.profiles()) {
    if (each.name == course::trim(name_)) progress.choose_profile(each.id);
  }
  study_->renew();
  tell(shell, ToastKind::Success, "Now learning: " + progress.profile().name + ".");
  name_.clear();
}

void ProgressSettings::draw_files(Shell& shell, Column& column) {
  SettingGroup group(column, "Progress");
  const Rect file = group.row("File", "Where progress is written to, or read from, as JSON.", 24);
  text_field("Progress file", file, path_, {.placeholder = "Path of a file"});
  const bool named = !course::trim(path_).empty();
  const Rect row = group.row("Take it along", "Reading adds to what is there; nothing is lost.", 20);
  const ButtonOptions options{.enabled = named};
  const ImVec2 read_size = button_size("Read the file", options), write_size = button_size("Write the file", options);
  if (button("Read the file", {row.max.x - read_size.x, row.min.y}, options)) read_file(shell);
  if (button("Write the file", {row.max.x - read_size.x - write_size.x - em(0.5f), row.min.y}, options))
    write_file(shell);
  draw_reset(shell, group);
}

void ProgressSettings::draw_reset(Shell& shell, SettingGroup& group) {
  const Rect row = group.row("Begin anew", "Forgets what was read, answered and solved. It can be undone.", 12);
  const ButtonOptions options{.kind = ButtonKind::Danger};
  const ImVec2 size = button_size("Forget all progress", options);
  if (!button("Forget all progress", {row.max.x - size.x, row.min.y}, options)) return;
  shell.ask({.title = "Forget all progress?",
             .text = "Everything " + study_->progress().profile().name +
                     " read, answered and solved is forgotten, drafts too. You can undo it afterwards.",
             .answers = {{"Keep it", ButtonKind::Secondary, [] {}},
                         {"Forget it", ButtonKind::Danger, [this, &shell] { reset(shell); }}}});
}

void ProgressSettings::write_file(Shell& shell) {
  std::string error;
  const std::string text = course::write_json(study_->progress().export_profile()) + "\n";
  if (!course::write_file(path_, text, error)) return tell(shell, ToastKind::Error, error);
  tell(shell, ToastKind::Success, "Progress was written to " + path_ + ".");
}

void ProgressSettings::read_file(Shell& shell) {
  const std::optional<std::string> text = course::read_file(path_);
  if (!text) return tell(shell, ToastKind::Error, path_ + " cannot be read.");
  std::string error;
  const std::optional<course::Data> data = course::parse_json(*text, error);
  if (!data) return tell(shell, ToastKind::Error, path_ + " is no JSON: " + error);
  const std::optional<int> added = study_->progress().import_profile(*data, error);
  if (!added) return tell(shell, ToastKind::Error, error);
  study_->renew();
  tell(shell, ToastKind::Success, "Taken in: " + course::counted(static_cast<std::size_t>(*added), "entry") + ".");
}

void ProgressSettings::reset(Shell& shell) {
  if (!study_->progress().reset("")) return tell(shell, ToastKind::Error, study_->progress().take_write_error());
  study_->renew();
  shell.toasts().show({.kind = ToastKind::Info,
                       .text = "Progress is forgotten.",
                       .action = "Undo",
                       .on_action =
                           [this, &shell] {
                             std::string error;
                             const bool back = study_->progress().undo(error);
                             study_->renew();
                             tell(shell, back ? ToastKind::Success : ToastKind::Error,
                                  back ? "Progress is back." : error);
                           },
                       .topic = "progress"});
}

}  // namespace slotscope
