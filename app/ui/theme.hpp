// Colours by role, the type scale and spacing: everything a widget may know about how it should look.
//
// A theme is one colour a role, read from assets/themes/NAME.toml. Widgets never name a colour or a pixel: they ask for
// `colour(Role::Border)` and `em(0.5f)`, so that a theme and the zoom reach everything at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotscope {

enum class Role : std::uint8_t {
#define ROLE(name, key) name,
#include "ui/theme_roles.def"
#undef ROLE
  Count,
};

/// Red, green, blue and alpha, one byte each, as Dear ImGui packs them (red lowest).
using Colour = std::uint32_t;

/// The role's name in a theme file.
std::string_view name_of(Role role);

struct Theme {
  std::string id;     ///< "dark"
  std::string title;  ///< "Dark"
  bool dark = true;
  float text_scale = 1;    ///< the projector theme writes larger
  float stroke_scale = 1;  ///< and draws lines thicker
  std::array<Colour, static_cast<std::size_t>(Role::Count)> colours{};
};

/// The result of reading a theme: what was readable is taken, the rest falls back to the compiled-in theme.
struct ThemeReading {
  Theme theme;
  std::vector<std::string> problems;  ///< "dark.toml:12: 'text' is not a colour like #RRGGBB"
};

/// Reads a theme from TOML; roles it lacks come from the compiled-in theme of the same id, or the dark one.
ThemeReading read_theme(std::string_view id, std::string_view toml, std::string_view file_name);
/// The themes that are compiled in: "dark", "light" and "projector".
const std::vector<std::string>& built_in_themes();
ThemeReading built_in_theme(std::string_view id);

/// Contrast of two colours by WCAG 2: 1 to 21.
double contrast(Colour foreground, Colour background);
Colour with_alpha(Colour colour, float alpha);
/// `amount` 0 gives `from`, 1 gives `to`.
Colour mix(Colour from, Colour to, float amount);

// ---- what is in force now ------------------------------------------------------------------------------------------

/// The theme, zoom and scale the window draws with. Changed between frames only, by the shell.
struct Appearance {
  Theme theme;
  float zoom = 1;           ///< 0.75 to 3, chosen by the user
  float display_scale = 1;  ///< pixels per point of the display
  bool reduced_motion = false;
};

/// Body text at 100 %.
inline constexpr float points_in_an_em = 16;
inline constexpr float smallest_zoom = 0.75f;
inline constexpr float largest_zoom = 3.0f;

const Appearance& appearance();
void set_appearance(Appearance appearance);

Colour colour(Role role);
/// A length in ems: one em is the size of body text, zoom and display scale included.
float em(float count = 1);
/// The thinnest line that is visible: one point, never less than one pixel.
float hairline();
/// Motion is to be avoided: jump to the end instead.
bool reduced_motion();

}  // namespace slotscope
