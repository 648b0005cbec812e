// The TOML of mdbook-quiz, out and in.
#include "course/interchange/plain_question.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

Data texts(const std::vector<std::string>& list) {
  Data items = Data::list();
  for (const std::string& each : list) items.add(each);
  return items;
}

/// Reasons of choices have no place of their own there; they go below the explanation.
std::string context_of(const PlainQuestion& plain) {
  std::string text = plain.explain;
  for (const PlainChoice& choice : plain.choices) {
    if (!choice.why.empty()) text += "\n\n- " + choice.text + ": " + choice.why;
  }
  return text;
}

bool write_question(const PlainQuestion& plain, Data& item, std::vector<std::string>& lost) {
  Data prompt = Data::table();
  prompt.set("prompt", plain.ask);
  Data answer = Data::table();
  std::string type = "ShortAnswer";
  std::vector<std::string> right;
  std::vector<std::string> wrong;
  for (const PlainChoice& choice : plain.choices) (choice.right ? right : wrong).push_back(choice.text);
  switch (plain.form) {
    case PlainQuestion::Form::Choice:
    case PlainQuestion::Form::Several:
      if (right.empty()) {
        lost.push_back(plain.id + ": a question without a right choice cannot be held; it was left out");
        return false;
      }
      type = "MultipleChoice";
      prompt.set("distractors", texts(wrong));
      answer.set("answer", plain.form == PlainQuestion::Form::Several ? texts(right) : Data(right.front()));
      break;
    case PlainQuestion::Form::Text: {
      answer.set("answer", plain.accept.empty() ? "" : plain.accept.front());
      std::vector<std::string> others(plain.accept.size() > 1 ? plain.accept.begin() + 1 : plain.accept.end(),
                                      plain.accept.end());
      if (!others.empty()) answer.set("alternatives", texts(others));
      break;
    }
    case PlainQuestion::Form::Number: {
      std::string number = std::to_string(static_cast<long long>(plain.number));
      answer.set("answer", number);
      if (plain.tolerance > 0) lost.push_back(plain.id + ": the tolerance of the number");
      break;
    }
    case PlainQuestion::Form::Order:
    case PlainQuestion::Form::Blanks:
      lost.push_back(plain.id + ": this kind of question cannot be held by mdbook-quiz; it was left out");
      return false;
  }
  item.set("id", plain.id);
  item.set("type", type);
  item.set("context", context_of(plain));
  item.set("prompt", std::move(prompt));
  item.set("answer", std::move(answer));
  return true;
}

void read_multiple_choice(const Data& prompt, const Data& answer, Data& question) {
  Data list = Data::list();
  auto add = [&](const std::string& text, bool right) {
    Data item = Data::table();
    item.set("text", text);
    if (right) item.set("right", true);
    item.set("claim", "none");
    list.add(std::move(item));
  };
  const Data* right = answer.find("answer");
  bool several = right && right->is(Data::Kind::List);
  if (several) {
    for (const Data& each : right->items) add(each.text, true);
  } else if (right) {
    add(right->text, true);
  }
  for (const Data& each : prompt.items_of("distractors")) add(each.text, false);
  question.set("kind", several ? "multiple" : "single");
  question.set("choice", std::move(list));
}

void read_short_answer(const Data& answer, Data& question) {
  Data accept = Data::list();
  accept.add(answer.text_of("answer"));
  for (const Data& each : answer.items_of("alternatives")) accept.add(each.text);
  Data blank = Data::table();
  blank.set("accept", std::move(accept));
  Data blanks = Data::list();
  blanks.add(std::move(blank));
  question.set("kind", "fill-blank").set("program", "<<1>>\n").set("blank", std::move(blanks));
}

}  // namespace

Exported to_mdbook_quiz(const Questions& questions, Version version, Evaluator& evaluator) {
  Exported result;
  add_general_losses(questions, version, result.lost);
  Data list = Data::list();
  for (const auto& question : questions) {
    Data item = Data::table();
    PlainQuestion plain = plain_question(*question, version, evaluator, result.lost);
    if (write_question(plain, item, result.lost)) list.add(std::move(item));
  }
  result.lost.emplace_back("topic, difficulty and the section to read again");
  Data file = Data::table();
  file.set("questions", std::move(list));
  result.files.emplace_back("quiz.toml", write_toml(file));
  return result;
}

Imported from_mdbook_quiz(std::string_view text, const std::string& file) {
  Imported result;
  std::optional<Data> table = parse_toml(text, file, 1, result.diagnostics);
  if (!table) return result;
  Data list = Data::list();
  for (const Data& item : table->items_of("questions")) {
    static const Data nothing = Data::table();
    const Data* prompt = item.find("prompt");
    const Data* answer = item.find("answer");
    std::string type = item.text_of("type");
    std::string where = "line " + std::to_string(item.line) + ": ";
    std::string id = item.text_of("id");
    id = slug(std::string_view(id).substr(id.find('/') == std::string::npos ? 0 : id.find('/') + 1));
    Data question = Data::table();
    question.set("id", id.empty() ? "question-" + std::to_string(item.line) : id);
    question.set("topic", "").set("difficulty", 1);
    question.set("ask", (prompt ? *prompt : nothing).text_of("prompt", "What does the program print?"));
    question.set("explain", item.text_of("context", "See the reasons of the choices."));
    if (type == "MultipleChoice") {
      read_multiple_choice(prompt ? *prompt : nothing, answer ? *answer : nothing, question);
    } else if (type == "ShortAnswer") {
      read_short_answer(answer ? *answer : nothing, question);
      result.lost.push_back(where + "a short answer became a blank to fill");
    } else if (type == "Tracing") {
      question.set("kind", "predict-output").set("program", (prompt ? *prompt : nothing).text_of("program"));
      result.lost.push_back(where + "the stated output: the engine runs the program, which must be Python");
    } else {
      result.lost.push_back(where + "a question of type '" + type + "' was left out");
      continue;
    }
    list.add(std::move(question));
  }
  result.questions = list.items.size();
  result.quiz = Data::table();
  result.quiz.set("question", std::move(list));
  return result;
}

}  // namespace slotscope::course
