// The bench: what the last run wrote, the objects it left, and one of them byte by byte.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ui/pages/bench/output_view.hpp"
#include "ui/pages/bench/program_run.hpp"
#include "ui/widgets/byte_strip/strip_view.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"

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

  /// Follows another run; objects that persist by name keep being shown.
  void show(std::shared_ptr<const RunReport> report);
  const RunReport* report() const { return report_.get(); }
  void open(View view) { view_ = static_cast<int>(view); }
  void draw(Rect rect);

  /// A line of the program was asked for in a traceback.
  std::function<void(int)> on_line;

 private:
  void draw_objects(Rect rect);
  void draw_bytes(Rect rect);
  void draw_nothing(Rect rect, std::string_view words) const;
  void make_diagram();
  void show_bytes_of(const std::string& name);

  std::shared_ptr<const RunReport> report_;
  int view_ = 0;
  OutputView output_;
  diagram::DiagramView diagram_;
  diagram::DiagramOptions diagram_options_;
  strip::StripView strip_;
  std::vector<NamedObject> names_;
  std::string named_;  ///< the one whose bytes are shown
};

}  // namespace slotscope
