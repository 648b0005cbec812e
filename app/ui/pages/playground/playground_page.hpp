// The playground: programs in tabs, opened and saved as files; run, stepped through, compared between versions,
// advised.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ui/page.hpp"
#include "ui/pages/bench/bench.hpp"
#include "ui/pages/bench/program_run.hpp"
#include "ui/pages/playground/advice_pane.hpp"
#include "ui/pages/playground/drafts.hpp"
#include "ui/pages/playground/file_chooser.hpp"
#include "ui/pages/playground/versions_pane.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"

namespace slotscope {

class PlaygroundPage : public Page {
 public:
  explicit PlaygroundPage(Shell& shell);
  ~PlaygroundPage() override;
  std::string_view id() const override { return "playground"; }
  std::string title() const override { return "Playground"; }
  std::string_view section() const override { return "Explore"; }
  Icon icon() const override { return Icon::Playground; }
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override;

 private:
  /// A program in a tab.
  struct OpenProgram {
    explicit OpenProgram(std::string_view text) : editor(text), saved(text) {}
    editor::CodeEditor editor;
    std::string path;   ///< empty until it was saved
    std::string saved;  ///< as its file has it, or as it was begun
    std::string name;   ///< "point.py", "untitled 2"
    bool changed() const { return editor.text() != saved; }
  };

  OpenProgram& current() { return *programs_[static_cast<std::size_t>(current_)]; }
  std::string file_name() const;
  std::vector<std::string> input_lines() const;
  RunRequest request() const;
  Settings settings() const;

  // Programs and files.
  OpenProgram& add_program(std::string_view text, const std::string& path);
  std::string new_name() const;
  void take_carried_program();
  void open_file(const std::string& path);
  void save(bool under_another_name);
  void write_file_of(OpenProgram& program, const std::string& path);
  void close(int index);
  void restore_drafts();
  /// Writes what is open to disk, shortly after it changed.
  void keep_drafts();
  void write_drafts(std::vector<Draft> drafts);
  std::vector<Draft> drafts() const;

  // Running.
  void run();
  void step();
  void take_report(std::shared_ptr<const RunReport> report);
  void show_line(int line);
  void take_keys();

  void draw_head(Rect row);
  void draw_files(Rect row);
  void draw_panes(Rect body, bool wide);
  void draw_left(Rect area);
  void draw_examples(Rect area);

  Shell& shell_;
  std::vector<std::unique_ptr<OpenProgram>> programs_;
  int current_ = 0;
  editor::CodeEditor input_;
  bool input_shown_ = false;
  bool examples_shown_ = false;
  int version_ = default_version.minor;
  Bench bench_;
  ProgramRunner runner_;
  VersionsPane versions_;
  AdvicePane advice_;
  FileChooser chooser_;
  bool bench_wanted_ = false;  ///< brought into sight in a low window
  bool saving_ = false;        ///< what the open chooser is for
  std::vector<Draft> kept_;
  double keep_at_ = 0;  ///< when the drafts are to be written; 0 when they are
};

}  // namespace slotscope
