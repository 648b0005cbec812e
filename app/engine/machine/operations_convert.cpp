// Conversions every object takes part in: repr, str, ascii, format, truth, hash.
#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

/// The result of a conversion must be a str; `method` is the special method to blame.
Ref<Str> checked_str(Ref<> result, std::string_view method) {
  if (!result) return {};
  if (is_str(result.get())) return std::move(result).cast<Str>();
  return raise(vm().errors.TypeError, cat(method, " returned non-string (type ", type_name_of(result.get()), ")"));
}

void append_escape(std::string& text, char letter, int digits, std::uint32_t character) {
  constexpr char hex[] = "0123456789abcdef";
  text += '\\';
  text += letter;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) text += hex[(character >> shift) & 15];
}

}  // namespace

Ref<Str> repr(Object* o) {
  const auto slot = o->type->slots.repr;
  if (!slot) return std::move(default_repr(o)).cast<Str>();
  const RecursionGuard guard(" while getting the repr of an object");
  return guard ? checked_str(slot(o), "__repr__") : nullptr;
}

Ref<Str> str(Object* o) {
  if (is_exact_str(o)) return share(as_str(o));
  const auto slot = o->type->slots.str;
  if (!slot) return repr(o);
  const RecursionGuard guard(" while getting the str of an object");
  return guard ? checked_str(slot(o), "__str__") : nullptr;
}

Ref<Str> ascii(Object* o) {
  Ref<Str> text = repr(o);
  if (!text || text->ascii) return text;
  std::string escaped;
  for (std::size_t i = 0; i < text->length; ++i) {
    const std::uint32_t character = text->at(i);
    if (character < 0x80) {
      escaped += static_cast<char>(character);
    } else if (character < 0x100) {
      append_escape(escaped, 'x', 2, character);
    } else if (character < 0x10000) {
      append_escape(escaped, 'u', 4, character);
    } else {
      append_escape(escaped, 'U', 8, character);
    }
  }
  return make_str(escaped);
}

Ref<Str> format(Object* o, Str* spec) {
  const bool plain = !spec || spec->length == 0;
  if (plain && is_exact_str(o)) return share(as_str(o));
  // The method of these types, without the way to it.
  if (o->type == vm().types.integer || o->type == vm().types.floating || is_exact_str(o))
    return format_builtin(o, spec ? spec : vm().empty_str).cast<Str>();
  Object* method = type_lookup(o->type, vm().names.__format__);
  if (!method) {
    return raise(vm().errors.TypeError, cat("Type ", type_name_of(o), " doesn't define __format__"));
  }
  Ref<> result = call_found_method(method, o, {spec ? spec : vm().empty_str});
  if (!result) return {};
  if (is_str(result.get())) return std::move(result).cast<Str>();
  return raise(vm().errors.TypeError, cat("__format__ must return a str, not ", type_name_of(result.get())));
}

std::string repr_text(Object* o) {
  Ref<Exception> interrupted = take_exception();
  const Ref<Str> text = repr(o);
  std::string result = text ? to_utf8(text.get()) : "<unprintable>";
  if (!text) clear_exception();
  if (interrupted) raise_exception(std::move(interrupted));
  return result;
}

Ref<Str> name_of(std::string_view utf8) {
  return intern(utf8);
}

}  // namespace slotscope
