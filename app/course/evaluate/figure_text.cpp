// Figures as text.
#include "course/evaluate/figure_text.hpp"

#include <algorithm>
#include <map>

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

/// An engine that stands where the figure wants it: at a line, or at the end of the program.
class FigureEngine {
 public:
  FigureEngine(const FigureBlock& figure, Version version) : engine_(settings_for(*figure.program, version), host_) {
    host_.input_lines = figure.program->input_lines;
    std::string source = figure.program->full_source();
    if (figure.at_line == 0) {
      engine_.run(source);
      return;
    }
    engine_.set_breakpoints({figure.at_line + figure.program->first_line() - 1});
    engine_.start(source);
    engine_.step(StepMode::Continue);
  }
  Engine& engine() { return engine_; }

 private:
  CapturingHost host_;
  Engine engine_;
};

std::string drawing(const FigureBlock& figure, Version version) {
  FigureEngine at(figure, version);
  Engine& engine = at.engine();
  std::string text;
  auto look = [&](const std::string& expression) {
    ExceptionReport why;
    std::optional<ObjectView> view = engine.look_at(expression, &why);
    return view ? expression + ":\n" + object_text(*view) : expression + ": " + last_error_line(why) + '\n';
  };
  switch (figure.kind) {
    case FigureKind::Bytes:
      for (const std::string& each : figure.of) text += look(each);
      if (!figure.against.empty()) text += '\n' + look(figure.against);
      return text;
    case FigureKind::Lookup:
      for (const std::string& each : figure.of) text += each + '\n' + lookup_text(engine.explain_lookup(each));
      return text;
    default:
      break;
  }
  std::vector<ObjectId> roots;
  for (const std::string& each : figure.of) {
    if (std::optional<ObjectView> view = engine.look_at(each)) roots.push_back(view->id);
  }
  return snapshot_text(engine.snapshot(), roots);
}

std::string plot(const FigureBlock& figure, Version version) {
  std::vector<MeasureResult> results;
  for (InstanceKind kind : figure.kinds) {
    MeasureRequest request = figure.measure;
    request.version = version;
    request.kind = kind;
    results.push_back(measure(request));
  }
  return measure_text(results, figure.ruler);
}

std::int64_t bytes_of(const MeasurePoint& point, std::string_view ruler) {
  if (ruler == "getsizeof") return point.getsizeof_bytes;
  if (ruler == "naive") return point.naive_bytes;
  if (ruler == "process") return point.process_bytes;
  return point.traced_bytes;
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

std::string snapshot_text(const Snapshot& snapshot, const std::vector<ObjectId>& roots) {
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
      if (roots.empty() || std::find(roots.begin(), roots.end(), id) != roots.end())
        text += "  " + local + " -> " + name(id) + '\n';
    }
  }
  std::vector<ObjectId> wanted = roots;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const ObjectView* object = snapshot.find(wanted[i]);
    if (!object) continue;
    for (const Reference& reference : object->references) {
      if (std::find(wanted.begin(), wanted.end(), reference.target) == wanted.end()) wanted.push_back(reference.target);
    }
  }
  for (const ObjectView& object : snapshot.objects) {
    if (!roots.empty() && std::find(wanted.begin(), wanted.end(), object.id) == wanted.end()) continue;
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
      row.back() = count_text(bytes_of(point, ruler));
    }
  }
  std::string text = "bytes by " + std::string(ruler) + '\n' + text_table(rows, {});
  for (const MeasureResult& result : results) {
    if (!result.error.empty()) text += to_string(result.request.kind) + ": " + result.error + '\n';
  }
  return text;
}

std::string figure_text(const FigureBlock& figure, Version version) {
  std::vector<Version> versions = figure.versions;
  if (versions.empty()) versions.push_back(figure.program ? figure.program->python.nearest(version) : version);
  std::string text;
  for (Version each : versions) {
    if (versions.size() > 1) text += "Python " + to_string(each) + '\n';
    text += figure.kind == FigureKind::Plot ? plot(figure, each) : drawing(figure, each);
  }
  return text;
}

std::string versions_text(const VersionsBlock& block, Evaluator& evaluator) {
  std::vector<std::vector<std::string>> rows = {{""}};
  // Versions on which no row differs share a column.
  std::vector<std::pair<VersionSet, std::vector<std::string>>> columns;
  VersionSet shown = block.rows.empty() || !block.rows.front().expression.program
                         ? VersionSet::all()
                         : block.rows.front().expression.program->python;
  for (Version version : shown.versions()) {
    std::vector<std::string> values;
    for (const auto& row : block.rows) {
      Value value = evaluator.value(row.expression, version);
      values.push_back(value.ok ? value.text : "-");
    }
    auto same = std::find_if(columns.begin(), columns.end(), [&](const auto& each) { return each.second == values; });
    if (same == columns.end()) {
      columns.emplace_back(VersionSet::only(version), std::move(values));
    } else {
      same->first.add(version);
    }
  }
  for (const auto& [versions, values] : columns) rows[0].push_back(to_string(versions));
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    rows.push_back({block.rows[i].label});
    for (const auto& [versions, values] : columns) rows.back().push_back(values[i]);
  }
  return text_table(rows, {Align::Left});
}

}  // namespace slotscope::course
