// Computes figures in the background and draws them.
#include "ui/pages/lesson/figure_view.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/pages/study.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope::lesson {

namespace {

constexpr float corner = 0.55f;
constexpr float side = 1.0f;
constexpr float least_heap = 9;
constexpr float tallest_heap = 24;
constexpr float usual_height = 12;  ///< kept free while a figure is computed
constexpr float abreast_from = 40;  ///< two heaps stand beside each other from this width on

/// How a kind of instance is drawn: by where it keeps its attributes.
plot::Series series_of(InstanceKind kind) {
  plot::Series series;
  series.name = to_string(kind);
  using drawing::Dash;
  using drawing::Marker;
  switch (kind) {
    case InstanceKind::Regular:
      series.role = Role::Dictionary;
      series.marker = Marker::Circle;
      break;
    case InstanceKind::Dataclass:
    case InstanceKind::SimpleNamespace:
      series.role = Role::Dictionary;
      series.dash = Dash::Dashed;
      series.marker = Marker::Circle;
      break;
    case InstanceKind::Dict:
      series.role = Role::Dictionary;
      series.dash = Dash::Dotted;
      series.marker = Marker::Circle;
      break;
    case InstanceKind::Slotted:
      series.role = Role::Slot;
      series.marker = Marker::Square;
      break;
    case InstanceKind::DataclassSlots:
    case InstanceKind::SlottedWeakref:
    case InstanceKind::SlottedDict:
      series.role = Role::Slot;
      series.dash = Dash::Dashed;
      series.marker = Marker::Square;
      break;
    case InstanceKind::NamedTuple:
      series.role = Role::Series1;
      break;
    case InstanceKind::Tuple:
      series.role = Role::Series2;
      break;
    case InstanceKind::List:
      series.role = Role::Series3;
      break;
  }
  return series;
}

}  // namespace

plot::Figure plot_of(const course::FigureBlock& figure, const std::vector<MeasureResult>& measures) {
  plot::Figure result;
  const auto scale = figure.logarithmic ? plot::Scale::Log : plot::Scale::Linear;
  result.x.title = "instances";
  result.x.scale = scale;
  result.y.title = figure.ruler == "traced" ? "memory (tracemalloc)" : "memory (" + figure.ruler + ")";
  result.y.unit = plot::Unit::Bytes;
  result.y.scale = scale;
  for (const MeasureResult& measured : measures) {
    plot::Series series = series_of(measured.request.kind);
    for (const MeasurePoint& point : measured.points) {
      series.points.push_back(
          {static_cast<double>(point.instances), static_cast<double>(course::bytes_by(point, figure.ruler))});
    }
    result.series.push_back(std::move(series));
  }
  return result;
}

FigureView::FigureView(Study& study, const course::FigureBlock& figure) : study_(study), figure_(figure) {
  compose();
}

void FigureView::compose() {
  caption_.set_document(prose::document_of(figure_.caption, study_.values(study_.version()), study_.version()));
  caption_.set_body(Size::Small);
}

void FigureView::prepare(Version version) {
  if (asked_ && version_ == version) return;
  asked_ = true;
  version_ = version;
  const auto found = std::make_shared<std::vector<course::FigureData>>();
  study_.compute(
      [found, figure = &figure_, version, course = study_.shared_course()](const std::stop_token& stop) {
        if (!stop.stop_requested()) *found = figure_data(*figure, version);
      },
      [this, found, version, token = std::weak_ptr<int>(alive_)] {
        if (!token.expired() && version == version_) take(std::move(*found));
      });
}

void FigureView::take(std::vector<course::FigureData> data) {
  data_ = std::move(data);
  const bool several = data_.size() > 1;
  if (figure_.kind == course::FigureKind::Objects) {
    heaps_.resize(data_.size());
    for (std::size_t i = 0; i < data_.size(); ++i) {
      heaps_[i] = std::make_unique<diagram::DiagramView>();
      heaps_[i]->set_diagram(diagram::diagram_of(data_[i].snapshot, {}));
    }
  } else if (figure_.kind == course::FigureKind::Bytes && !data_.empty()) {
    // Two objects of one version, or one object on two versions.
    std::vector<strip::Strip> strips;
    for (const course::FigureData& each : data_) {
      for (const auto& [expression, object] : each.objects)
        strips.push_back(strip::strip_of(
            object,
            expression + ": " + object.type + (several || strips.empty() ? " on " + to_string(each.version) : "")));
    }
    if (!strips.empty()) strip_.show(std::move(strips[0]));
    strip_.compare_with(strips.size() > 1 ? std::optional(std::move(strips[1])) : std::nullopt);
  } else if (figure_.kind == course::FigureKind::Plot && !data_.empty()) {
    plot_.set_figure(plot_of(figure_, data_.front().measures));
  }
  request_frame();
}

