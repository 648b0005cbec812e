// Checks of questions: keys the engine can disprove, and faults of construction.
#include <algorithm>
#include <array>

#include "course/evaluate/filled.hpp"
#include "course/lint/checker.hpp"
#include "course/quiz/marking.hpp"
#include "course/quiz/session.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

bool has_marked_choices(const Question& question) {
  return question.kind == QuestionKind::Single || question.kind == QuestionKind::Multiple;
}

/// A choice's key against its claim, version by version.
void check_claims(Checker& checker, const Question& question) {
  for (const Choice& choice : question.choices) {
    if (choice.claim.empty() || !question.evidence) continue;
    ByVersion found;
    for (Version version : checker.versions(question.python)) {
      std::string problem;
      bool holds = checker.evaluator().holds(*question.evidence, choice.claim, version, problem);
      bool right = choice.right.contains(version);
      if (!problem.empty()) {
        found.add("the claim `" + choice.claim + "` cannot be evaluated: " + problem, version);
      } else if (holds && !right) {
        found.add("this choice is marked wrong, but its claim `" + choice.claim + "` is true", version);
      } else if (!holds && right) {
        found.add("this choice is marked right, but its claim `" + choice.claim + "` is false", version);
      }
    }
    checker.errors(choice.origin, "key", found, question.python,
                   "Correct the key, the claim, or the versions (right = \"3.11+\").");
  }
}

void check_question_claim(Checker& checker, const Question& question) {
  if (question.claim.empty()) return;
  if (!question.evidence) {
    checker.error(question.origin, "key", "a claim without a program that could show it", "Add 'evidence'.");
    return;
  }
  ByVersion found;
  for (Version version : checker.versions(question.python)) {
    std::string problem;
    if (checker.evaluator().holds(*question.evidence, question.claim, version, problem)) continue;
    found.add("the claim `" + question.claim + "` is not true" + (problem.empty() ? "" : ": " + problem), version);
  }
  checker.errors(question.origin, "key", found, question.python, "Correct the claim or the answer it stands for.");
}

/// Exactly one right choice on each version where one is wanted.
void check_count(Checker& checker, const Question& question) {
  if (question.choices.empty() || question.kind == QuestionKind::Multiple ||
      question.kind == QuestionKind::WhichLineRaises)
    return;
  ByVersion found;
  for (Version version : checker.versions(question.python)) {
    Key key = key_of(question, version, checker.evaluator());
    auto count = std::count(key.right.begin(), key.right.end(), true);
    if (count == 1) continue;
    std::string message = count == 0 ? "no choice is right" : std::to_string(count) + " choices are right";
    if (question.kind == QuestionKind::PredictOutput)
      message += "; the program prints: " + replace_all(key.text, "\n", " \xE2\x8F\x8E ");
    found.add(message, version);
  }
  checker.errors(question.origin, "key", found, question.python,
                 "Exactly one choice must be right on each version of the question.");
}

void check_key(Checker& checker, const Question& question) {
  ByVersion found;
  for (Version version : checker.versions(question.python)) {
    Key key = key_of(question, version, checker.evaluator());
    if (!key.problem.empty()) found.add(key.problem, version);
  }
  checker.errors(question.origin, "key", found, question.python, "The engine must be able to find the answer.");
}

void check_lines(Checker& checker, const Question& question) {
  if (question.kind != QuestionKind::WhichLineRaises || !question.program) return;
  std::vector<std::string_view> lines = lines_of(question.program->source);
  for (const Choice& choice : question.choices) {
    auto count =
        std::count_if(lines.begin(), lines.end(), [&](std::string_view line) { return trim(line) == choice.line; });
    if (count == 1) continue;
    checker.error(choice.origin, "key",
                  count == 0 ? "no line of the program reads '" + choice.line + '\''
                             : "several lines read '" + choice.line + '\'',
                  "Copy the text of one line.");
  }
}

/// What was foreseen as wrong must be wrong.
void check_wrong_answers(Checker& checker, const Question& question) {
  for (const WrongAnswer& wrong : question.wrong) {
    ByVersion found;
    for (Version version : checker.versions(question.python)) {
      Answer answer;
      for (const RichText& text : wrong.answers) {
        answer.texts.push_back(answer_text(to_plain(fill(text, checker.evaluator(), version), {0, 0, false})));
      }
      if (mark(question, answer, version, checker.evaluator()).right)
        found.add("this 'wrong' answer is right", version);
    }
    checker.errors(wrong.answers.empty() ? question.origin : wrong.answers.front().origin, "key", found,
                   question.python, "Remove it, or correct the question.");
  }
}

void check_blanks(Checker& checker, const Question& question) {
  if (question.kind != QuestionKind::FillBlank || question.claim.empty()) return;
  for (std::size_t blank = 0; blank < question.blanks.size(); ++blank) {
    for (const std::string& accepted : question.blanks[blank].accept) {
      std::vector<std::string> texts;
      for (const Blank& each : question.blanks) texts.push_back(each.accept.empty() ? "" : each.accept.front());
      texts[blank] = accepted;
      ByVersion found;
      for (Version version : checker.versions(question.python)) {
        if (!claim_holds_for(question, with_blanks(question, texts), version, checker.evaluator())) {
          found.add("the accepted text '" + accepted + "' does not make the claim true", version);
        }
      }
      checker.errors(question.origin, "key", found, question.python, "Correct the answer or the claim.");
    }
  }
}

