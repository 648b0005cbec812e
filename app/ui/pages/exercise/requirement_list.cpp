// Draws requirements with their results.
#include "ui/pages/exercise/requirement_list.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/rich_text/compose.hpp"

namespace slotscope {

namespace {

constexpr float mark_room = 2.1f;
constexpr float least_diagram = 9;
constexpr float tallest_diagram = 22;

/// A value as the learner would write it, in a sunken box: what was expected, what came.
float value_box(std::string_view name, std::string_view value, ImVec2 at, float width) {
  const float name_room = em(5.6f), inner = width - name_room - em(0.8f);
  const Font mono = font_of_size(Face::Mono, 0.88f);
  const float height = std::round(wrapped_height(mono, value, inner) + em(0.5f));
  const Rect box = rect_at({at.x + name_room, at.y}, width - name_room, height);
  label(Face::Regular, Size::Small, Role::TextMuted, {at.x, at.y + em(0.25f)}, name_room, name);
  fill(canvas(), box, colour(Role::SurfaceSunken), em(0.3f));
  draw_wrapped(canvas(), mono, {box.min.x + em(0.4f), box.min.y + em(0.25f)}, inner, colour(Role::Text), value);
  record(std::string(name) + ": " + std::string(value), WidgetRole::Text, box);
  return height + em(0.3f);
}

/// Whether the one name there is stands for an instance.
bool is_instance(const Snapshot& snapshot) {
  if (snapshot.frames.empty() || snapshot.frames.front().locals.empty()) return false;
  const ObjectView* object = snapshot.find(snapshot.frames.front().locals.front().second);
  return object && object->shape == ObjectView::Shape::Instance;
}

}  // namespace

void RequirementList::show(std::vector<course::RequirementResult> requirements) {
  checked_ = false;
  rows_.clear();
  for (course::RequirementResult& each : requirements) {
    Row& row = rows_.emplace_back();
    row.text.set_document(prose::document_of(each.text));
    row.result = std::move(each);
  }
}

void RequirementList::show_results(const course::GradeResult& result) {
  show(result.requirements);
  checked_ = true;
  for (Row& row : rows_) {
    row.message.set_document(prose::document_of(row.result.message));
    row.message.set_body(Size::Small);
    if (!row.result.object) continue;
    row.object = std::make_unique<diagram::DiagramView>();
    // Its class would only make an instance small.
    diagram::DiagramOptions options;
    options.show_classes = !is_instance(*row.result.object);
    row.object->set_diagram(diagram::diagram_of(*row.result.object, options));
  }
  // Often it is the same object that fails them all: one is enough to begin with.
  const auto first = std::find_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.object != nullptr; });
  if (first != rows_.end()) first->object_shown = true;
}

void RequirementList::show_progress(const course::GradeResult& result) {
  for (Row& row : rows_) {
    for (const course::RequirementResult& each : result.requirements) {
      if (each.id == row.result.id) row.met_by_now = each.met;
    }
  }
}

RequirementReaction RequirementList::draw(ImVec2 at, float width) {
  RequirementReaction reaction;
  ImGui::PushID(this);
  const float top = at.y;
  for (std::size_t i = 0; i < rows_.size(); ++i) at.y += draw_row(rows_[i], i, at, width, reaction);
  ImGui::PopID();
  reaction.height = at.y - top;
  return reaction;
}

