// Makes lines of days.
#include "ui/pages/quiz/quiz_history.hpp"

#include <algorithm>
#include <array>

namespace slotscope {

namespace {

/// More days than this are too narrow to be told apart: the last ones are shown.
constexpr std::size_t most_days = 60;
constexpr std::size_t most_lines = 3;

constexpr std::array roles = {Role::Series2, Role::Series3, Role::Series4, Role::Series5};
constexpr std::array markers = {drawing::Marker::Square, drawing::Marker::Triangle, drawing::Marker::Diamond};

plot::Series line_of(std::string name, const std::vector<course::DayReport>& answered,
                     const std::vector<std::string>& days) {
  plot::Series line;
  line.name = std::move(name);
  line.marker = drawing::Marker::Circle;
  for (const course::DayReport& day : answered) {
    const auto at = std::find(days.begin(), days.end(), day.day);
    if (at != days.end()) line.points.push_back({static_cast<double>(at - days.begin()), day.credit});
  }
  return line;
}

}  // namespace

plot::Figure history_of(const course::ProgressReport& report) {
  plot::Figure figure;
  figure.y.title = "right";
  figure.y.unit = plot::Unit::Percent;
  const std::size_t first = report.days.size() > most_days ? report.days.size() - most_days : 0;
  for (std::size_t index = first; index < report.days.size(); ++index)
    figure.x.categories.push_back(report.days[index].day);
  figure.series.push_back(line_of("all topics", report.days, figure.x.categories));
  std::size_t number = 0;
  for (const course::TopicReport& topic : report.topics) {
    plot::Series line = line_of(topic.title, topic.days, figure.x.categories);
    // A single point shows no course of things.
    if (line.points.size() < 2) continue;
    line.role = roles[number % roles.size()];
    line.dash = number / roles.size() % 2 == 0 ? drawing::Dash::Solid : drawing::Dash::Dashed;
    line.marker = markers[number % markers.size()];
    ++number;
    figure.series.push_back(std::move(line));
  }
  // Many lines across each other tell nothing: then the legend brings in the topics one wants to see.
  for (std::size_t index = 1; index < figure.series.size() && number > most_lines; ++index)
    figure.series[index].visible = false;
  return figure;
}

}  // namespace slotscope
