// The right answer of a question on one version: found by running where a program can decide, never typed twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "course/evaluate/evaluator.hpp"

namespace slotscope::course {

struct Key {
  std::vector<bool> right;          ///< for each choice
  std::string text;                 ///< predict-output: what the program prints
  std::optional<double> number;     ///< predict-bytes
  int line = 0;                     ///< which-line-raises: 0 when no line raises
  std::vector<std::string> blanks;  ///< the model answers
  std::string problem;              ///< why there is no key; empty when there is one
};

Key key_of(const Question& question, Version version, Evaluator& evaluator);

/// A text as it is compared: code marks taken off, normalised.
std::string answer_text(std::string_view text);

/// The program of a fill-blank question with these texts in its blanks.
std::string with_blanks(const Question& question, const std::vector<std::string>& texts);

/// The program of an order-steps question whose steps are code, in this order.
std::string in_order(const Question& question, const std::vector<int>& order);

/// Whether the question's claim holds when `source` is run in place of its program.
bool claim_holds_for(const Question& question, const std::string& source, Version version, Evaluator& evaluator);

}  // namespace slotscope::course
