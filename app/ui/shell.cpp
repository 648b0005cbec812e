// Moves between pages, applies settings and runs commands.
#include "ui/shell.hpp"

#include <algorithm>
#include <cmath>

#include "platform/directories.hpp"
#include "platform/files.hpp"
#include "ui/draw.hpp"
#include "ui/motion.hpp"

namespace slotscope {

namespace {

constexpr float zoom_step = 0.1f;
constexpr std::size_t longest_history = 200;
// Below this many ems no page can be read, so a narrow window holds the zoom back.
constexpr float narrowest_window = 22;
// A slider that is dragged changes settings with every frame; they are written once it rests this many seconds.
constexpr double save_delay = 0.4;

/// The theme's file when it can be found, else the compiled-in one; what is wrong with it goes to `problems`.
Theme load_theme(const std::string& id, std::vector<std::string>& problems) {
  const std::string file = asset("themes/" + id + ".toml");
  const std::optional<std::string> text = file.empty() ? std::nullopt : read_file(file);
  if (!text) {
    const auto& known = built_in_themes();
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      problems.push_back("There is no theme called '" + id + "'; the dark one is used. Choose another under Settings.");
    }
    return built_in_theme(id).theme;
  }
  ThemeReading reading = read_theme(id, *text, file);
  problems.insert(problems.end(), reading.problems.begin(), reading.problems.end());
  return reading.theme;
}

}  // namespace

std::string to_string(const Route& route) {
  return route.argument.empty() ? route.page : route.page + ":" + route.argument;
}

