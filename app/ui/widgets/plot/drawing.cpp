// Axes, areas, bars, lines, remarks and legend.
#include "ui/widgets/plot/drawing.hpp"

#include <algorithm>
#include <cmath>

#include "ui/widgets/drawing/svg_canvas.hpp"
#include "ui/widgets/plot/table.hpp"

namespace slotscope::plot {

using drawing::Anchor;
using drawing::Canvas;
using drawing::Stroke;

namespace {

constexpr float label_ems = 0.82f;
constexpr float title_ems = 1.05f;
constexpr float title_line = 1.45f;
constexpr float key_width = 2.3f;
constexpr float legend_row = 1.7f;
constexpr float line_width = 0.13f;
constexpr std::size_t most_markers = 40;

float widest_label(const Canvas& canvas, const std::vector<Tick>& ticks) {
  float width = 0;
  for (const Tick& tick : ticks) width = std::max(width, canvas.text_width(Face::Regular, label_ems, tick.label));
  return width;
}

/// A title in at most two lines.
std::vector<std::string> title_lines(const Canvas& canvas, const std::string& title, float width) {
  if (canvas.text_width(Face::Bold, title_ems, title) <= width) return {title};
  std::size_t best = std::string::npos;
  for (std::size_t at = title.find(' '); at != std::string::npos; at = title.find(' ', at + 1)) {
    if (canvas.text_width(Face::Bold, title_ems, std::string_view(title).substr(0, at)) <= width) best = at;
  }
  if (best == std::string::npos) return {title};
  return {title.substr(0, best), title.substr(best + 1)};
}

void place_legend(const Canvas& canvas, const Figure& figure, float width, float& y, PlotLayout& layout) {
  if (figure.series.size() < 2) return;
  float x = 0;
  for (std::size_t index = 0; index < figure.series.size(); ++index) {
    const float item = key_width + 0.5f + canvas.text_width(Face::Regular, label_ems, figure.series[index].name) + 1.2f;
    if (x > 0 && x + item > width) {
      x = 0;
      y += legend_row;
    }
    layout.legend.push_back({index, {{x, y}, {std::min(x + item - 0.6f, width), y + legend_row - 0.2f}}});
    x += item;
  }
  y += legend_row + 0.2f;
}

/// Half of a label that stands at the very end of the axis would be cut off.
void keep_last_label_inside(const Canvas& canvas, const Figure& figure, const View& view, float width,
                            PlotLayout& layout) {
  for (const Tick& tick : layout.x_ticks) {
    const float half = canvas.text_width(Face::Regular, label_ems, tick.label) / 2;
    const auto share = static_cast<float>(to_share(figure.x, view.x, tick.value));
    if (tick.label.empty() || share < 0.3f || share > 1.001f) continue;
    const float room = (width - half - layout.area.min.x) / share;
    layout.area.max.x = std::max(layout.area.min.x + 1, std::min(layout.area.max.x, layout.area.min.x + room));
  }
}

}  // namespace

PlotLayout lay_out(const Canvas& canvas, const Figure& figure, const View& view, ImVec2 size, ButtonRoom room) {
  PlotLayout layout;
  if (!figure.title.empty()) layout.title = title_lines(canvas, figure.title, size.x - room.beside_title);
  float y = 0.65f +
            title_line * static_cast<float>(std::max<std::size_t>(layout.title.size(), room.beside_title > 0 ? 1 : 0));
  if (size.y >= 11) place_legend(canvas, figure, size.x, y, layout);
  layout.y_title_y = y;
  layout.has_y_title = !figure.y.title.empty() && size.y >= 9;
  y += layout.has_y_title ? 1.6f : 0.5f;
  const float bottom = size.y - 1.6f - (figure.x.title.empty() && !room.below ? 0.2f : 1.6f);
  const int y_most = std::clamp(static_cast<int>((bottom - y) / 2.4f), 1, 8);
  layout.y_ticks = ticks_of(figure.y, view.y, y_most);
  const float left = widest_label(canvas, layout.y_ticks) + 0.6f;
  layout.area = {{left, y}, {std::max(left + 1, size.x - 0.4f), std::max(bottom, y + 1)}};
  // As many ticks as their labels leave room for; longer labels make fewer ticks.
  for (int most = 10; most > 0; --most) {
    layout.x_ticks = ticks_of(figure.x, view.x, most);
    const auto labelled = std::count_if(layout.x_ticks.begin(), layout.x_ticks.end(),
                                        [](const Tick& tick) { return !tick.label.empty(); });
    if (static_cast<float>(labelled) * (widest_label(canvas, layout.x_ticks) + 1.1f) <= layout.area.width() + 2 ||
        !figure.x.categories.empty())
      break;
  }
  if (figure.x.categories.empty()) keep_last_label_inside(canvas, figure, view, size.x, layout);
  return layout;
}

namespace {

class Painter {
 public:
  Painter(Canvas& canvas, const Figure& figure, const View& view, const PlotLayout& layout)
      : canvas_(canvas), figure_(figure), view_(view), layout_(layout), area_(layout.area) {}

