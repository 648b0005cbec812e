// _codecs: text to bytes and back by the name of an encoding.
#include "engine/builtins/codecs.hpp"

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/codec_errors.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/modules/native_modules.hpp"

namespace slotscope {
namespace {

struct Encoding {
  std::string name = "utf-8", errors = "strict";
};

bool read_encoding(const char* function, const Args& args, Object*& object, Encoding& encoding) {
  static const char* const keywords[] = {"obj", "encoding", "errors", nullptr};
  Object *name = nullptr, *errors = nullptr;
  if (!read_arguments(function, args, keywords, {.required = 1}, {&object, &name, &errors})) return false;
  return (!name || text_argument(function, "'encoding'", name, encoding.name)) &&
         (!errors || text_argument(function, "'errors'", errors, encoding.errors));
}

Ref<> encode(Object*, const Args& args) {
  Object* text = nullptr;
  Encoding encoding;
  if (!read_encoding("encode", args, text, encoding)) return {};
  if (!is_str(text))
    return raise(vm().errors.TypeError, cat("encoding with '", encoding.name,
                                            "' codec failed: a str is required, not '", type_name_of(text), "'"));
  std::string bytes;
  return encode_text(as_str(text), encoding.name, encoding.errors, bytes) ? make_bytes(bytes) : Ref<>();
}

Ref<> decode(Object*, const Args& args) {
  Object* source = nullptr;
  Encoding encoding;
  std::string_view bytes;
  if (!read_encoding("decode", args, source, encoding) || !required_bytes(source, bytes)) return {};
  return decode_bytes(bytes, encoding.name, encoding.errors);
}

Ref<> register_error(Object*, const Args& args) {
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, cat("register_error() argument 1 must be str, not ", type_name_of(args[0])));
  if (!is_callable(args[1])) return raise(vm().errors.TypeError, "handler must be callable");
  return register_error_handler(to_utf8(as_str(args[0])), args[1]) ? none() : Ref<>();
}

/// The handler a program registered under a name, or None.
Ref<> lookup_error(Object*, const Args& args) {
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, cat("lookup_error() argument must be str, not ", type_name_of(args[0])));
  Object* handler = registered_error_handler(to_utf8(as_str(args[0])));
  return handler ? share(handler) : none();
}

/// How messages name the encoding a text names, or None.
Ref<> canonical_name(Object*, const Args& args) {
  const std::string_view name = is_str(args[0]) ? known_encoding(to_utf8(as_str(args[0]))) : std::string_view();
  return name.empty() ? none() : Ref<>(make_str(name));
}

const std::vector<NativeDef> functions = {
    {"encode", encode, Arity::any(), "($module, /, obj, encoding='utf-8', errors='strict')",
     "Encodes obj using the codec registered for encoding."},
    {"decode", decode, Arity::any(), "($module, /, obj, encoding='utf-8', errors='strict')",
     "Decodes obj using the codec registered for encoding."},
    {"register_error", register_error, Arity::range(2, 2), "($module, errors, handler, /)",
     "Register the specified error handler under the name errors."},
    {"lookup_error", lookup_error, Arity::one()},
    {"canonical_name", canonical_name, Arity::one()},
};

}  // namespace

bool fill_codecs(Dict* name_space) {
  const Ref<Str> module = name_of("_codecs");
  return add_functions(name_space, functions, module.get());
}

}  // namespace slotscope
