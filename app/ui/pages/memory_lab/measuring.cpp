// Measures on engines of its own.
#include "ui/pages/memory_lab/measuring.hpp"

#include <chrono>
#include <cmath>

#include "ui/pages/memory_lab/claims.hpp"
#include "ui/pages/memory_lab/programs.hpp"

namespace slotscope::lab {

namespace {

/// Enough that what is shared among instances no longer counts, and quick for forty numbers of attributes.
constexpr std::uint64_t instances_of_sweep = 200;
constexpr double seconds_between_reports = 0.05;

/// What the instances between two points take: the first ones of a class are still settling its shared keys.
MeasurePoint difference(const MeasurePoint& from, const MeasurePoint& to) {
  MeasurePoint between = to;
  between.instances -= from.instances;
  between.getsizeof_bytes -= from.getsizeof_bytes;
  between.naive_bytes -= from.naive_bytes;
  between.traced_bytes -= from.traced_bytes;
  between.process_bytes =
      to.process_bytes * static_cast<std::int64_t>(between.instances) / static_cast<std::int64_t>(to.instances);
  for (auto& [name, bytes] : between.by_part) {
    for (const auto& [other, before] : from.by_part) bytes -= other == name ? before : 0;
  }
  return between;
}

class Laboratory : private MeasureListener {
 public:
  Laboratory(const Setup& setup, const std::stop_token& stop, const Report& report)
      : setup_(setup), stop_(stop), report_(report) {}

  void run() {
    switch (setup_.study) {
      case Study::Growth:
      case Study::Rulers:
        grow();
        break;
      case Study::Attributes:
        sweep(setup_.kinds);
        break;
      case Study::Parts:
        sweep({setup_.parts_of});
        break;
      case Study::Cliffs:
        find_cliffs();
        break;
      case Study::Times:
        take_times();
        break;
      case Study::Claim:
        test_claim();
        break;
    }
    if (stop_.stop_requested()) return;
    findings_.progress = 1;
    findings_.complete = true;
    report_(findings_);
  }

 private:
  bool on_point(const MeasurePoint& point) override {
    Curve& curve = findings_.curves.back();
    curve.x.push_back(static_cast<std::int64_t>(point.instances));
    curve.points.push_back(point);
    const double part = static_cast<double>(point.instances) / static_cast<double>(setup_.instances);
    const double all = static_cast<double>(setup_.kinds.size() * setup_.versions.size());
    findings_.progress = (static_cast<double>(findings_.curves.size() - 1) + part) / all;
    tell();
    return !stop_.stop_requested();
  }
  bool stop_requested() override { return stop_.stop_requested(); }

  void tell() {
    const auto now = std::chrono::steady_clock::now();
    if (std::chrono::duration<double>(now - told_).count() < seconds_between_reports) return;
    told_ = now;
    report_(findings_);
  }

  MeasureRequest request_for(InstanceKind kind, Version version) const {
    MeasureRequest request;
    request.version = version;
    request.kind = kind;
    request.attributes = setup_.attributes;
    request.instances = setup_.instances;
    request.values = setup_.values;
    request.touch_dict = setup_.touch_dict && has_dict(kind);
    return request;
  }

  static bool has_dict(InstanceKind kind) { return kind == InstanceKind::Regular || kind == InstanceKind::Dataclass; }

  void grow() {
    for (const Version version : setup_.versions) {
      for (const InstanceKind kind : setup_.kinds) {
        if (stop_.stop_requested()) return;
        findings_.curves.push_back({kind, version, {}, {}, {}});
        const MeasureResult result = measure(request_for(kind, version), this);
        findings_.curves.back().problem = result.error;
      }
    }
  }

  void sweep(const std::vector<InstanceKind>& kinds) {
    for (const Version version : setup_.versions) {
      for (const InstanceKind kind : kinds) findings_.curves.push_back({kind, version, {}, {}, {}});
    }
    for (int attributes = 0; attributes <= most_attributes; ++attributes) {
      for (Curve& curve : findings_.curves) {
        if (stop_.stop_requested()) return;
        if (!curve.problem.empty()) continue;
        MeasureRequest request = request_for(curve.kind, curve.version);
        request.attributes = attributes;
        request.instances = instances_of_sweep;
        const MeasureResult result = measure(request);
        curve.problem = result.error;
        if (result.points.size() < 2) continue;
        curve.x.push_back(attributes);
        curve.points.push_back(difference(result.points[result.points.size() - 2], result.points.back()));
      }
      findings_.progress = static_cast<double>(attributes) / most_attributes;
      tell();
    }
  }

  /// Fills in a table of bars, column by column.
  void fill(const std::vector<std::string>& names, const std::function<double(std::size_t, std::size_t)>& value) {
    for (const std::string& name : names)
      findings_.bars.push_back({name, std::vector<double>(findings_.categories.size(), -1)});
    const double all = static_cast<double>(findings_.categories.size() * names.size());
    double done = 0;
    for (std::size_t column = 0; column < findings_.categories.size(); ++column) {
      for (std::size_t row = 0; row < names.size(); ++row) {
        if (stop_.stop_requested()) return;
        findings_.bars[row].values[column] = value(row, column);
        findings_.progress = ++done / all;
        tell();
      }
    }
  }

  void name_versions() {
    for (const Version version : all_versions()) findings_.categories.push_back(to_string(version));
  }

  void find_cliffs() {
    name_versions();
    fill(cliff_names(), [this](std::size_t row, std::size_t column) {
      return cliff_bytes(row, setup_.attributes, all_versions()[column]);
    });
  }

  void take_times() {
    findings_.categories = access_names();
    std::vector<std::string> names;
    for (const InstanceKind kind : setup_.kinds) names.push_back(title_of(kind));
    fill(names, [this](std::size_t row, std::size_t column) {
      return access_seconds(setup_.kinds[row], column, setup_.versions.back(), stop_);
    });
  }

  void test_claim() {
    name_versions();
    const Claim& claim = claims()[static_cast<std::size_t>(setup_.claim)];
    std::vector<std::string> names;
    for (const TestedFigure& tested : claim.tested) names.push_back(tested.name);
    fill(names,
         [&claim](std::size_t row, std::size_t column) { return claim.tested[row].measure(all_versions()[column]); });
  }

  const Setup& setup_;
  const std::stop_token& stop_;
  const Report& report_;
  Findings findings_;
  std::chrono::steady_clock::time_point told_{};
};

}  // namespace

void carry_out(const Setup& setup, const std::stop_token& stop, const Report& report) {
  Laboratory(setup, stop, report).run();
}

}  // namespace slotscope::lab
