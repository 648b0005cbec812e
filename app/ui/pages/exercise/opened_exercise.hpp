// An exercise that was opened: what it shows and the program being written stay while other pages are visited.
#pragma once

#include <vector>

#include "ui/pages/bench/input_line.hpp"
#include "ui/pages/exercise/exercise_page.hpp"

namespace slotscope {

struct ExercisePage::Opened {
  Opened(Shell& shell, Study& study, std::shared_ptr<const course::Exercise> exercise)
      : work(shell, study, std::move(exercise)), program(work.source()) {}

  void show_line(int line) {
    program.document().go_to_line(line);
    program.show_line(line);
  }

  void mark_problem(const RunReport& report) {
    std::vector<editor::Problem> problems;
    if (const auto& exception = report.result.exception; exception && exception->place.line > 0) {
      problems.push_back({editor::range_of(program.document().buffer(), exception->place),
                          exception->type + ": " + exception->message});
    }
    program.set_problems(std::move(problems));
  }

  ExerciseWork work;
  editor::CodeEditor program;
  prose::TextView statement;
  std::vector<prose::TextView> hints;
  prose::TextView solution;
  RequirementList requirements;
  ProgramRunner runner;
  OutputView output;
  InputLine input_line;
  bool asked_too_early = false;
  double look_at = 0;           ///< when to look what is met by now; 0 for not at all
  std::string met_by_now;       ///< in words, while something was written since the last check
  bool reveal_results = false;  ///< a check has just ended: its results are brought into sight
};

}  // namespace slotscope