  void run() {
    draw_titles();
    draw_axes();
    canvas_.begin_clip({{area_.min.x, area_.min.y - 0.3f}, {area_.max.x + 0.3f, area_.max.y}});
    draw_areas();
    draw_bars();
    for (const Series& series : figure_.series) {
      if (series.visible && series.form == Form::Line) draw_line(series);
    }
    canvas_.end_clip();
    canvas_.line({area_.min.x, area_.max.y}, {area_.max.x, area_.max.y}, {canvas_.colour(Role::BorderStrong), 0.07f});
    draw_annotations();
    for (const LegendItem& item : layout_.legend) draw_legend_item(item);
  }

 private:
  ImVec2 place(Datum datum) const { return place_of(figure_, view_, area_, datum); }

  void draw_titles() {
    const Colour muted = canvas_.colour(Role::TextMuted);
    for (std::size_t line = 0; line < layout_.title.size(); ++line) {
      canvas_.text({0, 0.2f + title_line * static_cast<float>(line)},
                   {canvas_.colour(Role::Text), Face::Bold, title_ems, Anchor::Left}, layout_.title[line]);
    }
    if (layout_.has_y_title) {
      canvas_.text({0, layout_.y_title_y + 0.1f}, {muted, Face::Regular, label_ems, Anchor::Left}, figure_.y.title);
    }
    if (!figure_.x.title.empty()) {
      canvas_.text({area_.max.x, area_.max.y + 1.9f}, {muted, Face::Regular, label_ems, Anchor::Right},
                   figure_.x.title);
    }
  }

  void draw_axes() {
    const Colour grid = canvas_.colour(Role::Grid);
    const Colour ink = canvas_.colour(Role::TextMuted);
    const float drop = canvas_.line_height(Face::Regular, label_ems) / 2;
    for (const Tick& tick : layout_.y_ticks) {
      const float y = place({view_.x.low, tick.value}).y;
      if (y < area_.min.y - 0.01f || y > area_.max.y + 0.01f) continue;
      canvas_.line({area_.min.x, y}, {area_.max.x, y}, {grid, tick.label.empty() ? 0.03f : 0.06f});
      canvas_.text({area_.min.x - 0.5f, y - drop}, {ink, Face::Regular, label_ems, Anchor::Right}, tick.label);
    }
    const std::size_t every = categories_to_a_name();
    std::size_t left = layout_.x_ticks.size();
    for (const Tick& tick : layout_.x_ticks) {
      const bool named = --left % every == 0;
      const float x = place({tick.value, view_.y.high}).x;
      const bool log = figure_.x.scale == Scale::Log;
      if (log) canvas_.line({x, area_.min.y}, {x, area_.max.y}, {grid, tick.label.empty() ? 0.03f : 0.06f});
      if (tick.label.empty()) continue;
      if (figure_.x.categories.empty())
        canvas_.line({x, area_.max.y}, {x, area_.max.y + 0.3f}, {canvas_.colour(Role::BorderStrong), 0.06f});
      if (figure_.x.categories.empty()) {
        canvas_.text({x, area_.max.y + 0.45f}, {ink, Face::Regular, label_ems, Anchor::Centre}, tick.label);
      } else if (named) {
        draw_category(tick, x, static_cast<float>(every), ink);
      }
    }
  }

  float room_of_category() const {
    return area_.width() / static_cast<float>(std::max<std::size_t>(figure_.x.categories.size(), 1)) - 0.4f;
  }

  /// Along lines, as of days, only some categories are named when there is no room for all; bars have names of their
  /// own.
  std::size_t categories_to_a_name() const {
    const bool bars = std::any_of(figure_.series.begin(), figure_.series.end(),
                                  [](const Series& series) { return series.form == Form::Bar; });
    if (figure_.x.categories.empty() || bars) return 1;
    const float widest = widest_label(canvas_, layout_.x_ticks);
    return static_cast<std::size_t>(std::max(1.0f, std::ceil((widest + 0.6f) / (room_of_category() + 0.4f))));
  }