float RequirementList::draw_row(Row& row, std::size_t index, ImVec2 at, float width, RequirementReaction& reaction) {
  const course::RequirementResult& result = row.result;
  const bool met = row.met_by_now.value_or(checked_ && result.met);
  const bool failed = checked_ && result.tried && !result.met && !met;
  const float top = at.y, left = at.x + em(mark_room), room = width - em(mark_room);
  const ImVec2 centre{at.x + em(0.75f), at.y + em(0.78f)};
  const bool untried = checked_ && !result.tried && !row.met_by_now;
  const char* state = met ? "met" : failed ? "not met" : untried ? "not tried" : "open";
  if (met) {
    canvas()->AddCircleFilled(centre, em(0.7f), colour(Role::SuccessSoft));
    icon(canvas(), Icon::Check, centre, em(1), colour(Role::Success));
  } else if (failed) {
    canvas()->AddCircleFilled(centre, em(0.7f), colour(Role::DangerSoft));
    icon(canvas(), Icon::Cross, centre, em(1), colour(Role::Danger));
  } else {
    canvas()->AddCircle(centre, em(0.55f), colour(Role::BorderStrong), 0, std::max(1.5f, em(0.09f)));
  }
  ImGui::PushID(static_cast<int>(index));
  at.y += row.text.draw("Requirement", {left, at.y}, room).height;
  record(row.text.document().text, WidgetRole::CheckBox, rect_at({at.x, top}, width, at.y - top), state);
  if (failed) {
    at.y += em(0.3f);
    at.y += row.message.draw("Message", {left, at.y}, room).height + em(0.4f);
    at.y += draw_difference(result, {left, at.y}, room);
    float x = left;
    if (result.line > 0) {
      const std::string name = "Line " + std::to_string(result.line);
      if (button(name, {x, at.y}, {.tip = "Shows the line in your program"})) reaction.line = result.line;
      x += button_size(name).x + em(0.4f);
    }
    // A quiet button's words begin where those above do.
    if (x == left) x -= em(0.75f);
    if (!result.reread.empty() && button("Read again", {x, at.y}, {.kind = ButtonKind::Quiet, .icon = Icon::Lesson}))
      reaction.section = result.reread;
    const bool rereads = !result.reread.empty();
    if (rereads) x += button_size("Read again", {.kind = ButtonKind::Quiet, .icon = Icon::Lesson}).x;
    if (row.object) {
      const ButtonOptions shows{.kind = ButtonKind::Quiet, .icon = Icon::Objects, .selected = row.object_shown};
      const std::string name = row.object_shown ? "Hide the object" : "Show the object";
      // Below the others where there is no room beside them.
      if (x > left && x + button_size(name, shows).x > left + room) {
        x = left - em(0.75f);
        at.y += control_height();
      }
      if (button(name, {x, at.y}, shows)) row.object_shown = !row.object_shown;
    }
    if (result.line > 0 || rereads || row.object) at.y += control_height() + em(0.2f);
    if (row.object && row.object_shown) at.y += draw_object(row, {left, at.y}, room);
  }
  ImGui::PopID();
  return at.y + em(0.65f) - top;
}

float RequirementList::draw_object(Row& row, ImVec2 at, float width) {
  const float inner = width - em(1);
  const float height = std::clamp(row.object->natural_height(inner), em(least_diagram), em(tallest_diagram));
  const Rect box = rect_at({at.x, at.y + em(0.2f)}, width, height + em(0.8f));
  fill(canvas(), box, colour(Role::Surface), em(0.45f));
  outline(canvas(), box, colour(Role::Border), em(0.45f));
  row.object->draw("The object", box.inset(em(0.5f), em(0.4f)));
  return box.height() + em(0.6f);
}

float RequirementList::draw_difference(const course::RequirementResult& result, ImVec2 at, float width) const {
  const float top = at.y;
  if (!result.input.empty()) at.y += value_box("With", result.input, at, width);
  if (!result.expected.empty()) at.y += value_box("Expected", result.expected, at, width);
  if (!result.got.empty() && !result.expected.empty()) at.y += value_box("Got", result.got, at, width);
  if (!result.works.empty()) {
    std::string works = "Already right: ";
    for (std::size_t i = 0; i < result.works.size(); ++i) works += (i ? ", " : "") + result.works[i];
    at.y += label(Face::Regular, Size::Small, Role::TextMuted, at, width, works) + em(0.3f);
  }
  return at.y - top;
}

}  // namespace slotscope
