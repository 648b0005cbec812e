// How an attribute is found, step by step: a field for the access, and the places that are searched in order.
#pragma once

#include <span>
#include <string>

#include "ui/automation.hpp"
#include "ui/pages/stepping/recorder.hpp"

namespace slotscope::stepping {

class LookupList {
 public:
  /// Draws the list; `suggestions` are accesses to choose from. Asks `recorder` about `moment`.
  void draw(Rect rect, Recorder& recorder, std::size_t moment, std::span<const std::string> suggestions);

 private:
  void ask(Recorder& recorder, std::size_t moment);
  float draw_suggestions(Rect rect, std::span<const std::string> suggestions, bool& chosen);
  void draw_steps(Rect rect, const Recorder& recorder);

  std::string expression_;
  std::string asked_;         ///< what the answer is about
  std::size_t asked_at_ = 0;  ///< and which moment
};

}  // namespace slotscope::stepping
