// Names and readings of the memory lab.
#include "ui/pages/memory_lab/experiment.hpp"

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
      return "What the process grows by: blocks rounded up, in pools and arenas, and the list that holds the instances.";
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

double per_instance(const MeasurePoint& point, Ruler ruler) {
  return point.instances == 0 ? 0 : static_cast<double>(read(point, ruler)) / static_cast<double>(point.instances);
}

}  // namespace slotscope::lab
