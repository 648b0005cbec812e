// Takes mouse and keys of a plot and draws it.
#include "ui/widgets/plot/plot_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw.hpp"
#include "ui/input.hpp"
#include "ui/motion.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/plot/table.hpp"

namespace slotscope::plot {

using drawing::ScreenCanvas;

namespace {

constexpr float room_for_exports = 26;  ///< wide enough for their buttons beside the title
constexpr float reach = 3.5f;           ///< how near the pointer must be to a datum, in ems
constexpr double wheel_pause = 0.6;     ///< turns of the wheel within it are one step of the way back
constexpr std::size_t most_steps_back = 50;

ImVec2 share_of(Rect area, ImVec2 place) {
  return {(place.x - area.min.x) / area.width(), (area.max.y - place.y) / area.height()};
}

}  // namespace

void PlotView::set_figure(Figure figure) {
  // What the reader switched off stays off while the data grow.
  for (Series& series : figure.series) {
    for (const Series& before : figure_.series) {
      if (before.name == series.name) series.visible = before.visible;
    }
  }
  const bool same_axes =
      figure.x.scale == figure_.x.scale && figure.y.scale == figure_.y.scale && figure.x.title == figure_.x.title;
  if (!same_axes) views_.clear();
  figure_ = std::move(figure);
  whole_ = whole_view(figure_);
  twin_ = text_twin(figure_);
  const auto gone = [this](std::optional<DatumRef> ref) {
    return ref && (ref->series >= figure_.series.size() || ref->index >= figure_.series[ref->series].points.size());
  };
  if (gone(cursor_)) cursor_.reset();
  if (gone(hovered_)) hovered_.reset();
}

std::string PlotView::text_of(DatumRef ref) const {
  const Series& series = figure_.series[ref.series];
  const Datum datum = series.points[ref.index];
  const auto category = static_cast<std::size_t>(std::max(datum.x, 0.0));
  const std::string x =
      category < figure_.x.categories.size() ? figure_.x.categories[category] : format_value(figure_.x.unit, datum.x);
  return series.name + ", " + (figure_.x.title.empty() ? "" : figure_.x.title + " ") + x + ": " +
         format_value(figure_.y.unit, datum.y);
}

PlotReaction PlotView::draw(std::string_view name, Rect rect, const PlotOptions& options) {
  PlotReaction reaction;
  reaction.picture = rect;
  ImGui::PushID(name.data(), name.data() + name.size());
  ScreenCanvas canvas(slotscope::canvas(), rect.min);
  const ImVec2 size(rect.width() / canvas.scale(), rect.height() / canvas.scale());
  const bool exports_below = options.exports && size.x < room_for_exports;
  const float beside_title = draw_buttons(rect, options, exports_below, reaction) / canvas.scale();
  const PlotLayout layout = lay_out(canvas, figure_, view(), size, {beside_title, exports_below});
  if (reaction.wanted == Export::Text) ImGui::SetClipboardText(twin_.c_str());
  take_legend(canvas, layout);
  WidgetOptions widget_options;
  widget_options.takes_enter = false;
  widget_options.focus_rounding = 0.3f;
  const std::optional<DatumRef> told = cursor_ ? cursor_ : hovered_;
  const WidgetReaction done =
      widget(name, WidgetRole::Figure, canvas.to_screen(layout.area), told ? text_of(*told) : twin_, widget_options);
  take_pointer(canvas, layout, done);
  if (done.focused) take_keyboard();
  slotscope::canvas()->PushClipRect(rect.min, rect.max, true);
  plot::draw(canvas, figure_, view(), layout);
  draw_box(canvas, layout);
  slotscope::canvas()->PopClipRect();
  draw_cursor(canvas, layout);
  ImGui::PopID();
  return reaction;
}

/// At the right of the title, or with the exports below the figure; answers the room taken beside the title.
float PlotView::draw_buttons(Rect rect, const PlotOptions& options, bool exports_below, PlotReaction& reaction) {
  struct Button {
    const char* label;
    Export what;
    const char* tip;
  };
  constexpr Button exports[] = {{"PNG", Export::Png, "Save as a picture"},
                                {"SVG", Export::Svg, "Save as a drawing that scales"},
                                {"CSV", Export::Csv, "Save the numbers"},
                                {"Copy", Export::Text, "Copy as a table in words"}};
  const Font face = font(Face::Regular, Size::Caption);
  const float height = em(1.6f), padding = em(0.45f);
  const auto width_of = [&](std::string_view label) { return text_width(face, label) + 2 * padding; };
  float wide = 0;
  for (const Button& each : exports) wide += width_of(each.label);
  float left = rect.max.x;
  if (options.exports) {
    float x = exports_below ? rect.min.x - padding : rect.max.x - wide + padding;
    const float y = exports_below ? rect.max.y - height : rect.min.y;
    if (!exports_below) left = x;
    for (const Button& each : exports) {
      const Rect place = rect_at({x, y}, width_of(each.label), height);
      if (button_in(each.label, place, {.kind = ButtonKind::Quiet, .tip = each.tip, .size = Size::Caption}))
        reaction.wanted = each.what;
      x = place.max.x;
    }
  }
  if (!views_.empty()) {
    const Rect place = rect_at({left - width_of("Show all"), rect.min.y}, width_of("Show all"), height);
    const ButtonOptions back{
        .kind = ButtonKind::Quiet, .selected = true, .tip = "Back to the whole figure (0)", .size = Size::Caption};
    if (button_in("Show all", place, back)) show_all();
    left = place.min.x;
  }
  return left < rect.max.x ? rect.max.x - left + em(0.6f) : 0;
}

void PlotView::take_legend(const ScreenCanvas& canvas, const PlotLayout& layout) {
  for (const LegendItem& item : layout.legend) {
    Series& series = figure_.series[item.series];
    const Rect rect = canvas.to_screen(item.rect);
    const WidgetReaction done = widget(series.name, WidgetRole::CheckBox, rect, series.visible ? "shown" : "hidden");
    if (done.hovered) fill(slotscope::canvas(), rect, colour(Role::Hover), em(0.3f));
    if (!done.activated) continue;
    series.visible = !series.visible;
    whole_ = whole_view(figure_);
    hovered_.reset();
  }
}

// ---- zoom and pan -------------------------------------------------------------------------------------------------

void PlotView::begin_change() {
  views_.push_back(view());
  if (views_.size() > most_steps_back) views_.erase(views_.begin());
}

void PlotView::zoom(ImVec2 share, double factor) {
  if (views_.empty()) return;
  View& shown = views_.back();
  if (figure_.x.categories.empty()) shown.x = zoomed(figure_.x, shown.x, static_cast<double>(share.x), factor);
  shown.y = zoomed(figure_.y, shown.y, static_cast<double>(share.y), factor);
}

void PlotView::pan(ImVec2 share) {
  if (views_.empty()) return;
  View& shown = views_.back();
  if (figure_.x.categories.empty()) shown.x = panned(figure_.x, shown.x, static_cast<double>(share.x));
  shown.y = panned(figure_.y, shown.y, static_cast<double>(share.y));
}

void PlotView::take_pointer(const ScreenCanvas& canvas, const PlotLayout& layout, const WidgetReaction& reaction) {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 at = canvas.from_screen(io.MousePos);
  hovered_.reset();
  if (reaction.hovered && gesture_ == Gesture::None) {
    // Distances are compared in ems, so that snapping feels the same at every zoom.
    hovered_ = nearest_datum(figure_, view(), layout.area, at, reach);
  }
  if (reaction.focused && reaction.hovered) {
    compat::claim_wheel();
    if (io.MouseWheel != 0 && !(input().modifiers() & ctrl)) {
      if (now() - last_wheel_ > wheel_pause || views_.empty()) begin_change();
      last_wheel_ = now();
      zoom(share_of(layout.area, at), std::pow(1.2, static_cast<double>(io.MouseWheel)));
    }
  }
  if (reaction.double_clicked) show_all();
  if (reaction.held && gesture_ == Gesture::None && ImGui::IsMouseDragging(ImGuiMouseButton_Left, em(0.3f))) {
    gesture_ = input().modifiers() & shift ? Gesture::Box : Gesture::Pan;
    gesture_from_ = canvas.from_screen(io.MouseClickedPos[ImGuiMouseButton_Left]);
    begin_change();
  }
  if (gesture_ == Gesture::Pan && reaction.held) {
    pan({-(at.x - gesture_from_.x) / layout.area.width(), (at.y - gesture_from_.y) / layout.area.height()});
    gesture_from_ = at;
  }
  if (gesture_ == Gesture::Box && !reaction.held) {
    const Datum a = datum_at(figure_, view(), layout.area, gesture_from_);
    const Datum b = datum_at(figure_, view(), layout.area, at);
    if (a.x != b.x && a.y != b.y)
      views_.back() = {{std::min(a.x, b.x), std::max(a.x, b.x)}, {std::min(a.y, b.y), std::max(a.y, b.y)}};
  }
  if (!reaction.held) gesture_ = Gesture::None;
}

void PlotView::take_keyboard() {
  const std::pair<int, CursorMove> moves[] = {{GLFW_KEY_LEFT, CursorMove::Left},  {GLFW_KEY_RIGHT, CursorMove::Right},
                                              {GLFW_KEY_UP, CursorMove::Up},      {GLFW_KEY_DOWN, CursorMove::Down},
                                              {GLFW_KEY_HOME, CursorMove::First}, {GLFW_KEY_END, CursorMove::Last}};
  for (const auto& [key, move] : moves) {
    while (input().take(key)) cursor_ = moved_cursor(figure_, cursor_, move);
  }
  const auto step = [this](int key, int modifiers, auto&& change) {
    while (input().take(key, modifiers)) {
      begin_change();
      change();
    }
  };
  constexpr float pan_step = 0.1f;
  step(GLFW_KEY_LEFT, shift, [this] { pan({-pan_step, 0}); });
  step(GLFW_KEY_RIGHT, shift, [this] { pan({pan_step, 0}); });
  step(GLFW_KEY_UP, shift, [this] { pan({0, pan_step}); });
  step(GLFW_KEY_DOWN, shift, [this] { pan({0, -pan_step}); });
  ImVec2 about(0.5f, 0.5f);
  if (cursor_) {
    const Datum datum = drawn_datum(figure_, *cursor_);
    about = {static_cast<float>(to_share(figure_.x, view().x, datum.x)),
             static_cast<float>(to_share(figure_.y, view().y, datum.y))};
  }
  for (int key : {GLFW_KEY_EQUAL, GLFW_KEY_KP_ADD}) step(key, no_modifiers, [&] { zoom(about, 1.4); });
  for (int key : {GLFW_KEY_MINUS, GLFW_KEY_KP_SUBTRACT}) step(key, no_modifiers, [&] { zoom(about, 1 / 1.4); });
  while (!views_.empty() && input().take(GLFW_KEY_BACKSPACE)) views_.pop_back();
  if (input().take(GLFW_KEY_0)) show_all();
  if (cursor_ && input().take(GLFW_KEY_ESCAPE)) cursor_.reset();
  if (input().take(GLFW_KEY_C, ctrl)) ImGui::SetClipboardText(twin_.c_str());
}

// ---- what the pointer or the keyboard rests on --------------------------------------------------------------------

void PlotView::draw_cursor(ScreenCanvas& canvas, const PlotLayout& layout) const {
  const std::optional<DatumRef> ref = hovered_ ? hovered_ : cursor_;
  if (!ref || ref->series >= figure_.series.size()) return;
  const ImVec2 at = place_of(figure_, view(), layout.area, drawn_datum(figure_, *ref));
  if (at.x < layout.area.min.x - 0.1f || at.x > layout.area.max.x + 0.1f || at.y < layout.area.min.y - 0.1f ||
      at.y > layout.area.max.y + 0.1f)
    return;
  const Series& series = figure_.series[ref->series];
  if (series.form != Form::Bar) {
    canvas.line({at.x, at.y}, {at.x, layout.area.max.y}, {colour(Role::TextFaint), 0.06f, drawing::Dash::Dotted});
    canvas.circle(at, 0.42f, colour(Role::Surface));
    canvas.circle(at, 0.32f, colour(series.role));
  }
  const ImVec2 tip_at = canvas.to_screen(at);
  floating_label({{tip_at.x - em(0.4f), tip_at.y - em(0.4f)}, {tip_at.x + em(0.4f), tip_at.y + em(0.4f)}}, series,
                 *ref);
}

void PlotView::floating_label(Rect anchor, const Series& series, DatumRef ref) const {
  const Datum datum = series.points[ref.index];
  const auto category = static_cast<std::size_t>(std::max(datum.x, 0.0));
  const std::string x =
      category < figure_.x.categories.size()
          ? figure_.x.categories[category]
          : format_value(figure_.x.unit, datum.x) + (figure_.x.title.empty() ? "" : " " + figure_.x.title);
  const std::string y = format_value(figure_.y.unit, datum.y);
  const Font bold = font(Face::Bold, Size::Small);
  const Font plain = font(Face::Regular, Size::Caption);
  const float pad = em(0.6f);
  const float width =
      std::max({text_width(bold, y), text_width(plain, series.name) + em(2), text_width(plain, x)}) + 2 * pad;
  const float height = bold.line_height + 2 * plain.line_height + 2 * pad + em(0.25f);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  float left = anchor.max.x + em(0.3f);
  if (left + width > window.x - em(0.5f)) left = anchor.min.x - em(0.3f) - width;
  const float top = std::clamp(anchor.min.y - height, em(0.3f), std::max(em(0.3f), window.y - height - em(0.3f)));
  const Rect box = rect_at({left, top}, width, height);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  floating_box(list, box, em(0.4f));
  drawing::ScreenCanvas key(list, {box.min.x + pad, box.min.y + pad});
  draw_key(key, series, {{0, 0.1f}, {1.5f, 0.85f}});
  draw_text(list, plain, {box.min.x + pad + em(1.9f), box.min.y + pad}, colour(Role::TextMuted), series.name);
  draw_text(list, bold, {box.min.x + pad, box.min.y + pad + plain.line_height + em(0.12f)}, colour(Role::Text), y);
  draw_text(list, plain, {box.min.x + pad, box.min.y + pad + plain.line_height + bold.line_height + em(0.2f)},
            colour(Role::TextMuted), x);
}

void PlotView::draw_box(ScreenCanvas& canvas, const PlotLayout& layout) const {
  if (gesture_ != Gesture::Box) return;
  const ImVec2 at = canvas.from_screen(ImGui::GetIO().MousePos);
  Rect box{{std::min(at.x, gesture_from_.x), std::min(at.y, gesture_from_.y)},
           {std::max(at.x, gesture_from_.x), std::max(at.y, gesture_from_.y)}};
  box = intersection(box, layout.area);
  canvas.fill(box, with_alpha(colour(Role::Accent), 0.15f));
  canvas.outline(box, {colour(Role::Accent), 0.08f});
}

}  // namespace slotscope::plot
