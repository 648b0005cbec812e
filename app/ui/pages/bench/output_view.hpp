// What a program wrote: its output and its errors told apart, tracebacks that lead to their lines, and what an
// exception means in plain words.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "ui/automation.hpp"
#include "ui/pages/bench/program_run.hpp"
#include "ui/widgets/scrolling/scroller.hpp"

namespace slotscope {

/// A line of what was written, as a range of its piece.
struct OutputLine {
  std::uint32_t piece = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  int source_line = 0;  ///< the line of the program a traceback names here; 0 for none
};

std::vector<OutputLine> lines_of_output(const std::vector<OutputPiece>& output);

class OutputView {
 public:
  void show(std::shared_ptr<const RunReport> report);
  const RunReport* report() const { return report_.get(); }
  /// Height at which `most_lines` lines at most are seen without scrolling, with explanation and summary.
  float natural_height(float width, int most_lines) const;
  /// Answers the line of the program that was asked for; 0 for none.
  int draw(std::string_view name, Rect rect);

 private:
  std::string_view text_of(const OutputLine& line) const;
  void draw_lines(Rect view, int& asked);
  void take_keys(float step);
  void copy() const;
  float footer_height(float width) const;
  void draw_footer(Rect rect);

  std::shared_ptr<const RunReport> report_;
  std::vector<OutputLine> lines_;
  std::string spoken_;  ///< the beginning of it all, for the transcript
  float longest_ = 0;   ///< characters
  Scroller scroller_;
};

}  // namespace slotscope
