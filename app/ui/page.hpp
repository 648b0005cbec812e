// A page of the window: what the shell needs to know to show it and to move between pages.
#pragma once

#include <string>
#include <string_view>

#include "ui/automation.hpp"
#include "ui/input.hpp"

namespace slotscope {

class Shell;

/// Where a page is opened: its id and what is to be shown there. Written as the course's links are:
/// "lesson:slots/declaring#names-once".
struct Route {
  std::string page;
  std::string argument;
  friend bool operator==(const Route&, const Route&) = default;
};
std::string to_string(const Route& route);
Route parse_route(std::string_view text);

enum class Icon : std::uint8_t {
  None,
#define ICON(name, drawing) name,
#include "ui/icons.def"
#undef ICON
};

class Page {
 public:
  virtual ~Page() = default;
  /// The first part of its route: "settings".
  virtual std::string_view id() const = 0;
  virtual std::string title() const = 0;
  virtual Icon icon() const { return Icon::None; }
  /// The key that opens it, and goes back when it is open already; key 0 for none.
  virtual KeyStroke key() const { return {}; }
  /// The heading it is listed under in the navigation: "Learn", "Explore"; none when empty.
  virtual std::string_view section() const { return ""; }
  /// Listed in the navigation rail.
  virtual bool in_navigation() const { return true; }
  /// Called when it becomes the page that is shown.
  virtual void open(std::string_view argument) { static_cast<void>(argument); }
  /// Draws one frame into `area`. The shell has begun a Dear ImGui child of that size; the page scrolls itself.
  virtual void draw(Shell& shell, Rect area) = 0;
  /// Something runs here that must go on being drawn (a job's progress), without input.
  virtual bool busy() const { return false; }
};

}  // namespace slotscope
