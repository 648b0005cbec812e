// Gathers all series on their common x values.
#include "ui/widgets/plot/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

#include "ui/widgets/plot/axis.hpp"
#include "ui/widgets/text/utf8.hpp"

namespace slotscope::plot {
namespace {

using Row = std::vector<std::optional<double>>;

std::map<double, Row> rows_of(const Figure& figure) {
  std::map<double, Row> rows;
  for (std::size_t index = 0; index < figure.series.size(); ++index) {
    for (const Datum& datum : figure.series[index].points) {
      Row& row = rows[datum.x];
      row.resize(figure.series.size());
      row[index] = datum.y;
    }
  }
  return rows;
}

std::string x_text(const Axis& axis, double x, const std::function<std::string(double)>& format) {
  const auto index = static_cast<std::size_t>(std::max(x, 0.0));
  if (index < axis.categories.size()) return axis.categories[index];
  return format(x);
}

std::string plain_number(double value) {
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  std::string text(buffer.data(), result.ptr);
  if (text.find('e') == std::string::npos) return text;
  const auto fixed = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return fixed.ec == std::errc() ? std::string(buffer.data(), fixed.ptr) : text;
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char character : text) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

}  // namespace

std::vector<std::vector<std::string>> table_of(const Figure& figure) {
  std::vector<std::vector<std::string>> table(1);
  table[0].push_back(figure.x.title);
  for (const Series& series : figure.series) table[0].push_back(series.name);
  for (const auto& [x, row] : rows_of(figure)) {
    auto& line = table.emplace_back();
    line.push_back(x_text(figure.x, x, [&](double value) { return format_value(figure.x.unit, value); }));
    for (const auto& value : row) line.push_back(value ? format_value(figure.y.unit, *value) : "");
  }
  return table;
}

std::string text_twin(const Figure& figure) {
  const auto table = table_of(figure);
  std::vector<std::size_t> widths(table[0].size());
  for (const auto& row : table) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], utf8::count_code_points(row[column]));
    }
  }
  std::string text = figure.title.empty() ? "" : figure.title + "\n";
  if (!figure.y.title.empty()) text += figure.y.title + "\n";
  for (const auto& row : table) {
    std::string line;
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string blanks(widths[column] - utf8::count_code_points(row[column]), ' ');
      if (column > 0) line += "  ";
      line += column == 0 ? row[column] + blanks : blanks + row[column];
    }
    while (line.ends_with(' ')) line.pop_back();
    text += line + "\n";
  }
  for (const Annotation& annotation : figure.annotations) text += "* " + annotation.text + "\n";
  return text;
}

std::string csv_of(const Figure& figure) {
  std::string text = csv_field(figure.x.title);
  for (const Series& series : figure.series) text += ',' + csv_field(series.name);
  text += "\r\n";
  for (const auto& [x, row] : rows_of(figure)) {
    text += csv_field(x_text(figure.x, x, plain_number));
    for (const auto& value : row) text += ',' + (value ? plain_number(*value) : std::string());
    text += "\r\n";
  }
  return text;
}

}  // namespace slotscope::plot
