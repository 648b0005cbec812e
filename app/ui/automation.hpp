// Every widget that is on the screen, by name: for the focus order, the driver, transcripts and the tests.
//
// A widget draws itself at a rectangle and calls `widget(...)` with its name, role and state. That one call makes it
// clickable, reachable by Tab, visible to the driver (`click "Run"`), to `widgets FILE.json` and to the transcript.
// Records live for one frame; the finished frame stays readable until the next one is finished.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/imgui_compat.hpp"

namespace slotscope {

enum class WidgetRole : std::uint8_t {
  Page,
  Region,
  Heading,
  Text,
  Code,
  Button,
  Link,
  CheckBox,
  RadioButton,
  Switch,
  Tab,
  ListItem,
  TreeItem,
  TextField,
  Editor,
  Slider,
  Splitter,
  Progress,
  Figure,
  Dialog,
  Toast,
  Menu,
  MenuItem,
  Status,
};
/// "button", "text field", ...
std::string_view name_of(WidgetRole role);

struct Rect {
  ImVec2 min{0, 0};
  ImVec2 max{0, 0};
  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  ImVec2 size() const { return {width(), height()}; }
  ImVec2 centre() const { return {(min.x + max.x) / 2, (min.y + max.y) / 2}; }
  bool contains(ImVec2 point) const {
    return point.x >= min.x && point.x < max.x && point.y >= min.y && point.y < max.y;
  }
  /// Smaller by `x` at the left and right and by `y` at the top and bottom.
  Rect inset(float x, float y) const { return {{min.x + x, min.y + y}, {max.x - x, max.y - y}}; }
  bool empty() const { return max.x <= min.x || max.y <= min.y; }
};
Rect intersection(Rect a, Rect b);

struct WidgetRecord {
  ImGuiID id = 0;
  std::string name;
  WidgetRole role = WidgetRole::Text;
  std::string state;  ///< "checked", "selected", "disabled", "2 of 4", the text of a field; empty when plain
  Rect rect;          ///< where it is, in pixels of the window
  Rect visible;       ///< the part of it that its scrolling parents show
  bool focusable = false;
  bool focused = false;
};

/// How a widget takes part.
struct WidgetOptions {
  bool focusable = true;  ///< reachable by Tab
  bool enabled = true;
  bool takes_enter = true;       ///< Enter and Space activate it while it has the focus
  bool takes_pointer = true;     ///< it reacts to the mouse at all
  bool takes_tab = false;        ///< Tab is typed into it (see tab_is_typed); Esc, then Tab leaves it
  float focus_rounding = 0.35f;  ///< corner of its focus ring, in ems
  bool own_focus_ring = false;   ///< it draws its own
};

/// What the user does with a widget in this frame.
struct WidgetReaction {
  ImGuiID id = 0;
  bool hovered = false;
  bool held = false;       ///< the mouse button went down on it and is still down
  bool activated = false;  ///< clicked, or Enter or Space while focused
  bool double_clicked = false;
  bool right_clicked = false;
  bool focused = false;  ///< keyboard events are for it
  bool gained_focus = false;
  bool tab_is_typed =
      false;  ///< with takes_tab: Tab is the widget's now; it leaves Esc unused when it has no use for it
};

/// Puts a widget into the frame: lays claim to its rectangle, answers what is done with it and draws its focus ring.
/// The identity is `name` (what follows "##" tells equal names apart and is not shown) within Dear ImGui's id stack.
WidgetReaction widget(std::string_view name, WidgetRole role, Rect rect, std::string_view state = {},
                      const WidgetOptions& options = {});
/// Records something that is only to be seen or read: headings, text, figures. Costs nothing in interaction.
void record(std::string_view name, WidgetRole role, Rect rect, std::string_view state = {});

// ---- focus ---------------------------------------------------------------------------------------------------------

/// Gives the keyboard to a widget (0: to none).
void set_focus(ImGuiID id);
/// Gives it to the first widget of this name in the next frame that has one.
void set_focus(std::string_view name);
ImGuiID focused_widget();
/// Scrolls a widget into view in the next frame it is drawn in.
void reveal(ImGuiID id);
/// Scrolls the surrounding child so that the rectangle is seen, with some room around it; of a taller one its
/// beginning.
void scroll_into_view(Rect rect);
/// Tab stays among the widgets between these two calls while the innermost such scope is on the screen (dialogs).
void begin_focus_trap();
void end_focus_trap();

// ---- frames --------------------------------------------------------------------------------------------------------

void begin_widget_frame();
/// Ends the frame: moves the focus on Tab and Shift+Tab that nobody used, and publishes the records.
void end_widget_frame();
/// The records of the last finished frame in drawing order.
const std::vector<WidgetRecord>& widgets_on_screen();
/// Names without what follows "##"; equal names are told apart by what follows.
std::string_view visible_name(std::string_view name);
/// What a person would read off the screen, as text: a line a record, in reading order.
std::string transcript();
/// All records as JSON.
std::string widgets_as_json();

}  // namespace slotscope
