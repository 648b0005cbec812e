// The playground: a free editor, the program's output, and the objects it left behind.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/engine.hpp"
#include "ui/page.hpp"
#include "ui/pages/stepping/stepping_pane.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"

namespace slotscope {

class PlaygroundPage : public Page {
 public:
  explicit PlaygroundPage(Deliveries& window);
  ~PlaygroundPage() override;
  std::string_view id() const override { return "playground"; }
  std::string title() const override { return "Playground"; }
  std::string_view section() const override { return "Explore"; }
  Icon icon() const override { return Icon::Playground; }
  void draw(Shell& shell, Rect area) override;
  bool busy() const override { return running_ || stepping_.busy(); }

 private:
  /// What a finished run hands to the window.
  struct Answer {
    std::string output, error, summary;
    Snapshot snapshot;
    Place place;
    std::string message;
  };

  void start();
  void step();
  void take_keys();
  void take_answer();
  void draw_tools(Rect row);
  void draw_output(Rect rect);
  void draw_lines(std::string_view text, Rect rect, float& y, bool is_error) const;

  editor::CodeEditor editor_;
  stepping::SteppingPane stepping_;
  int version_ = default_version.minor;
  int tab_ = 0;
  std::thread thread_;
  std::atomic<bool> running_ = false;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  std::unique_ptr<Answer> arrived_;
  Answer shown_;
};

}  // namespace slotscope
