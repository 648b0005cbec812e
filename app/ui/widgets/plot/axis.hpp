// An axis as numbers: where a value stands, where the ticks are, what is written at them.
#pragma once

#include <string>
#include <vector>

#include "ui/widgets/plot/model.hpp"

namespace slotscope::plot {

struct Tick {
  double value = 0;
  std::string label;  ///< empty for a minor tick
};

/// Share of the axis at which a value stands: 0 at the low end, 1 at the high end. Values that a logarithm cannot take
/// stand below the axis.
double to_share(const Axis& axis, Range range, double value);
double from_share(const Axis& axis, Range range, double share);

/// Ticks inside the range, at most `most` of them labelled.
std::vector<Tick> ticks_of(const Axis& axis, Range range, int most);

/// The range that shows all of the data, widened to a round end where that helps.
Range fitting_range(const Axis& axis, Range data);
/// The part of a range that remains when it is enlarged by `factor` about the value at `share`.
Range zoomed(const Axis& axis, Range range, double share, double factor);
/// A range moved by a share of itself.
Range panned(const Axis& axis, Range range, double share);

/// A value as a person reads it: "1 000 000", "1.5 MiB", "25 %", "3.2 ms".
std::string format_value(Unit unit, double value);
/// Groups of three digits, separated by narrow blanks.
std::string with_thousands(double value, int decimals = 0);

}  // namespace slotscope::plot
