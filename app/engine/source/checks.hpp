// What CPython's compiler still refuses in a program that parses and whose names are sound: `break` outside a loop, ...
#pragma once

#include "engine/source/scopes.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

/// `from __future__ import` of unknown features or in the wrong place; throws ScopeFailure.
void check_future_imports(const Tree& tree, int version);

/// Walks the program in the compiler's order; throws ScopeFailure at the first thing it would refuse. Adds the
/// compiler's warnings to the result's notices.
void check_program(const Tree& tree, int version, ScopeAnalysis& scopes);

}  // namespace slotscope
