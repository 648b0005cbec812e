// The type str: construction, operators and iteration (CPython: Objects/unicodeobject.c).
#include <algorithm>

#include "engine/builtins/codecs.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/builtins/text_search.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/unicode.hpp"

namespace slotscope {
namespace {

struct StrIterator : Object {
  Str* text;  ///< null when exhausted
  std::int64_t index;
};

void str_dealloc(Object* o) {
  Str* text = as_str(o);
  if (text->interned) forget_interned(text);
  if (text->external) free_external(text->mutable_data());
  free_object(o);
}

Ref<> str_repr(Object* o) {
  return repr_str(as_str(o));
}
Ref<> str_str(Object* o) {
  return plain_str(as_str(o));
}

bool str_hash(Object* o, std::int64_t& result) {
  result = hash_str(as_str(o));
  return true;
}

Ref<> str_richcompare(Object* a, Object* b, CompareOp op) {
  if (!is_str(a) || !is_str(b)) return not_implemented();
  if (op == CompareOp::Eq || op == CompareOp::Ne)
    return make_bool(str_equal(as_str(a), as_str(b)) == (op == CompareOp::Eq));
  return make_bool(holds(op, str_compare(as_str(a), as_str(b))));
}

Ref<> str_concat_slot(Object* a, Object* b) {
  if (!is_str(b))
    return raise(vm().errors.TypeError, cat("can only concatenate str (not \"", type_name_of(b), "\") to str"));
  return str_concat(as_str(a), as_str(b));
}

Ref<> str_repeat(Object* o, std::int64_t count) {
  Str* text = as_str(o);
  if (count <= 0 || text->length == 0) return make_str("");
  if (count == 1) return plain_str(text);
  std::size_t length;
  if (__builtin_mul_overflow(static_cast<std::size_t>(count), std::size_t{text->length}, &length) ||
      length > SIZE_MAX / 8) {
    return raise(vm().errors.OverflowError, "repeated string is too long");
  }
  Ref<Str> result = new_str(length, largest_character(text));
  if (!result) return {};
  const std::size_t piece = text->length * width_of(text->kind), total = length * width_of(text->kind);
  return repeat_bytes(result->mutable_data(), total, text->data(), piece) ? result : Ref<>();
}

Ref<> str_item(Object* o, std::int64_t index) {
  Str* text = as_str(o);
  if (index < 0 || index >= text->length) return raise(vm().errors.IndexError, "string index out of range");
  return make_char(text->at(static_cast<std::size_t>(index)));
}

Ref<> str_subscript(Object* o, Object* key) {
  Str* text = as_str(o);
  if (is_int(key) || key->type->slots.nb_index) {
    std::int64_t index;
    if (!index_value(key, index, vm().errors.IndexError)) return {};
    return str_item(o, index < 0 ? index + text->length : index);
  }
  if (!is_slice(key)) {
    return raise(vm().errors.TypeError, since(11)
                                            ? cat("string indices must be integers, not '", type_name_of(key), "'")
                                            : std::string("string indices must be integers"));
  }
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return {};
  slice_adjust(text->length, start, stop, step);
  return str_slice(text, start, stop, step);
}

bool str_length(Object* o, std::int64_t& result) {
  result = as_str(o)->length;
  return true;
}

Tri str_contains(Object* o, Object* value) {
  if (!is_str(value)) {
    raise(vm().errors.TypeError, cat("'in <string>' requires string as left operand, not ", type_name_of(value)));
    return Tri::Error;
  }
  std::string buffer;
  TextView needle;
  return tri(same_width(as_str(o), as_str(value), buffer, needle) && find_text(view_of(as_str(o)), needle) >= 0);
}

Ref<> str_modulo(Object* a, Object* b) {
  if (!is_str(a)) return not_implemented();
  return percent_format(a, b);
}

Ref<> str_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"object", "encoding", "errors", nullptr};
  Object *object = nullptr, *encoding = nullptr, *errors = nullptr;
  if (since(13) && args.keyword_count() == 0 && !check_count("str", args.count, 0, 3)) return {};
  if (!read_arguments("str", args, keywords, {}, {&object, &encoding, &errors})) return {};
  std::string encoding_name = "utf-8", errors_name = "strict";
  if (encoding && !text_argument("str", since(10) ? "'encoding'" : "2", encoding, encoding_name)) return {};
  if (errors && !text_argument("str", since(10) ? "'errors'" : "3", errors, errors_name)) return {};
  Ref<Str> text;
  if (!object) {
    text = make_str("");
  } else if (!encoding && !errors) {
    text = str(object);
  } else {
    std::string_view bytes;
    if (is_str(object)) return raise(vm().errors.TypeError, "decoding str is not supported");
    if (!bytes_view(object, bytes)) {
      return raise(vm().errors.TypeError,
                   cat("decoding to str: need a bytes-like object, ", type_name_of(object), " found"));
    }
    text = decode_bytes(bytes, encoding_name, errors_name, object);
  }
  if (!text || type == vm().types.str) return text;
  return make_str_instance(type, text.get());
}

Ref<> str_iter(Object* o) {
  const bool ascii = since(11) && as_str(o)->ascii && is_exact_str(o);
  auto* iterator = allocate<StrIterator>(ascii ? vm().types.str_ascii_iterator : vm().types.str_iterator);
  retain(o);
  iterator->text = as_str(o);
  track(iterator);
  return finish<Object>(iterator);
}

// ---- iterator ----

