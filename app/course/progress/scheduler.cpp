// FSRS-5. The names follow the published description: w[0..18], S0, D0, R.
#include "course/progress/scheduler.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace slotscope::course {

namespace {

constexpr std::array<double, 19> w = {0.40255, 1.18385, 3.173,  15.69105, 7.1949, 0.5345, 1.4604,
                                      0.0046,  1.54575, 0.1192, 1.01925,  1.9395, 0.11,   0.29605,
                                      2.2698,  0.2315,  2.9898, 0.51655,  0.6621};
constexpr double decay = -0.5;
constexpr double factor = 19.0 / 81.0;  // so that R = 0.9 at t = S
constexpr double seconds_a_day = 86'400;
constexpr double least_stability = 0.01;
constexpr double longest_days = 36'500;

double grade(Rating rating) {
  return static_cast<double>(rating);
}

double first_stability(Rating rating) {
  return w[static_cast<std::size_t>(rating) - 1];
}

double first_difficulty(Rating rating) {
  return std::clamp(w[4] - std::exp(w[5] * (grade(rating) - 1)) + 1, 1.0, 10.0);
}

double next_difficulty(double difficulty, Rating rating) {
  double change = -w[6] * (grade(rating) - 3);
  double damped = difficulty + change * (10 - difficulty) / 9;
  return std::clamp(w[7] * first_difficulty(Rating::Easy) + (1 - w[7]) * damped, 1.0, 10.0);
}

double stability_after_success(double difficulty, double stability, double r, Rating rating) {
  double hard = rating == Rating::Hard ? w[15] : 1;
  double easy = rating == Rating::Easy ? w[16] : 1;
  return stability * (1 + std::exp(w[8]) * (11 - difficulty) * std::pow(stability, -w[9]) *
                              (std::exp(w[10] * (1 - r)) - 1) * hard * easy);
}

double stability_after_lapse(double difficulty, double stability, double r) {
  double next = w[11] * std::pow(difficulty, -w[12]) * (std::pow(stability + 1, w[13]) - 1) * std::exp(w[14] * (1 - r));
  return std::min(next, stability);
}

double stability_same_day(double stability, Rating rating) {
  return stability * std::exp(w[17] * (grade(rating) - 3 + w[18]));
}

}  // namespace

double retrievability(double days, double stability) {
  return std::pow(1 + factor * days / stability, decay);
}

double interval_days(double stability, double retention) {
  return stability / factor * (std::pow(retention, 1 / decay) - 1);
}

Card review(const Card& card, Rating rating, std::int64_t now) {
  Card next = card;
  if (card.repetitions == 0) {
    next.stability = first_stability(rating);
    next.difficulty = first_difficulty(rating);
  } else {
    double days = std::max(0.0, static_cast<double>(now - card.last) / seconds_a_day);
    double r = retrievability(days, card.stability);
    if (days < 1) {
      next.stability = stability_same_day(card.stability, rating);
    } else if (rating == Rating::Again) {
      next.stability = stability_after_lapse(card.difficulty, card.stability, r);
    } else {
      next.stability = stability_after_success(card.difficulty, card.stability, r, rating);
    }
    next.difficulty = next_difficulty(card.difficulty, rating);
    if (rating == Rating::Again) ++next.lapses;
  }
  next.stability = std::max(next.stability, least_stability);
  double days = std::clamp(std::round(interval_days(next.stability)), 1.0, longest_days);
  next.last = now;
  next.due = now + static_cast<std::int64_t>(days * seconds_a_day);
  ++next.repetitions;
  return next;
}

Rating rating_of(double credit) {
  if (credit >= 1) return Rating::Good;
  return credit >= 0.5 ? Rating::Hard : Rating::Again;
}

}  // namespace slotscope::course
