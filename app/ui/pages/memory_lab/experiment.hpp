// What the memory lab is set to, and what it found: plain data, free of screen and threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope::lab {

/// The question that is asked.
enum class Study : std::uint8_t {
  Growth,      ///< bytes by number of instances
  Rulers,      ///< what each ruler says about the same instances
  Attributes,  ///< bytes of one instance by number of attributes
  Parts,       ///< the same for one kind, part by part
  Cliffs,      ///< what reading __dict__ and deleting do to one instance, by version
  Times,       ///< time of one access
  Claim,       ///< a figure from a source against what is so
};

enum class Ruler : std::uint8_t { GetSizeOf, Naive, Traced, Process };
inline constexpr int ruler_count = 4;
std::int64_t read(const MeasurePoint& point, Ruler ruler);
/// "sys.getsizeof".
std::string name_of(Ruler ruler);
/// What the ruler counts, as a sentence.
std::string explanation_of(Ruler ruler);

/// The kinds on offer, in the order they are shown.
inline constexpr std::array kinds_on_offer = {
    InstanceKind::Regular,    InstanceKind::Slotted, InstanceKind::Dataclass, InstanceKind::DataclassSlots,
    InstanceKind::NamedTuple, InstanceKind::Tuple,   InstanceKind::Dict};
/// "dataclass(slots=True)".
std::string title_of(InstanceKind kind);

inline constexpr int most_attributes = 40;

struct Setup {
  Study study = Study::Growth;
  std::vector<InstanceKind> kinds{InstanceKind::Regular, InstanceKind::Slotted};  ///< in the order on offer
  std::vector<Version> versions{default_version};                                 ///< oldest first
  int attributes = 3;
  Values values = Values::Shared;
  bool touch_dict = false;
  std::uint64_t instances = 100'000;
  InstanceKind parts_of = InstanceKind::Regular;
  int claim = 0;  ///< index among the claims
  friend bool operator==(const Setup&, const Setup&) = default;
};

/// Takes over settings as links write them: "kinds=regular,slotted&attributes=5&study=rulers".
void apply_settings(std::string_view settings, Setup& setup);

/// Points of one kind on one version: by instances, or by attributes.
struct Curve {
  InstanceKind kind = InstanceKind::Regular;
  Version version;
  std::vector<std::int64_t> x;
  std::vector<MeasurePoint> points;
  std::string problem;  ///< why there are none
};

/// Numbers side by side: rows by name, a number for each category (missing ones are negative).
struct BarGroup {
  std::string name;
  std::vector<double> values;
};

struct Findings {
  std::vector<Curve> curves;
  std::vector<std::string> categories;
  std::vector<BarGroup> bars;
  double progress = 0;  ///< 0 to 1
  bool complete = false;
};

/// Bytes of one instance at a point.
double per_instance(const MeasurePoint& point, Ruler ruler);

}  // namespace slotscope::lab