  /// A category's name keeps to its part of the axis.
  void draw_category(const Tick& tick, float x, float parts, Colour ink) {
    const float room = (room_of_category() + 0.4f) * parts - 0.4f;
    const float width = std::min(canvas_.text_width(Face::Regular, label_ems, tick.label), room);
    const float left = std::clamp(x - width / 2, 0.0f, std::max(0.0f, area_.max.x + 0.4f - width));
    canvas_.text_within({left, area_.max.y + 0.45f}, room + 0.01f, {ink, Face::Regular, label_ems, Anchor::Left},
                        tick.label);
  }

  void draw_areas() {
    for (const Stacked& stacked : stacked_areas(figure_)) {
      const Series& series = figure_.series[stacked.series];
      std::vector<ImVec2> upper;
      std::vector<ImVec2> lower;
      for (const Datum& datum : stacked.upper) upper.push_back(place(datum));
      for (const Datum& datum : stacked.lower) lower.push_back(place(datum));
      const Colour base = canvas_.colour(series.role);
      canvas_.band(upper, lower, with_alpha(base, 0.42f));
      drawing::draw_pattern(canvas_, upper, lower, series.pattern, with_alpha(base, 0.75f));
      canvas_.line(upper, {base, line_width, series.dash});
    }
  }

  void draw_bars() {
    const std::vector<Bar> bars = bars_of(figure_);
    // All values are written, or none: some alone would look like the ones that matter.
    const bool labels_fit = std::all_of(bars.begin(), bars.end(), [this](const Bar& bar) {
      const float width = place({bar.right, 0}).x - place({bar.left, 0}).x;
      return canvas_.text_width(Face::Medium, 0.75f, format_value(figure_.y.unit, bar.height)) <= width + 0.15f;
    });
    for (const Bar& bar : bars) {
      const Series& series = figure_.series[bar.series];
      const double base = figure_.y.scale == Scale::Log ? view_.y.low : 0;
      const ImVec2 a = place({bar.left, bar.height});
      const ImVec2 b = place({bar.right, base});
      const Rect rect{{a.x, std::min(a.y, b.y)}, {b.x, std::max(a.y, b.y)}};
      const Colour colour = canvas_.colour(series.role);
      canvas_.fill(rect, with_alpha(colour, 0.75f), 0.12f);
      drawing::draw_pattern(canvas_, rect.inset(0.06f, 0.06f), series.pattern,
                            with_alpha(canvas_.colour(Role::Surface), 0.6f));
      canvas_.outline(rect, {colour, 0.08f}, 0.12f);
      if (!labels_fit) continue;
      const std::string label = format_value(figure_.y.unit, bar.height);
      canvas_.text({(rect.min.x + rect.max.x) / 2, rect.min.y - 1.05f},
                   {canvas_.colour(Role::Text), Face::Medium, 0.75f, Anchor::Centre}, label);
    }
  }

  void draw_line(const Series& series) {
    std::vector<ImVec2> points;
    for (const Datum& datum : series.points) points.push_back(place(datum));
    const Colour colour = canvas_.colour(series.role);
    canvas_.line(decimated(points, 0.06f), Stroke{colour, line_width, series.dash});
    if (points.size() > most_markers) return;
    for (const ImVec2& point : points) drawing::draw_marker(canvas_, point, series.marker, 0.27f, colour);
  }

  // Remarks: marks in the plot, their words where they cover no other words.

  void draw_annotations() {
    if (area_.height() < 4) return;
    const Colour ink = canvas_.colour(Role::TextMuted);
    for (const Annotation& annotation : figure_.annotations) {
      const ImVec2 at = place({annotation.x, annotation.y});
      const bool across = annotation.kind == Annotation::Kind::HorizontalLine;
      const bool down = annotation.kind == Annotation::Kind::VerticalLine;
      if ((!across && (at.x < area_.min.x || at.x > area_.max.x)) ||
          (!down && (at.y < area_.min.y || at.y > area_.max.y)))
        continue;
      if (across) canvas_.line({area_.min.x, at.y}, {area_.max.x, at.y}, {ink, 0.07f, drawing::Dash::Dashed});
      if (down) canvas_.line({at.x, area_.min.y}, {at.x, area_.max.y}, {ink, 0.07f, drawing::Dash::Dashed});
      if (annotation.kind == Annotation::Kind::Point)
        drawing::draw_marker(canvas_, at, drawing::Marker::Ring, 0.36f, canvas_.colour(Role::Text));
      write_remark(annotation, at);
    }
  }

