// Reads and writes settings.toml and window.toml.
#include "ui/preferences.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdio>

#include "platform/files.hpp"
#include "ui/theme.hpp"

namespace slotscope {

namespace {

constexpr const char* settings_file = "/settings.toml";
constexpr const char* window_file = "/window.toml";

/// The file as a table; an empty one when there is none yet, or when it is broken (which is reported).
toml::table read_table(const std::string& path, std::vector<std::string>& problems) {
  const std::optional<std::string> text = read_file(path);
  if (!text) return {};
  try {
    return toml::parse(*text);
  } catch (const toml::parse_error& error) {
    // The file is written anew when a setting changes: what somebody wrote into it is not lost.
    const std::string copy = path + ".broken";
    const bool kept = write_file(copy, *text).empty();
    problems.push_back(path + ":" + std::to_string(error.source().begin.line) + ": " +
                       std::string(error.description()) + " The defaults are used" +
                       (kept ? "; what it held is kept in " + copy + "." : "."));
    return {};
  }
}

std::string number(float value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", static_cast<double>(value));
  return text;
}

const char* truth(bool value) {
  return value ? "true" : "false";
}

/// A TOML basic string.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) result += c;
  }
  return result + '"';
}

}  // namespace

Loaded<Preferences> load_preferences(const std::string& directory) {
  Loaded<Preferences> loaded;
  const std::string path = directory + settings_file;
  const toml::table table = read_table(path, loaded.problems);
  Preferences& preferences = loaded.content;
  preferences.theme = table["theme"].value_or(preferences.theme);
  preferences.zoom = std::clamp(table["zoom"].value_or(1.0f), smallest_zoom, largest_zoom);
  preferences.reduced_motion = table["reduced-motion"].value_or(false);
  preferences.teacher_notes = table["teacher-notes"].value_or(false);
  preferences.python_version = table["python-version"].value_or(preferences.python_version);
  return loaded;
}

Loaded<Remembered> load_remembered(const std::string& directory) {
  Loaded<Remembered> loaded;
  const toml::table table = read_table(directory + window_file, loaded.problems);
  WindowPlace& place = loaded.content.place;
  place.width = std::clamp(table["width"].value_or(place.width), 320, 16384);
  place.height = std::clamp(table["height"].value_or(place.height), 240, 16384);
  place.x = table["x"].value<int>();
  place.y = table["y"].value<int>();
  place.maximized = table["maximized"].value_or(false);
  loaded.content.narrow_navigation = table["narrow-navigation"].value_or(false);
  if (const toml::table* panes = table["panes"].as_table()) {
    for (const auto& [name, node] : *panes) {
      if (const auto share = node.value<float>())
        loaded.content.panes[std::string(name.str())] = std::clamp(*share, 0.0f, 1.0f);
    }
  }
  return loaded;
}

std::string save(const Preferences& preferences, const std::string& directory) {
  const std::string text =
      "# Slotscope's settings. Change them here or in the window.\ntheme = " + quoted(preferences.theme) +
      "\nzoom = " + number(preferences.zoom) + "\nreduced-motion = " + truth(preferences.reduced_motion) +
      "\nteacher-notes = " + truth(preferences.teacher_notes) +
      "\npython-version = " + quoted(preferences.python_version) + "\n";
  return write_file(directory + settings_file, text);
}

std::string save(const Remembered& remembered, const std::string& directory) {
  const WindowPlace& place = remembered.place;
  std::string text = "# Where Slotscope's window was.\nwidth = " + std::to_string(place.width) +
                     "\nheight = " + std::to_string(place.height) + "\n";
  if (place.x) text += "x = " + std::to_string(*place.x) + "\n";
  if (place.y) text += "y = " + std::to_string(*place.y) + "\n";
  text += std::string("maximized = ") + truth(place.maximized) +
          "\nnarrow-navigation = " + truth(remembered.narrow_navigation) + "\n";
  if (!remembered.panes.empty()) text += "\n[panes]\n";
  for (const auto& [name, share] : remembered.panes) text += quoted(name) + " = " + number(share) + "\n";
  return write_file(directory + window_file, text);
}

}  // namespace slotscope
