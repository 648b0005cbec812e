// The way of one arrow: out of its row to the right, between the cards of the columns in between, into its card's left.
#pragma once

#include <vector>

#include "ui/widgets/object_diagram/layout.hpp"

namespace slotscope::diagram {

/// `lane` sets arrows from one card a little apart from each other.
std::vector<ImVec2> route_arrow(ImVec2 from, int from_column, const PlacedCard& to, int lane, const Layout& layout);

}  // namespace slotscope::diagram
