// Draws the steps of a lookup.
#include "ui/pages/stepping/lookup_list.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/scroll_area.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/text_field.hpp"

namespace slotscope::stepping {

void LookupList::ask(Recorder& recorder, std::size_t moment) {
  asked_ = expression_;
  asked_at_ = moment;
  recorder.look_up(moment, expression_);
}

float LookupList::draw_suggestions(Rect rect, std::span<const std::string> suggestions, bool& chosen) {
  float x = rect.min.x;
  for (const std::string& each : suggestions) {
    const ButtonOptions options{.selected = each == asked_, .tip = "An access on the current line"};
    const float width = button_size(each, options).x;
    if (x + width > rect.max.x) break;
    if (button(each + "##access", {x, rect.min.y}, options)) {
      expression_ = each;
      chosen = true;
    }
    x += width + em(0.4f);
  }
  return x - rect.min.x;
}

void LookupList::draw(Rect rect, Recorder& recorder, std::size_t moment, std::span<const std::string> suggestions) {
  fill(canvas(), rect, colour(Role::SurfaceSunken), em(0.5f));
  const Rect inside = rect.inset(em(0.8f), em(0.6f));
  const float height = control_height();
  bool chosen = false;
  float used = draw_suggestions({inside.min, {inside.max.x - em(10), inside.min.y + height}}, suggestions, chosen);
  if (used > 0) used += em(0.2f);
  const Rect field{{inside.min.x + used, inside.min.y}, {inside.max.x, inside.min.y + height}};
  const TextFieldReaction typed =
      text_field("Attribute access", field, expression_, {.placeholder = "object.attribute, then Enter", .mono = true});
  const bool moved = !asked_.empty() && asked_at_ != moment && !recorder.is_looking_up();
  if ((chosen || typed.submitted) && !expression_.empty()) {
    ask(recorder, moment);
  } else if (moved) {
    asked_at_ = moment;
    recorder.look_up(moment, asked_);
  }
  draw_steps({{inside.min.x, field.max.y + em(0.5f)}, inside.max}, recorder);
}

void LookupList::draw_steps(Rect rect, const Recorder& recorder) {
  ScrollArea scroll("##lookup", rect);
  float y = scroll.origin().y;
  const float left = scroll.origin().x, width = scroll.width() - em(0.5f);
  if (asked_.empty()) {
    y += label(Face::Regular, Size::Small, Role::TextMuted, {left, y}, width,
               "Choose an access, or type one: each place Python looks in is listed in order.");
    scroll.set_bottom(y);
    return;
  }
  int number = 1;
  for (const LookupStep& step : recorder.lookup()) {
    const float text_left = left + em(1.9f), text_width_here = width - em(1.9f);
    const Role role = step.decisive ? Role::Text : Role::TextMuted;
    const float top = y;
    const ImVec2 middle = {left + em(0.65f), std::round(y + em(0.68f))};
    canvas()->AddCircleFilled(middle, em(0.62f), colour(step.decisive ? Role::Accent : Role::Border));
    text_in(canvas(), {{middle.x - em(0.62f), middle.y - em(0.62f)}, {middle.x + em(0.62f), middle.y + em(0.62f)}},
            font(Face::Medium, Size::Caption), colour(step.decisive ? Role::OnAccent : Role::TextMuted),
            std::to_string(number++), Align::Centre);
    y += draw_wrapped(canvas(), font(Face::Medium, Size::Small), {text_left, y}, text_width_here, colour(role),
                      step.action + (step.place.empty() ? "" : "  \u00b7  " + step.place));
    y += draw_wrapped(canvas(), font(Face::Regular, Size::Small), {text_left, y}, text_width_here,
                      colour(Role::TextMuted), step.result);
    record(step.action, WidgetRole::ListItem, {{left, top}, {left + width, y}},
           step.place + ": " + step.result + (step.decisive ? " (decides)" : ""));
    y += em(0.5f);
  }
  scroll.set_bottom(y);
}

}  // namespace slotscope::stepping
