// The programs of the playground as files, and how they outlive the window.
#include <algorithm>
#include <filesystem>

#include "platform/directories.hpp"
#include "platform/files.hpp"
#include "ui/motion.hpp"
#include "ui/pages/playground/examples.hpp"
#include "ui/pages/playground/playground_page.hpp"
#include "ui/shell.hpp"

namespace slotscope {

namespace {

constexpr double keep_delay = 0.4;

std::string drafts_folder() {
  return data_directory() + "/playground";
}

}  // namespace

std::string PlaygroundPage::new_name() const {
  for (int number = 1;; ++number) {
    std::string name = number == 1 ? "untitled" : "untitled " + std::to_string(number);
    const bool taken =
        std::any_of(programs_.begin(), programs_.end(), [&name](const auto& program) { return program->name == name; });
    if (!taken) return name;
  }
}

PlaygroundPage::OpenProgram& PlaygroundPage::add_program(std::string_view text, const std::string& path) {
  auto program = std::make_unique<OpenProgram>(text);
  program->path = path;
  program->name = path.empty() ? new_name() : std::filesystem::path(path).filename().string();
  programs_.push_back(std::move(program));
  current_ = static_cast<int>(programs_.size()) - 1;
  return current();
}

void PlaygroundPage::take_carried_program() {
  std::optional<CarriedProgram>& carried = shell_.carried_program();
  if (!carried) return;
  version_ = carried->version.minor;
  add_program(carried->source, "");
  carried.reset();
}

void PlaygroundPage::open_file(const std::string& path) {
  for (std::size_t index = 0; index < programs_.size(); ++index) {
    if (programs_[index]->path != path) continue;
    current_ = static_cast<int>(index);
    return;
  }
  const std::optional<std::string> text = read_file(path);
  if (text) {
    add_program(*text, path);
  } else {
    shell_.toasts().show({.kind = ToastKind::Error, .text = path + " cannot be read."});
  }
}

void PlaygroundPage::save(bool under_another_name) {
  OpenProgram& program = current();
  if (!program.path.empty() && !under_another_name) return write_file_of(program, program.path);
  saving_ = true;
  chooser_.open(FileChooser::Purpose::Save, program.path.empty() ? program.name + ".py" : program.path);
}

void PlaygroundPage::write_file_of(OpenProgram& program, const std::string& path) {
  const std::string text = program.editor.text();
  if (const std::string problem = write_file(path, text); !problem.empty()) {
    shell_.toasts().show({.kind = ToastKind::Error, .text = "The program is not saved: " + problem});
    return;
  }
  program.path = path;
  program.name = std::filesystem::path(path).filename().string();
  program.saved = text;
  shell_.toasts().show({.kind = ToastKind::Success, .text = "Saved as " + path, .topic = "save"});
}

void PlaygroundPage::close(int index) {
  const auto at = programs_.begin() + index;
  const std::string text = (*at)->editor.text(), path = (*at)->path, name = (*at)->name, saved = (*at)->saved;
  programs_.erase(at);
  if (programs_.empty()) add_program("", "");
  current_ = std::clamp(index < current_ ? current_ - 1 : current_, 0, static_cast<int>(programs_.size()) - 1);
  if (text.empty()) return;
  shell_.toasts().show({.kind = ToastKind::Info,
                        .text = name + " is closed.",
                        .action = "Undo",
                        .on_action = [this, text, path, saved] { add_program(text, path).saved = saved; },
                        .topic = "close"});
}

void PlaygroundPage::restore_drafts() {
  kept_ = load_drafts(drafts_folder());
  for (const Draft& draft : kept_) {
    OpenProgram& program = add_program(draft.text, draft.path);
    if (!draft.path.empty()) program.saved = read_file(draft.path).value_or("");
  }
  if (programs_.empty()) add_program(example_programs().empty() ? "" : example_programs().front().source, "");
  current_ = 0;
}

void PlaygroundPage::open(std::string_view argument) {
  if (!argument.empty()) open_file(std::string(argument));
}

std::vector<Draft> PlaygroundPage::drafts() const {
  std::vector<Draft> drafts;
  for (const auto& program : programs_) drafts.push_back({program->path, program->editor.text()});
  return drafts;
}

void PlaygroundPage::keep_drafts() {
  std::vector<Draft> now_open = drafts();
  if (now_open == kept_) return;
  if (keep_at_ == 0) keep_at_ = now() + keep_delay;
  if (now() < keep_at_) return request_frame_at(keep_at_);
  keep_at_ = 0;
  write_drafts(std::move(now_open));
}

void PlaygroundPage::write_drafts(std::vector<Draft> drafts) {
  const std::string problem = save_drafts(drafts_folder(), drafts);
  kept_ = std::move(drafts);
  if (!problem.empty())
    shell_.toasts().show({.kind = ToastKind::Error, .text = "Drafts are not kept: " + problem, .topic = "drafts"});
}

PlaygroundPage::~PlaygroundPage() {
  if (drafts() != kept_) write_drafts(drafts());
}

}  // namespace slotscope