Route parse_route(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {std::string(text), ""};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

Shell::Shell(ShellDirectories directories) : directories_(std::move(directories)) {
  Loaded<Preferences> preferences = load_preferences(directories_.config);
  Loaded<Remembered> remembered = load_remembered(directories_.state);
  preferences_ = preferences.content;
  remembered_ = remembered.content;
  report(preferences.problems);
  report(remembered.problems);
  apply_appearance();
  add_commands();
}

Shell::~Shell() = default;

void Shell::report(const std::vector<std::string>& problems) {
  for (const std::string& problem : problems) toasts_.show({.kind = ToastKind::Warning, .text = problem});
}

// ---- pages ---------------------------------------------------------------------------------------------------------

void Shell::add_page(std::unique_ptr<Page> page) {
  Page* added = page.get();
  pages_.push_back(std::move(page));
  std::vector<KeyStroke> keys;
  if (added->key().key != 0) keys.push_back(added->key());
  commands_.add({.id = "open-" + std::string(added->id()),
                 .title = added->title(),
                 .group = "Go to",
                 .keys = std::move(keys),
                 .run =
                     [this, added] {
                       route().page == added->id() ? go_back() : void(open(Route{std::string(added->id()), ""}));
                     },
                 .icon = added->icon()});
  if (pages_.size() == 1) open(Route{std::string(added->id()), ""});
}

Page* Shell::page(std::string_view id) const {
  const auto found = std::find_if(pages_.begin(), pages_.end(), [id](const auto& page) { return page->id() == id; });
  return found == pages_.end() ? nullptr : found->get();
}

bool Shell::open(const Route& target) {
  Page* wanted = page(target.page);
  if (!wanted) return false;
  if (target != route()) {
    if (route().page.empty()) {
      history_[0] = target;
    } else {
      history_.resize(position_ + 1);
      history_.push_back(target);
      if (history_.size() > longest_history) history_.erase(history_.begin());
      position_ = history_.size() - 1;
    }
  }
  wanted->open(target.argument);
  request_frame();
  return true;
}

void Shell::go_back() {
  if (position_ == 0) return;
  --position_;
  page(route().page)->open(route().argument);
  request_frame();
}

void Shell::go_forward() {
  if (position_ + 1 >= history_.size()) return;
  ++position_;
  page(route().page)->open(route().argument);
  request_frame();
}

// ---- settings ------------------------------------------------------------------------------------------------------

void Shell::apply_appearance() {
  Appearance look = appearance();
  if (loaded_theme_ != preferences_.theme) {
    loaded_theme_ = preferences_.theme;
    std::vector<std::string> problems;
    look.theme = load_theme(preferences_.theme, problems);
    report(problems);
  }
  look.zoom = std::min(preferences_.zoom,
                       std::max(smallest_zoom, display_width_ / (narrowest_window * points_in_an_em * display_scale_)));
  look.display_scale = display_scale_;
  look.reduced_motion = preferences_.reduced_motion;
  set_appearance(std::move(look));
  request_frame();
}

void Shell::change(Preferences preferences) {
  preferences.zoom = std::clamp(std::round(preferences.zoom * 100) / 100, smallest_zoom, largest_zoom);
  if (preferences == preferences_) return;
  preferences_ = std::move(preferences);
  apply_appearance();
  unsaved_since_ = now();
}

void Shell::save_preferences() {
  if (!unsaved_since_) return;
  unsaved_since_.reset();
  const std::string problem = save(preferences_, directories_.config);
  if (!problem.empty() && !save_failed_) {
    toasts_.show({.kind = ToastKind::Error,
                  .text = "Settings cannot be saved (" + problem + "). They hold until the window is closed."});
  }
  save_failed_ = !problem.empty();
}

void Shell::zoom_by(int steps) {
  Preferences changed = preferences_;
  changed.zoom = steps == 0 ? 1.0f : changed.zoom + zoom_step * static_cast<float>(steps);
  change(changed);
  toasts_.show({.kind = ToastKind::Info,
                .text = "Zoom " + std::to_string(std::lround(preferences_.zoom * 100)) + " %",
                .topic = "zoom"});
}

void Shell::set_display(float scale, float width) {
  if (scale == display_scale_ && width == display_width_) return;
  display_scale_ = scale;
  display_width_ = width;
  apply_appearance();
}

float& Shell::pane(const std::string& name, float usual_share) {
  return remembered_.panes.try_emplace(name, usual_share).first->second;
}

void Shell::save_all() {
  save_preferences();
  const std::string problem = save(remembered_, directories_.state);
  if (!problem.empty()) std::fprintf(stderr, "slotscope: the window's place cannot be saved (%s)\n", problem.c_str());
}

// ---- commands ------------------------------------------------------------------------------------------------------

void Shell::add_commands() {
  commands_.add({.id = "search",
                 .title = "Search everything",
                 .group = "Go to",
                 .keys = {{GLFW_KEY_K, ctrl}},
                 .run = [this] { palette_.open(); },
                 .searchable = false});
  const auto add = [this](std::string id, std::string title, std::string group, std::vector<KeyStroke> keys,
                          std::function<void()> run, Icon picture = Icon::None) {
    commands_.add({.id = std::move(id),
                   .title = std::move(title),
                   .group = std::move(group),
                   .keys = std::move(keys),
                   .run = std::move(run),
                   .icon = picture});
  };
  add(
      "back", "Back", "Go to", {{GLFW_KEY_LEFT, alt}}, [this] { go_back(); }, Icon::Back);
  add(
      "forward", "Forward", "Go to", {{GLFW_KEY_RIGHT, alt}}, [this] { go_forward(); }, Icon::Forward);
  add(
      "zoom-in", "Zoom in", "View", {{GLFW_KEY_KP_ADD, ctrl}, {GLFW_KEY_EQUAL, ctrl | shift}, {GLFW_KEY_EQUAL, ctrl}},
      [this] { zoom_by(1); }, Icon::Plus);
  add(
      "zoom-out", "Zoom out", "View", {{GLFW_KEY_KP_SUBTRACT, ctrl}, {GLFW_KEY_MINUS, ctrl}}, [this] { zoom_by(-1); },
      Icon::Minus);
  add("zoom-reset", "Original size", "View", {{GLFW_KEY_0, ctrl}, {GLFW_KEY_KP_0, ctrl}}, [this] { zoom_by(0); });
  add("full-screen", "Full screen", "View", {{GLFW_KEY_F11, no_modifiers}}, [this] {
    if (on_full_screen) on_full_screen();
  });
  add(
      "navigation", "Narrow or wide navigation", "View", {{GLFW_KEY_B, ctrl}},
      [this] { remembered_.narrow_navigation = !remembered_.narrow_navigation; }, Icon::Panel);
  const auto theme_command = [&](const char* id, const char* title, Icon picture) {
    add(
        "theme-" + std::string(id), title, "View", {},
        [this, id] {
          Preferences changed = preferences_;
          changed.theme = id;
          change(changed);
        },
        picture);
  };
  theme_command("dark", "Dark theme", Icon::Moon);
  theme_command("light", "Light theme", Icon::Sun);
  theme_command("projector", "Projector theme", Icon::Projector);
  add("quit", "Quit", "Window", {{GLFW_KEY_Q, ctrl}}, [this] {
    if (on_close) on_close();
  });
}

// ---- frames --------------------------------------------------------------------------------------------------------

bool Shell::busy() const {
  return worker_.busy() || deliveries_.waiting() ||
         std::any_of(pages_.begin(), pages_.end(), [](const auto& page) { return page->busy(); });
}

void Shell::draw_overlays(Rect window) {
  const bool was_open = dialog_ || palette_.is_open();
  if (dialog_) {
    // The answer may open the next dialog: keep this one alive until it is done.
    const std::unique_ptr<Dialog> asked = std::move(dialog_);
    if (!draw_dialog(*asked, window) && !dialog_) {
      dialog_ = std::make_unique<Dialog>(*asked);
    } else {
      request_frame();
    }
  } else if (palette_.is_open()) {
    if (input().take(GLFW_KEY_K, ctrl)) palette_.close();
    palette_.draw(commands_, window);
  }
  if (was_open) input().withhold();
}

void Shell::draw(Rect window, const std::vector<InputEvent>& events) {
  deliveries_.run();
  if (unsaved_since_ && now() >= *unsaved_since_ + save_delay) save_preferences();
  if (unsaved_since_) request_frame_at(*unsaved_since_ + save_delay);
  for (const InputEvent& event : events) {
    const bool zooms = event.kind == InputEvent::Kind::Wheel && (event.modifiers & ctrl) != 0 && event.y != 0;
    if (zooms) zoom_by(event.y > 0 ? 1 : -1);
  }
  draw_overlays(window);

  ImGui::SetNextWindowPos(window.min);
  ImGui::SetNextWindowSize(window.size());
  ImGui::Begin("##window", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  const bool narrow = remembered_.narrow_navigation || window.width() < em(62);
  const float rail = std::round(em(narrow ? 3.75f : 15.0f));
  draw_navigation({window.min, {window.min.x + rail, window.max.y}}, narrow);
  draw_page({{window.min.x + rail, window.min.y}, window.max});
  ImGui::End();
  commands_.handle(input());
  // What floats over the page is no part of a picture of it.
  if (pictures_.empty()) {
    toasts_.draw({{window.min.x + rail, window.min.y}, window.max});
  } else {
    request_frame();
  }
}

void Shell::draw_page(Rect area) {
  Page* current = page(route().page);
  if (!current) return;
  record(current->title(), WidgetRole::Page, area, to_string(route()));
  ImGui::SetCursorScreenPos(area.min);
  compat::begin_child("##page", area.size(),
                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar |
                          ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PushID(current->id().data(), current->id().data() + current->id().size());
  current->draw(*this, area);
  ImGui::PopID();
  ImGui::EndChild();
}

}  // namespace slotscope
