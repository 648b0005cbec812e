// Sums up verdicts.
#include "ui/pages/myths/judgement.hpp"

#include <algorithm>

namespace slotscope::myths {

std::string_view name_of(Guess guess) {
  switch (guess) {
    case Guess::True:
      return "true";
    case Guess::False:
      return "false";
    case Guess::Depends:
      return "depends";
  }
  return "";
}

std::optional<Guess> parse_guess(std::string_view text) {
  for (const Guess guess : {Guess::True, Guess::False, Guess::Depends}) {
    if (text == name_of(guess)) return guess;
  }
  return std::nullopt;
}

Guess truth_of(const course::Myth& myth) {
  const auto all = [&myth](course::Truth truth) {
    return std::all_of(myth.verdicts.begin(), myth.verdicts.end(),
                       [truth](const course::Verdict& verdict) { return verdict.is == truth; });
  };
  if (all(course::Truth::True)) return Guess::True;
  if (all(course::Truth::False)) return Guess::False;
  return Guess::Depends;
}

std::string word_for(course::Truth truth) {
  switch (truth) {
    case course::Truth::True:
      return "true";
    case course::Truth::False:
      return "false";
    case course::Truth::Outdated:
      return "no longer true";
    case course::Truth::Depends:
      return "it depends";
  }
  return "";
}

}  // namespace slotscope::myths
