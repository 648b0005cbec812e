// Follows a script.
#include "ui/driver.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "platform/files.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

namespace {

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool read_number(const std::string& text, double& value) {
  char* end = nullptr;
  value = std::strtod(text.c_str(), &end);
  return !text.empty() && *end == '\0';
}

bool shows(const std::string& text) {
  const auto& all = widgets_on_screen();
  return std::any_of(all.begin(), all.end(), [&](const WidgetRecord& record) {
    return !record.visible.empty() && (visible_name(record.name).find(text) != std::string_view::npos ||
                                       record.state.find(text) != std::string::npos);
  });
}

/// The page as a hint for whoever reads a failure.
std::string on_the_page() {
  std::string text = transcript();
  constexpr std::size_t most = 2000;
  if (text.size() > most) text = text.substr(0, most) + "...\n";
  return "\nThe window shows:\n" + text;
}

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
      {"run", "COMMAND", "runs a command of the window by its id", 1, &Driver::run_command},
      {"click", "NAME [ROLE] [double|right]", "clicks a widget", 1, &Driver::click},
      {"hover", "NAME [ROLE]", "moves the pointer onto a widget", 1, &Driver::hover},
      {"focus", "NAME [ROLE]", "gives a widget the keyboard", 1, &Driver::focus},
      {"reveal", "NAME [ROLE]", "scrolls a widget into view", 1, &Driver::reveal_widget},
      {"type", "TEXT", "types; \\n and \\t are Enter and Tab", 1, &Driver::type},
      {"key", "STROKE [COUNT]", "presses a key: Ctrl+K, F1, Enter", 1, &Driver::key},
      {"wheel", "STEPS [NAME [ROLE]] [Ctrl]", "turns the wheel, upwards when positive", 1, &Driver::wheel},
      {"drag", "NAME DX DY", "drags a widget by pixels", 3, &Driver::drag},
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
  return (this->*command->run)(line.words);
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

std::string Driver::run_command(const Words& words) {
  return application_->shell().commands().run(words[1]) ? "" : "the window has no command '" + words[1] + "'";
}

// ---- pointer and keyboard
// --------------------------------------------------------------------------------------------

std::string Driver::find(const Words& words, std::size_t at, WidgetRecord& found) const {
  const std::string& name = words[at];
  const std::string role = words.size() > at + 1 ? words[at + 1] : "";
  const bool role_given = !role.empty() && role != "double" && role != "right" && role != "Ctrl";
  int count = 0, in_sight = 0;
  for (const WidgetRecord& record : widgets_on_screen()) {
    if (record.id == 0 || visible_name(record.name) != name || (role_given && name_of(record.role) != role)) continue;
    ++count;
    const bool better = !record.visible.empty() && in_sight++ == 0;
    if (count == 1 || better) found = record;
  }
  if (count == 0)
    return "there is no widget called \"" + name + "\"" + (role_given ? " with the role '" + role + "'" : "") + "." +
           on_the_page();
  if (in_sight > 1) return "\"" + name + "\" is the name of " + std::to_string(in_sight) + " widgets: add the role";
  return "";
}

std::string Driver::find_in_sight(const Words& words, WidgetRecord& found, bool& again) {
  const std::string problem = find(words, 1, found);
  again = false;
  if (!problem.empty() || found.visible.contains(found.rect.centre())) return problem;
  if (revealed_) return "\"" + words[1] + "\" cannot be brought into view";
  reveal(found.id);
  request_frame();
  revealed_ = again = repeat_line_ = true;
  return "";
}

void Driver::move_pointer(ImVec2 to) {
  pointer_ = to;
  application_->events().push_back({.kind = InputEvent::Kind::PointerMove, .x = to.x, .y = to.y});
}

void Driver::press_button(int button, bool down) {
  application_->events().push_back({.kind = InputEvent::Kind::PointerButton, .code = button, .down = down});
}

void Driver::press_key(int code, int modifiers) {
  const auto push = [this](int key, bool down, int held) {
    application_->events().push_back({.kind = InputEvent::Kind::Key, .code = key, .down = down, .modifiers = held});
  };
  constexpr std::pair<int, int> modifier_keys[] = {
      {ctrl, GLFW_KEY_LEFT_CONTROL}, {shift, GLFW_KEY_LEFT_SHIFT}, {alt, GLFW_KEY_LEFT_ALT}};
  int held = 0;
  for (const auto& [bit, modifier_key] : modifier_keys) {
    if ((modifiers & bit) == 0) continue;
    push(modifier_key, true, held);
    held |= bit;
  }
  push(code, true, held);
  push(code, false, held);
  for (const auto& [bit, modifier_key] : modifier_keys) {
    if ((modifiers & bit) == 0) continue;
    push(modifier_key, false, held);
    held &= ~bit;
  }
}

std::string Driver::click(const Words& words) {
  WidgetRecord target;
  bool again = false;
  const std::string problem = find_in_sight(words, target, again);
  if (!problem.empty() || again) return problem;
  if (target.state == "disabled") return "\"" + words[1] + "\" is disabled";
  const int button = words.back() == "right" ? GLFW_MOUSE_BUTTON_RIGHT : GLFW_MOUSE_BUTTON_LEFT;
  move_pointer(target.rect.centre());
  for (int i = 0; i < (words.back() == "double" ? 2 : 1); ++i) {
    press_button(button, true);
    press_button(button, false);
  }
  return "";
}

std::string Driver::hover(const Words& words) {
  WidgetRecord target;
  bool again = false;
  const std::string problem = find_in_sight(words, target, again);
  if (problem.empty() && !again) move_pointer(target.rect.centre());
  return problem;
}

std::string Driver::focus(const Words& words) {
  WidgetRecord target;
  const std::string problem = find(words, 1, target);
  if (!problem.empty()) return problem;
  if (!target.focusable) return "\"" + words[1] + "\" cannot have the focus";
  set_focus(target.id);
  reveal(target.id);
  return "";
}

std::string Driver::reveal_widget(const Words& words) {
  WidgetRecord target;
  const std::string problem = find(words, 1, target);
  if (!problem.empty()) return problem;
  reveal(target.id);
  request_frame();
  return "";
}

std::string Driver::type(const Words& words) {
  for (std::size_t offset = 0; offset < words[1].size();) {
    const utf8::CodePoint point = utf8::decode(words[1], offset);
    offset += point.length;
    if (point.value == '\n') {
      press_key(GLFW_KEY_ENTER, 0);
    } else if (point.value == '\t') {
      press_key(GLFW_KEY_TAB, 0);
    } else {
      application_->events().push_back({.kind = InputEvent::Kind::Character, .character = point.value});
    }
  }
  return "";
}

std::string Driver::key(const Words& words) {
  const KeyStroke stroke = parse_key_stroke(words[1]);
  if (stroke.key == 0) return "there is no key '" + words[1] + "'";
  double count = 1;
  if (words.size() > 2 && !read_number(words[2], count)) return "usage: key STROKE [COUNT]";
  for (int i = 0; i < static_cast<int>(count); ++i) press_key(stroke.key, stroke.modifiers);
  return "";
}

std::string Driver::wheel(const Words& words) {
  double steps = 0;
  if (!read_number(words[1], steps)) return "usage: wheel STEPS [NAME [ROLE]] [Ctrl]";
  const bool with_ctrl = words.back() == "Ctrl";
  if (words.size() > (with_ctrl ? 3u : 2u)) {
    WidgetRecord target;
    const std::string problem = find(words, 2, target);
    if (!problem.empty()) return problem;
    move_pointer(target.visible.empty() ? target.rect.centre() : target.visible.centre());
  } else if (pointer_.x < 0) {
    move_pointer({static_cast<float>(application_->window().width()) * 0.6f,
                  static_cast<float>(application_->window().height()) / 2});
  }
  application_->events().push_back(
      {.kind = InputEvent::Kind::Wheel, .modifiers = with_ctrl ? ctrl : 0, .y = static_cast<float>(steps)});
  return "";
}

std::string Driver::drag(const Words& words) {
  double dx = 0, dy = 0;
  if (!read_number(words[2], dx) || !read_number(words[3], dy)) return "usage: drag NAME DX DY";
  WidgetRecord target;
  bool again = false;
  const std::string problem = find_in_sight({words[0], words[1]}, target, again);
  if (!problem.empty() || again) return problem;
  constexpr int moves = 8;
  const ImVec2 from = target.rect.centre();
  move_pointer(from);
  press_button(GLFW_MOUSE_BUTTON_LEFT, true);
  for (int i = 1; i <= moves; ++i) {
    const float part = static_cast<float>(i) / moves;
    move_pointer({from.x + static_cast<float>(dx) * part, from.y + static_cast<float>(dy) * part});
  }
  press_button(GLFW_MOUSE_BUTTON_LEFT, false);
  return "";
}

// ---- waiting and checking
// ----------------------------------------------------------------------------------------------

std::string Driver::wait(const Words& words) {
  if (words[1] == "idle") return "";
  if (words.size() < 3) return "usage: wait idle | text TEXT | gone TEXT | widget NAME";
  const std::string text = words[2];
  if (words[1] == "text") {
    wait_for([text] { return shows(text); }, "the text \"" + text + "\"");
  } else if (words[1] == "gone") {
    wait_for([text] { return !shows(text); }, "the text \"" + text + "\" to go");
  } else if (words[1] == "widget") {
    wait_for(
        [this, words] {
          WidgetRecord found;
          return find(words, 2, found).empty();
        },
        "the widget \"" + text + "\"");
  } else {
    return "usage: wait idle | text TEXT | gone TEXT | widget NAME";
  }
  return "";
}

std::string Driver::rest(const Words& words) {
  double seconds = 0, most = 0;
  if (!read_number(words[1], seconds)) return "usage: rest SECONDS [at most N]";
  const bool limited = words.size() == 5 && read_number(words[4], most);
  const double until = seconds_now() + seconds;
  const unsigned long before = application_->frame_count();
  wait_for(
      [=, this] {
        if (seconds_now() < until) return false;
        const unsigned long drawn = application_->frame_count() - before;
        if (limited && static_cast<double>(drawn) > most)
          fail(std::to_string(drawn) + " frames were drawn in " + words[1] + " seconds of rest");
        return true;
      },
      "the rest to end");
  deadline_ += seconds;
  return "";
}

std::string Driver::expect(const Words& words) {
  const bool absent = words[1] == "no";
  const std::size_t at = absent ? 2 : 1;
  if (words.size() < at + 2)
    return "usage: expect " +
           std::string(
               "[no] text TEXT | [no] widget NAME [role R] [state S] | focus NAME | page ROUTE | clipboard TEXT");
  const std::string& kind = words[at];
  const std::string& wanted = words[at + 1];
  if (kind == "text") {
    if (shows(wanted) == absent)
      return std::string("the text \"") + wanted + (absent ? "\" is shown" : "\" is not shown") + "." + on_the_page();
    return "";
  }
  if (kind == "page") {
    const std::string route = to_string(application_->shell().route());
    return route == wanted ? "" : "the page is '" + route + "', not '" + wanted + "'";
  }
  if (kind == "clipboard") {
    const std::string text = application_->window().clipboard();
    return text == wanted ? "" : "the clipboard holds \"" + text + "\", not \"" + wanted + "\"";
  }
  if (kind == "focus") {
    for (const WidgetRecord& record : widgets_on_screen()) {
      if (record.focused)
        return visible_name(record.name) == wanted
                   ? ""
                   : "the focus is on \"" + std::string(visible_name(record.name)) + "\", not on \"" + wanted + "\"";
    }
    return "nothing has the focus";
  }
  if (kind != "widget") return "there is nothing called '" + kind + "' to expect";
  std::string role, state, seen;
  bool state_given = false;
  for (std::size_t i = at + 2; i + 1 < words.size(); i += 2) {
    if (words[i] == "role") role = words[i + 1];
    if (words[i] == "state") {
      state = words[i + 1];
      state_given = true;
    }
  }
  for (const WidgetRecord& record : widgets_on_screen()) {
    if (visible_name(record.name) != wanted || (!role.empty() && name_of(record.role) != role)) continue;
    if (!state_given || record.state == state) return absent ? "there is a widget called \"" + wanted + "\"" : "";
    seen += (seen.empty() ? "\"" : ", \"") + record.state + "\"";
  }
  if (absent) return "";
  if (!seen.empty()) return "the state of \"" + wanted + "\" is " + seen + ", not \"" + state + "\"";
  return "there is no widget called \"" + wanted + "\"." + on_the_page();
}

std::string Driver::timeout(const Words& words) {
  double seconds = 0;
  if (!read_number(words[1], seconds) || seconds <= 0) return "usage: timeout SECONDS";
  patience_ = seconds;
  return "";
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
  wait_for(
      [this, count, name] {
        const std::vector<float>& seconds = application_->frame_seconds();
        if (static_cast<double>(seconds.size()) < count) {
          request_frame();
          return false;
        }
        std::printf("%s: %zu frames, median %.2f ms, 95 of 100 under %.2f ms, longest %.2f ms\n", name.c_str(),
                    seconds.size(), percentile(seconds, 0.5) * 1000.0, percentile(seconds, 0.95) * 1000.0,
                    percentile(seconds, 1) * 1000.0);
        return true;
      },
      "the frames");
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
