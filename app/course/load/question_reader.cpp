// Reads questions: fields by kind, evidence, and the fingerprint that tells an edited question from the old one.
#include "course/load/question_reader.hpp"

#include <algorithm>
#include <array>

#include "course/load/table_reader.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

struct KindName {
  QuestionKind kind;
  std::string_view name;
};
constexpr std::array<KindName, 7> kind_names = {{{QuestionKind::Single, "single"},
                                                 {QuestionKind::Multiple, "multiple"},
                                                 {QuestionKind::PredictOutput, "predict-output"},
                                                 {QuestionKind::PredictBytes, "predict-bytes"},
                                                 {QuestionKind::WhichLineRaises, "which-line-raises"},
                                                 {QuestionKind::FillBlank, "fill-blank"},
                                                 {QuestionKind::OrderSteps, "order-steps"}}};

std::shared_ptr<const Program> make_program(std::string before, std::string source, const Question& question,
                                            std::vector<std::string> input_lines, Origin origin) {
  auto program = std::make_shared<Program>();
  program->name = "evidence";
  program->before = std::move(before);
  // Run for its facts, not shown: what the question's program prints is part of what it prints.
  program->hidden = !program->before.empty();
  program->source = std::move(source);
  program->python = question.python;
  program->input_lines = std::move(input_lines);
  program->origin = std::move(origin);
  return program;
}

class QuestionReader {
 public:
  QuestionReader(const Data& table, const QuestionHome& home, Diagnostics& diagnostics)
      : table_(table), home_(home), diagnostics_(diagnostics) {}

  std::shared_ptr<const Question> read(std::shared_ptr<const Program> predicted) {
    bool prediction = predicted != nullptr;
    std::string name = prediction ? "predict-" + predicted->name : table_.text_of("id");
    TableReader reader(table_, home_.file, prediction ? "prediction" : "question '" + name + '\'', diagnostics_);
    if (!prediction) {
      reader.text("id", Need::Required);
      if (!name.empty() && !is_plain_id(name)) {
        reader.error("id", "id", "'" + name + "' is no id", "Use a-z, 0-9 and '-'.");
      }
    } else {
      name = home_.lesson.substr(home_.lesson.find('/') + 1) + '-' + name;
    }
    question_.id = home_.track + '/' + name;
    question_.track = home_.track;
    question_.lesson = home_.lesson;
    question_.is_prediction = prediction;
    question_.program = std::move(predicted);
    question_.origin = reader.origin();
    read_fields(reader);
    read_programs(reader);
    read_answers(reader);
    reader.finish();
    check_shape(reader);
    bind_texts();
    question_.content_hash =
        fingerprint(write_json(table_, 0) + (question_.program ? question_.program->full_source() : ""));
    return std::make_shared<const Question>(std::move(question_));
  }

 private:
  void read_fields(TableReader& reader) {
    Need need = question_.is_prediction ? Need::Optional : Need::Required;
    std::string kind = reader.text("kind", need);
    if (kind.empty()) kind = "predict-output";
    auto found =
        std::find_if(kind_names.begin(), kind_names.end(), [&](const KindName& each) { return each.name == kind; });
    if (found != kind_names.end()) {
      question_.kind = found->kind;
    } else {
      std::vector<std::string> names;
      for (const KindName& each : kind_names) names.emplace_back(each.name);
      std::optional<std::string> meant = nearest(kind, names);
      reader.error("kind", "question-kind", "no question is of kind '" + kind + '\'',
                   meant ? "Did you mean '" + *meant + "'?" : "Kinds: " + join(names, ", ") + '.');
    }
    question_.topic = reader.text("topic", need);
    question_.difficulty = reader.integer("difficulty", 1, 1, 3);
    question_.python = reader.versions("python");
    // A prediction is asked where its program runs.
    if (question_.is_prediction) question_.python = question_.python & question_.program->python;
    question_.ask = reader.markdown("ask", Need::Required);
    question_.explain = reader.markdown("explain", Need::Required);
    question_.otherwise = reader.markdown("otherwise");
    question_.reread = reader.text("reread");
    question_.claim = reader.text("claim");
    question_.of = reader.text("of");
    question_.tolerance = reader.real("tolerance", 0);
    question_.shuffle = reader.flag("shuffle", true);
    question_.code = reader.flag("code", false);
    for (const Data* blank : reader.tables("blank")) {
      TableReader inner(*blank, home_.file, "blank", diagnostics_);
      question_.blanks.push_back({inner.texts("accept", Need::Required)});
      inner.finish();
    }
    if (const Data* steps = reader.take("steps")) {
      for (const Data& step : steps->items) question_.steps.push_back(reader.markdown_of(step));
    }
    if (const Data* orders = reader.take("orders")) {
      for (const Data& order : orders->items) {
        std::vector<int> indices;
        for (const Data& index : order.items) indices.push_back(static_cast<int>(index.integer) - 1);
        question_.orders.push_back(std::move(indices));
      }
    }
  }

