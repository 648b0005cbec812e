// A program of a lesson: its source, what runs before it, and how it is meant to end.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "course/source/diagnostic.hpp"
#include "course/source/version_set.hpp"

namespace slotscope::course {

/// Which limit a program is meant to end at.
enum class Stops { No, Time, Memory, Recursion };

struct Program {
  std::string name;    ///< unique in its lesson; given by number when the author gave none
  std::string source;  ///< what the reader sees and edits
  std::string before;  ///< source of the program named by `after`, with what runs before that
  VersionSet python = VersionSet::all();
  std::vector<std::pair<std::string, VersionSet>> raises;  ///< exceptions it is meant to end in
  std::vector<std::string> input_lines;
  double seconds = 2;
  Stops stops = Stops::No;
  bool hidden = false;  ///< a setup block
  Origin origin;        ///< of the first line of the source

  /// What the engine runs; its line numbers are those of `source` plus `first_line() - 1`.
  std::string full_source() const { return before + source; }
  int first_line() const;
  /// The exception it is meant to end in on this version; empty when it is meant to end well.
  std::string raised_on(Version version) const;
};

}  // namespace slotscope::course
