// The themes of assets/themes as text compiled into the program, for when the files cannot be found or read.
#pragma once

#include <array>
#include <string_view>

namespace slotscope {

struct EmbeddedTheme {
  std::string_view id;
  std::string_view toml;
};

/// Dark, light, projector: the order they are offered in.
extern const std::array<EmbeddedTheme, 3> embedded_themes;

}  // namespace slotscope
