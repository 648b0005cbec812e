// One column of a page, filled from the top: headings, text, rows of controls, groups in boxes.
#pragma once

#include <string_view>

#include "ui/scroll_area.hpp"
#include "ui/text.hpp"

namespace slotscope {

/// Widest reading column: about 70 characters of body text.
inline constexpr float reading_width = 40;

class Column {
 public:
  /// A column in the middle of the scrolling area, at most `ems` wide.
  Column(const ScrollArea& scroll, float ems = reading_width);

  float left() const { return left_; }
  float width() const { return width_; }
  float y() const { return y_; }
  void gap(float ems);
  /// The page's title and one sentence below it.
  void title(std::string_view title, std::string_view lead = {});
  void heading(Size size, std::string_view text);
  void text(std::string_view text);
  void muted(std::string_view text);
  /// The next `height` pixels of the column.
  Rect take(float height);

 private:
  float left_;
  float width_;
  float y_;
};

/// A box around settings that belong together: rows, each with a name and what explains it at the left and room for a
/// control at the right. Narrow columns put the control below.
class SettingGroup {
 public:
  SettingGroup(Column& column, std::string_view heading);
  ~SettingGroup();
  SettingGroup(const SettingGroup&) = delete;
  SettingGroup& operator=(const SettingGroup&) = delete;

  /// The place for a control `ems` wide.
  Rect row(std::string_view name, std::string_view explanation, float ems);

 private:
  Column& column_;
  float top_;
  bool first_ = true;
};

}  // namespace slotscope
