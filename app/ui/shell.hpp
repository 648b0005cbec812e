// The frame around every page: navigation, commands and their keys, search, dialogs, toasts, and what is remembered.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.hpp"
#include "platform/worker.hpp"
#include "ui/commands.hpp"
#include "ui/page.hpp"
#include "ui/palette.hpp"
#include "ui/preferences.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/toast.hpp"

namespace slotscope {

/// Where settings and window state are kept.
struct ShellDirectories {
  std::string config;
  std::string state;
};

struct CarriedProgram {
  std::string source;
  Version version;
};

class Shell {
 public:
  explicit Shell(ShellDirectories directories);
  ~Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  // Pages and moving between them.
  void add_page(std::unique_ptr<Page> page);
  /// False when there is no such page.
  bool open(const Route& route);
  bool open(std::string_view route) { return open(parse_route(route)); }
  void go_back();
  void go_forward();
  const Route& route() const { return history_[position_]; }
  Page* page(std::string_view id) const;
  const std::vector<std::unique_ptr<Page>>& pages() const { return pages_; }

  // What pages use.
  Commands& commands() { return commands_; }
  Toasts& toasts() { return toasts_; }
  void ask(Dialog dialog) { dialog_ = std::make_unique<Dialog>(std::move(dialog)); }
  Worker& worker() { return worker_; }
  Deliveries& deliveries() { return deliveries_; }
  /// Saves a part of the window as a PNG once this frame is drawn.
  void save_picture(Rect part, std::string file) { pictures_.push_back({part, std::move(file)}); }
  /// A program on its way from another page to the playground, which takes it.
  std::optional<CarriedProgram>& carried_program() { return carried_program_; }
  /// The share of a split's first pane, remembered by name.
  float& pane(const std::string& name, float usual_share);

  // Settings.
  const Preferences& preferences() const { return preferences_; }
  /// Puts settings in force and saves them; a failure is told once, and the settings hold until the window closes.
  void change(Preferences preferences);
  void zoom_by(int steps);
  /// Pixels per point of the display, and the window's width in pixels.
  void set_display(float scale, float width);
  Remembered& remembered() { return remembered_; }
  /// Writes what is not written yet; before the window closes.
  void save_all();

  // Frames.
  void draw(Rect window, const std::vector<InputEvent>& events);
  /// Work goes on, or its results wait to be taken.
  bool busy() const;
  std::function<void()> on_close;
  std::function<void()> on_full_screen;
  struct Picture {
    Rect part;
    std::string file;
  };
  /// The pictures asked for in the frame just drawn.
  std::vector<Picture> take_pictures() { return std::exchange(pictures_, {}); }

 private:
  void add_commands();
  void apply_appearance();
  void save_preferences();
  void draw_navigation(Rect area, bool narrow);
  float draw_navigation_head(Rect area, bool narrow);
  void draw_navigation_item(Page& page, Rect row, bool narrow);
  void draw_page(Rect area);
  void draw_overlays(Rect window);
  void report(const std::vector<std::string>& problems);

  ShellDirectories directories_;
  Preferences preferences_;
  Remembered remembered_;
  std::string loaded_theme_;
  float display_scale_ = 1;
  float display_width_ = 1280;
  std::optional<double> unsaved_since_;
  bool save_failed_ = false;
  Deliveries deliveries_;  ///< outlives the pages, whose threads post to it
  std::vector<std::unique_ptr<Page>> pages_;
  std::vector<Route> history_{Route{}};
  std::size_t position_ = 0;
  Commands commands_;
  Palette palette_;
  Toasts toasts_;
  std::unique_ptr<Dialog> dialog_;
  std::vector<Picture> pictures_;
  std::optional<CarriedProgram> carried_program_;
  Worker worker_;
};

}  // namespace slotscope
