// Lists folders and Python files, and checks what is typed.
#include "ui/pages/playground/file_chooser.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/scroll_area.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope {

namespace fs = std::filesystem;

namespace {

std::string home_folder() {
  const char* home = std::getenv("HOME");
  return home && *home ? home : "/";
}

}  // namespace

void FileChooser::open(Purpose purpose, const std::string& path) {
  open_ = just_opened_ = true;
  purpose_ = purpose;
  problem_.clear();
  const fs::path file = path;
  name_ = purpose == Purpose::Save ? file.filename().string() : "";
  if (file.has_parent_path()) folder_ = file.parent_path().string();
  std::error_code error;
  if (folder_.empty() || !fs::is_directory(folder_, error)) folder_ = home_folder();
  list();
}

void FileChooser::list() {
  entries_.clear();
  std::error_code error;
  for (fs::directory_iterator at(folder_, fs::directory_options::skip_permission_denied, error), end;
       !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    std::error_code unknown;
    const bool folder = at->is_directory(unknown);
    if (name.starts_with('.') || (!folder && at->path().extension() != ".py")) continue;
    entries_.push_back({name, folder});
  }
  if (error) problem_ = folder_ + ": " + error.message();
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
}

std::string FileChooser::path_of(const std::string& name) const {
  if (name == "~" || name.starts_with("~/")) return home_folder() + name.substr(1);
  return (fs::path(folder_) / name).lexically_normal().string();
}

std::optional<std::string> FileChooser::choose(const std::string& name) {
  problem_.clear();
  std::string path = path_of(name);
  std::error_code error;
  if (fs::is_directory(path, error)) {
    folder_ = path;
    if (purpose_ == Purpose::Open) name_.clear();
    list();
    return std::nullopt;
  }
  if (purpose_ == Purpose::Save && fs::path(path).extension().empty()) path += ".py";
  if (purpose_ == Purpose::Open && !fs::is_regular_file(path, error)) {
    problem_ = "There is no file " + path + ".";
    return std::nullopt;
  }
  open_ = false;
  return path;
}

std::optional<std::string> FileChooser::draw_entries(Rect area) {
  std::optional<std::string> chosen;
  ScrollArea scroll("##files", area);
  const float step = control_height();
  float y = scroll.origin().y;
  const auto row = [&](const std::string& name, const std::string& title, bool folder) {
    const Rect rect = rect_at({scroll.origin().x, y}, scroll.width() - em(0.3f), step);
    y += step;
    const WidgetReaction done = widget(title, WidgetRole::ListItem, rect, folder ? "folder" : "");
    fill(canvas(), rect, with_alpha(colour(Role::Hover), animate(done.id, done.hovered ? 1.0f : 0.0f)), em(0.35f));
    icon(canvas(), folder ? Icon::Folder : Icon::File, {rect.min.x + em(1), rect.centre().y}, em(1.15f),
         colour(Role::TextMuted));
    text_in(canvas(), {{rect.min.x + em(2.2f), rect.min.y}, rect.max}, font(Face::Regular, Size::Small),
            colour(Role::Text), title);
    if (done.activated) chosen = name;
  };
  if (fs::path(folder_).has_relative_path()) row("..", "The folder above", true);
  for (const Entry& entry : entries_) row(entry.name, entry.name, entry.folder);
  if (entries_.empty())
    y += label(Face::Regular, Size::Small, Role::TextMuted, {scroll.origin().x + em(0.6f), y + em(0.6f)},
               scroll.width() - em(1), "There are no Python files here.") +
         em(0.6f);
  scroll.set_bottom(y);
  scroll.take_keys();
  return chosen;
}

std::optional<std::string> FileChooser::draw(Rect window) {
  if (!open_) return std::nullopt;
  const bool saving = purpose_ == Purpose::Save;
  const float width = std::min(em(36), window.width() - em(2)), height = std::min(em(30), window.height() - em(2));
  const Rect box =
      rect_at({std::round(window.centre().x - width / 2), std::round(window.centre().y - height / 2)}, width, height);
  std::optional<std::string> result;
  bool closed = false;
  {
    const Overlay overlay(saving ? "Save as" : "Open a file", window, box);
    const Rect inside = box.inset(em(1.25f), em(1));
    float y = inside.min.y + heading(Size::Title3, inside.min, inside.width(), saving ? "Save as" : "Open a file");
    y += em(0.2f);
    y += label(Face::Regular, Size::Small, Role::TextMuted, {inside.min.x, y}, inside.width(), folder_) + em(0.5f);
    if (std::exchange(just_opened_, false)) set_focus("Path");
    const Rect field = rect_at({inside.min.x, y}, inside.width(), control_height());
    const TextFieldReaction typed =
        text_field("Path", field, name_, {.placeholder = "A name, or a path such as ~/points.py", .mono = true});
    y = field.max.y + em(0.5f);
    const float foot = control_height() + em(0.6f) + (problem_.empty() ? 0 : em(1.6f));
    const std::optional<std::string> picked = draw_entries({{inside.min.x, y}, {inside.max.x, inside.max.y - foot}});
    if (!problem_.empty())
      label(Face::Regular, Size::Small, Role::Danger, {inside.min.x, inside.max.y - foot + em(0.3f)}, inside.width(),
            problem_);
    const std::string_view act = saving ? "Save" : "Open";
    const float act_width = em(6), top = inside.max.y - control_height();
    const bool pressed = button_in(act, rect_at({inside.max.x - act_width, top}, act_width, control_height()),
                                   {.kind = ButtonKind::Primary, .enabled = !name_.empty()});
    closed = button_in("Cancel", rect_at({inside.max.x - 2 * act_width - em(0.6f), top}, act_width, control_height()));
    if (picked && saving && !fs::is_directory(path_of(*picked))) {
      name_ = *picked;
    } else if (picked) {
      result = choose(*picked);
    } else if ((pressed || typed.submitted) && !name_.empty()) {
      result = choose(name_);
    }
    closed = closed || overlay.dismissed();
  }
  if (closed) open_ = false;
  return result;
}

}  // namespace slotscope
