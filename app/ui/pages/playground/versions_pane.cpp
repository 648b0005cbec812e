// Runs a program twice and draws what it wrote.
#include "ui/pages/playground/versions_pane.hpp"

#include <algorithm>

#include "ui/draw.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/label.hpp"

namespace slotscope {

namespace {

std::vector<HighlightSpan> plain(std::string_view) {
  return {};
}

std::string written_by(const RunReport& report) {
  std::string text;
  for (const OutputPiece& piece : report.output) text += piece.text;
  return text;
}

const std::vector<std::string>& version_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Version version : all_versions()) all.push_back(to_string(version));
    return all;
  }();
  return names;
}

}  // namespace

void VersionsPane::run(const RunRequest& request) {
  stop_.request_stop();
  shown_source_ = request.source;
  shown_input_ = request.input_lines;
  shown_first_ = request.settings.version.minor;
  shown_second_ = other_;
  running_ = true;
  stop_ =
      work_.start([this, request, other = Version{other_}, generation = ++generation_](const std::stop_token& stop) {
        auto first = std::make_shared<const RunReport>(run_program(request, stop));
        RunRequest again = request;
        again.settings.version = other;
        auto second = std::make_shared<const RunReport>(run_program(again, stop));
        work_.post([this, generation, first, second] {
          if (generation == generation_) take(first, second);
        });
      });
}

void VersionsPane::take(std::shared_ptr<const RunReport> first, std::shared_ptr<const RunReport> second) {
  running_ = false;
  const std::string one = written_by(*first), two = written_by(*second);
  difference_ = line_difference(one, two);
  first_.report = std::move(first);
  second_.report = std::move(second);
  first_.text = editor::CodeEditor(one, plain);
  second_.text = editor::CodeEditor(two, plain);
}

void VersionsPane::draw_side(Side& side, std::string_view name, const std::vector<int>& marked, Rect rect) {
  const Font small = font(Face::Regular, Size::Caption);
  const float foot = small.line_height * 1.7f;
  editor::EditorOptions options;
  options.access = editor::Access::Read;
  options.marked_lines = marked;
  side.text.draw(name, {rect.min, {rect.max.x, rect.max.y - foot}}, options);
  const RunReport& report = *side.report;
  std::string words = "Python " + to_string(report.version) + " \u00b7 " + outcome_in_words(report);
  if (const std::string cost = cost_in_words(report); !cost.empty()) words += ", " + cost;
  text_in(canvas(), {{rect.min.x, rect.max.y - foot + em(0.2f)}, rect.max}, small, colour(Role::TextMuted), words);
  record(words, WidgetRole::Status, {{rect.min.x, rect.max.y - foot}, rect.max});
}

void VersionsPane::draw(Rect rect, const RunRequest& request) {
  work_.take();
  const bool current = shown_source_ == request.source && shown_input_ == request.input_lines &&
                       shown_first_ == request.settings.version.minor && shown_second_ == other_;
  if (!current) run(request);
  const Font small = font(Face::Medium, Size::Small);
  const Rect top{rect.min, {rect.max.x, rect.min.y + control_height()}};
  const std::string title = to_string(request.settings.version) + " beside";
  text_in(canvas(), top, small, colour(Role::TextMuted), title);
  const float x = top.min.x + text_width(small, title) + em(0.8f);
  int chosen = other_ - oldest_version.minor;
  if (choice("Other version", {{x, top.min.y}, {std::min(top.max.x, x + em(24)), top.max.y}}, version_names(), chosen))
    other_ = chosen + oldest_version.minor;
  float y = top.max.y + em(0.7f);
  if (running_ || !first_.report) {
    label(Face::Regular, Size::Small, Role::TextMuted, {rect.min.x, y}, rect.width(),
          "Running on both versions \u2026");
    return;
  }
  const std::size_t count = std::max(difference_.first.size(), difference_.second.size());
  const std::string verdict = difference_.same() ? "Both write the same."
                              : count == 1       ? "One line differs."
                                                 : std::to_string(count) + " lines differ.";
  y += label(Face::Medium, Size::Small, difference_.same() ? Role::Success : Role::Text, {rect.min.x, y}, rect.width(),
             verdict) +
       em(0.5f);
  // Tracebacks are wide: in a narrow pane the outputs stand one above the other.
  const bool abreast = rect.width() > em(44);
  const float gap = em(0.4f), middle = rect.centre().x, half = (y + rect.max.y) / 2;
  const Rect one{{rect.min.x, y}, {abreast ? middle - gap : rect.max.x, abreast ? rect.max.y : half - gap}};
  const Rect two{{abreast ? middle + gap : rect.min.x, abreast ? y : half + gap}, rect.max};
  draw_side(first_, "Output on " + to_string(first_.report->version), difference_.first, one);
  draw_side(second_, "Output on " + to_string(second_.report->version), difference_.second, two);
}

}  // namespace slotscope
