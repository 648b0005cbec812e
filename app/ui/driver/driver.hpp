// Runs the real window from a script, as a user would: by names, keys and the mouse, and checks what it shows.
//
// Each command starts once the window has come to rest after the one before (nothing moves, no job runs). A command
// that cannot be done, or an expectation that does not hold, ends the window with status 1 and one message that names
// the script's line. `slotscope drive --help` lists the commands.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/application.hpp"
#include "ui/driver/script.hpp"

namespace slotscope {

/// What `drive --help` prints.
std::string driver_help();
/// Opens the window and runs the script ("-": from stdin). Returns the exit status.
int drive(const std::string& script_file);

class Driver : public WindowOperator {
 public:
  Driver(Script script, std::string file_name);

  bool before_frame(Application& application) override;
  void after_frame(Application& application) override;
  int status() const override { return failed_ ? 1 : 0; }
  std::optional<double> patience() const override { return 0.01; }

 private:
  using Words = std::vector<std::string>;
  struct Command;
  static const std::vector<Command>& command_table();
  friend std::string driver_help();

  /// Runs the next line; returns what went wrong.
  std::string execute(const ScriptLine& line);
  void fail(const std::string& message);
  void wait_for(std::function<bool()> condition, std::string what);

  std::string size(const Words& words);
  std::string theme(const Words& words);
  std::string zoom(const Words& words);
  std::string motion(const Words& words);
  std::string open(const Words& words);
  std::string pages(const Words& words);
  std::string run_command(const Words& words);
  std::string click(const Words& words);
  std::string hover(const Words& words);
  std::string focus(const Words& words);
  std::string reveal_widget(const Words& words);
  std::string type(const Words& words);
  std::string key(const Words& words);
  std::string wheel(const Words& words);
  std::string rush(const Words& words);
  std::string drag(const Words& words);
  std::string select(const Words& words);
  std::string wait(const Words& words);
  std::string rest(const Words& words);
  std::string expect(const Words& words);
  std::string timeout(const Words& words);
  std::string transcript_to(const Words& words);
  std::string widgets_to(const Words& words);
  std::string screenshot(const Words& words);
  std::string frames(const Words& words);
  std::string say(const Words& words);
  std::string report(const Words& words);

  /// The one widget of this name (and role, when given). `revealed` scrolls it into view first, and asks to be called
  /// again by leaving `found` empty without a message.
  std::string find(const Words& words, std::size_t at, WidgetRecord& found) const;
  std::string find_in_sight(const Words& words, WidgetRecord& found, bool& again);
  void move_pointer(ImVec2 to);
  void drag_pointer(ImVec2 from, ImVec2 to);
  void press_button(int button, bool down);
  void press_key(int code, int modifiers);

  Script script_;
  std::string file_name_;
  Application* application_ = nullptr;
  std::size_t next_ = 0;
  bool failed_ = false;
  bool revealed_ = false;  ///< the current line has scrolled its widget into view
  bool repeat_line_ = false;
  std::function<bool()> condition_;  ///< to hold before the next line
  std::string waiting_for_;
  double deadline_ = 0;
  double patience_ = 20;
  std::string screenshot_file_;  ///< to be taken of the next frame
  ImVec2 pointer_{-1, -1};
};

}  // namespace slotscope
