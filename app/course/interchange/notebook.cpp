// A lesson as a Jupyter notebook (nbformat 4.5).
#include "course/evaluate/figure_text.hpp"
#include "course/evaluate/filled.hpp"
#include "course/interchange/plain_question.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

/// The source of a cell: lines that keep their line ends.
Data source_lines(std::string_view text) {
  Data lines = Data::list();
  std::vector<std::string_view> all = lines_of(text);
  for (std::size_t i = 0; i < all.size(); ++i) lines.add(std::string(all[i]) + (i + 1 < all.size() ? "\n" : ""));
  return lines;
}

class NotebookWriter {
 public:
  NotebookWriter(const Lesson& lesson, Version version, Evaluator& evaluator)
      : lesson_(lesson), version_(version), evaluator_(evaluator) {}

  Exported write() {
    std::string head = "# " + lesson_.title + "\n\n" + markdown(lesson_.goal);
    if (!lesson_.hook.empty()) head += "\n\n*" + markdown(lesson_.hook) + '*';
    text_cell(head);
    for (const Section& section : lesson_.sections) {
      if (!section.id.empty())
        text_cell(std::string(static_cast<std::size_t>(section.level), '#') + ' ' + markdown(section.heading));
      for (const Block& block : section.blocks) std::visit(*this, block);
    }
    if (!lesson_.next.empty()) text_cell("**Next:** " + markdown(lesson_.next));
    Data notebook = Data::table();
    notebook.set("cells", std::move(cells_));
    Data kernel = Data::table();
    kernel.set("display_name", "Python 3").set("language", "python").set("name", "python3");
    Data language = Data::table();
    language.set("name", "python");
    Data metadata = Data::table();
    metadata.set("kernelspec", std::move(kernel)).set("language_info", std::move(language));
    notebook.set("metadata", std::move(metadata)).set("nbformat", 4).set("nbformat_minor", 5);
    result_.files.emplace_back(replace_all(lesson_.id, "/", "-") + ".ipynb", write_json(notebook, 1) + '\n');
    lost("numbers were computed for Python " + to_string(version_) + "; another kernel may print others");
    return std::move(result_);
  }

  void operator()(const ProseBlock& block) { text_cell(markdown(block.text)); }
  void operator()(const ProgramBlock& block) {
    if (!block.program->before.empty()) lost("what runs before a program is put into its cell");
    if (!block.program->input_lines.empty()) lost("what input() reads");
    code_cell(block.program->full_source());
  }
  void operator()(const CodeBlock& block) { text_cell("```python\n" + block.source + "```"); }
  void operator()(const PredictBlock& block) {
    question(*block.question);
    lost("a prediction does not wait for its answer");
  }
  void operator()(const FigureBlock& block) {
    text_cell("```text\n" + figure_text(block, version_) + "```\n\n" + markdown(block.caption));
    lost("figures stand as text");
  }
  void operator()(const VersionsBlock& block) { text_cell("```text\n" + versions_text(block, evaluator_) + "```"); }
  void operator()(const CheckBlock&) {}
  void operator()(const ExerciseBlock& block) {
    std::string text = "**Exercise: " + block.exercise->title + "**\n\n" + markdown(block.exercise->statement) + '\n';
    for (const Requirement& requirement : block.exercise->requirements) text += "\n- " + markdown(requirement.text);
    text_cell(text);
    code_cell(block.exercise->starter);
    lost("the checks and hints of exercises");
  }
  void operator()(const QuizBlock& block) {
    for (const auto& each : block.questions) question(*each);
  }
  void operator()(const DialogueBlock& block) {
    std::string text;
    for (const auto& turn : block.turns) text += "**" + turn.speaker + ":** " + markdown(turn.text) + "\n\n";
    text_cell(text);
  }
  void operator()(const NotesBlock&) { lost("the speaker's notes"); }

 private:
  std::string markdown(const RichText& text) {
    return std::string(trim(to_markdown(fill(text, evaluator_, version_))));
  }

  void lost(std::string what) {
    for (const std::string& each : result_.lost) {
      if (each == what) return;
    }
    result_.lost.push_back(std::move(what));
  }

  Data cell(std::string_view type, std::string_view source) {
    Data data = Data::table();
    data.set("cell_type", type);
    data.set("id", "cell-" + std::to_string(cells_.items.size() + 1));
    data.set("metadata", Data::table());
    data.set("source", source_lines(source));
    return data;
  }
  void text_cell(std::string_view source) { cells_.add(cell("markdown", trim(source))); }
  void code_cell(std::string_view source) {
    Data data = cell("code", trim(source));
    data.set("execution_count", Data()).set("outputs", Data::list());
    cells_.add(std::move(data));
  }

  void question(const Question& each) {
    PlainQuestion plain = plain_question(each, version_, evaluator_, result_.lost);
    std::string text = "**Question.** " + plain.ask + '\n';
    std::string answer;
    for (const PlainChoice& choice : plain.choices) {
      text += "\n- " + choice.text;
      answer += "\n- " + std::string(choice.right ? "right" : "wrong") + ": " + choice.text + ": " + choice.why;
    }
    for (const std::string& accepted : plain.accept) answer += "\n- `" + accepted + '`';
    text += "\n\n<details><summary>Answer</summary>\n" + answer + "\n\n" + plain.explain + "\n</details>";
    text_cell(text);
  }

  const Lesson& lesson_;
  Version version_;
  Evaluator& evaluator_;
  Data cells_ = Data::list();
  Exported result_;
};

}  // namespace

Exported to_notebook(const Lesson& lesson, Version version, Evaluator& evaluator) {
  return NotebookWriter(lesson, version, evaluator).write();
}

}  // namespace slotscope::course
