// The quiz page: choose what to be asked, answer one question at a time, see how it went.
#pragma once

#include <memory>
#include <string>

#include "course/progress/report.hpp"
#include "ui/column.hpp"
#include "ui/page.hpp"
#include "ui/pages/quiz/quiz_run.hpp"
#include "ui/widgets/plot/plot_view.hpp"

namespace slotscope {

class QuizPage : public Page {
 public:
  QuizPage(Shell& shell, std::shared_ptr<Study> study);
  std::string_view id() const override { return "quiz"; }
  std::string title() const override { return "Quiz"; }
  std::string_view section() const override { return "Learn"; }
  Icon icon() const override { return Icon::Quiz; }
  /// "due", a track, a lesson or a question; without one, the choice of these.
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override;

 private:
  void start(QuizWish wish, course::QuizMode mode, QuizRun::Layout layout = QuizRun::Layout::OneByOne);
  void leave();
  void refresh_report();

  void draw_start(Rect area);
  void draw_due(Column& column);
  void draw_choice(Column& column);
  QuizWish draw_tracks(Column& column);
  void draw_topics(Column& column);
  void draw_history(Column& column);
  void draw_question(Rect area);
  void draw_all_questions(Rect area);
  /// One of many on a page; answers its height.
  float draw_one_of_all(std::size_t index, ImVec2 at, float width);
  /// False when the quiz was left.
  bool draw_head(Rect row);
  void draw_foot(Rect row);
  void take_keys();
  void draw_results(Rect area);
  void draw_score(Column& column);

  Shell& shell_;
  std::shared_ptr<Study> study_;
  std::unique_ptr<QuizRun> run_;
  std::string argument_;
  course::ProgressReport report_;
  int track_ = 0;   ///< 0: all of them
  int length_ = 1;  ///< of the choices of how many
  int mode_ = 0;
  int layout_ = 0;
  plot::PlotView history_;
  float content_bottom_ = 0;  ///< of the question in the last frame: the buttons follow it
  /// How much of which question was there to be read.
  struct Shown {
    enum class What : std::uint8_t { Question, Verdict, Proof };
    std::size_t question = 0;
    What what = What::Question;
    bool operator==(const Shown&) const = default;
  };
  Shown shown_;
};

}  // namespace slotscope
