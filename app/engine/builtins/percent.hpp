// The % operator of bytes and bytearray, on plain bytes.
#pragma once

#include <string>
#include <string_view>

#include "engine/objects/object.hpp"

namespace slotscope {

bool percent_format_bytes(std::string_view format, Object* arguments, std::string& result);

}  // namespace slotscope
