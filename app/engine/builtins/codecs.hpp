// Text encodings: names, encoders, decoders and error handlers.
#pragma once

#include <string>
#include <string_view>

#include "engine/objects/text.hpp"

namespace slotscope {

/// The str some bytes stand for; `source` is the object a UnicodeDecodeError carries (made from the bytes when null).
Ref<Str> decode_bytes(std::string_view bytes, std::string_view encoding, std::string_view errors,
                      Object* source = nullptr);
/// The bytes of a text; false with an exception pending.
bool encode_text(Str* text, std::string_view encoding, std::string_view errors, std::string& bytes);
/// The name an error message uses for a known encoding ("utf-8" for "UTF8"); empty when unknown.
std::string_view known_encoding(std::string_view name);

}  // namespace slotscope