  /// The places beside a mark where its words could stand, the best first, each the box's top left corner.
  std::vector<ImVec2> places_for(const Annotation& annotation, ImVec2 at, float width) const {
    constexpr float above = -1.35f;
    constexpr float below = 0.2f;
    const float right_end = area_.max.x - width - 0.3f;
    const float left_end = area_.min.x + 0.4f;
    switch (annotation.kind) {
      case Annotation::Kind::HorizontalLine:
        return {
            {right_end, at.y + above}, {left_end, at.y + above}, {right_end, at.y + below}, {left_end, at.y + below}};
      case Annotation::Kind::VerticalLine: {
        const float top = area_.min.y + 0.2f;
        return {{at.x + 0.4f, top},
                {at.x - width - 0.4f, top},
                {at.x + 0.4f, top + 1.4f},
                {at.x - width - 0.4f, top + 1.4f}};
      }
      case Annotation::Kind::Point:
        break;
    }
    const float right = at.x + 0.6f;
    const float left = at.x - width - 0.6f;
    return {{right, at.y + above}, {left, at.y + above}, {right, at.y + below}, {left, at.y + below}};
  }

  void write_remark(const Annotation& annotation, ImVec2 at) {
    const float width = canvas_.text_width(Face::Medium, label_ems, annotation.text);
    const std::vector<ImVec2> places = places_for(annotation, at, width);
    const auto box_at = [width](ImVec2 place) { return Rect{place, {place.x + width, place.y + 1.2f}}; };
    const auto is_free = [&](ImVec2 place) {
      const Rect box = box_at(place);
      if (box.min.x < area_.min.x || box.max.x > area_.max.x + 0.3f || box.max.y > area_.max.y) return false;
      return std::none_of(written_.begin(), written_.end(), [&](Rect other) {
        return box.min.x < other.max.x + 0.3f && other.min.x < box.max.x + 0.3f && box.min.y < other.max.y &&
               other.min.y < box.max.y;
      });
    };
    const auto found = std::find_if(places.begin(), places.end(), is_free);
    const Rect box = box_at(found == places.end() ? places.front() : *found);
    written_.push_back(box);
    canvas_.fill({{box.min.x - 0.25f, box.min.y}, {box.max.x + 0.25f, box.max.y}},
                 with_alpha(canvas_.colour(Role::Surface), 0.85f), 0.2f);
    canvas_.text({box.min.x, box.min.y + 0.08f}, {canvas_.colour(Role::Text), Face::Medium, label_ems, Anchor::Left},
                 annotation.text);
  }

  void draw_legend_item(const LegendItem& item) {
    const Series& series = figure_.series[item.series];
    const float middle = (item.rect.min.y + item.rect.max.y) / 2;
    draw_key(canvas_, series,
             {{item.rect.min.x + 0.2f, middle - 0.45f}, {item.rect.min.x + 0.2f + key_width, middle + 0.45f}});
    const Colour ink = canvas_.colour(series.visible ? Role::Text : Role::TextFaint);
    const float x = item.rect.min.x + key_width + 0.6f;
    const float y = middle - canvas_.line_height(Face::Regular, label_ems) / 2;
    canvas_.text({x, y}, {ink, Face::Regular, label_ems, Anchor::Left}, series.name);
    if (series.visible) return;
    canvas_.line({x, middle}, {x + canvas_.text_width(Face::Regular, label_ems, series.name), middle}, {ink, 0.07f});
  }

  Canvas& canvas_;
  const Figure& figure_;
  const View& view_;
  const PlotLayout& layout_;
  const Rect area_;
  std::vector<Rect> written_;
};

}  // namespace

void draw(Canvas& canvas, const Figure& figure, const View& view, const PlotLayout& layout) {
  Painter(canvas, figure, view, layout).run();
}

void draw_key(Canvas& canvas, const Series& series, Rect rect) {
  const Colour colour = series.visible ? canvas.colour(series.role) : canvas.colour(Role::TextFaint);
  const ImVec2 middle = rect.centre();
  if (series.form == Form::Line) {
    canvas.line({rect.min.x, middle.y}, {rect.max.x, middle.y}, {colour, line_width, series.dash});
    drawing::draw_marker(canvas, middle, series.marker, 0.27f, colour);
    return;
  }
  canvas.fill(rect, with_alpha(colour, 0.42f), 0.12f);
  drawing::draw_pattern(canvas, rect, series.pattern, with_alpha(colour, 0.9f));
  canvas.outline(rect, {colour, 0.08f}, 0.12f);
}

std::string svg_of(const Figure& figure, const View& view, const Theme& theme, ImVec2 size) {
  drawing::SvgCanvas canvas(theme, size, figure.title, text_twin(figure));
  canvas.fill({{0, 0}, size}, canvas.colour(Role::Surface), 0);
  const ImVec2 inner(size.x - 2, size.y - 2);
  canvas.begin_group({1, 1});
  const PlotLayout layout = lay_out(canvas, figure, view, inner);
  draw(canvas, figure, view, layout);
  canvas.end_group();
  return canvas.finish();
}

}  // namespace slotscope::plot
