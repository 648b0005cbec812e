// Codecs that a program registered with the codecs module, for encodings the engine itself does not know.
#pragma once

#include <string>
#include <string_view>

#include "engine/objects/text.hpp"

namespace slotscope {

/// What codecs.lookup finds among the program's search functions; empty without an exception when there are none.
Ref<> registered_codec(std::string_view encoding);
/// What such a codec makes of a text or of bytes; false or empty with an exception pending.
bool encode_with(Object* codec, Str* text, std::string_view encoding, std::string_view errors, std::string& bytes);
Ref<Str> decode_with(Object* codec, std::string_view bytes, std::string_view encoding, std::string_view errors);

}  // namespace slotscope
