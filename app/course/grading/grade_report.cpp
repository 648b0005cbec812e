// The result of grading as text, JSON and CSV.
#include "course/grading/grader.hpp"
#include "course/progress/report.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

void add_line(std::string& text, std::string_view label, const std::string& value) {
  if (value.empty()) return;
  std::string shown = replace_all(value, "\n", "\n                          ");
  text +=
      "          " + std::string(label) + std::string(16 - std::min<std::size_t>(16, label.size()), ' ') + shown + '\n';
}

}  // namespace

std::string to_text(const GradeResult& result) {
  std::size_t total = result.requirements.size();
  std::string text = result.exercise + " on Python " + to_string(result.version) + ": ";
  text += result.passed ? "passed, all " : std::to_string(result.met()) + " of ";
  text += counted(total, "requirement") + " met\n\n";
  for (const RequirementResult& each : result.requirements) {
    text += each.met ? "  ok      " : each.tried ? "  FAILED  " : "  -       ";
    text += replace_all(each.text, "`", "") + "  (" + each.id + ")\n";
    if (each.met || !each.tried) continue;
    add_line(text, "what is wrong:", replace_all(each.message, "`", ""));
    add_line(text, "seen with:", each.input);
    add_line(text, "expected:", each.expected);
    add_line(text, "got:", each.expected.empty() ? "" : each.got);
    add_line(text, "works already:", join(each.works, ", "));
    if (each.line > 0) add_line(text, "line:", std::to_string(each.line));
    add_line(text, "read again:", each.reread);
  }
  return text;
}

Data to_data(const GradeResult& result) {
  Data data = Data::table();
  data.set("exercise", result.exercise);
  data.set("python", to_string(result.version));
  data.set("passed", result.passed);
  data.set("met", result.met());
  data.set("total", static_cast<std::int64_t>(result.requirements.size()));
  Data list = Data::list();
  for (const RequirementResult& each : result.requirements) {
    Data item = Data::table();
    item.set("id", each.id);
    item.set("text", each.text);
    item.set("met", each.met);
    item.set("tried", each.tried);
    if (!each.met && each.tried) {
      item.set("message", each.message);
      if (!each.input.empty()) item.set("input", each.input);
      if (!each.expected.empty()) item.set("expected", each.expected).set("got", each.got);
      if (each.line > 0) item.set("line", each.line);
      if (!each.reread.empty()) item.set("reread", each.reread);
    }
    Data works = Data::list();
    for (const std::string& work : each.works) works.add(work);
    item.set("works", std::move(works));
    list.add(std::move(item));
  }
  data.set("requirements", std::move(list));
  return data;
}

std::string csv_head() {
  return "file,exercise,python,passed,met,total,first_failed,message\n";
}

std::string to_csv(const GradeResult& result, std::string_view file) {
  const RequirementResult* failed = result.first_failed();
  return csv_field(file) + ',' + csv_field(result.exercise) + ',' + to_string(result.version) + ',' +
         (result.passed ? "yes" : "no") + ',' + std::to_string(result.met()) + ',' +
         std::to_string(result.requirements.size()) + ',' + (failed ? csv_field(failed->id) : "") + ',' +
         (failed ? csv_field(replace_all(failed->message, "`", "")) : "") + '\n';
}

}  // namespace slotscope::course