/// Two choices that read the same, be it on one version only: letter case counts, since it does in Python.
void check_choices_differ(Checker& checker, const Question& question) {
  if (question.kind == QuestionKind::WhichLineRaises) return;
  std::vector<ByVersion> found(question.choices.size());
  for (Version version : checker.versions(question.python)) {
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
      std::string text =
          normalized(to_plain(fill(question.choices[i].text, checker.evaluator(), version), {0, 0, false}));
      auto same = std::find(seen.begin(), seen.end(), text);
      if (same != seen.end())
        found[i].add("it says the same as choice " + std::to_string(same - seen.begin() + 1), version);
      seen.push_back(std::move(text));
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    checker.errors(question.choices[i].origin, "same-choice", found[i], question.python, "Change one.");
}

void check_construction(Checker& checker, const Question& question) {
  std::string ask = lower(one_line(question.ask));
  for (std::string_view words : {" not ", "n't ", " except ", " never "}) {
    if ((ask + ' ').find(words) == std::string::npos || !has_marked_choices(question)) continue;
    checker.warning(question.origin, "negated",
                    "the question is asked the other way round ('" + std::string(trim(words)) + "')",
                    "Ask for what is true.");
    break;
  }
  for (const Choice& choice : question.choices) {
    if (question.kind == QuestionKind::WhichLineRaises) break;
    const std::string text = lower(one_line(choice.text));
    for (std::string_view words :
         {"all of the above", "none of the above", "all of these", "none of these", "both of the above"}) {
      if (text.find(words) != std::string::npos) {
        checker.warning(choice.origin, "above", '\'' + std::string(words) + "' as a choice",
                        "Say it in full, or make the question 'multiple'.");
      }
    }
  }
  for (const Choice& choice : question.choices) {
    if (choice.why.empty()) checker.warning(choice.origin, "why", "a choice without a reason", "Add 'why'.");
    if (has_marked_choices(question) && choice.claim.empty() && !choice.unprovable) {
      checker.warning(choice.origin, "claim", "nothing proves or disproves this choice",
                      "Add 'claim', or claim = \"none\" when no program can show it.");
    }
  }
  if ((question.choices.empty() || question.kind == QuestionKind::WhichLineRaises) && question.otherwise.empty() &&
      !question.is_prediction) {
    checker.warning(question.origin, "why", "nothing is said about an unforeseen answer", "Add 'otherwise'.");
  }
  bool unprovable =
      std::all_of(question.choices.begin(), question.choices.end(), [](const Choice& each) { return each.unprovable; });
  if (!question.evidence && !(unprovable && !question.choices.empty())) {
    checker.error(question.origin, "evidence", "no program proves the answer", "Add 'evidence'.");
  }
}

}  // namespace

void check_question(Checker& checker, const Question& question) {
  ++checker.counts.questions;
  if (!question.topic.empty()) check_topics(checker, {question.topic}, question.origin);
  check_link(checker, question.reread, question.origin, question.lesson);
  auto text = [&](const RichText& rich) { check_text(checker, rich, question.lesson, question.python); };
  for (const RichText* each : {&question.ask, &question.explain, &question.otherwise}) text(*each);
  for (const Choice& choice : question.choices) {
    text(choice.text);
    text(choice.why);
  }
  for (const WrongAnswer& wrong : question.wrong) {
    for (const RichText& answer : wrong.answers) text(answer);
    text(wrong.why);
  }
  check_construction(checker, question);
  checker.later([&checker, &question] {
    check_choices_differ(checker, question);
    check_claims(checker, question);
    check_question_claim(checker, question);
    check_count(checker, question);
    check_key(checker, question);
    check_lines(checker, question);
    check_wrong_answers(checker, question);
    check_blanks(checker, question);
  });
}

void check_question_bias(Checker& checker, const std::vector<const Question*>& questions) {
  // Fewer questions say nothing about a habit.
  constexpr std::size_t enough = 5;
  std::size_t count = 0;
  std::size_t longest = 0;
  std::array<std::size_t, 8> places{};
  for (const Question* question : questions) {
    if (question->kind != QuestionKind::Single) continue;
    ++count;
    std::size_t right_length = 0;
    std::size_t other_length = 0;
    for (std::size_t i = 0; i < question->choices.size(); ++i) {
      std::size_t length = character_count(one_line(question->choices[i].text));
      bool right = !question->choices[i].right.empty();
      (right ? right_length : other_length) = std::max(right ? right_length : other_length, length);
      if (right && i < places.size()) ++places[i];
    }
    longest += static_cast<double>(right_length) > 1.2 * static_cast<double>(other_length);
  }
  if (count < enough) return;
  Origin origin{questions.front()->origin.file, 1, 1};
  if (2 * longest > count) {
    checker.warning(
        origin, "longest",
        "the right choice is the longest in " + std::to_string(longest) + " of " + counted(count, "question"),
        "Shorten right choices or give wrong ones as much detail.");
  }
  auto most = std::max_element(places.begin(), places.end());
  if (2 * *most > count) {
    checker.warning(origin, "position",
                    "the right choice is number " + std::to_string(most - places.begin() + 1) + " in " +
                        std::to_string(*most) + " of " + counted(count, "question"),
                    "Spread the right choices.");
  }
}

}  // namespace slotscope::course
