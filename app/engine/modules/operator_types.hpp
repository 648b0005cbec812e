// itemgetter, attrgetter and methodcaller of the module _operator.
#pragma once

#include "engine/objects/dict.hpp"

namespace slotscope {

bool add_operator_types(Dict* name_space);

}  // namespace slotscope
