// What a figure draws, computed: the same data for the drawing in the window and for its text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "course/evaluate/evaluator.hpp"

namespace slotscope::course {

/// A figure on one version. Which parts are filled depends on its kind.
struct FigureData {
  Version version;
  Snapshot snapshot;                                                     ///< objects: what its roots lead to
  std::vector<std::pair<std::string, ObjectView>> objects;               ///< bytes: by expression
  std::vector<std::pair<std::string, std::vector<LookupStep>>> lookups;  ///< by expression
  std::vector<MeasureResult> measures;                                   ///< plot: by kind
  std::vector<std::string> problems;                                     ///< what could not be drawn, and why
};

/// On the versions the figure names, or on the reader's. Runs its program; not for the window's thread.
std::vector<FigureData> figure_data(const FigureBlock& figure, Version reader);

/// The part of a snapshot that some objects lead to, with the names that stand for these objects.
Snapshot reachable_from(const Snapshot& snapshot, const std::vector<ObjectId>& roots);

/// The bytes of a point by one ruler: "getsizeof", "naive", "traced" or "process".
std::int64_t bytes_by(const MeasurePoint& point, std::string_view ruler);

/// The rows of a `versions` table, the first one with its headings: versions that agree share a column.
std::vector<std::vector<std::string>> versions_rows(const VersionsBlock& block, Evaluator& evaluator);

}  // namespace slotscope::course
