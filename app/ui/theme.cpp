// Reads themes and answers what is in force.
#include "ui/theme.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "course/source/data.hpp"
#include "ui/embedded_themes.hpp"

namespace slotscope {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Role::Count)> role_names = {
#define ROLE(name, key) key,
#include "ui/theme_roles.def"
#undef ROLE
};

constexpr Colour missing_colour = 0xFFFF00FFu;

std::optional<Colour> parse_colour(std::string_view text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text.substr(1)) {
    const char lower = static_cast<char>(c | 0x20);
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit ? c - '0' : lower - 'a' + 10);
  }
  if (text.size() == 7) value = value << 8 | 0xFF;
  return value >> 24 | (value >> 8 & 0xFF00) | (value << 8 & 0xFF0000) | value << 24;
}

using course::Data;

std::string place(std::string_view file, int line) {
  return std::string(file) + ":" + std::to_string(line) + ": ";
}

const EmbeddedTheme* embedded_theme(std::string_view id) {
  for (const EmbeddedTheme& theme : embedded_themes) {
    if (theme.id == id) return &theme;
  }
  return nullptr;
}

void read_number(const Data& table, std::string_view key, float& target) {
  if (const double value = table.real_of(key); value >= 0.5 && value <= 3) target = static_cast<float>(value);
}

void read_colours(const Data& table, std::string_view file_name, ThemeReading& reading) {
  for (const auto& [key, value] : table.members) {
    const auto role = std::find(role_names.begin(), role_names.end(), key);
    if (role == role_names.end()) {
      reading.problems.push_back(place(file_name, value.line) + "there is no colour role '" + key + "'");
      continue;
    }
    if (const auto colour = parse_colour(value.text)) {
      reading.theme.colours[static_cast<std::size_t>(role - role_names.begin())] = *colour;
    } else {
      reading.problems.push_back(place(file_name, value.line) + "'" + key + "' is not a colour like \"#1B5BCB\"");
    }
  }
}

double linear(Colour colour, int shift) {
  const double part = (colour >> shift & 255u) / 255.0;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 8) + 0.0722 * linear(colour, 16);
}

Appearance& current() {
  static Appearance appearance{built_in_theme("dark").theme};
  return appearance;
}

}  // namespace

std::string_view name_of(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

ThemeReading read_theme(std::string_view id, std::string_view toml_text, std::string_view file_name) {
  ThemeReading reading;
  const EmbeddedTheme* base = embedded_theme(id);
  if (!base || base->toml != toml_text) {
    reading.theme = built_in_theme(base ? id : "dark").theme;
  } else {
    reading.theme.colours.fill(missing_colour);
  }
  reading.theme.id = id;
  course::Diagnostics diagnostics;
  const std::optional<Data> table = course::parse_toml(toml_text, std::string(file_name), 1, diagnostics);
  if (!table) {
    for (const course::Diagnostic& each : diagnostics)
      reading.problems.push_back(place(file_name, each.line) + each.message);
    return reading;
  }
  reading.theme.title = table->text_of("title", reading.theme.title.empty() ? id : reading.theme.title);
  reading.theme.dark = table->boolean_of("dark", reading.theme.dark);
  read_number(*table, "text-scale", reading.theme.text_scale);
  read_number(*table, "stroke-scale", reading.theme.stroke_scale);
  if (const Data* colours = table->find("colours")) read_colours(*colours, file_name, reading);
  return reading;
}

const std::vector<std::string>& built_in_themes() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> all;
    for (const EmbeddedTheme& theme : embedded_themes) all.emplace_back(theme.id);
    return all;
  }();
  return ids;
}

ThemeReading built_in_theme(std::string_view id) {
  const EmbeddedTheme* theme = embedded_theme(id);
  if (!theme) theme = embedded_theme("dark");
  return read_theme(theme->id, theme->toml, std::string(theme->id) + ".toml");
}

double contrast(Colour foreground, Colour background) {
  const double a = luminance(foreground), b = luminance(background);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Colour with_alpha(Colour colour, float alpha) {
  const auto scaled =
      static_cast<Colour>(std::lround(static_cast<float>(colour >> 24) * std::clamp(alpha, 0.0f, 1.0f)));
  return (colour & 0x00FFFFFFu) | scaled << 24;
}

Colour mix(Colour from, Colour to, float amount) {
  Colour result = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const auto a = static_cast<float>(from >> shift & 255u), b = static_cast<float>(to >> shift & 255u);
    result |= static_cast<Colour>(std::lround(a + (b - a) * std::clamp(amount, 0.0f, 1.0f))) << shift;
  }
  return result;
}

const Appearance& appearance() {
  return current();
}

void set_appearance(Appearance appearance) {
  appearance.zoom = std::clamp(appearance.zoom, smallest_zoom, largest_zoom);
  current() = std::move(appearance);
}

Colour colour(Role role) {
  return current().theme.colours[static_cast<std::size_t>(role)];
}

float em(float count) {
  const Appearance& look = current();
  return count * points_in_an_em * look.zoom * look.display_scale * look.theme.text_scale;
}

float hairline() {
  const Appearance& look = current();
  return std::max(1.0f, std::round(look.display_scale * look.theme.stroke_scale * std::max(1.0f, look.zoom * 0.75f)));
}

bool reduced_motion() {
  return current().reduced_motion;
}

}  // namespace slotscope