  void read_programs(TableReader& reader) {
    std::vector<std::string> input = reader.lines("stdin");
    Origin program_origin = reader.origin("program");
    ++program_origin.line;
    std::string source = reader.program("program");
    if (!source.empty() && question_.is_prediction) {
      reader.error("program", "program", "the program of a prediction is the block it names", "Remove 'program'.");
    } else if (!source.empty()) {
      question_.program = make_program("", source, question_, input, program_origin);
    }
    Origin evidence_origin = reader.origin("evidence");
    ++evidence_origin.line;
    std::string evidence = reader.program("evidence");
    std::string before = question_.program ? question_.program->full_source() : "";
    if (question_.kind == QuestionKind::FillBlank) before = filled(before);
    if (question_.kind == QuestionKind::OrderSteps && question_.code) {
      for (const RichText& step : question_.steps) before += plain_code(step) + '\n';
    }
    if (!before.empty() || !evidence.empty()) {
      if (question_.is_prediction) input = question_.program->input_lines;
      question_.evidence =
          make_program(before, evidence, question_, input, evidence.empty() ? program_origin : evidence_origin);
    }
  }

  /// The program with the model answers in its blanks.
  std::string filled(std::string source) const {
    for (std::size_t i = 0; i < question_.blanks.size(); ++i) {
      if (question_.blanks[i].accept.empty()) continue;
      source = replace_all(std::move(source), "<<" + std::to_string(i + 1) + ">>", question_.blanks[i].accept.front());
    }
    return source;
  }

  static std::string plain_code(const RichText& step) {
    std::string_view text = step.source;
    if (text.size() >= 2 && text.starts_with('`') && text.ends_with('`')) text = text.substr(1, text.size() - 2);
    return std::string(text);
  }

  void read_answers(TableReader& reader) {
    for (const Data* item : reader.tables("choice")) {
      TableReader inner(*item, home_.file, "choice", diagnostics_);
      Choice choice;
      choice.origin = inner.origin();
      bool by_line = question_.kind == QuestionKind::WhichLineRaises;
      if (by_line) {
        choice.line = trim(inner.text("line", Need::Required));
      } else {
        choice.text = inner.markdown("text", Need::Required);
      }
      choice.why = inner.markdown("why");
      choice.claim = inner.text("claim");
      choice.unprovable = choice.claim == "none";
      if (choice.unprovable) choice.claim.clear();
      read_right(inner, choice);
      inner.finish();
      question_.choices.push_back(std::move(choice));
    }
    for (const Data* item : reader.tables("wrong")) {
      TableReader inner(*item, home_.file, "wrong answer", diagnostics_);
      WrongAnswer wrong;
      if (const Data* answer = inner.take("answer"); answer && answer->is(Data::Kind::List)) {
        for (const Data& each : answer->items) wrong.answers.push_back(inner.markdown_of(each));
      } else if (answer && answer->is(Data::Kind::Text)) {
        wrong.answers.push_back(inner.markdown_of(*answer));
      } else {
        inner.error("answer", "missing", "'answer' is missing", "Write the wrong answer as a text.");
      }
      wrong.why = inner.markdown("why", Need::Required);
      inner.finish();
      question_.wrong.push_back(std::move(wrong));
    }
  }

  void read_right(TableReader& reader, Choice& choice) {
    const Data* right = reader.take("right");
    if (!right) return;
    if (right->is(Data::Kind::Boolean)) {
      if (right->boolean) choice.right = VersionSet::all();
    } else if (std::optional<VersionSet> set; right->is(Data::Kind::Text) && (set = VersionSet::parse(right->text))) {
      choice.right = *set;
    } else {
      reader.error("right", "kind", "'right' is neither true nor false nor versions", "For example right = \"3.11+\".");
    }
  }

