// Figures as text.
#include "course/evaluate/figure_text.hpp"

#include <algorithm>
#include <map>

#include "course/evaluate/figure_data.hpp"
#include "course/evaluate/filled.hpp"
#include "course/evaluate/filters.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

std::string_view storage_words(Reference::Storage storage) {
  switch (storage) {
    case Reference::Storage::Slot:
      return "in a slot";
    case Reference::Storage::InlineValue:
      return "inline value";
    case Reference::Storage::DictEntry:
      return "in a dictionary";
    case Reference::Storage::Item:
      return "item";
    case Reference::Storage::Other:
      return "";
  }
  return "";
}

std::string count_text(std::int64_t number) {
  return with_thousands(static_cast<double>(number));
}

std::string drawing(const FigureBlock& figure, const FigureData& data) {
  std::string text;
  switch (figure.kind) {
    case FigureKind::Bytes:
      for (const auto& [expression, object] : data.objects)
        text += (expression == figure.against ? "\n" : "") + expression + ":\n" + object_text(object);
      break;
    case FigureKind::Lookup:
      for (const auto& [expression, steps] : data.lookups) text += expression + '\n' + lookup_text(steps);
      break;
    case FigureKind::Plot:
      return measure_text(data.measures, figure.ruler);
    case FigureKind::Objects:
      text = snapshot_text(data.snapshot);
      break;
  }
  for (const std::string& problem : data.problems) text += problem + '\n';
  return text;
}

}  // namespace

std::string text_table(const std::vector<std::vector<std::string>>& rows, const std::vector<Align>& align) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    if (widths.size() < row.size()) widths.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], character_count(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string gap(widths[i] - character_count(row[i]), ' ');
      if (i > 0) line += "  ";
      line += i < align.size() && align[i] == Align::Left ? row[i] + gap : gap + row[i];
    }
    while (line.ends_with(' ')) line.pop_back();
    text += line + '\n';
  }
  return text;
}

std::string object_text(const ObjectView& object) {
  std::string text = object.type + ' ' + object.repr + ": " + count_text(object.allocated_bytes) +
                     " bytes allocated, sys.getsizeof " + count_text(object.sizeof_bytes) + '\n';
  std::vector<std::vector<std::string>> rows = {{"offset", "bytes", "part", "value", "why"}};
  for (const Part& part : object.parts)
    rows.push_back({count_text(part.offset), count_text(part.bytes), part.name, part.value, part.note});
  return text + text_table(rows, {Align::Right, Align::Right, Align::Left, Align::Left, Align::Left});
}

std::string snapshot_text(const Snapshot& snapshot) {
  std::string text;
  std::map<ObjectId, int> numbers;
  for (const ObjectView& object : snapshot.objects) numbers.emplace(object.id, static_cast<int>(numbers.size()) + 1);
  auto name = [&](ObjectId id) {
    auto found = numbers.find(id);
    return found == numbers.end() ? std::string("...") : "#" + std::to_string(found->second);
  };
  for (const FrameView& frame : snapshot.frames) {
    text += frame.function + ":\n";
    for (const auto& [local, id] : frame.locals) {
      text += "  " + local + " -> " + name(id) + '\n';
    }
  }
  for (const ObjectView& object : snapshot.objects) {
    text += name(object.id) + "  " + object.type + ' ' + object.repr + ", " + count_text(object.allocated_bytes) +
            " bytes\n";
    for (const Reference& reference : object.references) {
      std::string_view words = storage_words(reference.storage);
      text += "      " + reference.label + " -> " + name(reference.target) +
              (words.empty() ? "" : "  (" + std::string(words) + ')') + '\n';
    }
  }
  return text;
}

std::string lookup_text(const std::vector<LookupStep>& steps) {
  std::string text;
  int number = 0;
  for (const LookupStep& step : steps) {
    text += std::to_string(++number) + ". " + step.action + (step.place.empty() ? "" : " in " + step.place) + ": " +
            step.result + (step.decisive ? "  <- decides" : "") + '\n';
  }
  return text;
}

std::string measure_text(const std::vector<MeasureResult>& results, std::string_view ruler) {
  std::vector<std::vector<std::string>> rows = {{"instances"}};
  std::map<std::uint64_t, std::size_t> row_of;
  for (const MeasureResult& result : results) {
    rows[0].push_back(to_string(result.request.kind));
    for (const MeasurePoint& point : result.points) {
      auto [found, added] = row_of.emplace(point.instances, rows.size());
      if (added) rows.push_back({count_text(static_cast<std::int64_t>(point.instances))});
      std::vector<std::string>& row = rows[found->second];
      row.resize(rows[0].size());
      row.back() = count_text(bytes_by(point, ruler));
    }
  }
  std::string text = "bytes by " + std::string(ruler) + '\n' + text_table(rows, {});
  for (const MeasureResult& result : results) {
    if (!result.error.empty()) text += to_string(result.request.kind) + ": " + result.error + '\n';
  }
  return text;
}

std::string figure_text(const FigureBlock& figure, Version version) {
  std::string text;
  const std::vector<FigureData> all = figure_data(figure, version);
  for (const FigureData& data : all) {
    if (all.size() > 1) text += "Python " + to_string(data.version) + '\n';
    text += drawing(figure, data);
  }
  return text;
}

std::string versions_text(const VersionsBlock& block, Evaluator& evaluator) {
  return text_table(versions_rows(block, evaluator), {Align::Left});
}

}  // namespace slotscope::course
