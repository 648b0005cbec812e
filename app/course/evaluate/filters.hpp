// The filters of computed text: bytes, percent, thousands and the rest.
#pragma once

#include <string>
#include <vector>

#include "course/evaluate/evaluator.hpp"

namespace slotscope::course {

/// A Python value as the engine described it.
struct RawValue {
  std::string type;
  std::string text;
  std::string repr;
};

/// Formats a value by filters, from left to right; `on`, `allocated` and `by version` were dealt with before.
Value apply_filters(const std::vector<Filter>& filters, const RawValue& value);

/// The expression with its filters, as a key.
std::string filters_text(const Expression& expression);

/// "1 536 000" with narrow blanks.
std::string with_thousands(double number, int decimals = 0);
/// "1.46 MiB".
std::string as_size(double bytes);

}  // namespace slotscope::course
