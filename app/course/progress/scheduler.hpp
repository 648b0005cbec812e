// When to ask a question again: the FSRS model of memory, version 5, with its published default weights.
//
// A card has a stability S (days after which it is remembered with 90 %) and a difficulty D (1 to 10). After t days it
// is remembered with probability R = (1 + 19/81 * t/S)^-0.5. Each answer moves S and D; the next date is the day on
// which R falls to the wished retention.
#pragma once

#include <cstdint>

namespace slotscope::course {

enum class Rating { Again = 1, Hard = 2, Good = 3, Easy = 4 };

struct Card {
  double stability = 0;  ///< days; 0 for a card never asked
  double difficulty = 0;
  std::int64_t last = 0;  ///< seconds since 1970
  std::int64_t due = 0;
  int repetitions = 0;
  int lapses = 0;  ///< forgotten after having been known
};

/// The share of questions one wishes to remember on the day they are asked again.
inline constexpr double wished_retention = 0.9;

/// Probability to remember after `days`.
double retrievability(double days, double stability);
/// Days until the probability falls to `retention`.
double interval_days(double stability, double retention = wished_retention);
/// The card after an answer at `now`.
Card review(const Card& card, Rating rating, std::int64_t now);
/// What an answer with this credit says about memory.
Rating rating_of(double credit);

}  // namespace slotscope::course
