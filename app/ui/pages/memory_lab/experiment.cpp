// Names and readings of the memory lab.
#include "ui/pages/memory_lab/experiment.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace slotscope::lab {

std::int64_t read(const MeasurePoint& point, Ruler ruler) {
  switch (ruler) {
    case Ruler::GetSizeOf:
      return point.getsizeof_bytes;
    case Ruler::Naive:
      return point.naive_bytes;
    case Ruler::Traced:
      return point.traced_bytes;
    case Ruler::Process:
      return point.process_bytes;
  }
  return 0;
}

std::string name_of(Ruler ruler) {
  switch (ruler) {
    case Ruler::GetSizeOf:
      return "sys.getsizeof";
    case Ruler::Naive:
      return "getsizeof + __dict__";
    case Ruler::Traced:
      return "really allocated";
    case Ruler::Process:
      return "process";
  }
  return "";
}

std::string explanation_of(Ruler ruler) {
  switch (ruler) {
    case Ruler::GetSizeOf:
      return "sys.getsizeof(o) counts the object alone: neither its dictionary nor, from 3.13 on, its inline values.";
    case Ruler::Naive:
      return "sys.getsizeof(o) + sys.getsizeof(o.__dict__) is the advice often given. The dictionary it counts may not "
             "exist before it is asked for.";
    case Ruler::Traced:
      return "What tracemalloc reports: every block that was really allocated.";
    case Ruler::Process:
      return "What the process grows by: blocks rounded up, in pools and arenas, and the list that holds the "
             "instances.";
  }
  return "";
}

std::string title_of(InstanceKind kind) {
  switch (kind) {
    case InstanceKind::Regular:
      return "regular class";
    case InstanceKind::Slotted:
      return "slotted class";
    case InstanceKind::Dataclass:
      return "dataclass";
    case InstanceKind::DataclassSlots:
      return "dataclass(slots=True)";
    default:
      return to_string(kind);
  }
}

namespace {

constexpr std::pair<std::string_view, Study> study_names[] = {
    {"growth", Study::Growth}, {"rulers", Study::Rulers}, {"attributes", Study::Attributes}, {"parts", Study::Parts},
    {"cliffs", Study::Cliffs}, {"times", Study::Times},   {"claims", Study::Claim}};

/// The first of the texts between separators; `rest` keeps the others.
std::string_view next_of(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view first = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return first;
}

std::uint64_t number_in(std::string_view text, std::uint64_t otherwise) {
  std::uint64_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void apply_setting(std::string_view name, std::string_view value, Setup& setup) {
  if (name == "study") {
    for (const auto& [word, study] : study_names) setup.study = word == value ? study : setup.study;
  } else if (name == "kinds") {
    std::vector<InstanceKind> named, chosen;
    while (!value.empty()) {
      if (const auto kind = parse_instance_kind(next_of(value, ','))) named.push_back(*kind);
    }
    for (const InstanceKind kind : kinds_on_offer) {
      if (std::find(named.begin(), named.end(), kind) != named.end()) chosen.push_back(kind);
    }
    if (!chosen.empty()) setup.kinds = chosen;
  } else if (name == "python" || name == "version" || name == "versions") {
    std::vector<Version> chosen;
    while (!value.empty()) {
      if (const auto version = parse_version(next_of(value, ','))) chosen.push_back(*version);
    }
    std::sort(chosen.begin(), chosen.end());
    if (!chosen.empty()) setup.versions = chosen;
  } else if (name == "attributes") {
    setup.attributes = static_cast<int>(std::min<std::uint64_t>(number_in(value, 3), most_attributes));
  } else if (name == "instances") {
    setup.instances = std::clamp<std::uint64_t>(number_in(value, setup.instances), 1000, 1'000'000);
  } else if (name == "values") {
    setup.values = value == "distinct" ? Values::Distinct : Values::Shared;
  } else if (name == "touch" || name == "touch-dict") {
    setup.touch_dict = value != "no" && value != "false";
  } else if (name == "claim") {
    setup.claim = static_cast<int>(std::min<std::uint64_t>(number_in(value, 0), 3));
  }
}

}  // namespace

void apply_settings(std::string_view settings, Setup& setup) {
  while (!settings.empty()) {
    std::string_view value = next_of(settings, '&');
    const std::string_view name = next_of(value, '=');
    apply_setting(name, value, setup);
  }
}

double per_instance(const MeasurePoint& point, Ruler ruler) {
  return point.instances == 0 ? 0 : static_cast<double>(read(point, ruler)) / static_cast<double>(point.instances);
}

}  // namespace slotscope::lab
