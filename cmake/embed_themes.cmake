# Writes the theme files as C++ strings: the fallback for a program whose assets are missing.
set(text "// Generated from assets/themes.\n#include \"ui/embedded_themes.hpp\"\n\nnamespace slotscope {\n\n")
string(APPEND text "const std::array<EmbeddedTheme, 3> embedded_themes = {{\n")
foreach(id dark light projector)
  file(READ ${THEMES}/${id}.toml toml)
  string(APPEND text "    {\"${id}\", R\"toml(${toml})toml\"},\n")
endforeach()
string(APPEND text "}};\n\n}  // namespace slotscope\n")
file(WRITE ${OUTPUT} "${text}")
