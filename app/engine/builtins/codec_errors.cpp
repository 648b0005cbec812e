// UnicodeEncodeError and UnicodeDecodeError, the built-in handlers and those a program registered.
#include "engine/builtins/codec_errors.hpp"

#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/source/unicode_names.hpp"

namespace slotscope {
namespace {

bool is_surrogate(std::uint32_t c) {
  return c >= 0xd800 && c < 0xe000;
}

Ref<> make_unicode_error(Type* type, std::string_view encoding, Object* object, std::size_t start, std::size_t end,
                         const char* reason) {
  const Ref<Str> name = make_str(encoding), why = make_str(reason);
  const Ref<> from = make_int(static_cast<std::int64_t>(start)), to = make_int(static_cast<std::int64_t>(end));
  Object* const values[] = {name.get(), object, from.get(), to.get(), why.get()};
  return call(type, Args{values, 5, nullptr});
}

/// Text of a built-in handler for characters that cannot be encoded; false when `handler` is none of those.
bool replacement_text(std::string_view handler, const Str* text, std::size_t start, std::size_t end, std::string& out) {
  if (handler == "ignore") return true;
  if (handler == "replace") {
    out.assign(end - start, '?');
    return true;
  }
  const bool backslash = handler == "backslashreplace", references = handler == "xmlcharrefreplace",
             names = handler == "namereplace";
  if (!backslash && !references && !names) return false;
  for (std::size_t i = start; i < end; ++i) {
    const std::uint32_t c = text->at(i);
    const std::string name = names ? character_name(c) : std::string();
    if (references)
      out += cat("&#", c, ";");
    else if (!name.empty())
      out += cat("\\N{", name, "}");
    else
      out += c < 0x100 ? hex_escape('x', c, 2) : c < 0x10000 ? hex_escape('u', c, 4) : hex_escape('U', c, 8);
  }
  return true;
}

/// surrogateescape and surrogatepass when encoding: raw bytes for surrogates.
bool surrogate_bytes(std::string_view handler, std::string_view encoding, const Str* text, std::size_t start,
                     std::size_t end, std::string& out) {
  for (std::size_t i = start; i < end; ++i) {
    const std::uint32_t c = text->at(i);
    if (handler == "surrogateescape") {
      if (c < 0xdc80 || c > 0xdcff) return false;
      out += static_cast<char>(c - 0xdc00);
    } else {
      if (!is_surrogate(c)) return false;
      const bool big = encoding.ends_with("-be");
      const int width = encoding.starts_with("utf-16") ? 2 : encoding.starts_with("utf-32") ? 4 : 0;
      if (width == 0 && encoding != "utf-8") return false;
      if (width == 0) append_utf8(out, c);
      for (int byte = 0; byte < width; ++byte) out += static_cast<char>(c >> 8 * (big ? width - 1 - byte : byte));
    }
  }
  return true;
}

/// Calls a registered handler; its (replacement, position).
Ref<Tuple> call_registered(std::string_view handler, Object* exception, bool decoding, Ref<>& replacement,
                           std::int64_t& position, std::size_t length) {
  Object* function = registered_error_handler(handler);
  if (!function) return raise(vm().errors.LookupError, cat("unknown error handler name '", handler, "'"));
  Ref<> result = call(function, exception);
  if (!result) return {};
  const char* const wanted = decoding ? "decoding error handler must return (str, int) tuple"
                                      : "encoding error handler must return (str/bytes, int) tuple";
  if (!is_tuple(result.get()) || as_tuple(result.get())->size != 2) return raise(vm().errors.TypeError, wanted);
  Ref<Tuple> pair = std::move(result).cast<Tuple>();
  replacement = Ref<>::share(pair->items[0]);
  if (!is_str(replacement.get()) && (decoding || !is_bytes(replacement.get())))
    return raise(vm().errors.TypeError, wanted);
  if (!index_value(pair->items[1], position)) return {};
  const auto size = static_cast<std::int64_t>(length);
  const std::int64_t given = position;
  if (position < 0) position += size;
  if (position < 0 || position > size)
    return raise(vm().errors.IndexError, cat("position ", given, " from error handler out of bounds"));
  return pair;
}

}  // namespace

std::string hex_escape(char letter, std::uint32_t value, int digits) {
  std::string out = {'\\', letter};
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
  return out;
}

bool register_error_handler(std::string_view name, Object* handler) {
  Dict*& handlers = text_state().error_handlers;
  if (!handlers) handlers = make_dict().take();
  return handlers && dict_set(handlers, name, handler);
}

Object* registered_error_handler(std::string_view name) {
  Dict* handlers = text_state().error_handlers;
  return handlers ? dict_get(handlers, name) : nullptr;
}

Failure raise_encode_error(std::string_view encoding, Str* text, std::size_t start, std::size_t end,
                           const char* reason) {
  Ref<> exception = make_unicode_error(vm().errors.UnicodeEncodeError, encoding, text, start, end, reason);
  return exception ? raise_exception(std::move(exception)) : Failure{};
}

bool handle_encode_error(std::string_view handler, std::string_view encoding, Str* text, std::size_t start,
                         std::size_t end, const char* reason, EncodeErrors::Replacement& replacement) {
  replacement.position = end;
  if (handler == "strict" || handler.empty()) return raise_encode_error(encoding, text, start, end, reason);
  if (handler == "surrogateescape" || handler == "surrogatepass") {
    if (surrogate_bytes(handler, encoding, text, start, end, replacement.bytes)) return true;
    return raise_encode_error(encoding, text, start, end, reason);
  }
  std::string ascii;
  if (replacement_text(handler, text, start, end, ascii)) {
    replacement.text = make_str(ascii);
    return bool(replacement.text);
  }
  const Ref<> exception = make_unicode_error(vm().errors.UnicodeEncodeError, encoding, text, start, end, reason);
  Ref<> result;
  std::int64_t position;
  if (!exception || !call_registered(handler, exception.get(), false, result, position, text->length)) return false;
  if (is_str(result.get()))
    replacement.text = share(as_str(result.get()));
  else
    replacement.bytes = static_cast<Bytes*>(result.get())->view();
  replacement.position = static_cast<std::size_t>(position);
  return true;
}

bool DecodeErrors::handle(std::string_view encoding, std::string_view bytes, std::size_t& at, std::size_t end,
                          const char* reason, StrBuilder& out) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  if (handler_ == "ignore") {
    at = end;
    return true;
  }
  if (handler_ == "replace") {
    out.append_char(0xfffd);
    at = end;
    return true;
  }
  if (handler_ == "backslashreplace") {
    for (; at < end; ++at) out.append(hex_escape('x', byte(at), 2));
    return true;
  }
  if (handler_ == "surrogateescape" && byte(at) >= 0x80) {
    for (; at < end && byte(at) >= 0x80; ++at) out.append_char(0xdc00 + byte(at));
    return true;
  }
  if (handler_ == "surrogatepass" && encoding == "utf-8" && bytes.size() - at >= 3 && byte(at) == 0xed &&
      byte(at + 1) >= 0xa0 && byte(at + 1) < 0xc0 && (byte(at + 2) & 0xc0) == 0x80) {
    out.append_char(0xd000 | (byte(at + 1) & 0x3f) << 6 | (byte(at + 2) & 0x3f));
    at += 3;
    return true;
  }
  return call_handler(encoding, bytes, at, end, reason, out);
}

bool DecodeErrors::call_handler(std::string_view encoding, std::string_view bytes, std::size_t& at, std::size_t end,
                                const char* reason, StrBuilder& out) {
  const std::string_view all = all_.empty() ? bytes : all_;
  const Ref<> object = source_ && is_bytes(source_) ? Ref<>::share(source_) : make_bytes(all);
  if (!object) return false;
  Ref<> exception =
      make_unicode_error(vm().errors.UnicodeDecodeError, encoding, object.get(), at + offset_, end + offset_, reason);
  if (!exception) return false;
  if (handler_ == "strict" || handler_.empty() || handler_ == "surrogateescape" || handler_ == "surrogatepass") {
    return raise_exception(std::move(exception));
  }
  if (handler_ == "xmlcharrefreplace" || handler_ == "namereplace") {
    return raise(vm().errors.TypeError, "don't know how to handle UnicodeDecodeError in error callback");
  }
  Ref<> replacement;
  std::int64_t position;
  if (!call_registered(handler_, exception.get(), true, replacement, position, all.size())) return false;
  out.append(as_str(replacement.get()));
  at = static_cast<std::size_t>(position) - offset_;
  return true;
}

}  // namespace slotscope
