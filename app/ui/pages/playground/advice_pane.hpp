// "Would slots break my class?": for each class of a program what would break, what is saved, and the class rewritten.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/engine.hpp"
#include "ui/pages/page_work.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"

namespace slotscope {

/// The program with a class's lines replaced by its rewriting, decorators and indentation kept.
std::string with_class_rewritten(std::string_view program, const ClassAdvice& advice);

class AdvicePane {
 public:
  explicit AdvicePane(Deliveries& window) : work_(window) {}
  ~AdvicePane() { stop_.request_stop(); }
  AdvicePane(const AdvicePane&) = delete;
  AdvicePane& operator=(const AdvicePane&) = delete;

  bool busy() const { return work_.busy(); }
  /// Draws the advice on a program, asking for it when the program or the version changed.
  void draw(Rect rect, const std::string& source, const Settings& settings);

  /// A line of the program was asked for.
  std::function<void(int)> on_line;
  /// The program was rewritten and the reader accepted it.
  std::function<void(const std::string&)> on_accept;

 private:
  void ask(const std::string& source, const Settings& settings);
  void take(Advice advice);
  void choose(int index);
  float draw_findings(ImVec2 at, float width, const ClassAdvice& advice);
  float draw_rewriting(ImVec2 at, float width, const ClassAdvice& advice);
  float draw_class(ImVec2 at, float width);

  std::string source_;  ///< what the advice is about
  Version version_;
  std::optional<Advice> advice_;
  int chosen_ = 0;
  editor::CodeEditor before_;
  editor::CodeEditor after_;
  std::vector<int> removed_;
  std::vector<int> added_;
  bool asking_ = false;
  unsigned generation_ = 0;
  std::stop_source stop_{std::nostopstate};
  PageWork work_;
};

}  // namespace slotscope
