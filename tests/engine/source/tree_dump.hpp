// Writes a syntax tree as one line of text a statement, the same text tests/oracle/dump_tree.py writes for Python's own
// tree.
#pragma once

#include <string>

#include "engine/source/tree.hpp"

namespace slotscope {

std::string dump_tree(const Tree& tree);

}  // namespace slotscope
