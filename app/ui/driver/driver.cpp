// Follows a script.
#include "ui/driver/driver.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "platform/clock.hpp"
#include "platform/files.hpp"
#include "ui/driver/reading.hpp"
#include "ui/motion.hpp"

namespace slotscope {

namespace {

/// Resident memory in MB as the kernel counts it.
double resident_megabytes() {
  const std::optional<std::string> text = read_file("/proc/self/status");
  const std::size_t at = text ? text->find("VmRSS:") : std::string::npos;
  return at == std::string::npos ? 0 : std::strtod(text->c_str() + at + 6, nullptr) / 1000;
}

float percentile(std::vector<float> values, double part) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

}  // namespace

struct Driver::Command {
  const char* name;
  const char* usage;
  const char* purpose;
  std::size_t least_words;
  std::string (Driver::*run)(const Words&);
};

const std::vector<Driver::Command>& Driver::command_table() {
  static const std::vector<Command> table = {
      {"size", "WIDTH HEIGHT", "resizes the window, in pixels", 2, &Driver::size},
      {"theme", "NAME", "dark, light or projector", 1, &Driver::theme},
      {"zoom", "PERCENT", "75 to 300", 1, &Driver::zoom},
      {"motion", "full|reduced", "reduced motion", 1, &Driver::motion},
      {"open", "ROUTE", "opens a page", 1, &Driver::open},
      {"pages", "", "prints the id of every page", 0, &Driver::pages},
      {"run", "COMMAND", "runs a command of the window by its id", 1, &Driver::run_command},
      {"click", "NAME [ROLE] [double|right]", "clicks a widget", 1, &Driver::click},
      {"hover", "NAME [ROLE]", "moves the pointer onto a widget", 1, &Driver::hover},
      {"focus", "NAME [ROLE]", "gives a widget the keyboard", 1, &Driver::focus},
      {"reveal", "NAME [ROLE]", "scrolls a widget into view", 1, &Driver::reveal_widget},
      {"type", "TEXT", "types; \\n and \\t are Enter and Tab", 1, &Driver::type},
      {"key", "STROKE [COUNT]", "presses a key: Ctrl+K, F1, Enter", 1, &Driver::key},
      {"wheel", "STEPS [NAME [ROLE]] [Ctrl]", "turns the wheel, upwards when positive", 1, &Driver::wheel},
      {"drag", "NAME DX DY", "drags a widget by pixels", 3, &Driver::drag},
      {"select", "TEXT", "drags over a text that begins so, from its beginning to its end", 1, &Driver::select},
      {"rush", "COMMAND...", "does something without waiting for the work it starts", 1, &Driver::rush},
      {"wait", "idle | text TEXT | gone TEXT | widget NAME", "waits", 1, &Driver::wait},
      {"rest", "SECONDS [at most N]", "does nothing for a while, and checks how many frames that took", 1,
       &Driver::rest},
      {"expect", "[no] text TEXT | [no] widget NAME [role R] [state S] | focus NAME | page ROUTE | clipboard TEXT",
       "checks", 2, &Driver::expect},
      {"timeout", "SECONDS", "how long to wait before giving up", 1, &Driver::timeout},
      {"transcript", "[FILE]", "writes what the window shows as text", 0, &Driver::transcript_to},
      {"widgets", "FILE", "writes every widget as JSON", 1, &Driver::widgets_to},
      {"screenshot", "FILE", "writes a picture (PNG)", 1, &Driver::screenshot},
      {"frames", "COUNT [LABEL]", "draws frames without pause and prints how long they took", 1, &Driver::frames},
      {"say", "TEXT", "prints a line, for whoever runs the script", 1, &Driver::say},
      {"report", "", "prints time to the first frame, memory and the renderer", 0, &Driver::report},
  };
  return table;
}

std::string driver_help() {
  std::string text =
      "Usage: slotscope drive SCRIPT\n\nRuns the window from a script (\"-\": from stdin). A command a line, names "
      "with blanks in quotes, # comments.\n\n";
  for (const Driver::Command& command : Driver::command_table()) {
    text += std::string("  ") + command.name + " " + command.usage + "\n      " + command.purpose + "\n";
  }
  return text;
}

Driver::Driver(Script script, std::string file_name) : script_(std::move(script)), file_name_(std::move(file_name)) {}

// ---- running
// ---------------------------------------------------------------------------------------------------------

void Driver::wait_for(std::function<bool()> condition, std::string what) {
  condition_ = std::move(condition);
  waiting_for_ = std::move(what);
  deadline_ = seconds_now() + patience_;
}

void Driver::fail(const std::string& message) {
  failed_ = true;
  const int line = next_ > 0 ? script_.lines[next_ - 1].number : 1;
  std::fprintf(stderr, "%s:%d: %s\n", file_name_.c_str(), line, message.c_str());
}

bool Driver::before_frame(Application& application) {
  if (!application_) {
    application_ = &application;
    wait_for([this] { return application_->idle() && application_->frame_count() > 0; }, "the window to come to rest");
  }
  if (failed_) return false;
  if (!condition_()) {
    if (seconds_now() < deadline_) return true;
    fail("waited " + std::to_string(std::lround(patience_)) + " seconds for " + waiting_for_ + "." + on_the_page());
    return false;
  }
  if (repeat_line_) {
    repeat_line_ = false;
    --next_;
  } else {
    revealed_ = false;
  }
  if (next_ == script_.lines.size()) return false;
  const ScriptLine& line = script_.lines[next_++];
  wait_for([this] { return application_->idle(); }, "the window to come to rest");
  const std::string problem = execute(line);
  if (!problem.empty()) fail(problem);
  return !failed_;
}

std::string Driver::execute(const ScriptLine& line) {
  const auto& table = command_table();
  const auto command =
      std::find_if(table.begin(), table.end(), [&](const Command& each) { return line.words[0] == each.name; });
  if (command == table.end()) return "there is no command '" + line.words[0] + "'; `slotscope drive --help` lists them";
  if (line.words.size() - 1 < command->least_words)
    return std::string("usage: ") + command->name + " " + command->usage;
  std::string problem = (this->*command->run)(line.words);
  // Whoever reads along learns of each line as it is done.
  std::fflush(stdout);
  return problem;
}

std::string Driver::rush(const Words& words) {
  wait_for([this] { return application_->events().empty(); }, "the window to take what was done");
  return execute({0, {words.begin() + 1, words.end()}});
}

void Driver::after_frame(Application& application) {
  if (screenshot_file_.empty()) return;
  const Window& window = application.window();
  const std::string problem = write_png(screenshot_file_, window.width(), window.height(), window.pixels().data());
  screenshot_file_.clear();
  if (!problem.empty()) fail("the picture cannot be written: " + problem);
}

// ---- settings and pages --------------------------------------------------------------------------------------------

std::string Driver::size(const Words& words) {
  double width = 0, height = 0;
  if (!read_number(words[1], width) || !read_number(words[2], height)) return "usage: size WIDTH HEIGHT";
  application_->window().set_size(static_cast<int>(width), static_cast<int>(height));
  wait_for(
      [this, width, height] {
        const Window& window = application_->window();
        return window.width() == static_cast<int>(width) && window.height() == static_cast<int>(height) &&
               application_->idle();
      },
      "the window to be " + words[1] + " by " + words[2]);
  return "";
}

std::string Driver::theme(const Words& words) {
  const auto& known = built_in_themes();
  if (std::find(known.begin(), known.end(), words[1]) == known.end()) return "there is no theme '" + words[1] + "'";
  Preferences changed = application_->shell().preferences();
  changed.theme = words[1];
  application_->shell().change(changed);
  return "";
}

std::string Driver::zoom(const Words& words) {
  double percent = 0;
  if (!read_number(words[1], percent)) return "usage: zoom PERCENT";
  Preferences changed = application_->shell().preferences();
  changed.zoom = static_cast<float>(percent / 100);
  application_->shell().change(changed);
  return "";
}

std::string Driver::motion(const Words& words) {
  Preferences changed = application_->shell().preferences();
  changed.reduced_motion = words[1] == "reduced";
  application_->shell().change(changed);
  return "";
}

std::string Driver::open(const Words& words) {
  return application_->shell().open(words[1]) ? "" : "there is no page '" + words[1] + "'";
}

std::string Driver::pages(const Words&) {
  for (const auto& page : application_->shell().pages()) std::printf("%s\n", std::string(page->id()).c_str());
  return "";
}

std::string Driver::run_command(const Words& words) {
  return application_->shell().commands().run(words[1]) ? "" : "the window has no command '" + words[1] + "'";
}

// ---- results
// -----------------------------------------------------------------------------------------------------------

std::string Driver::transcript_to(const Words& words) {
  if (words.size() < 2) {
    std::fputs(transcript().c_str(), stdout);
    return "";
  }
  return write_file(words[1], transcript());
}

std::string Driver::widgets_to(const Words& words) {
  return write_file(words[1], widgets_as_json());
}

std::string Driver::screenshot(const Words& words) {
  screenshot_file_ = words[1];
  request_frame();
  wait_for([this] { return screenshot_file_.empty() && application_->idle(); }, "the picture");
  return "";
}

std::string Driver::frames(const Words& words) {
  double count = 0;
  if (!read_number(words[1], count)) return "usage: frames COUNT [LABEL]";
  const std::string name = words.size() > 2 ? words[2] : to_string(application_->shell().route());
  application_->clear_frame_seconds();
  const double processor_before = processor_seconds();
  const auto all_drawn = [this, count, name, processor_before] {
    const std::vector<float>& seconds = application_->frame_seconds();
    if (static_cast<double>(seconds.size()) < count) {
      request_frame();
      return false;
    }
    const double processor = (processor_seconds() - processor_before) / static_cast<double>(seconds.size());
    std::printf("%s: %zu frames, median %.1f ms, 95 of 100 under %.1f ms, longest %.1f ms, processor %.1f ms each\n",
                name.c_str(), seconds.size(), percentile(seconds, 0.5) * 1000.0, percentile(seconds, 0.95) * 1000.0,
                percentile(seconds, 1) * 1000.0, processor * 1000);
    return true;
  };
  wait_for(all_drawn, "the frames");
  return "";
}

std::string Driver::say(const Words& words) {
  std::printf("%s\n", words[1].c_str());
  return "";
}

std::string Driver::report(const Words&) {
  std::printf("first frame after %.0f ms; %.0f MB resident; %s\n", application_->first_frame_seconds() * 1000,
              resident_megabytes(), application_->window().renderer().c_str());
  return "";
}

int drive(const std::string& script_file) {
  std::optional<std::string> text;
  if (script_file == "-") {
    text.emplace();
    for (int c; (c = std::getchar()) != EOF;) *text += static_cast<char>(c);
  } else {
    text = read_file(script_file);
  }
  if (!text) {
    std::fprintf(stderr, "slotscope: the script %s cannot be read\n", script_file.c_str());
    return 2;
  }
  Script script = parse_script(*text);
  if (!script.problem.empty()) {
    std::fprintf(stderr, "%s:%s\n", script_file.c_str(), script.problem.c_str());
    return 2;
  }
  Driver driver(std::move(script), script_file);
  return run_window({.route = {}, .driven_by = &driver});
}

}  // namespace slotscope
