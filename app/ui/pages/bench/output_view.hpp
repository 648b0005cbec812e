// What a program wrote: its output and its errors told apart, tracebacks that lead to their lines, and what an
// exception means in plain words.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/automation.hpp"
#include "ui/pages/bench/line_selection.hpp"
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

/// A line as a terminal shows it: tabs reach to the next eighth column, and what follows a carriage return is written
/// over what stood before.
std::string as_shown(std::string_view line);

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
  /// The text of a line by its number, as it is shown.
  std::string_view shown_text(std::size_t line);
  void draw_lines(Rect view, int& asked);
  void draw_selection(std::size_t line, std::string_view text, ImVec2 at, float step) const;
  void take_selection(const WidgetReaction& reaction, Rect inside, float step);
  void take_keys(float step);
  /// What is selected, or else all of it.
  void copy();
  float footer_height(float width) const;
  void draw_explanation(ImVec2 at, float width);
  void draw_footer(Rect rect);

  std::shared_ptr<const RunReport> report_;
  std::vector<OutputLine> lines_;
  std::string spoken_;  ///< the beginning of it all, for the transcript
  float longest_ = 0;   ///< characters
  Scroller scroller_;
  bool end_wanted_ = false;  ///< its end is to be in sight
  LineSelection selection_;
  std::unordered_map<std::size_t, std::string> shown_;  ///< lines that are not shown as they were written
};

}  // namespace slotscope
