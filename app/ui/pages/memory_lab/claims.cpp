// The claims and their tests.
#include "ui/pages/memory_lab/claims.hpp"

#include <cstdlib>

namespace slotscope::lab {

namespace {

double bytes_of(InstanceKind kind, int attributes, std::uint64_t instances, Version version) {
  MeasureRequest request;
  request.version = version;
  request.kind = kind;
  request.attributes = attributes;
  request.instances = instances;
  const MeasureResult result = measure(request);
  return result.points.empty() ? -1 : static_cast<double>(result.points.back().traced_bytes);
}

double each(InstanceKind kind, int attributes, Version version) {
  constexpr std::uint64_t instances = 1000;
  return bytes_of(kind, attributes, instances, version) / static_cast<double>(instances);
}

double saved(int attributes, std::uint64_t instances, Version version) {
  return bytes_of(InstanceKind::Regular, attributes, instances, version) -
         bytes_of(InstanceKind::Slotted, attributes, instances, version);
}

double value_of(std::string_view expression, Version version) {
  CapturingHost host;
  Settings settings;
  settings.version = version;
  Engine engine(settings, host);
  engine.execute("import sys");
  return std::strtod(engine.evaluate(expression).text.c_str(), nullptr);
}

constexpr double megabyte = 1e6;

}  // namespace

const std::vector<Claim>& claims() {
  static const std::vector<Claim> all = {
      {"328 to 96 bytes",
       "A user with a name, an age and an e-mail address takes 328 bytes, and 96 with slots: 70 % less.",
       "No version and no ruler gives these numbers. The saving is large up to 3.10 and smaller since, because regular "
       "instances no longer carry a dictionary from the start.",
       "bytes of one instance with three attributes",
       {{"claimed for a regular class: 328", 328}, {"claimed with slots: 96", 96}},
       {{"regular class", false, [](Version version) { return each(InstanceKind::Regular, 3, version); }},
        {"slotted class", true, [](Version version) { return each(InstanceKind::Slotted, 3, version); }}}},
      {"An empty dict: 232 bytes",
       "An empty dictionary takes 232 bytes, and every instance has one.",
       "An empty dictionary takes 64 bytes on every version. 232 is what one with one to five items took up to 3.10.",
       "bytes by sys.getsizeof",
       {{"claimed for an empty dict: 232", 232}},
       {{"{}", false, [](Version version) { return value_of("sys.getsizeof({})", version); }},
        {"{'a': 1}", false, [](Version version) { return value_of("sys.getsizeof({'a': 1})", version); }}}},
      {"100 000 orders: 22 MB saved",
       "Slots on an Order with four attributes save 22 MB for every 100 000 orders.",
       "The saving is less than half of that up to 3.10, and about a fifth from 3.11 on.",
       "bytes saved by slots, 100 000 instances with four attributes",
       {{"claimed: 22 MB", 22 * megabyte}},
       {{"saved", true, [](Version version) { return saved(4, 100'000, version); }}}},
      {"10 000 entities: 2 MB saved",
       "Slots on a GameEntity with seven attributes save about 2 MB for 10 000 entities.",
       "2 MB is what the regular instances take in all up to 3.10. What slots save of it is half, and later less.",
       "bytes, 10 000 instances with seven attributes",
       {{"claimed saving: 2 MB", 2 * megabyte}},
       {{"regular class in all", false,
         [](Version version) { return bytes_of(InstanceKind::Regular, 7, 10'000, version); }},
        {"saved by slots", true, [](Version version) { return saved(7, 10'000, version); }}}},
  };
  return all;
}

}  // namespace slotscope::lab
