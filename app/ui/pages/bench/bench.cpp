// Draws the bench.
#include "ui/pages/bench/bench.hpp"

#include <algorithm>

#include "ui/draw.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/tabs.hpp"

namespace slotscope {

std::vector<NamedObject> named_objects(const Snapshot& snapshot) {
  std::vector<NamedObject> instances, others;
  if (snapshot.frames.empty()) return instances;
  for (const auto& [name, id] : snapshot.frames.front().locals) {
    const ObjectView* object = snapshot.find(id);
    if (!object || name.starts_with("__")) continue;
    using Shape = ObjectView::Shape;
    const Shape shape = object->shape;
    if (shape == Shape::Module || shape == Shape::Function || shape == Shape::Method) continue;
    (shape == Shape::Instance ? instances : others).push_back({name, id});
  }
  instances.insert(instances.end(), others.begin(), others.end());
  return instances;
}

void Bench::show(std::shared_ptr<const RunReport> report) {
  if (report && !report->finished) {
    if (report->waits) open(View::Output);
    return output_.show(std::move(report));
  }
  report_ = std::move(report);
  output_.show(report_);
  names_ = report_ ? named_objects(report_->snapshot) : std::vector<NamedObject>{};
  if (report_) stepping_.show(report_->snapshot);
  if (!report_) stepping_.clear();
  const bool still_there =
      std::any_of(names_.begin(), names_.end(), [this](const NamedObject& each) { return each.name == named_; });
  show_bytes_of(still_there ? named_ : names_.empty() ? std::string() : names_.front().name);
}

void Bench::step(const stepping::RecordedProgram& program) {
  if (!stepping_.active() || stepping_.program() != program) {
    stepping_.start(program);
  } else {
    stepping_.step();
  }
  open(View::Objects);
}

void Bench::show_bytes_of(const std::string& name) {
  named_ = name;
  const auto found =
      std::find_if(names_.begin(), names_.end(), [&](const NamedObject& each) { return each.name == name; });
  const ObjectView* object = found == names_.end() ? nullptr : report_->snapshot.find(found->id);
  selected_ = stepping_.selected() ? stepping_.selected()->id : 0;
  if (object) strip_.show(strip::strip_of(*object, name + ": " + object->type + " on " + to_string(report_->version)));
}

bool Bench::take_moved() {
  if (!stepping_.take_moved()) return false;
  // What the program had written by then.
  auto report = std::make_shared<RunReport>();
  report->version = stepping_.program().version;
  report->source = stepping_.program().source;
  for (stepping::Written& written : stepping_.output())
    report->output.push_back({written.stream, std::move(written.text)});
  report->result.outcome = Outcome::Paused;
  if (const RunResult* ending = stepping_.ending()) report->result = *ending;
  output_.show(std::move(report));
  return true;
}

void Bench::draw(Rect rect, const std::set<int>& breakpoints) {
  stepping_.update();
  std::vector<Tab> names = {{"Output", "", false}, {"Objects", "", false}, {"Bytes", "", false}};
  for (const FurtherView& each : further) names.push_back({each.name, "", false});
  const float row = em(2.4f);
  tabs("Bench", {rect.min, {rect.max.x, rect.min.y + row}}, names, view_);
  const Rect body{{rect.min.x, rect.min.y + row + em(0.6f)}, rect.max};
  if (const int index = view_ - 3; index >= 0) return further[static_cast<std::size_t>(index)].draw(body);
  if (!report_ && !stepping_.active() && !output_.report())
    return draw_nothing_yet(body, Icon::Objects,
                            "Run a program: what it prints and the objects it makes are shown here.");
  switch (static_cast<View>(view_)) {
    case View::Output:
      draw_output(body);
      break;
    case View::Objects:
      stepping_.draw(body, breakpoints);
      break;
    case View::Bytes:
      draw_bytes(body);
      break;
  }
}

void Bench::draw_output(Rect rect) {
  if (!output_.report()) return draw_nothing_yet(rect, Icon::Playground, "Run the program to see what it prints.");
  if (answers && answers->waits()) {
    const float height = control_height();
    input_line_.draw(*answers, rect_at({rect.min.x, rect.max.y - height}, rect.width(), height));
    rect.max.y -= height + em(0.6f);
  }
  const int line = output_.draw("Output of the last run", rect);
  if (line > 0 && on_line) on_line(line);
}

void Bench::draw_bytes(Rect rect) {
  const ObjectView* selected = stepping_.selected();
  if (selected && selected->id != selected_) {
    selected_ = selected->id;
    named_.clear();
    const Version version = stepping_.active() ? stepping_.program().version : report_->version;
    strip_.show(strip::strip_of(*selected, selected->type + " on " + to_string(version)));
  }
  if (names_.empty() && !selected)
    return draw_nothing_yet(rect, Icon::Bytes, "Select an object in the diagram to see its bytes.");
  float x = rect.min.x, y = rect.min.y;
  for (const NamedObject& each : names_) {
    const ButtonOptions options{.kind = ButtonKind::Quiet, .selected = each.name == named_};
    const ImVec2 size = button_size(each.name, options);
    if (x > rect.min.x && x + size.x > rect.max.x) {
      x = rect.min.x;
      y += size.y + em(0.2f);
    }
    if (y + size.y > rect.min.y + rect.height() / 3) break;
    if (button(each.name + "##bytes", {x, y}, options)) show_bytes_of(each.name);
    x += size.x + em(0.3f);
  }
  const strip::StripReaction reaction = strip_.draw("Bytes", {{rect.min.x, y + control_height() + em(0.6f)}, rect.max});
  if (reaction.followed == 0) return;
  const auto found =
      std::find_if(names_.begin(), names_.end(), [&](const NamedObject& each) { return each.id == reaction.followed; });
  if (found != names_.end()) {
    show_bytes_of(found->name);
  } else if (const ObjectView* object = report_->snapshot.find(reaction.followed)) {
    named_.clear();
    strip_.show(strip::strip_of(*object, object->type + " on " + to_string(report_->version)));
  }
}

}  // namespace slotscope
