// Runs the programs of figures and takes from them what is drawn.
#include "course/evaluate/figure_data.hpp"

#include <algorithm>
#include <unordered_set>

namespace slotscope::course {

namespace {

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
    reached_ = engine_.step(StepMode::Continue).outcome == Outcome::Paused;
  }
  Engine& engine() { return engine_; }
  /// Whether the program came to the figure's line.
  bool reached() const { return reached_; }

 private:
  CapturingHost host_;
  Engine engine_;
  bool reached_ = true;
};

void take_objects(const FigureBlock& figure, Engine& engine, FigureData& data) {
  std::vector<std::pair<std::string, ObjectId>> found;
  for (const std::string& each : figure.of) {
    ExceptionReport why;
    if (std::optional<ObjectView> view = engine.look_at(each, &why)) {
      found.emplace_back(each, view->id);
    } else {
      data.problems.push_back('`' + each + "` has no value: " + last_error_line(why));
    }
  }
  data.snapshot = engine.snapshot();
  std::vector<ObjectId> roots;
  for (const auto& [expression, id] : found) {
    if (data.snapshot.find(id)) {
      roots.push_back(id);
    } else {
      data.problems.push_back('`' + expression +
                              "` makes an object that nothing in the program keeps; give it a name there");
    }
  }
  if (!roots.empty()) data.snapshot = reachable_from(data.snapshot, roots);
}

void take_bytes(const FigureBlock& figure, Engine& engine, FigureData& data) {
  std::vector<std::string> expressions = figure.of;
  if (!figure.against.empty()) expressions.push_back(figure.against);
  for (const std::string& each : expressions) {
    ExceptionReport why;
    if (std::optional<ObjectView> view = engine.look_at(each, &why)) {
      data.objects.emplace_back(each, std::move(*view));
    } else {
      data.problems.push_back('`' + each + "` has no value: " + last_error_line(why));
    }
  }
}

void take_lookups(const FigureBlock& figure, Engine& engine, FigureData& data) {
  for (const std::string& each : figure.of) {
    data.lookups.emplace_back(each, engine.explain_lookup(each));
    if (data.lookups.back().second.empty()) data.problems.push_back('`' + each + "` looks up no attribute");
  }
}

void take_measures(const FigureBlock& figure, FigureData& data) {
  for (InstanceKind kind : figure.kinds) {
    MeasureRequest request = figure.measure;
    request.version = data.version;
    request.kind = kind;
    data.measures.push_back(measure(request));
  }
}

}  // namespace

std::vector<FigureData> figure_data(const FigureBlock& figure, Version reader) {
  std::vector<Version> versions = figure.versions;
  if (versions.empty()) versions.push_back(figure.program ? figure.program->python.nearest(reader) : reader);
  std::vector<FigureData> all;
  for (Version version : versions) {
    FigureData& data = all.emplace_back();
    data.version = version;
    if (figure.kind == FigureKind::Plot) {
      take_measures(figure, data);
      continue;
    }
    FigureEngine at(figure, version);
    if (!at.reached()) data.problems.push_back("line " + std::to_string(figure.at_line) + " is never run");
    if (figure.kind == FigureKind::Objects) take_objects(figure, at.engine(), data);
    if (figure.kind == FigureKind::Bytes) take_bytes(figure, at.engine(), data);
    if (figure.kind == FigureKind::Lookup) take_lookups(figure, at.engine(), data);
  }
  return all;
}

Snapshot reachable_from(const Snapshot& snapshot, const std::vector<ObjectId>& roots) {
  std::unordered_set<ObjectId> wanted(roots.begin(), roots.end());
  std::vector<ObjectId> open = roots;
  while (!open.empty()) {
    const ObjectView* object = snapshot.find(open.back());
    open.pop_back();
    if (!object) continue;
    for (const Reference& reference : object->references) {
      if (wanted.insert(reference.target).second) open.push_back(reference.target);
    }
  }
  Snapshot part = snapshot;
  std::erase_if(part.objects, [&](const ObjectView& object) { return !wanted.contains(object.id); });
  for (FrameView& frame : part.frames) {
    std::erase_if(frame.locals, [&](const auto& local) {
      return std::find(roots.begin(), roots.end(), local.second) == roots.end();
    });
  }
  return part;
}

std::int64_t bytes_by(const MeasurePoint& point, std::string_view ruler) {
  if (ruler == "getsizeof") return point.getsizeof_bytes;
  if (ruler == "naive") return point.naive_bytes;
  if (ruler == "process") return point.process_bytes;
  return point.traced_bytes;
}

std::vector<std::vector<std::string>> versions_rows(const VersionsBlock& block, Evaluator& evaluator) {
  std::vector<std::vector<std::string>> rows = {{""}};
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
  return rows;
}

}  // namespace slotscope::course