  void check_shape(TableReader& reader) {
    using Kind = QuestionKind;
    std::size_t choices = question_.choices.size();
    auto need = [&](bool good, std::string message, std::string hint) {
      if (!good) reader.error("", "question-shape", std::move(message), std::move(hint));
    };
    switch (question_.kind) {
      case Kind::Single:
        need(choices >= 3 && choices <= 5, "it has " + counted(choices, "choice"), "Give it 3 to 5.");
        break;
      case Kind::Multiple:
        need(choices >= 3 && choices <= 6, "it has " + counted(choices, "choice"), "Give it 3 to 6.");
        break;
      case Kind::PredictOutput:
        need(question_.program != nullptr, "it has no program to predict", "Add 'program'.");
        need(choices == 0 || (choices >= 2 && choices <= 5), "it has one choice or more than 5",
             "Give it 2 to 5, or none.");
        break;
      case Kind::PredictBytes:
        need(question_.program != nullptr, "it has no program", "Add 'program'.");
        need(!question_.of.empty(), "'of' is missing", "Say what is measured: of = \"sys.getsizeof(p)\".");
        break;
      case Kind::WhichLineRaises:
        need(question_.program != nullptr, "it has no program", "Add 'program'.");
        break;
      case Kind::FillBlank:
        check_blanks(reader);
        break;
      case Kind::OrderSteps:
        need(question_.steps.size() >= 3, "it has fewer than 3 steps", "Give it at least 3.");
        for (const std::vector<int>& order : question_.orders) {
          std::vector<int> sorted = order;
          std::sort(sorted.begin(), sorted.end());
          bool whole = sorted.size() == question_.steps.size();
          for (std::size_t i = 0; whole && i < sorted.size(); ++i) whole = sorted[i] == static_cast<int>(i);
          need(whole, "an order does not name each step once", "Number the steps from 1.");
          if (!whole) {
            question_.orders.clear();
            break;
          }
        }
        break;
    }
  }

  void check_blanks(TableReader& reader) {
    std::string source = question_.program ? question_.program->source : "";
    for (std::size_t i = 0; i < question_.blanks.size(); ++i) {
      if (source.find("<<" + std::to_string(i + 1) + ">>") == std::string::npos) {
        reader.error("blank", "question-shape", "the program has no <<" + std::to_string(i + 1) + ">>",
                     "Mark the blank in the program, or remove its answer.");
      }
    }
    if (question_.blanks.empty() ||
        source.find("<<" + std::to_string(question_.blanks.size() + 1) + ">>") != std::string::npos) {
      reader.error("", "question-shape", "a blank has no answer", "Add a [[question.blank]] for each <<N>>.");
    }
  }

  void bind_texts() {
    Scope scope;
    if (home_.scope) scope = *home_.scope;
    if (question_.evidence) scope.nearest = question_.evidence;
    for (RichText* text : {&question_.ask, &question_.explain, &question_.otherwise}) bind(*text, scope, diagnostics_);
    for (Choice& choice : question_.choices) {
      bind(choice.text, scope, diagnostics_);
      bind(choice.why, scope, diagnostics_);
    }
    for (WrongAnswer& wrong : question_.wrong) {
      for (RichText& answer : wrong.answers) bind(answer, scope, diagnostics_);
      bind(wrong.why, scope, diagnostics_);
    }
    for (RichText& step : question_.steps) bind(step, scope, diagnostics_);
  }

  const Data& table_;
  const QuestionHome& home_;
  Diagnostics& diagnostics_;
  Question question_;
};

}  // namespace

std::string_view name_of(QuestionKind kind) {
  for (const KindName& each : kind_names) {
    if (each.kind == kind) return each.name;
  }
  return "";
}

std::vector<std::shared_ptr<const Question>> read_quiz(std::string_view text, const QuestionHome& home,
                                                       Diagnostics& diagnostics) {
  std::vector<std::shared_ptr<const Question>> questions;
  std::optional<Data> table = parse_toml(text, home.file, 1, diagnostics);
  if (!table) return questions;
  TableReader reader(*table, home.file, "quiz", diagnostics);
  for (const Data* item : reader.tables("question")) {
    questions.push_back(QuestionReader(*item, home, diagnostics).read(nullptr));
  }
  reader.finish();
  return questions;
}

std::shared_ptr<const Question> read_prediction(const Data& table, std::shared_ptr<const Program> program,
                                                const QuestionHome& home, Diagnostics& diagnostics) {
  return QuestionReader(table, home, diagnostics).read(std::move(program));
}

}  // namespace slotscope::course
