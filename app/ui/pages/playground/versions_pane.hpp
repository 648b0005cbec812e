// One program on two versions, side by side, with the lines marked that differ.
#pragma once

#include <memory>
#include <string>

#include "ui/pages/bench/program_run.hpp"
#include "ui/pages/page_work.hpp"
#include "ui/pages/playground/line_difference.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"

namespace slotscope {

class VersionsPane {
 public:
  explicit VersionsPane(Deliveries& window) : work_(window) {}
  ~VersionsPane() { stop_.request_stop(); }
  VersionsPane(const VersionsPane&) = delete;
  VersionsPane& operator=(const VersionsPane&) = delete;

  bool busy() const { return work_.busy(); }
  void stop() { stop_.request_stop(); }
  /// Draws the comparison of `request` on the version it asks for and on another one, running it when it changed.
  void draw(Rect rect, const RunRequest& request);

 private:
  struct Side {
    std::shared_ptr<const RunReport> report;
    editor::CodeEditor text;
  };

  void run(const RunRequest& request);
  void take(std::shared_ptr<const RunReport> first, std::shared_ptr<const RunReport> second);
  void draw_side(Side& side, std::string_view name, const std::vector<int>& marked, Rect rect);

  int other_ = 10;  ///< minor number of the version beside
  std::string shown_source_;
  std::vector<std::string> shown_input_;
  int shown_first_ = 0;
  int shown_second_ = 0;
  Side first_;
  Side second_;
  LineDifference difference_;
  bool running_ = false;
  unsigned generation_ = 0;
  std::stop_source stop_{std::nostopstate};
  PageWork work_;
};

}  // namespace slotscope
