// The heap diagram of a program, moment by moment: step, back, over calls, to a breakpoint, along a slider; what
// changed since the moment before, or since one that was marked; and how an attribute is looked up.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "ui/automation.hpp"
#include "ui/pages/stepping/lookup_list.hpp"
#include "ui/pages/stepping/recorder.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"

namespace slotscope::stepping {

class SteppingPane {
 public:
  explicit SteppingPane(Deliveries& window) : recorder_(window) {}

  /// Records a program and shows it before its first line.
  void start(RecordedProgram program);
  /// Shows the objects a finished run left behind; there is nothing to step through then.
  void show(Snapshot snapshot);
  void clear();

  /// A program is being stepped through.
  bool active() const { return active_; }
  bool busy() const { return recorder_.busy(); }
  const RecordedProgram& program() const { return recorder_.program(); }
  /// The line about to run; 0 when nothing is stepped through or the program has ended.
  int line() const;
  /// True once after the shown moment became another.
  bool take_moved();
  /// What had been written until the shown moment.
  std::vector<Written> output() const;
  /// How the program ended, once the last moment is shown.
  const RunResult* ending() const;
  /// The object selected in the diagram, as it is now.
  const ObjectView* selected() const;

  void step();
  void back();
  void over();
  void to_breakpoint(const std::set<int>& lines);
  void back_to_breakpoint(const std::set<int>& lines);

  /// Told the diagram as an SVG when the reader wants to keep it.
  std::function<void(const std::string& svg)> on_save;
  std::function<void(Rect in_sight)> on_picture;

  /// Takes in what has arrived; once a frame, shown or not.
  void update();
  /// Draws it. `breakpoints` are lines of the program.
  void draw(Rect rect, const std::set<int>& breakpoints);

 private:
  void go_to(std::size_t moment);
  void rebuild();
  void draw_controls(Rect row, const std::set<int>& breakpoints);
  float draw_notes(Rect rect);
  std::string position_text() const;
  std::string source_line() const;

  Recorder recorder_;
  diagram::DiagramView diagram_;
  diagram::DiagramOptions options_;
  LookupList lookup_;
  Snapshot shown_;
  SnapshotDifference difference_;
  bool active_ = false;
  bool moved_ = false;
  bool stale_ = false;  ///< the diagram is to be made anew
  bool looking_up_ = false;
  std::size_t moment_ = 0;
  std::size_t wanted_ = 0;             ///< the moment to show as soon as it is recorded
  std::optional<std::size_t> marked_;  ///< differences are shown since this moment
};

}  // namespace slotscope::stepping
