// Asks for advice away from the window and draws it class by class.
#include "ui/pages/playground/advice_pane.hpp"

#include <algorithm>
#include <cmath>

#include "ui/draw.hpp"
#include "ui/pages/playground/line_difference.hpp"
#include "ui/scroll_area.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/plot/axis.hpp"

namespace slotscope {

namespace {

/// Begin and end, as byte offsets, of `count` lines from the line `first`.
std::pair<std::size_t, std::size_t> range_of_lines(std::string_view text, int first, std::size_t count) {
  std::size_t begin = 0;
  for (int line = 1; line < first && begin < text.size(); ++line)
    begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
  std::size_t end = begin;
  for (std::size_t line = 0; line < count && end < text.size(); ++line)
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  return {begin, end};
}

/// Where the program has what the rewriting stands for.
std::pair<std::size_t, std::size_t> range_of_class(std::string_view program, const ClassAdvice& advice) {
  const int lines = advice.rewritten.empty() ? 0 : advice.place.end_line - advice.place.line + 1;
  return range_of_lines(program, advice.place.line, static_cast<std::size_t>(lines));
}

struct SeverityLook {
  std::string_view word;
  Role strong;
  Role soft;
};

SeverityLook look_of(AdviceFinding::Severity severity) {
  switch (severity) {
    case AdviceFinding::Severity::Breaks:
      return {"breaks", Role::Danger, Role::DangerSoft};
    case AdviceFinding::Severity::Costs:
      return {"costs", Role::Warning, Role::WarningSoft};
    case AdviceFinding::Severity::Note:
      break;
  }
  return {"note", Role::Info, Role::InfoSoft};
}

}  // namespace

std::string with_class_rewritten(std::string_view program, const ClassAdvice& advice) {
  const auto [begin, end] = range_of_class(program, advice);
  return std::string(program.substr(0, begin)) + advice.rewritten + std::string(program.substr(end));
}

void AdvicePane::ask(const std::string& source, const Settings& settings) {
  stop_.request_stop();
  source_ = source;
  version_ = settings.version;
  asking_ = true;
  stop_ = work_.start([this, source, settings, generation = ++generation_](const std::stop_token&) {
    Advice advice = advise(source, settings);
    work_.post([this, generation, advice = std::move(advice)]() mutable {
      if (generation == generation_) take(std::move(advice));
    });
  });
}

void AdvicePane::take(Advice advice) {
  asking_ = false;
  advice_ = std::move(advice);
  choose(std::clamp(chosen_, 0, std::max(0, static_cast<int>(advice_->classes.size()) - 1)));
}

void AdvicePane::choose(int index) {
  chosen_ = index;
  if (advice_->classes.empty()) return;
  const ClassAdvice& chosen = advice_->classes[static_cast<std::size_t>(index)];
  const auto [begin, end] = range_of_class(source_, chosen);
  const std::string before = source_.substr(begin, end - begin);
  const LineDifference difference = line_difference(before, chosen.rewritten);
  // Without the newline at the end, which would show as one more line.
  const auto shown = [](const std::string& text) {
    return editor::CodeEditor(text.substr(0, text.find_last_not_of('\n') + 1));
  };
  before_ = shown(before);
  after_ = shown(chosen.rewritten);
  removed_ = difference.first;
  added_ = difference.second;
}

// ---- drawing ------------------------------------------------------------------------------------------------------

float AdvicePane::draw_findings(ImVec2 at, float width, const ClassAdvice& advice) {
  float y = at.y;
  for (std::size_t index = 0; index < advice.findings.size(); ++index) {
    const AdviceFinding& finding = advice.findings[index];
    const SeverityLook look = look_of(finding.severity);
    const ImVec2 size = chip(canvas(), look.word, {at.x, y + em(0.05f)}, colour(look.strong), colour(look.soft));
    const std::string line = "Line " + std::to_string(finding.place.line);
    const Font face = font(Face::Medium, Size::Small);
    const float link_left = at.x + std::max(size.x, em(4)) + em(0.6f);
    const Rect link = rect_at({link_left, y}, text_width(face, line), std::round(face.line_height * label_leading));
    const WidgetReaction press = widget(line + "##finding" + std::to_string(index), WidgetRole::Link, link);
    if (press.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    text_in(canvas(), link, face, colour(Role::Link), line);
    if (press.activated && on_line) on_line(finding.place.line);
    const float left = link_left;
    y += link.height();
    y += label(Face::Regular, Size::Small, Role::Text, {left, y}, width - (left - at.x), finding.message) + em(0.7f);
  }
  return y - at.y;
}

float AdvicePane::draw_rewriting(ImVec2 at, float width, const ClassAdvice& advice) {
  float y = at.y + heading(Size::Body, at, width, "The class with slots") + em(0.4f);
  editor::EditorOptions options;
  options.access = editor::Access::Read;
  options.line_numbers = false;
  const bool abreast = width > em(44);
  const float each = abreast ? (width - em(0.8f)) / 2 : width;
  const float height = after_.natural_height() + em(0.4f);
  if (abreast) {
    options.marked_lines = removed_;
    before_.draw("As it is", rect_at({at.x, y}, each, height), options);
  }
  options.marked_lines = added_;
  after_.draw("With slots", rect_at({at.x + width - each, y}, each, height), options);
  y += height + em(0.7f);
  if (button("Put it into the program", {at.x, y},
             {.kind = ButtonKind::Primary, .icon = Icon::Check, .tip = "Can be undone in the editor (Ctrl+Z)"}) &&
      on_accept)
    on_accept(with_class_rewritten(source_, advice));
  return y + control_height() - at.y;
}

float AdvicePane::draw_class(ImVec2 at, float width) {
  const ClassAdvice& advice = advice_->classes[static_cast<std::size_t>(chosen_)];
  float y = at.y + label(Face::Medium, Size::Body, Role::Text, at, width, advice.verdict) + em(0.5f);
  if (!advice.already_slotted) {
    const std::int64_t saved = advice.bytes_now - advice.bytes_slotted;
    const std::string sizes =
        "One instance on " + to_string(version_) + ": " + std::to_string(advice.bytes_now) + " bytes now, " +
        std::to_string(advice.bytes_slotted) + " with slots. A million: " +
        plot::format_value(plot::Unit::Bytes, static_cast<double>(std::max<std::int64_t>(0, saved)) * 1e6) + " saved.";
    y += label(Face::Regular, Size::Small, Role::TextMuted, {at.x, y}, width, sizes) + em(0.9f);
  }
  y += draw_findings({at.x, y}, width, advice);
  if (!advice.rewritten.empty() && !advice.already_slotted)
    y += em(0.4f) + draw_rewriting({at.x, y + em(0.4f)}, width, advice);
  return y - at.y;
}

void AdvicePane::draw(Rect rect, const std::string& source, const Settings& settings) {
  work_.take();
  if (source != source_ || settings.version != version_ || (!advice_ && !asking_)) ask(source, settings);
  const auto say = [&](std::string_view words) {
    label(Face::Regular, Size::Small, Role::TextMuted, rect.min, rect.width(), words);
  };
  if (!advice_) return say("Reading the program \u2026");
  if (advice_->problem)
    return say("The program cannot be read: " + advice_->problem->type + ": " + advice_->problem->message + " (line " +
               std::to_string(advice_->problem->place.line) + ")");
  if (advice_->classes.empty()) return say("There is no class in this program. Write or paste one into the editor.");
  Rect body = rect;
  if (advice_->classes.size() > 1) {
    std::vector<std::string> names;
    for (const ClassAdvice& each : advice_->classes) names.push_back(each.name);
    int chosen = std::min(chosen_, static_cast<int>(names.size()) - 1);
    const float width = std::min(rect.width(), em(10) * static_cast<float>(names.size()));
    if (choice("Class", rect_at(rect.min, width, control_height()), names, chosen)) choose(chosen);
    body.min.y += control_height() + em(0.8f);
  }
  ScrollArea scroll("##advice", body);
  const float height = draw_class(scroll.origin(), scroll.width() - em(0.6f));
  scroll.set_bottom(scroll.origin().y + height + em(1));
  scroll.take_keys();
}

}  // namespace slotscope
