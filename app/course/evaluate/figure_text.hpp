// Figures as text: what a screen reader, a terminal and a notebook get in place of a drawing.
#pragma once

#include <string>

#include "course/evaluate/evaluator.hpp"

namespace slotscope::course {

std::string figure_text(const FigureBlock& figure, Version version);
std::string versions_text(const VersionsBlock& block, Evaluator& evaluator);

/// One object word by word: offset, bytes, name, what stands there, why.
std::string object_text(const ObjectView& object);
/// Names, objects and arrows of a snapshot.
std::string snapshot_text(const Snapshot& snapshot);
std::string lookup_text(const std::vector<LookupStep>& steps);
/// Bytes per kind and count, by one ruler.
std::string measure_text(const std::vector<MeasureResult>& results, std::string_view ruler);

enum class Align { Left, Right };
/// Rows of cells in columns; those beyond `align` are set to the right, as numbers are.
std::string text_table(const std::vector<std::vector<std::string>>& rows, const std::vector<Align>& align);

}  // namespace slotscope::course
