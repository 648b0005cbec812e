// Reads and writes settings.toml and window.toml.
#include "ui/preferences.hpp"

#include <algorithm>
#include <cmath>

#include "course/source/data.hpp"
#include "platform/files.hpp"
#include "ui/theme.hpp"

namespace slotscope {

namespace {

using course::Data;

constexpr const char* settings_file = "/settings.toml";
constexpr const char* window_file = "/window.toml";

/// The file as a table; an empty one when there is none yet, or when it is broken (which is reported).
Data read_table(const std::string& path, std::vector<std::string>& problems) {
  const std::optional<std::string> text = read_file(path);
  if (!text) return Data::table();
  course::Diagnostics diagnostics;
  if (std::optional<Data> table = course::parse_toml(*text, path, 1, diagnostics)) return std::move(*table);
  // The file is written anew when a setting changes: what somebody wrote into it is not lost.
  const std::string copy = path + ".broken";
  const bool kept = write_file(copy, *text).empty();
  for (const course::Diagnostic& each : diagnostics) {
    problems.push_back(path + ":" + std::to_string(each.line) + ": " + each.message + " The defaults are used" +
                       (kept ? "; what it held is kept in " + copy + "." : "."));
  }
  return Data::table();
}

/// A number of the table, brought into its range; what is no number (nan is one of TOML's) leaves the default.
double number_within(const Data& table, std::string_view name, double otherwise, double least, double most) {
  const double value = table.real_of(name, otherwise);
  return std::isnan(value) ? otherwise : std::clamp(value, least, most);
}

int pixels(const Data& table, std::string_view name, int otherwise, int least, int most) {
  return static_cast<int>(number_within(table, name, otherwise, least, most));
}

/// A share or a factor, to four places: a float has no more to say.
double rounded(float value) {
  return std::round(static_cast<double>(value) * 10000) / 10000;
}

}  // namespace

Loaded<Preferences> load_preferences(const std::string& directory) {
  Loaded<Preferences> loaded;
  const Data table = read_table(directory + settings_file, loaded.problems);
  Preferences& preferences = loaded.content;
  preferences.theme = table.text_of("theme", preferences.theme);
  preferences.zoom = static_cast<float>(number_within(table, "zoom", 1, smallest_zoom, largest_zoom));
  preferences.reduced_motion = table.boolean_of("reduced-motion");
  preferences.teacher_notes = table.boolean_of("teacher-notes");
  preferences.python_version = table.text_of("python-version", preferences.python_version);
  return loaded;
}

Loaded<Remembered> load_remembered(const std::string& directory) {
  Loaded<Remembered> loaded;
  const Data table = read_table(directory + window_file, loaded.problems);
  WindowPlace& place = loaded.content.place;
  place.width = pixels(table, "width", place.width, 320, 16384);
  place.height = pixels(table, "height", place.height, 240, 16384);
  if (table.find("x")) place.x = pixels(table, "x", 0, -32768, 32767);
  if (table.find("y")) place.y = pixels(table, "y", 0, -32768, 32767);
  place.maximized = table.boolean_of("maximized");
  loaded.content.narrow_navigation = table.boolean_of("narrow-navigation");
  if (const Data* panes = table.find("panes")) {
    for (const auto& [name, share] : panes->members) {
      if (share.is(Data::Kind::Real) || share.is(Data::Kind::Integer))
        loaded.content.panes[name] = static_cast<float>(number_within(*panes, name, 0.5, 0, 1));
    }
  }
  return loaded;
}

std::string save(const Preferences& preferences, const std::string& directory) {
  Data table = Data::table();
  table.set("theme", preferences.theme)
      .set("zoom", rounded(preferences.zoom))
      .set("reduced-motion", preferences.reduced_motion)
      .set("teacher-notes", preferences.teacher_notes)
      .set("python-version", preferences.python_version);
  return write_file(directory + settings_file,
                    "# Slotscope's settings. Change them here or in the window.\n" + course::write_toml(table));
}

std::string save(const Remembered& remembered, const std::string& directory) {
  const WindowPlace& place = remembered.place;
  Data table = Data::table();
  table.set("width", place.width).set("height", place.height);
  if (place.x) table.set("x", *place.x);
  if (place.y) table.set("y", *place.y);
  table.set("maximized", place.maximized).set("narrow-navigation", remembered.narrow_navigation);
  Data panes = Data::table();
  for (const auto& [name, share] : remembered.panes) panes.set(name, rounded(share));
  if (!panes.members.empty()) table.set("panes", std::move(panes));
  return write_file(directory + window_file, "# Where Slotscope's window was.\n" + course::write_toml(table));
}

}  // namespace slotscope
