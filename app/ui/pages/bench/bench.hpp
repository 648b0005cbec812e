// The bench: what the last run wrote, the objects it left or makes line by line, and one of them byte by byte.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "ui/pages/bench/input_line.hpp"
#include "ui/pages/bench/output_view.hpp"
#include "ui/pages/bench/program_run.hpp"
#include "ui/pages/stepping/stepping_pane.hpp"
#include "ui/widgets/byte_strip/strip_view.hpp"

namespace slotscope {

/// A global name and the object it stands for: what the byte strip can show.
struct NamedObject {
  std::string name;
  ObjectId id = 0;
};

/// The names a reader would want to see byte by byte: instances and containers first, no modules or functions.
std::vector<NamedObject> named_objects(const Snapshot& snapshot);

class Bench {
 public:
  enum class View : std::uint8_t { Output, Objects, Bytes };

  explicit Bench(Deliveries& window) : stepping_(window) {}

  /// Follows another run; null empties it. Of a run that is not finished only the output is there to be seen.
  void show(std::shared_ptr<const RunReport> report);
  const RunReport* report() const { return report_.get(); }
  /// Takes a program line by line: starts it, or goes one line on when it is that one already.
  void step(const stepping::RecordedProgram& program);
  void step_back() { stepping_.back(); }
  const stepping::SteppingPane& stepping() const { return stepping_; }
  stepping::SteppingPane& stepping() { return stepping_; }
  /// True once after stepping came to another line.
  bool take_moved();
  bool busy() const { return stepping_.busy(); }
  void open(View view) { view_ = static_cast<int>(view); }
  /// One of `View`, or behind them the index of a further one.
  int view() const { return view_; }
  void draw(Rect rect, const std::set<int>& breakpoints = {});

  /// The runs whose questions for input are answered below the output.
  ProgramRunner* answers = nullptr;
  /// A line of the program was asked for in a traceback.
  std::function<void(int)> on_line;
  /// Views a page adds to the three.
  struct FurtherView {
    std::string name;
    std::function<void(Rect)> draw;
  };
  std::vector<FurtherView> further;

 private:
  void draw_output(Rect rect);
  void draw_bytes(Rect rect);
  void show_bytes_of(const std::string& name);

  std::shared_ptr<const RunReport> report_;
  int view_ = 0;
  OutputView output_;
  InputLine input_line_;
  stepping::SteppingPane stepping_;
  strip::StripView strip_;
  std::vector<NamedObject> names_;
  ObjectId selected_ = 0;  ///< the object of the diagram whose bytes were shown last
  std::string named_;      ///< the one whose bytes are shown
};

}  // namespace slotscope