void iterator_dealloc(Object* o) {
  release_if(static_cast<StrIterator*>(o)->text);
  free_object(o);
}

void iterator_traverse(Object* o, Visitor visit, void* context) {
  if (static_cast<StrIterator*>(o)->text) visit(static_cast<StrIterator*>(o)->text, context);
}

Ref<> iterator_next(Object* o) {
  auto* iterator = static_cast<StrIterator*>(o);
  if (!iterator->text) return {};
  if (iterator->index < iterator->text->length)
    return make_char(iterator->text->at(static_cast<std::size_t>(iterator->index++)));
  release(std::exchange(iterator->text, nullptr));
  return {};
}

Ref<> iterator_self(Object* o) {
  return Ref<>::share(o);
}

Ref<> iterator_length_hint(Object* o, const Args&) {
  auto* iterator = static_cast<StrIterator*>(o);
  return make_int(iterator->text ? iterator->text->length - iterator->index : 0);
}

Ref<> iterator_reduce(Object* o, const Args&) {
  auto* iterator = static_cast<StrIterator*>(o);
  const Ref<> source = iterator->text ? Ref<>::share(iterator->text) : Ref<>(make_str(""));
  const Ref<> index = iterator->text ? make_int(iterator->index) : Ref<>();
  return reduce_to_call("iter", source.get(), index.get());
}

Ref<> iterator_setstate(Object* o, const Args& args) {
  auto* iterator = static_cast<StrIterator*>(o);
  std::int64_t index;
  if (!index_value(args[0], index)) return {};
  if (iterator->text) iterator->index = std::clamp<std::int64_t>(index, 0, iterator->text->length);
  return none();
}

const std::vector<NativeDef> iterator_methods = {
    {"__length_hint__", iterator_length_hint, Arity::none(), nullptr,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, Arity::none(), nullptr, "Return state information for pickling."},
    {"__setstate__", iterator_setstate, Arity::one(), nullptr, "Set state information for unpickling."},
};

void make_iterator_type(std::string_view name, Type* type) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(StrIterator);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = iterator_dealloc;
  spec.slots.traverse = iterator_traverse;
  spec.slots.iter = iterator_self;
  spec.slots.iternext = iterator_next;
  make_type(spec, type);
}

}  // namespace

namespace {
bool needs_escapes(std::string_view ascii, char quote) {
  return std::any_of(ascii.begin(), ascii.end(),
                     [&](char c) { return c < ' ' || c == 0x7f || c == '\\' || c == quote; });
}
}  // namespace

Ref<Str> repr_str(const Str* text) {
  bool single = false, other_quote = false;
  with_characters(text, [&](const auto* characters, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      single |= characters[i] == '\'';
      other_quote |= characters[i] == '"';
    }
  });
  const char quote = single && !other_quote ? '"' : '\'';
  if (text->ascii && !needs_escapes(text->ascii_view(), quote)) {
    Ref<Str> result = new_str(text->length + 2, 0x7f);
    if (!result) return result;
    char* data = result->mutable_data();
    data[0] = data[text->length + 1] = quote;
    std::memcpy(data + 1, text->data(), text->length);
    return result;
  }
  StrBuilder out;
  out.append_char(static_cast<unsigned char>(quote));
  const auto hex = [&](std::uint32_t c, char letter, int digits) {
    std::string escape = {'\\', letter};
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) escape += "0123456789abcdef"[c >> shift & 15];
    out.append(escape);
  };
  with_characters(text, [&](const auto* characters, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t c = characters[i];
      if (c == static_cast<unsigned char>(quote) || c == '\\') {
        out.append_char('\\');
        out.append_char(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\r') {
        out.append("\\r");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (unicode::is_printable(c)) {
        out.append_char(c);
      } else if (c < 0x100) {
        hex(c, 'x', 2);
      } else if (c < 0x10000) {
        hex(c, 'u', 4);
      } else {
        hex(c, 'U', 8);
      }
    }
  });
  out.append_char(static_cast<unsigned char>(quote));
  return out.finish();
}

bool is_identifier(const Str* text) {
  if (text->length == 0 || !unicode::is_identifier_start(text->at(0))) return false;
  for (std::size_t i = 1; i < text->length; ++i) {
    if (!unicode::is_identifier_part(text->at(i))) return false;
  }
  return true;
}

void set_up_str_types() {
  TypeSpec spec;
  spec.name = "str";
  spec.struct_size = sizeof(Str) + sizeof(char*);
  spec.flags = type_flag::base | type_flag::is_str | type_flag::match_self;
  spec.methods = &str_methods();
  spec.doc =
      "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nThe text of an object, or bytes "
      "decoded with "
      "the given encoding.";
  TypeSlots& slots = spec.slots;
  slots.dealloc = str_dealloc;
  slots.repr = str_repr;
  slots.str = str_str;
  slots.hash = str_hash;
  slots.richcompare = str_richcompare;
  slots.iter = str_iter;
  slots.new_ = str_new;
  slots.nb_remainder = str_modulo;
  slots.mp_length = str_length;
  slots.mp_subscript = str_subscript;
  slots.sq_length = str_length;
  slots.sq_concat = str_concat_slot;
  slots.sq_repeat = str_repeat;
  slots.sq_item = str_item;
  slots.sq_contains = str_contains;
  make_type(spec, vm().types.str);
  make_iterator_type("str_iterator", vm().types.str_iterator);
  make_iterator_type("str_ascii_iterator", vm().types.str_ascii_iterator);
}

}  // namespace slotscope
