// The exercise page: what is asked at the left, the program at the right, and below it what it printed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ui/page.hpp"
#include "ui/pages/bench/output_view.hpp"
#include "ui/pages/exercise/exercise_work.hpp"
#include "ui/pages/exercise/requirement_list.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

class ScrollArea;

class ExercisePage : public Page {
 public:
  ExercisePage(Shell& shell, std::shared_ptr<Study> study);
  ~ExercisePage() override;
  std::string_view id() const override { return "exercise"; }
  std::string title() const override { return "Exercises"; }
  std::string_view section() const override { return "Learn"; }
  Icon icon() const override { return Icon::Exercise; }
  /// "slots/lat-lon"; all of them as a list when empty.
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override;

 private:
  struct Opened;

  /// Exercises or progress are others: everything is opened anew.
  void renew();
  Opened* find_opened(const std::string& exercise);
  void draw_list(Rect area);
  void draw_exercise(Opened& opened, Rect area);
  float draw_text(Opened& opened, ImVec2 at, float width);
  float draw_requirements(Opened& opened, ImVec2 at, float width);
  float draw_way_on(const course::Exercise& exercise, ImVec2 at);
  float draw_hints(Opened& opened, ImVec2 at, float width);
  float draw_solution(Opened& opened, ImVec2 at, float width);
  /// The text with requirements, hints and solution; returns how far down it reaches.
  float draw_statement(Opened& opened, const ScrollArea& scroll);
  void draw_panes(Opened& opened, Rect area, bool beside);
  void draw_program(Opened& opened, Rect area);
  void draw_tools(Opened& opened, Rect row);
  void draw_output(Opened& opened, Rect area);
  void check(Opened& opened);
  void look_when_due(Opened& opened);
  void run(Opened& opened);
  void show_printed(Opened& opened);
  void start_again(Opened& opened);
  void compose(Opened& opened);
  void compose_solution(Opened& opened);

  Shell& shell_;
  std::shared_ptr<Study> study_;
  std::map<std::string, std::unique_ptr<Opened>, std::less<>> opened_;
  Opened* shown_ = nullptr;
};

}  // namespace slotscope
