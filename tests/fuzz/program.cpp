// Any bytes as a program, on the version the first byte chooses: compiled, run within small limits, looked at.
#include "engine/engine.hpp"

namespace {

/// Lets programs say what they want and keeps nothing.
class SilentHost : public slotscope::Host {
  void write(slotscope::Stream, std::string_view) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto versions = slotscope::all_versions();
  slotscope::Settings settings;
  settings.version = versions[data[0] % versions.size()];
  settings.limits.instructions = 20'000;
  settings.limits.seconds = 1;
  settings.limits.memory = 64'000'000;
  settings.limits.output = 100'000;
  const std::string_view source(reinterpret_cast<const char*>(data) + 1, size - 1);
  SilentHost host;
  slotscope::Engine engine(settings, host);
  engine.run(source);
  engine.snapshot();
  slotscope::highlight(source, settings.version);
  return 0;
}
