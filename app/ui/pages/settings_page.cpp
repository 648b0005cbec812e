// Draws the settings.
#include "ui/pages/settings_page.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/engine.hpp"
#include "platform/directories.hpp"
#include "ui/column.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"

namespace slotscope {

namespace {

/// What the search finds, under which further words, and the widget it leads to.
struct FoundSetting {
  const char* title;
  const char* further_words;
  const char* widget;
};

constexpr FoundSetting found_settings[] = {
    {"Theme", "colours dark light projector contrast look", "Theme"},
    {"Zoom", "size letters larger smaller scale percent", "Zoom"},
    {"Reduced motion", "animation slide blink", "Reduced motion"},
    {"Python version", "release CPython", "Python version"},
    {"Another profile", "learner person name user add", "Name of the new profile"},
    {"Export and import of progress", "file JSON backup write read take along", "Progress file"},
    {"Forget all progress", "reset begin anew delete", "Forget all progress"},
    {"Teacher's notes", "teaching show", "Teacher's notes"},
};

int index_of(const std::vector<std::string>& all, const std::string& wanted) {
  const auto found = std::find(all.begin(), all.end(), wanted);
  return found == all.end() ? 0 : static_cast<int>(found - all.begin());
}

void draw_look(Shell& shell, Column& column) {
  Preferences changed = shell.preferences();
  SettingGroup group(column, "Look");
  static const std::vector<std::string> titles = {"Dark", "Light", "Projector"};
  int theme = index_of(built_in_themes(), changed.theme);
  const Rect themes =
      group.row("Theme", "Projector is black on white with larger letters, for the back row of a bright room.", 16);
  if (choice("Theme", themes, titles, theme)) changed.theme = built_in_themes()[static_cast<std::size_t>(theme)];

  const std::string percent = std::to_string(std::lround(changed.zoom * 100)) + " %";
  const Rect zoom = group.row(
      "Zoom: " + percent,
      "Makes everything larger or smaller. Ctrl and plus, minus or the wheel do it anywhere; Ctrl and 0 goes back.",
      16);
  const float button_side = icon_button_side();
  if (icon_button("Zoom out", Icon::Minus, zoom.min)) changed.zoom -= 0.1f;
  slider("Zoom",
         {{zoom.min.x + button_side + em(0.25f), zoom.min.y}, {zoom.max.x - button_side - em(0.25f), zoom.max.y}},
         changed.zoom, smallest_zoom, largest_zoom, 0.05f);
  if (icon_button("Zoom in", Icon::Plus, {zoom.max.x - button_side, zoom.min.y})) changed.zoom += 0.1f;

  const Rect motion = group.row("Reduced motion", "Nothing slides or blinks; changes are there at once.", 2.25f);
  toggle("Reduced motion", motion, changed.reduced_motion);
  shell.change(changed);
}

void draw_python(Shell& shell, Column& column) {
  Preferences changed = shell.preferences();
  SettingGroup group(column, "Python");
  std::vector<std::string> versions;
  for (const Version version : all_versions()) versions.push_back(to_string(version));
  int chosen = index_of(versions, changed.python_version);
  const Rect row = group.row(
      "Version",
      "Programs run, print and measure as this release of CPython does. Each code cell can be switched for itself.",
      24);
  if (choice("Python version", row, versions, chosen))
    changed.python_version = versions[static_cast<std::size_t>(chosen)];
  shell.change(changed);
}

void draw_teaching(Shell& shell, Column& column) {
  Preferences changed = shell.preferences();
  SettingGroup group(column, "Teaching");
  const Rect notes = group.row("Teacher's notes",
                               "Lessons show what is written for the teacher: what to ask, and what learners stumble "
                               "over.",
                               2.25f);
  toggle("Teacher's notes", notes, changed.teacher_notes);
  shell.change(changed);
}

}  // namespace

SettingsPage::SettingsPage(Shell& shell, std::shared_ptr<Study> study) : progress_(std::move(study)) {
  shell.commands().add_source([&shell](std::string_view query, std::vector<SearchEntry>& entries) {
    std::vector<SearchEntry> found;
    const auto add = [&found](std::string title, std::function<void()> open) -> SearchEntry& {
      return found.emplace_back(std::move(title), "Setting", Icon::Settings, std::move(open));
    };
    for (const FoundSetting& each : found_settings) {
      if (search_score(query, std::string(each.title) + ' ' + each.further_words) == 0) continue;
      const auto show = [&shell, &each] {
        shell.open(Route{"settings", ""});
        // Once the search is closed and has given the keyboard back.
        shell.deliveries().post([&each] { set_focus(each.widget); });
      };
      add(each.title, show).found = true;
    }
    for (const Version version : all_versions()) {
      add("Python " + to_string(version), [&shell, version] {
        Preferences changed = shell.preferences();
        changed.python_version = to_string(version);
        shell.change(changed);
      });
    }
    // Ahead of the lessons that only mention the word.
    entries.insert(entries.begin(), found.begin(), found.end());
  });
}

void SettingsPage::draw(Shell& shell, Rect area) {
  ScrollArea scroll("##settings", area);
  Column column(scroll, 46);
  column.title("Settings");
  draw_look(shell, column);
  draw_python(shell, column);
  progress_.draw(shell, column);
  draw_teaching(shell, column);
  column.muted("Settings are kept in " + config_directory() + "/settings.toml.");
  column.gap(3);
  scroll.set_bottom(column.y());
  scroll.take_keys();
}

}  // namespace slotscope
