// `slotscope quiz`: questions in a terminal, or through a pipe.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

#include <CLI/CLI.hpp>

#include "cli/support.hpp"
#include "course/evaluate/filled.hpp"
#include "course/quiz/session.hpp"
#include "course/source/strings.hpp"

namespace slotscope::cli {

namespace {

using course::Answer;
using course::Marking;
using course::Question;
using course::QuestionKind;
using course::QuizItem;

struct QuizOptions {
  VersionChoice python;
  std::string track;
  std::string lessons;
  bool due = false;
  bool exam = false;
  int count = 10;
  std::optional<std::uint64_t> seed;
};

std::optional<std::string> read_line() {
  std::fflush(stdout);
  std::string line;
  int c = 0;
  while ((c = std::getc(stdin)) != EOF && c != '\n') line += static_cast<char>(c);
  if (c == EOF && line.empty()) return std::nullopt;
  return line;
}

class TerminalQuiz {
 public:
  TerminalQuiz(course::QuizSession& session, course::Evaluator& evaluator, course::ProgressStore& store)
      : session_(session), evaluator_(evaluator), store_(store) {}

  int run() {
    for (std::size_t i = 0; i < session_.items().size(); ++i) {
      show(i);
      std::optional<Answer> answer = ask(session_.items()[i]);
      if (!answer) break;
      const Marking& marking = session_.answer(i, std::move(*answer), seconds());
      const QuizItem& item = session_.items()[i];
      bool exam = session_.mode() == course::QuizMode::Exam;
      store_.record_answer(*item.question, item.answer, marking, session_.version(), exam ? "exam" : "practice",
                           item.seconds);
      if (!exam) feedback(item);
    }
    return finish();
  }

 private:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - shown_).count(); }

  std::string text(const course::RichText& rich) { return plain(rich, evaluator_, session_.version()); }

  void show(std::size_t index) {
    const QuizItem& item = session_.items()[index];
    const Question& question = *item.question;
    print("\nQuestion " + std::to_string(index + 1) + " of " + std::to_string(session_.items().size()) + '\n' +
          text(question.ask));
    if (question.program) {
      int number = 0;
      std::string source = question.program->full_source();
      for (std::string_view line : course::lines_of(source)) {
        std::string margin = std::to_string(++number);
        print(std::string(4 - std::min<std::size_t>(4, margin.size()), ' ') + margin + "  " + std::string(line) + '\n');
      }
      print("\n");
    }
    for (std::size_t i = 0; i < item.order.size() && question.kind != QuestionKind::WhichLineRaises; ++i) {
      std::size_t choice = static_cast<std::size_t>(item.order[i]);
      bool steps = question.kind == QuestionKind::OrderSteps;
      print("  " + std::to_string(i + 1) + ") " +
            std::string(course::trim(text(steps ? question.steps[choice] : question.choices[choice].text))) + '\n');
    }
    shown_ = std::chrono::steady_clock::now();
  }

  std::string prompt_for(const Question& question) const {
    switch (question.kind) {
      case QuestionKind::Multiple:
        return "All that are right, for example 1 3 (empty for none): ";
      case QuestionKind::OrderSteps:
        return "The right order, for example 2 1 3: ";
      case QuestionKind::WhichLineRaises:
        return "Number of the line, 0 for none: ";
      case QuestionKind::PredictBytes:
        return "A number: ";
      case QuestionKind::FillBlank:
        return "";
      case QuestionKind::PredictOutput:
        return question.choices.empty() ? "The output (\\n between lines): " : "Your choice: ";
      case QuestionKind::Single:
        return "Your choice: ";
    }
    return "";
  }

  /// Asks until the answer can be understood; nothing at the end of the input.
  std::optional<Answer> ask(const QuizItem& item) {
    const Question& question = *item.question;
    Answer answer;
    if (question.kind == QuestionKind::FillBlank) {
      for (std::size_t i = 0; i < question.blanks.size(); ++i) {
        print("What stands for <<" + std::to_string(i + 1) + ">>: ");
        std::optional<std::string> line = read_line();
        if (!line) return std::nullopt;
        answer.texts.push_back(*line);
      }
      return answer;
    }
    while (true) {
      print(prompt_for(question));
      std::optional<std::string> line = read_line();
      if (!line) return std::nullopt;
      if (question.kind == QuestionKind::PredictBytes ||
          (question.kind == QuestionKind::PredictOutput && question.choices.empty())) {
        answer.texts = {course::replace_all(*line, "\\n", "\n")};
        return answer;
      }
      std::optional<std::vector<int>> numbers = numbers_in(*line, item);
      if (!numbers) continue;
      if (question.kind == QuestionKind::WhichLineRaises)
        answer.line = numbers->front();
      else if (question.kind == QuestionKind::OrderSteps)
        answer.order = as_written(*numbers, item);
      else
        answer.picks = as_written(*numbers, item);
      return answer;
    }
  }

  static std::vector<int> as_written(const std::vector<int>& shown, const QuizItem& item) {
    std::vector<int> list;
    for (int number : shown) list.push_back(item.order[static_cast<std::size_t>(number - 1)]);
    return list;
  }

