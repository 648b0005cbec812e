# Writes one text file as a C++ string_view called NAME, declared in HEADER.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
file(SIZE ${INPUT} size)
get_filename_component(file_name ${INPUT} NAME)
set(text "// Generated from ${file_name}.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
string(APPEND text "const std::string_view ${NAME}{\"${bytes}\", ${size}};\n\n}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUTPUT} "${text}")
