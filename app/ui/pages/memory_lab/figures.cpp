// Figures of growth, of attributes, of parts and of bars; and what they say in words.
#include "ui/pages/memory_lab/figures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/pages/memory_lab/claims.hpp"
#include "ui/widgets/plot/axis.hpp"

namespace slotscope::lab {

namespace {

using drawing::Dash;
using drawing::Marker;
using drawing::Pattern;

/// Amber for what is kept in a dictionary, teal for what is kept in a slot, other colours for the rest.
plot::Series look_of(InstanceKind kind) {
  plot::Series series;
  series.name = title_of(kind);
  switch (kind) {
    case InstanceKind::Slotted:
      series.role = Role::Slot;
      series.marker = Marker::Circle;
      series.pattern = Pattern::Hatch;
      break;
    case InstanceKind::DataclassSlots:
      series.role = Role::Slot;
      series.marker = Marker::Diamond;
      series.pattern = Pattern::Lines;
      series.dash = Dash::DashDotted;
      break;
    case InstanceKind::NamedTuple:
      series.role = Role::Series1;
      series.marker = Marker::Triangle;
      series.pattern = Pattern::None;
      break;
    case InstanceKind::Tuple:
      series.role = Role::Series2;
      series.marker = Marker::Ring;
      series.pattern = Pattern::CrossHatch;
      series.dash = Dash::Dashed;
      break;
    case InstanceKind::Dataclass:
      series.role = Role::Dictionary;
      series.marker = Marker::Diamond;
      series.pattern = Pattern::CrossHatch;
      series.dash = Dash::DashDotted;
      break;
    case InstanceKind::Dict:
      series.role = Role::Dictionary;
      series.marker = Marker::Triangle;
      series.pattern = Pattern::Lines;
      series.dash = Dash::Dotted;
      break;
    default:
      series.role = Role::Dictionary;
      series.marker = Marker::Square;
      series.pattern = Pattern::Dots;
      series.dash = Dash::Dashed;
      break;
  }
  return series;
}

plot::Series look_of(const Setup& setup, const Curve& curve) {
  plot::Series series = look_of(curve.kind);
  if (setup.versions.size() > 1) series.name += ", " + to_string(curve.version);
  return series;
}

plot::Figure growth(const Setup& setup, const Findings& findings, const FigureChoice& choice) {
  plot::Figure figure;
  figure.title = std::to_string(setup.attributes) + (setup.attributes == 1 ? " attribute" : " attributes") +
                 (setup.versions.size() == 1 ? ", Python " + to_string(setup.versions.front()) : "");
  figure.x = {"instances", plot::Unit::Plain, choice.scale, true, {}};
  figure.y = {"bytes, " + name_of(choice.ruler), plot::Unit::Bytes, choice.scale, true, {}};
  for (const Curve& curve : findings.curves) {
    if (!curve.problem.empty()) continue;
    plot::Series series = look_of(setup, curve);
    if (choice.scale == plot::Scale::Linear) series.points.push_back({0, 0});
    for (std::size_t at = 0; at < curve.points.size(); ++at)
      series.points.push_back(
          {static_cast<double>(curve.x[at]), static_cast<double>(read(curve.points[at], choice.ruler))});
    figure.series.push_back(std::move(series));
  }
  return figure;
}

/// Where one more attribute costs far more than one word, on the first curve kept in a dictionary.
void mark_cliffs(const Findings& findings, const FigureChoice& choice, plot::Figure& figure) {
  constexpr double cliff = 100;
  for (const Curve& curve : findings.curves) {
    if (curve.kind != InstanceKind::Regular && curve.kind != InstanceKind::Dict) continue;
    for (std::size_t at = 1; at < curve.points.size(); ++at) {
      const double before = per_instance(curve.points[at - 1], choice.ruler);
      const double step = per_instance(curve.points[at], choice.ruler) - before;
      if (std::abs(step) < cliff || curve.x[at] < 2) continue;
      figure.annotations.push_back({plot::Annotation::Kind::Point, static_cast<double>(curve.x[at]),
                                    std::round(before + step),
                                    "attribute " + std::to_string(curve.x[at]) + ": " + (step > 0 ? "+" : "\u2212") +
                                        std::to_string(std::lround(std::abs(step))) + " bytes"});
    }
    return;
  }
}

plot::Figure by_attributes(const Setup& setup, const Findings& findings, const FigureChoice& choice) {
  plot::Figure figure;
  figure.title = "One instance by its number of attributes";
  figure.x = {"attributes", plot::Unit::Plain, plot::Scale::Linear, true, {}};
  figure.y = {"bytes, " + name_of(choice.ruler), plot::Unit::Bytes, plot::Scale::Linear, true, {}};
  for (const Curve& curve : findings.curves) {
    if (!curve.problem.empty()) continue;
    plot::Series series = look_of(setup, curve);
    for (std::size_t at = 0; at < curve.points.size(); ++at)
      series.points.push_back(
          {static_cast<double>(curve.x[at]), std::round(per_instance(curve.points[at], choice.ruler))});
    figure.series.push_back(std::move(series));
  }
  mark_cliffs(findings, choice, figure);
  return figure;
}

struct PartLook {
  std::string_view name;
  Role role;
  Pattern pattern;
};

constexpr PartLook part_looks[] = {
    {"GC head", Role::Series5, Pattern::Lines},
    {"managed pointers", Role::Series3, Pattern::CrossHatch},
    {"refcount and type", Role::Series1, Pattern::None},
    {"slots", Role::Slot, Pattern::Hatch},
    {"object", Role::Series2, Pattern::None},
    {"inline values", Role::Dictionary, Pattern::Lines},
    {"dict, values and tables", Role::Dictionary, Pattern::Dots},
    {"the values themselves", Role::Series4, Pattern::None},
};

plot::Figure by_parts(const Setup& setup, const Findings& findings) {
  plot::Figure figure;
  figure.title = "One " + title_of(setup.parts_of) + " instance, part by part";
  figure.x = {"attributes", plot::Unit::Plain, plot::Scale::Linear, true, {}};
  figure.y = {"bytes really allocated", plot::Unit::Bytes, plot::Scale::Linear, true, {}};
  if (findings.curves.empty()) return figure;
  const Curve& curve = findings.curves.back();
  figure.title += ", Python " + to_string(curve.version);
  for (const PartLook& look : part_looks) {
    plot::Series series;
    series.name = look.name;
    series.form = plot::Form::Area;
    series.role = look.role;
    series.pattern = look.pattern;
    bool any = false;
    for (std::size_t at = 0; at < curve.points.size(); ++at) {
      double bytes = 0;
      for (const auto& [name, count] : curve.points[at].by_part) {
        if (name == look.name) bytes = static_cast<double>(count) / static_cast<double>(curve.points[at].instances);
      }
      any = any || bytes > 0;
      series.points.push_back({static_cast<double>(curve.x[at]), std::max(0.0, std::round(bytes))});
    }
    if (any) figure.series.push_back(std::move(series));
  }
  return figure;
}

plot::Figure by_ruler(const Setup& setup, const Findings& findings) {
  plot::Figure figure;
  figure.title = "One instance by four rulers";
  figure.y = {"bytes of one instance, of " + plot::with_thousands(static_cast<double>(setup.instances)),
              plot::Unit::Bytes,
              plot::Scale::Linear,
              true,
              {}};
  for (int ruler = 0; ruler < ruler_count; ++ruler) figure.x.categories.push_back(name_of(static_cast<Ruler>(ruler)));
  for (const Curve& curve : findings.curves) {
    if (curve.points.empty()) continue;
    plot::Series series = look_of(setup, curve);
    series.form = plot::Form::Bar;
    for (int ruler = 0; ruler < ruler_count; ++ruler)
      series.points.push_back(
          {static_cast<double>(ruler), std::round(per_instance(curve.points.back(), static_cast<Ruler>(ruler)))});
    figure.series.push_back(std::move(series));
  }
  return figure;
}

void add_bars(const Findings& findings, plot::Figure& figure, const std::function<plot::Series(std::size_t)>& look) {
  figure.x.categories = findings.categories;
  for (std::size_t row = 0; row < findings.bars.size(); ++row) {
    plot::Series series = look(row);
    series.name = findings.bars[row].name;
    series.form = plot::Form::Bar;
    for (std::size_t column = 0; column < findings.bars[row].values.size(); ++column) {
      const double value = findings.bars[row].values[column];
      if (value >= 0) series.points.push_back({static_cast<double>(column), value});
    }
    figure.series.push_back(std::move(series));
  }
}

plot::Figure cliffs(const Setup& setup, const Findings& findings) {
  plot::Figure figure;
  figure.title = "What happens to one instance with " + std::to_string(setup.attributes) +
                 (setup.attributes == 1 ? " attribute" : " attributes");
  figure.x.title = "Python version";
  figure.y = {"bytes really allocated", plot::Unit::Bytes, plot::Scale::Linear, true, {}};
  add_bars(findings, figure, [](std::size_t row) {
    plot::Series series;
    constexpr Pattern patterns[] = {Pattern::Dots, Pattern::CrossHatch, Pattern::Lines};
    series.role = row == 3 ? Role::Slot : Role::Dictionary;
    series.pattern = row == 3 ? Pattern::Hatch : patterns[row];
    return series;
  });
  return figure;
}

plot::Figure times(const Setup& setup, const Findings& all, bool creation) {
  // Side by side the bars of an access could not be seen.
  Findings findings = all;
  const auto accesses = static_cast<std::ptrdiff_t>(findings.categories.empty() ? 0 : findings.categories.size() - 1);
  const auto keep = [&](auto& values) {
    if (static_cast<std::ptrdiff_t>(values.size()) <= accesses) return;
    if (creation)
      values.erase(values.begin(), values.begin() + accesses);
    else
      values.pop_back();
  };
  keep(findings.categories);
  for (BarGroup& group : findings.bars) keep(group.values);
  plot::Figure figure;
  figure.title = std::string(creation ? "Time to make an instance" : "Time of one access") + ", Python " +
                 to_string(setup.versions.back());
  figure.y = {"on this program's own engine", plot::Unit::Seconds, plot::Scale::Linear, true, {}};
  add_bars(findings, figure, [&setup](std::size_t row) { return look_of(setup.kinds[row]); });
  return figure;
}

plot::Figure claimed(const Setup& setup, const Findings& findings) {
  const Claim& claim = claims()[static_cast<std::size_t>(setup.claim)];
  plot::Figure figure;
  figure.title = claim.title;
  figure.x.title = "Python version";
  figure.y = {claim.quantity, plot::Unit::Bytes, plot::Scale::Linear, true, {}};
  add_bars(findings, figure, [&claim](std::size_t row) {
    plot::Series series;
    series.role = claim.tested[row].slotted ? Role::Slot : Role::Dictionary;
    series.pattern = claim.tested[row].slotted ? Pattern::Hatch : row == 0 ? Pattern::Dots : Pattern::CrossHatch;
    return series;
  });
  for (const ClaimedFigure& each : claim.claimed)
    figure.annotations.push_back({plot::Annotation::Kind::HorizontalLine, 0, each.value, each.name});
  return figure;
}

const Curve* curve_of(const Findings& findings, InstanceKind kind) {
  const auto found = std::find_if(findings.curves.rbegin(), findings.curves.rend(),
                                  [kind](const Curve& curve) { return curve.kind == kind && !curve.points.empty(); });
  return found == findings.curves.rend() ? nullptr : &*found;
}

std::string growth_summary(const Findings& findings, const FigureChoice& choice) {
  const Curve* regular = curve_of(findings, InstanceKind::Regular);
  const Curve* slotted = curve_of(findings, InstanceKind::Slotted);
  if (!regular || !slotted || regular->x.back() != slotted->x.back()) return "";
  const auto more = static_cast<double>(read(regular->points.back(), choice.ruler));
  const auto less = static_cast<double>(read(slotted->points.back(), choice.ruler));
  std::string text = plot::with_thousands(static_cast<double>(regular->x.back())) +
                     " regular instances: " + plot::format_value(plot::Unit::Bytes, more) +
                     "; slotted: " + plot::format_value(plot::Unit::Bytes, less) + ". ";
  const double part = more > 0 ? 1 - less / more : 0;
  if (std::abs(part) < 0.005) return text + "This ruler sees no difference.";
  return text + plot::format_value(plot::Unit::Percent, std::round(std::abs(part) * 100) / 100) +
         (part > 0 ? " less with slots." : " more with slots.");
}

}  // namespace

plot::Figure figure_of(const Setup& setup, const Findings& findings, const FigureChoice& choice) {
  switch (setup.study) {
    case Study::Growth:
      return growth(setup, findings, choice);
    case Study::Rulers:
      return by_ruler(setup, findings);
    case Study::Attributes:
      return by_attributes(setup, findings, choice);
    case Study::Parts:
      return by_parts(setup, findings);
    case Study::Cliffs:
      return cliffs(setup, findings);
    case Study::Times:
      return times(setup, findings, choice.creation);
    case Study::Claim:
      return claimed(setup, findings);
  }
  return {};
}

std::string summary_of(const Setup& setup, const Findings& findings, const FigureChoice& choice) {
  std::string text;
  if (setup.study == Study::Growth) {
    text = growth_summary(findings, choice);
    text += (text.empty() ? "" : " ") + explanation_of(choice.ruler);
  }
  if (setup.study == Study::Rulers)
    text = "The same instances, four answers: only the last two see every block that was allocated.";
  if (setup.study == Study::Attributes) text = explanation_of(choice.ruler);
  if (setup.study == Study::Parts) text = "Measured on 200 instances with 0 to 40 attributes each.";
  if (setup.study == Study::Cliffs)
    text =
        "Reading __dict__ makes a dictionary object from 3.11 on; deleting an attribute can cost a whole table of "
        "keys.";
  if (setup.study == Study::Times)
    text =
        "Ratios differ from CPython's: compare the kinds with each other, and time your own program on your own "
        "Python.";
  if (setup.study == Study::Claim) {
    const Claim& claim = claims()[static_cast<std::size_t>(setup.claim)];
    text = "Claimed: " + claim.says + "\nMeasured: " + claim.truth;
  }
  std::string last;
  for (const Curve& curve : findings.curves) {
    if (curve.problem.empty() || curve.problem == last) continue;
    last = curve.problem;
    text +=
        (text.empty() ? "" : "\n") + title_of(curve.kind) + " on " + to_string(curve.version) + ": " + curve.problem;
  }
  return text;
}

}  // namespace slotscope::lab