  static std::optional<std::vector<int>> numbers_in(const std::string& line, const QuizItem& item) {
    std::vector<int> numbers;
    std::string spaced = course::replace_all(line, ",", " ");
    bool lines = item.question->kind == QuestionKind::WhichLineRaises;
    int most = lines ? 10'000 : static_cast<int>(item.order.size());
    for (std::string_view word : course::split(course::trim(spaced), ' ')) {
      if (word.empty()) continue;
      int number = std::atoi(std::string(word).c_str());
      bool digits = word.find_first_not_of("0123456789") == std::string_view::npos;
      if (!digits || number > most || number < (lines ? 0 : 1)) {
        print("Numbers from " + std::string(lines ? "0" : "1 to " + std::to_string(most)) + ", please.\n");
        return std::nullopt;
      }
      numbers.push_back(number);
    }
    std::size_t wanted = item.question->kind == QuestionKind::OrderSteps ? item.order.size() : 1;
    if (item.question->kind != QuestionKind::Multiple && numbers.size() != wanted) {
      print(wanted == 1 ? "One number, please.\n" : "All " + std::to_string(wanted) + " numbers, please.\n");
      return std::nullopt;
    }
    return numbers;
  }

  void feedback(const QuizItem& item) {
    const Marking& marking = item.marking;
    if (!marking.problem.empty()) {
      print("This question cannot be marked: " + marking.problem + '\n');
      return;
    }
    if (marking.right) {
      print("\nRight.\n");
    } else {
      print(marking.credit > 0
                ? "\nPartly right, " + std::to_string(static_cast<int>(marking.credit * 100 + 0.5)) + " %.\n"
                : "\nNot right.\n");
      print("The answer: " + course::replace_all(std::string(course::trim(marking.correct)), "\n", "\n            ") +
            '\n');
    }
    auto place_of = [&](const course::Remark& remark) {
      return std::find(item.order.begin(), item.order.end(), remark.choice) - item.order.begin();
    };
    std::vector<course::Remark> remarks = marking.remarks;
    std::stable_sort(remarks.begin(), remarks.end(),
                     [&](const course::Remark& a, const course::Remark& b) { return place_of(a) < place_of(b); });
    for (const course::Remark& remark : remarks) {
      if (remark.why.empty()) continue;
      std::string why(course::trim(to_plain(remark.why, {76, 0, true})));
      std::string head;
      if (remark.choice >= 0) {
        bool says_so = why.starts_with("Right") || why.starts_with("Yes");
        head = std::to_string(place_of(remark) + 1) + ") " + (!remark.right ? "wrong: " : says_so ? "" : "right: ");
      }
      print("  " + course::replace_all(head + why, "\n", "\n     ") + '\n');
    }
    print('\n' + to_plain(marking.explain));
    if (!marking.reread.empty()) print("Read again: " + marking.reread + '\n');
  }

  int finish() {
    std::size_t total = session_.items().size();
    print("\n" + std::to_string(session_.answered()) + " of " + course::counted(total, "question") + " answered, " +
          std::to_string(static_cast<int>(session_.credit() * 100 + 0.5)) + " % right.\n");
    if (session_.mode() == course::QuizMode::Exam) {
      for (std::size_t index : session_.to_review()) {
        if (!session_.items()[index].answered) continue;
        print("\nQuestion " + std::to_string(index + 1) + ": " + text(session_.items()[index].question->ask));
        feedback(session_.items()[index]);
      }
    }
    std::string problem = store_.take_write_error();
    return problem.empty() ? done : refuse(problem, failed);
  }

  course::QuizSession& session_;
  course::Evaluator& evaluator_;
  course::ProgressStore& store_;
  std::chrono::steady_clock::time_point shown_;
};

int run(const QuizOptions& options) {
  course::LoadResult loaded = load(options.lessons);
  if (!options.track.empty() && !loaded.course->find_track(options.track)) {
    return refuse("there is no track '" + options.track + "'; `slotscope lessons list` shows them");
  }
  std::unique_ptr<course::ProgressStore> store = open_progress();
  std::vector<std::shared_ptr<const Question>> questions =
      options.due ? store->due(*loaded.course) : loaded.course->quiz_questions();
  std::erase_if(questions,
                [&](const auto& question) { return !options.track.empty() && question->track != options.track; });
  if (questions.empty()) {
    print(options.due ? "No question is due today.\n" : "There are no questions here.\n");
    return done;
  }
  std::uint64_t seed = options.seed.value_or(static_cast<std::uint64_t>(std::time(nullptr)));
  if (!options.due) course::Shuffler(seed).shuffle(questions);
  if (questions.size() > static_cast<std::size_t>(options.count))
    questions.resize(static_cast<std::size_t>(options.count));
  course::Evaluator evaluator;
  course::QuizSession session(std::move(questions), options.exam ? course::QuizMode::Exam : course::QuizMode::Practice,
                              options.python.one(), seed, evaluator);
  return TerminalQuiz(session, evaluator, *store).run();
}

}  // namespace

void add_quiz(CLI::App& program, int& status) {
  auto options = std::make_shared<QuizOptions>();
  CLI::App* command = program.add_subcommand("quiz", "Answer questions in the terminal");
  add_version(*command, options->python);
  add_lessons_folder(*command, options->lessons);
  command->add_option("--track", options->track, "Only this track's questions")->type_name("TRACK");
  command->add_flag("--due", options->due, "Questions to be asked again today");
  command->add_flag("--exam", options->exam, "Tell the results at the end");
  command->add_option("--count", options->count, "How many (10)")->check(CLI::Range(1, 1000))->type_name("N");
  command->add_option("--seed", options->seed, "The same order each time")->type_name("N");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace slotscope::cli
