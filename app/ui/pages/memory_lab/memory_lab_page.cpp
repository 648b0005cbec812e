// Draws the memory lab and keeps its measurements going.
#include "ui/pages/memory_lab/memory_lab_page.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ui/column.hpp"
#include "ui/draw.hpp"
#include "ui/motion.hpp"
#include "ui/pages/exports.hpp"
#include "ui/pages/memory_lab/measuring.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"
#include "ui/widgets/plot/table.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/tabs.hpp"

namespace slotscope::lab {

namespace {

const std::array<Tab, 7> study_tabs = {{{"Growth", "", false},
                                        {"Rulers", "", false},
                                        {"Attributes", "", false},
                                        {"Parts", "", false},
                                        {"Cliffs", "", false},
                                        {"Times", "", false},
                                        {"Claims", "", false}}};

float least_height_of_figure() {
  return em(34);
}

}  // namespace

// ---- measuring ----------------------------------------------------------------------------------------------------

void MemoryLabPage::open(std::string_view argument) {
  apply_settings(argument, setup_);
  follow_setup();
}

void MemoryLabPage::follow_setup() {
  if (shown_.setup == setup_ && (running_ || shown_.findings.complete)) return;
  const auto known = results_.find(setup_.study);
  if (known != results_.end() && known->second.setup == setup_) {
    stop();
    shown_ = known->second;
    make_figure();
    return;
  }
  start();
}

void MemoryLabPage::start() {
  stop_.request_stop();
  running_ = true;
  shown_ = {setup_, {}};
  make_figure();
  stop_ = work_.start([this, setup = setup_, generation = ++generation_](const std::stop_token& stop) {
    carry_out(setup, stop, [&](const Findings& findings) {
      work_.post([this, generation, findings] {
        if (generation != generation_) return;
        shown_.findings = findings;
        if (findings.complete) {
          running_ = false;
          results_[shown_.setup.study] = shown_;
        }
        make_figure();
      });
    });
  });
}

void MemoryLabPage::stop() {
  stop_.request_stop();
  ++generation_;
  running_ = false;
}

void MemoryLabPage::make_figure() {
  plot_.set_figure(figure_of(shown_.setup, shown_.findings, choice_));
}

// ---- drawing ------------------------------------------------------------------------------------------------------

void MemoryLabPage::draw(Shell& shell, Rect area) {
  work_.take();
  const Rect page = area.inset(em(1.5f), em(1));
  const Rect head{page.min, {page.max.x, page.min.y + em(2.6f)}};
  draw_head(head);
  const Rect body{{page.min.x, head.max.y + em(0.8f)}, page.max};
  const Setup before = setup_;
  if (body.width() > em(54)) {
    const float width = em(19);
    {
      // Room for focus rings at its left edge.
      const float room = em(0.4f);
      ScrollArea scroll("##controls", {{body.min.x - room, body.min.y}, {body.min.x + width, body.max.y}});
      const ImVec2 at{scroll.origin().x + room, scroll.origin().y};
      scroll.set_bottom(at.y + draw_controls(at, scroll.width() - 2 * room));
    }
    draw_study(shell, {{body.min.x + width + em(1.2f), body.min.y}, body.max});
  } else {
    ScrollArea scroll("##lab", body);
    const ImVec2 at = scroll.origin();
    const float width = scroll.width() - em(0.6f);
    const float height = std::max(body.height() - em(1), least_height_of_figure());
    draw_study(shell, rect_at(at, width, height));
    const float controls = draw_controls({at.x, at.y + height + em(1.5f)}, std::min(width, em(26)));
    scroll.set_bottom(at.y + height + em(2) + controls);
    scroll.take_keys();
  }
  if (setup_ != before) follow_setup();
}

void MemoryLabPage::draw_head(Rect row) {
  heading(Size::Title2, {row.min.x, row.centre().y - font(Face::Bold, Size::Title2).line_height * 0.6f}, row.width(),
          "Memory lab");
  const float width = em(7.5f), height = control_height();
  const Rect button = rect_at({row.max.x - width, row.centre().y - height / 2}, width, height);
  if (running_) {
    if (button_in("Stop", button, {.icon = Icon::Stop, .tip = "Ends the measurement"})) stop();
    const Rect bar = rect_at({button.min.x - em(12), row.centre().y - em(0.2f)}, em(11), em(0.4f));
    progress_bar("Measuring", bar, static_cast<float>(shown_.findings.progress));
  } else if (button_in("Measure", button, {.kind = ButtonKind::Primary, .icon = Icon::Run, .tip = "Measures again"})) {
    start();
  }
}

float MemoryLabPage::draw_controls(ImVec2 at, float width) {
  float y = at.y;
  y += draw_kinds({at.x, y}, width) + em(1.1f);
  y += draw_amounts({at.x, y}, width) + em(1.1f);
  y += draw_versions({at.x, y}, width);
  return y - at.y + em(1);
}

float MemoryLabPage::draw_kinds(ImVec2 at, float width) {
  float y = at.y + label(Face::Medium, Size::Small, Role::TextMuted, at, width, "Kinds of objects") + em(0.2f);
  std::vector<InstanceKind> chosen;
  for (const InstanceKind kind : kinds_on_offer) {
    bool on = std::find(setup_.kinds.begin(), setup_.kinds.end(), kind) != setup_.kinds.end();
    check_box(title_of(kind), {at.x, y}, on);
    if (on) chosen.push_back(kind);
    y += em(1.9f);
  }
  if (!chosen.empty()) setup_.kinds = std::move(chosen);
  return y - at.y;
}

float MemoryLabPage::draw_amounts(ImVec2 at, float width) {
  float y = at.y;
  const auto name = [&](std::string_view text) {
    y += label(Face::Medium, Size::Small, Role::TextMuted, {at.x, y}, width, text) + em(0.3f);
  };
  const auto row = [&] { return rect_at({at.x, y}, width, control_height()); };
  name("Attributes: " + std::to_string(setup_.attributes));
  auto attributes = static_cast<float>(setup_.attributes);
  if (slider("Attributes", row(), attributes, 0, most_attributes, 1)) setup_.attributes = static_cast<int>(attributes);
  y += control_height() + em(0.5f);
  name("Instances of each kind");
  static const std::vector<std::string> counts = {"1 k", "10 k", "100 k", "1 M", "10 M"};
  int count = 0;
  for (std::uint64_t at_least = 1000; at_least < setup_.instances; at_least *= 10) ++count;
  if (choice("Instances", row(), counts, count)) {
    setup_.instances = 1000;
    for (int step = 0; step < count; ++step) setup_.instances *= 10;
  }
  y += control_height() + em(0.7f);
  name("Values of the attributes");
  static const std::vector<std::string> values = {"shared", "distinct"};
  int value = setup_.values == Values::Shared ? 0 : 1;
  if (choice("Values", row(), values, value)) setup_.values = value == 0 ? Values::Shared : Values::Distinct;
  y += control_height() + em(0.7f);
  const Rect touched = row();
  text_in(canvas(), touched, font(Face::Regular), colour(Role::Text), "Read each __dict__");
  toggle("Read each __dict__", touched, setup_.touch_dict);
  return y + control_height() - at.y;
}

float MemoryLabPage::draw_versions(ImVec2 at, float width) {
  float y = at.y + label(Face::Medium, Size::Small, Role::TextMuted, at, width, "Python versions") + em(0.3f);
  constexpr int columns = 4;
  const float gap = em(0.35f), each = (width - gap * (columns - 1)) / columns;
  int index = 0;
  for (const Version version : all_versions()) {
    const auto found = std::find(setup_.versions.begin(), setup_.versions.end(), version);
    const bool on = found != setup_.versions.end();
    const ImVec2 place(at.x + static_cast<float>(index % columns) * (each + gap),
                       y + static_cast<float>(index / columns) * (control_height() + gap));
    ++index;
    if (!button_in(to_string(version), rect_at(place, each, control_height()),
                   {.selected = on, .tip = on ? "Leaves this version out" : "Measures on this version as well"}))
      continue;
    if (!on) {
      setup_.versions.push_back(version);
      std::sort(setup_.versions.begin(), setup_.versions.end());
    } else if (setup_.versions.size() > 1) {
      setup_.versions.erase(found);
    }
  }
  return y + 2 * control_height() + gap - at.y;
}

float MemoryLabPage::draw_choices(ImVec2 at, float width) {
  const Rect row = rect_at(at, width, control_height());
  const Study study = setup_.study;
  const bool with_ruler = study == Study::Growth || study == Study::Attributes;
  const FigureChoice before = choice_;
  float right = row.max.x;
  const auto place = [&](float wide) {
    const Rect rect{{right - wide, row.min.y}, {right, row.max.y}};
    right -= wide + em(0.6f);
    return rect;
  };
  if (button_in("Table", place(em(4.6f)), {.selected = as_table_, .tip = "The same numbers as a table"}))
    as_table_ = !as_table_;
  if (study == Study::Growth) {
    static const std::vector<std::string> scales = {"linear", "log"};
    int scale = choice_.scale == plot::Scale::Linear ? 0 : 1;
    if (choice("Scale", place(em(8)), scales, scale))
      choice_.scale = scale == 0 ? plot::Scale::Linear : plot::Scale::Log;
  }
  // Where both do not fit side by side the wider choice has a row of its own.
  const float wanted = study == Study::Claim   ? em(32)
                       : with_ruler            ? em(24)
                       : study == Study::Parts ? em(7.5f * static_cast<float>(setup_.kinds.size()))
                       : study == Study::Times ? em(17)
                                               : 0;
  const bool below = wanted > right - row.min.x;
  const float gap = em(0.5f);
  const Rect rest = below ? rect_at({at.x, at.y + control_height() + gap}, width, control_height())
                          : Rect{row.min, {right, row.max.y}};
  if (with_ruler) {
    static const std::vector<std::string> names = {"getsizeof", "+ __dict__", "allocated", "process"};
    int ruler = static_cast<int>(choice_.ruler);
    if (choice("Ruler", {rest.min, {std::min(rest.max.x, rest.min.x + em(25)), rest.max.y}}, names, ruler))
      choice_.ruler = static_cast<Ruler>(ruler);
  }
  if (study == Study::Parts) {
    std::vector<std::string> names;
    for (const InstanceKind kind : setup_.kinds) names.push_back(to_string(kind));
    const auto found = std::find(setup_.kinds.begin(), setup_.kinds.end(), setup_.parts_of);
    int kind = found == setup_.kinds.end() ? 0 : static_cast<int>(found - setup_.kinds.begin());
    const float wide = std::min(rest.width(), em(7.5f) * static_cast<float>(names.size()));
    choice("Kind", rect_at(rest.min, wide, rest.height()), names, kind);
    setup_.parts_of = setup_.kinds[static_cast<std::size_t>(kind)];
  }
  if (study == Study::Claim) {
    static const std::vector<std::string> names = {"328 to 96 bytes", "232-byte dict", "22 MB saved", "2 MB saved"};
    choice("Claim", {rest.min, {std::min(rest.max.x, rest.min.x + em(36)), rest.max.y}}, names, setup_.claim);
  }
  if (study == Study::Times) {
    static const std::vector<std::string> names = {"read and write", "make"};
    int made = choice_.creation ? 1 : 0;
    if (choice("Times of", {rest.min, {std::min(rest.max.x, rest.min.x + em(17)), rest.max.y}}, names, made))
      choice_.creation = made == 1;
  }
  if (before.ruler != choice_.ruler || before.scale != choice_.scale || before.creation != choice_.creation)
    make_figure();
  return below ? 2 * control_height() + gap : control_height();
}

void MemoryLabPage::draw_study(Shell& shell, Rect area) {
  int study = static_cast<int>(setup_.study);
  tabs("Studies", {area.min, {area.max.x, area.min.y + em(2.4f)}}, study_tabs, study);
  setup_.study = static_cast<Study>(study);
  float y = area.min.y + em(3.1f);
  y += draw_choices({area.min.x, y}, area.width()) + em(1);
  const bool stopped = !running_ && !shown_.findings.complete;
  const std::string summary = (stopped ? "Stopped before the end: this is what was measured until then. " : "") +
                              summary_of(shown_.setup, shown_.findings, choice_);
  const float text_width_here = std::min(area.width(), em(52));
  const float text_height = wrapped_height(font(Face::Regular, Size::Small), summary, text_width_here);
  const Rect figure{{area.min.x, y}, {area.max.x, area.max.y - text_height - em(0.8f)}};
  if (as_table_ && !picture_wanted_) {
    draw_table(figure);
  } else {
    const plot::PlotReaction reaction = plot_.draw("Figure", figure, {.exports = !picture_wanted_});
    take_export(shell, reaction);
  }
  label(Face::Regular, Size::Small, Role::TextMuted, {area.min.x, area.max.y - text_height}, text_width_here, summary);
}

void MemoryLabPage::take_export(Shell& shell, const plot::PlotReaction& reaction) {
  const std::string name = "memory-lab-" + study_tabs[static_cast<std::size_t>(shown_.setup.study)].name;
  if (picture_wanted_) {
    picture_wanted_ = false;
    export_picture(shell, name, reaction.picture.inset(-em(0.5f), -em(0.5f)));
  }
  if (reaction.wanted == plot::Export::Png) picture_wanted_ = true;
  if (reaction.wanted == plot::Export::Svg) {
    const ImVec2 size(reaction.picture.width() / em(), reaction.picture.height() / em());
    export_file(shell, name, "svg", plot::svg_of(plot_.figure(), plot_.view(), appearance().theme, size));
  }
  if (reaction.wanted == plot::Export::Csv) export_file(shell, name, "csv", plot::csv_of(plot_.figure()));
  if (reaction.wanted == plot::Export::Text)
    shell.toasts().show({.kind = ToastKind::Success, .text = "The table is copied.", .topic = "export"});
}

void MemoryLabPage::draw_table(Rect area) {
  ScrollArea scroll("##table", area);
  const auto table = plot::table_of(plot_.figure());
  const Font head = font(Face::Medium, Size::Small), face = font(Face::Regular, Size::Small);
  const float step = std::round(face.line_height * 1.5f);
  const float room = scroll.width() / static_cast<float>(std::max<std::size_t>(table.front().size(), 1));
  const float column = std::min(room, em(12));
  float y = scroll.origin().y;
  for (std::size_t row = 0; row < table.size(); ++row, y += step) {
    std::string spoken;
    for (std::size_t index = 0; index < table[row].size(); ++index) {
      const float x = scroll.origin().x + column * static_cast<float>(index);
      const Rect cell = rect_at({x, y}, column - em(0.6f), step);
      text_in(canvas(), cell, row == 0 ? head : face, colour(row == 0 || index == 0 ? Role::TextMuted : Role::Text),
              table[row][index], index == 0 ? Align::Left : Align::Right);
      spoken += (index > 0 ? ", " : "") + table[row][index];
    }
    record(spoken, WidgetRole::Text, rect_at({scroll.origin().x, y}, scroll.width(), step));
    fill(canvas(), rect_at({scroll.origin().x, y + step - hairline()}, scroll.width(), hairline()),
         colour(Role::Border));
  }
  scroll.set_bottom(y);
}

}  // namespace slotscope::lab
