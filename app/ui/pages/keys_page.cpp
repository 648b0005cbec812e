// Draws the list of keys.
#include "ui/pages/keys_page.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/column.hpp"
#include "ui/draw.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

namespace {

struct KeyRow {
  std::string what;
  std::string keys;
};

struct KeyGroup {
  std::string name;
  std::vector<KeyRow> rows;
};

// What widgets understand by themselves and no command stands for.
const std::vector<KeyGroup>& widget_keys() {
  static const std::vector<KeyGroup> groups = {
      {"Everywhere",
       {{"Next or previous control", "Tab, Shift+Tab"},
        {"Press what has the focus", "Enter or Space"},
        {"Move inside tabs, choices, sliders and lists", "Arrow keys"},
        {"Scroll", "Arrow keys, PageUp, PageDown, Home, End"},
        {"Close what is open above the page", "Esc"}}},
      {"Programs",
       {{"Run", "Ctrl+Enter"},
        {"Stop (playground)", "Esc"},
        {"Step, step back", "F10, Shift+F10"},
        {"Step over calls (playground)", "Ctrl+F10"},
        {"To the next or previous breakpoint (playground)", "F8, Shift+F8"},
        {"New, open, save, close (playground)", "Ctrl+N, Ctrl+O, Ctrl+S, Ctrl+W"}}},
      {"Objects",
       {{"Row by row, card by card", "Up, Down, PageUp, PageDown"},
        {"Follow a reference, and back", "Right, Left"},
        {"Fold a card", "Space"},
        {"Find an object", "Ctrl+F"},
        {"Closer, farther, everything", "+, -, 0"}}},
      {"Code editor",
       {{"Leave the editor", "Esc, then Tab"},
        {"Undo, redo", "Ctrl+Z, Ctrl+Y"},
        {"Word by word", "Ctrl+Left, Ctrl+Right"},
        {"Comment lines", "Ctrl+/"},
        {"Find", "Ctrl+F"},
        {"Go to line", "Ctrl+G"},
        {"Cut, copy, paste", "Ctrl+X, Ctrl+C, Ctrl+V"}}},
  };
  return groups;
}

std::vector<KeyGroup> groups_of(const Commands& commands) {
  std::vector<KeyGroup> groups;
  for (const Command& command : commands.all()) {
    if (command.keys.empty()) continue;
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const KeyGroup& each) { return each.name == command.group; });
    if (group == groups.end()) group = groups.insert(groups.end(), {command.group, {}});
    group->rows.push_back({command.title, to_string(command.keys.front())});
  }
  groups.insert(groups.end(), widget_keys().begin(), widget_keys().end());
  return groups;
}

/// A key as a little cap; returns its width.
float draw_key(std::string_view text, ImVec2 right_middle) {
  const Font face = font(Face::Mono, Size::Caption);
  const float width = text_width(face, text) + em(0.8f), height = em(1.5f);
  const Rect cap =
      rect_at({std::round(right_middle.x - width), std::round(right_middle.y - height / 2)}, width, height);
  fill(canvas(), cap, colour(Role::SurfaceSunken), em(0.25f));
  outline(canvas(), cap, colour(Role::BorderStrong), em(0.25f));
  text_in(canvas(), cap, face, colour(Role::Text), text, Align::Centre);
  return width;
}

void draw_row(const KeyRow& row, Column& column) {
  const Rect line = column.take(em(2.25f));
  const float keys_width = text_width(font(Face::Mono, Size::Caption), row.keys) + em(1.5f);
  text_in(canvas(), {line.min, {line.max.x - keys_width, line.max.y}}, font(Face::Regular, Size::Small),
          colour(Role::Text), row.what);
  draw_key(row.keys, {line.max.x, line.centre().y});
  record(row.what, WidgetRole::Text, line, row.keys);
  fill(canvas(), column.take(hairline()), colour(Role::Border));
}

}  // namespace

void KeysPage::draw(Shell& shell, Rect area) {
  ScrollArea scroll("##keys", area);
  Column column(scroll);
  column.title("Keys", "Everything can be reached without a mouse.");
  for (const KeyGroup& group : groups_of(shell.commands())) {
    column.heading(Size::Title3, group.name);
    column.gap(0.4f);
    for (const KeyRow& row : group.rows) draw_row(row, column);
    column.gap(2);
  }
  scroll.set_bottom(column.y());
  scroll.take_keys();
}

}  // namespace slotscope
