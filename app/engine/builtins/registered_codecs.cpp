// Implements the use of registered codecs (CPython: Python/codecs.c, Objects/unicodeobject.c).
#include "engine/builtins/registered_codecs.hpp"

#include "engine/builtins/bytes_support.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

namespace {

/// The result of part `index` of a codec: its encoder or its decoder.
Ref<> coded(Object* codec, std::size_t index, Object* given, std::string_view errors, const char* what) {
  const Ref<> how = make_str(errors);
  const Ref<> result = call(as_tuple(codec)->items[index], given, how.get());
  if (!result) return {};
  if (!is_tuple(result.get()) || as_tuple(result.get())->size != 2)
    return raise(vm().errors.TypeError, cat(what, " must return a tuple (object,integer)"));
  return share(as_tuple(result.get())->items[0]);
}

Failure wrong_result(std::string_view encoding, const char* what, Object* result, const char* wanted,
                     const char* function) {
  return raise(vm().errors.TypeError,
               cat("'", encoding, "' ", what, " returned '", type_name_of(result), "' instead of '", wanted,
                   "'; use codecs.", function, "() to ", function, " to arbitrary types"));
}

}  // namespace

Ref<> registered_codec(std::string_view encoding) {
  Object* module = dict_get(vm().modules, name_of("codecs").get());
  Ref<> functions;
  if (!module || look_up_attribute(module, name_of("_search_functions").get(), functions) != Tri::True) return {};
  if (!is_list(functions.get()) || as_list(functions.get())->size == 0) return {};
  const Ref<> name = make_str(encoding);
  Ref<> codec = call_method(module, name_of("lookup").get(), name.get());
  if (codec && (!is_tuple(codec.get()) || as_tuple(codec.get())->size != 4)) return {};
  return codec;
}

bool encode_with(Object* codec, Str* text, std::string_view encoding, std::string_view errors, std::string& bytes) {
  const Ref<> result = coded(codec, 0, text, errors, "encoder");
  if (!result) return false;
  std::string_view given;
  if (!is_bytes(result.get())) return wrong_result(encoding, "encoder", result.get(), "bytes", "encode");
  if (!required_bytes(result.get(), given)) return false;
  bytes = given;
  return true;
}

Ref<Str> decode_with(Object* codec, std::string_view bytes, std::string_view encoding, std::string_view errors) {
  const Ref<> given = make_bytes(bytes);
  Ref<> result = coded(codec, 1, given.get(), errors, "decoder");
  if (!result) return {};
  if (!is_str(result.get())) return wrong_result(encoding, "decoder", result.get(), "str", "decode");
  return std::move(result).cast<Str>();
}

}  // namespace slotscope
