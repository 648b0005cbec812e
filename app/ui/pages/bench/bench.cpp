// Draws the bench.
#include "ui/pages/bench/bench.hpp"

#include <algorithm>
#include <array>

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
  if (object) strip_.show(strip::strip_of(*object, name + ": " + object->type + " on " + to_string(report_->version)));
}

void Bench::draw(Rect rect) {
  stepping_.update();
  const std::array<Tab, 3> names = {Tab{"Output", "", false}, Tab{"Objects", "", false}, Tab{"Bytes", "", false}};
  const float row = em(2.4f);
  tabs("Bench", {rect.min, {rect.max.x, rect.min.y + row}}, names, view_);
  const Rect body{{rect.min.x, rect.min.y + row + em(0.6f)}, rect.max};
  if (!report_ && !stepping_.active())
    return draw_nothing(body, "Run a program: what it prints and the objects it makes are shown here.");
  switch (static_cast<View>(view_)) {
    case View::Output: {
      if (!report_) return draw_nothing(body, "Run the program to see what it prints.");
      const int line = output_.draw("Output of the last run", body);
      if (line > 0 && on_line) on_line(line);
      break;
    }
    case View::Objects:
      stepping_.draw(body, {});
      break;
    case View::Bytes:
      draw_bytes(body);
      break;
  }
}

void Bench::draw_nothing(Rect rect, std::string_view words) const {
  const Rect box = rect.inset(0, 0);
  fill(canvas(), box, colour(Role::SurfaceSunken), em(0.4f));
  const Font face = font(Face::Regular, Size::Small);
  const float width = std::min(em(20), box.width() - em(2));
  const float height = wrapped_height(face, words, width);
  label(Face::Regular, Size::Small, Role::TextMuted, {box.centre().x - width / 2, box.centre().y - height / 2}, width,
        words);
}

void Bench::draw_bytes(Rect rect) {
  if (names_.empty()) return draw_nothing(rect, "This run left no objects under names of its own.");
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
  const auto found = std::find_if(names_.begin(), names_.end(),
                                  [&](const NamedObject& each) { return each.id == reaction.followed; });
  if (found != names_.end()) {
    show_bytes_of(found->name);
  } else if (const ObjectView* object = report_->snapshot.find(reaction.followed)) {
    named_.clear();
    strip_.show(strip::strip_of(*object, object->type + " on " + to_string(report_->version)));
  }
}

}  // namespace slotscope
