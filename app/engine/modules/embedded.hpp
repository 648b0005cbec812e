// The modules that are written in Python, as text compiled into the program (made by cmake/embed_python.cmake).
#pragma once

#include <cstddef>
#include <string_view>

namespace slotscope {

struct EmbeddedModule {
  std::string_view name;
  std::string_view source;
};

extern const EmbeddedModule embedded_modules[];
extern const std::size_t embedded_module_count;

}  // namespace slotscope
