// The bytes page: one object word by word, or two beside each other, on any version.
#pragma once

#include <string>

#include "ui/page.hpp"
#include "ui/pages/bytes/looking.hpp"
#include "ui/pages/page_work.hpp"
#include "ui/widgets/byte_strip/strip_view.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"

namespace slotscope::bytes {

class BytesPage : public Page {
 public:
  explicit BytesPage(Deliveries& window);
  ~BytesPage() override;
  std::string_view id() const override { return "bytes"; }
  std::string title() const override { return "Bytes"; }
  std::string_view section() const override { return "Explore"; }
  Icon icon() const override { return Icon::Bytes; }
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override { return work_.busy(); }

 private:
  /// One of the two objects: what is asked for, what is shown.
  struct Side {
    std::string expression;
    int version = default_version.minor;
    Looked looked;
    unsigned generation = 0;  ///< of the latest look
    std::stop_source stop{std::nostopstate};
  };

  void load(std::size_t example);
  /// Looks at an object anew; a look at it that is under way ends.
  void look(Side& side);
  void take(Looked looked, bool second);
  bool is_current(const Side& side) const;
  void show_problems();
  void draw_examples(Rect row);
  void draw_left(Rect area);
  float draw_side(Side& side, bool second, ImVec2 at, float width);
  void draw_right(Shell& shell, Rect area);
  std::string problem_text() const;

  editor::CodeEditor editor_;
  std::string program_;  ///< as it was when last looked at
  Side first_;
  Side second_;
  bool compare_ = true;
  int example_ = 0;
  strip::StripView strip_;
  PageWork work_;
};

}  // namespace slotscope::bytes
