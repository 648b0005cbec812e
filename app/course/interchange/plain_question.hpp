// A question as other formats know them: a text, choices or accepted answers, explanations; all filled in.
#pragma once

#include <string>
#include <vector>

#include "course/interchange/interchange.hpp"

namespace slotscope::course {

struct PlainChoice {
  std::string text;  ///< Markdown
  std::string why;
  bool right = false;
};

struct PlainQuestion {
  enum class Form { Choice, Several, Text, Number, Order, Blanks };

  std::string id;
  Form form = Form::Choice;
  std::string ask;  ///< Markdown, the program included
  std::vector<PlainChoice> choices;
  std::vector<std::string>
      accept;  ///< Text: right answers, the model answer first; Blanks: one for each; Order: the steps
  double number = 0;
  double tolerance = 0;
  std::string explain;
};

/// The question for one version; `lost` gets what no other format holds.
PlainQuestion plain_question(const Question& question, Version version, Evaluator& evaluator,
                             std::vector<std::string>& lost);

/// The Markdown as HTML.
std::string html_of(const std::string& markdown);

/// Lost with every question: said once for each file.
void add_general_losses(const Questions& questions, Version version, std::vector<std::string>& lost);

}  // namespace slotscope::course
