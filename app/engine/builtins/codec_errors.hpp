// What happens when text cannot be encoded or bytes cannot be decoded: the errors and their handlers by name.
#pragma once

#include <string>
#include <string_view>

#include "engine/objects/text.hpp"

namespace slotscope {

/// "\x41", "\u0041", "\U00000041".
std::string hex_escape(char letter, std::uint32_t value, int digits);

struct EncodeErrors {
  /// What stands for the characters that could not be encoded, and where to go on.
  struct Replacement {
    std::string bytes;
    Ref<Str> text;
    std::size_t position = 0;
  };
};
Failure raise_encode_error(std::string_view encoding, Str* text, std::size_t start, std::size_t end,
                           const char* reason);
bool handle_encode_error(std::string_view handler, std::string_view encoding, Str* text, std::size_t start,
                         std::size_t end, const char* reason, EncodeErrors::Replacement& replacement);

/// The error handler of one decoding.
class DecodeErrors {
 public:
  DecodeErrors(std::string_view handler, Object* source) : handler_(handler), source_(source) {}
  /// Positions are counted in `all` although decoding sees only its end `rest`.
  void set_offset(std::string_view all, std::string_view rest) {
    offset_ = all.size() - rest.size();
    all_ = all;
  }
  /// Handles bytes[at, end): appends what stands for them and moves `at`.
  bool handle(std::string_view encoding, std::string_view bytes, std::size_t& at, std::size_t end, const char* reason,
              StrBuilder& out);

 private:
  bool call_handler(std::string_view encoding, std::string_view bytes, std::size_t& at, std::size_t end,
                    const char* reason, StrBuilder& out);
  std::string_view handler_;
  Object* source_;
  std::string_view all_;
  std::size_t offset_ = 0;
};

/// codecs.register_error and codecs.lookup_error for handlers a program adds.
bool register_error_handler(std::string_view name, Object* handler);
Object* registered_error_handler(std::string_view name);

}  // namespace slotscope
