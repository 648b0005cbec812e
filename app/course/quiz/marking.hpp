// Marks an answer: how much of it is right, and what to say about each part.
#pragma once

#include <string>
#include <vector>

#include "course/quiz/key.hpp"

namespace slotscope::course {

/// What was answered. Which field counts depends on the question's kind; choices and steps are numbered as written.
struct Answer {
  std::vector<int> picks;          ///< single, multiple, predict-output with choices
  std::vector<std::string> texts;  ///< typed: one text, or one for each blank
  int line = 0;                    ///< which-line-raises; 0 means no line
  std::vector<int> order;          ///< order-steps: the steps in the order given
};

/// What is said about one choice, or about the typed answer.
struct Remark {
  int choice = -1;
  bool right = false;  ///< the choice belongs to the right answer
  bool picked = false;
  std::vector<RichBlock> why;
};

struct Marking {
  double credit = 0;  ///< 0 to 1
  bool right = false;
  std::string correct;  ///< the right answer, in words
  std::vector<Remark> remarks;
  std::vector<RichBlock> explain;
  std::string reread;   ///< section to read again; only after a wrong answer
  std::string problem;  ///< the question could not be marked
};

Marking mark(const Question& question, const Answer& answer, Version version, Evaluator& evaluator);

/// The program that proves the answer, with what it prints.
struct Proof {
  std::string source;
  std::string output;  ///< stdout, then the traceback when there is one
  bool available = false;
};
Proof prove(const Question& question, Version version, Evaluator& evaluator);

/// Answers as one text to keep, and back.
std::string to_text(const Answer& answer);
Answer answer_from(std::string_view text);

}  // namespace slotscope::course