float FigureView::draw(ImVec2 at, float width, Version version) {
  prepare(version);
  ImGui::PushID(this);
  const Rect box = rect_at(at, width, height_);
  const Rect sight{canvas()->GetClipRectMin(), canvas()->GetClipRectMax()};
  const bool in_sight =
      height_ == 0 || (box.max.y > sight.min.y - sight.height() && box.min.y < sight.max.y + sight.height());
  if (in_sight) {
    fill(canvas(), box, colour(Role::Surface), em(corner));
    float y = at.y + em(0.8f);
    y += draw_drawing({at.x + em(side), y}, width - em(2 * side));
    y += draw_caption({at.x + em(side), y + em(0.7f)}, width - em(2 * side)) + em(0.7f);
    outline(canvas(), box, colour(Role::Border), em(corner));
    const float height = std::ceil(y + em(0.8f) - at.y);
    if (height != height_) request_frame();
    height_ = height;
  }
  ImGui::PopID();
  return height_;
}

float FigureView::draw_drawing(ImVec2 at, float width) {
  if (data_.empty()) {
    label(Face::Regular, Size::Small, Role::TextMuted, at, width, "Computing the figure \xE2\x80\xA6");
    return em(usual_height);
  }
  const float top = at.y;
  for (const course::FigureData& each : data_) {
    for (const std::string& problem : each.problems)
      at.y += label(Face::Regular, Size::Small, Role::Danger, at, width, problem);
  }
  switch (figure_.kind) {
    case course::FigureKind::Objects:
      at.y += draw_heaps(at, width);
      break;
    case course::FigureKind::Bytes: {
      const float height = strip_.natural_height(width);
      strip_.draw("Bytes of " + figure_.of.front(), rect_at(at, width, height));
      at.y += height;
      break;
    }
    case course::FigureKind::Lookup:
      at.y += draw_lookup(at, width);
      break;
    case course::FigureKind::Plot: {
      const float height = em(std::clamp(width / em() * 0.55f, plot::least_height, 22.0f));
      plot_.draw("Plot", rect_at(at, width, height), {.exports = false});
      at.y += height;
      break;
    }
  }
  return at.y - top;
}

float FigureView::draw_heaps(ImVec2 at, float width) {
  const bool abreast = heaps_.size() > 1 && width >= em(abreast_from);
  const float gap = em(1), count = static_cast<float>(heaps_.size());
  const float each_width = abreast ? (width - gap * (count - 1)) / count : width;
  const float top = at.y;
  float lowest = top;
  for (std::size_t i = 0; i < heaps_.size(); ++i) {
    ImVec2 corner_at = abreast ? ImVec2(at.x + static_cast<float>(i) * (each_width + gap), top) : ImVec2(at.x, lowest);
    if (heaps_.size() > 1)
      corner_at.y += label(Face::Medium, Size::Small, Role::TextMuted, corner_at, each_width,
                           "Python " + to_string(data_[i].version)) +
                     em(0.3f);
    const float height = std::clamp(heaps_[i]->natural_height(each_width), em(least_heap), em(tallest_heap));
    heaps_[i]->draw("Objects##" + std::to_string(i), rect_at(corner_at, each_width, std::round(height)));
    lowest = std::max(lowest, corner_at.y + height + (abreast ? 0 : em(0.6f)));
  }
  return lowest - top;
}

float FigureView::draw_lookup(ImVec2 at, float width) {
  const float top = at.y;
  for (const course::FigureData& each : data_) {
    for (const auto& [expression, steps] : each.lookups) {
      std::string title = "How " + expression + " is looked up";
      if (data_.size() > 1) title += " on " + to_string(each.version);
      at.y += label(Face::Medium, Size::Small, Role::TextMuted, at, width, title) + em(0.4f);
      int number = 0;
      for (const LookupStep& step : steps) {
        const Rect badge = rect_at({at.x, at.y + em(0.1f)}, em(1.5f), em(1.5f));
        fill(canvas(), badge, colour(step.decisive ? Role::Accent : Role::SurfaceSunken), em(0.75f));
        text_in(canvas(), badge, font(Face::Medium, Size::Caption),
                colour(step.decisive ? Role::OnAccent : Role::TextMuted), std::to_string(++number), Align::Centre);
        const float left = at.x + em(2.2f), room = width - em(2.2f);
        float y = at.y + em(0.15f);
        y += label(Face::Medium, Size::Small, Role::Text, {left, y}, room,
                   step.action + (step.place.empty() ? "" : " in " + step.place));
        y += label(Face::Regular, Size::Small, step.decisive ? Role::Text : Role::TextMuted, {left, y}, room,
                   step.result);
        at.y = y + em(0.5f);
      }
    }
  }
  return at.y - top;
}

float FigureView::draw_caption(ImVec2 at, float width) {
  fill(canvas(), rect_at({at.x, at.y - em(0.35f)}, width, hairline()), colour(Role::Border));
  const prose::TextReaction reaction = caption_.draw("Caption", {at.x, at.y + em(0.1f)}, width);
  study_.explain(reaction);
  return reaction.height;
}

}  // namespace slotscope::lesson
