// Implements the standard streams (they go to the Host) and struct sequences.
#include "engine/modules/streams.hpp"

#include <array>
#include <memory>
#include <optional>

#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

struct TextStream : Object {
  Dict* dict;
  int which;  ///< 0 input, 1 output, 2 error
};

TextStream* stream_of(Object* o) {
  return static_cast<TextStream*>(o);
}

Type* stream_type() {
  return as_type(dict_get(vm().hidden_types, "_io.TextIOWrapper"));
}

Ref<> stream_write(Object* self, const Args& args) {
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, cat("write() argument must be str, not ", type_name_of(args[0])));
  if (stream_of(self)->which == 0) return raise(vm().errors.OSError, "not writable");
  const Str* text = as_str(args[0]);
  const Stream stream = stream_of(self)->which == 1 ? Stream::Output : Stream::Error;
  const bool ok = text->ascii ? write_output(stream, text->ascii_view()) : write_output(stream, to_utf8(text));
  return ok ? make_int(text->length) : Ref<>();
}

Ref<> stream_writelines(Object* self, const Args& args) {
  Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  while (Ref<> line = next_value(iterator.get())) {
    Object* values[] = {line.get()};
    if (!stream_write(self, Args{values, 1, nullptr})) return {};
  }
  return vm().error ? Ref<>() : none();
}

Ref<> nothing(Object*, const Args&) {
  return none();
}
Ref<> answer_false(Object*, const Args&) {
  return make_bool(false);
}

Ref<> next_line() {
  std::optional<std::string> line = vm().host->read_line();
  // Whoever was to type it may have asked to stop instead.
  if (!line && !keep_going()) return {};
  if (!line) return make_str("");
  return make_str(*line + "\n");
}

Ref<> stream_readline(Object* self, const Args&) {
  if (stream_of(self)->which != 0) return raise(vm().errors.OSError, "not readable");
  return next_line();
}

Ref<> stream_read(Object* self, const Args&) {
  if (stream_of(self)->which != 0) return raise(vm().errors.OSError, "not readable");
  std::string all;
  while (std::optional<std::string> line = vm().host->read_line()) all += *line + "\n";
  if (!keep_going()) return {};
  return make_str(all);
}

Ref<> stream_readlines(Object*, const Args&) {
  Ref<List> lines = make_list();
  for (;;) {
    Ref<> line = next_line();
    if (!line || !lines) return {};
    if (!as_str(line.get())->length) return lines;
    if (!list_append(lines.get(), line.get())) return {};
  }
}

Ref<> stream_next(Object*) {
  Ref<> line = next_line();
  return line && as_str(line.get())->length ? line : Ref<>();
}

Ref<> stream_readable(Object* self, const Args&) {
  return make_bool(stream_of(self)->which == 0);
}
Ref<> stream_writable(Object* self, const Args&) {
  return make_bool(stream_of(self)->which != 0);
}
Ref<> stream_fileno(Object* self, const Args&) {
  return make_int(stream_of(self)->which);
}
Ref<> stream_name(Object* o) {
  const char* const names[] = {"<stdin>", "<stdout>", "<stderr>"};
  return make_str(names[stream_of(o)->which]);
}
Ref<> stream_encoding(Object*) {
  return make_str("utf-8");
}
Ref<> stream_errors(Object* o) {
  return make_str(stream_of(o)->which == 2 ? "backslashreplace" : "strict");
}
Ref<> stream_closed(Object*) {
  return make_bool(false);
}
Ref<> stream_mode(Object* o) {
  return make_str(stream_of(o)->which == 0 ? "r" : "w");
}
Ref<> itself(Object* o) {
  return share(o);
}
Ref<> enter(Object* self, const Args&) {
  return share(self);
}

Ref<> stream_repr(Object* o) {
  const char* const names[] = {"<stdin>", "<stdout>", "<stderr>"};
  return make_str(cat("<_io.TextIOWrapper name='", names[stream_of(o)->which], "' mode='",
                      stream_of(o)->which ? "w" : "r", "' encoding='utf-8'>"));
}

void stream_dealloc(Object* o) {
  release_if(stream_of(o)->dict);
  free_object(o);
}

const std::vector<NativeDef> stream_methods = {
    {"write", stream_write, Arity::one()},
    {"writelines", stream_writelines, Arity::one()},
    {"flush", nothing, Arity::none()},
    {"close", nothing, Arity::none()},
    {"readline", stream_readline, Arity::range(0, 1)},
    {"read", stream_read, Arity::range(0, 1)},
    {"readlines", stream_readlines, Arity::range(0, 1)},
    {"isatty", answer_false, Arity::none()},
    {"fileno", stream_fileno, Arity::none()},
    {"readable", stream_readable, Arity::none()},
    {"writable", stream_writable, Arity::none()},
    {"reconfigure", nothing, Arity::any()},
    {"__enter__", enter, Arity::none()},
    {"__exit__", nothing, Arity::any()},
};
const std::vector<GetSetDef> stream_getsets = {{"name", stream_name},     {"encoding", stream_encoding},
                                               {"errors", stream_errors}, {"closed", stream_closed},
                                               {"mode", stream_mode},     {"__dict__", get_dict_attribute}};

Ref<> make(int which) {
  auto* stream = allocate<TextStream>(stream_type());
  stream->which = which;
  return finish(stream);
}

// ---- struct sequences ---------------------------------------------------------------------------------------------

Ref<> sequence_repr(Object* o) {
  Ref<> fields = get_attribute(o->type, intern("__match_args__").get());
  if (!fields) return {};
  std::string text = cat(type_name(o->type), "(");
  for (std::size_t i = 0; i < as_tuple(o)->size; ++i) {
    Ref<Str> value = repr(as_tuple(o)->items[i]);
    if (!value) return {};
    text += cat(i ? ", " : "", to_utf8(as_str(as_tuple(fields.get())->items[i])), "=", to_utf8(value.get()));
  }
  return make_str(text + ")");
}

/// The field's position is the offset of the member descriptor: items lie behind the tuple's header.
template <std::size_t index>
Ref<> field(Object* o) {
  return share(as_tuple(o)->items[index]);
}
template <std::size_t... index>
constexpr auto field_getters(std::index_sequence<index...>) {
  return std::array<Ref<> (*)(Object*), sizeof...(index)>{field<index>...};
}

}  // namespace

Ref<> make_stream(Stream stream) {
  return make(stream == Stream::Output ? 1 : 2);
}
Ref<> make_input_stream() {
  return make(0);
}

Ref<> make_struct_sequence(std::string_view name, std::initializer_list<std::pair<const char*, Ref<>>> fields) {
  static constexpr auto getters = field_getters(std::make_index_sequence<20>());
  Interpreter& in = vm();
  Type* type = as_type(dict_get(in.hidden_types, name));
  if (!type) {
    TypeSpec spec;
    spec.name = name;
    spec.struct_size = sizeof(Tuple);
    spec.flags = type_flag::has_gc | type_flag::disallow_new;
    spec.base = in.types.tuple;
    spec.slots.repr = sequence_repr;
    std::vector<GetSetDef> getsets;
    std::size_t i = 0;
    for (const auto& [field_name, value] : fields) getsets.push_back({field_name, getters[i++]});
    in.kept_getsets.push_back(std::make_unique<std::vector<GetSetDef>>(std::move(getsets)));
    spec.getsets = in.kept_getsets.back().get();
    type = make_type(spec);
    Ref<Tuple> names = make_tuple(fields.size());
    i = 0;
    for (const auto& [field_name, value] : fields) names->items[i++] = intern(field_name).take();
    static_cast<void>(dict_set(type->dict, intern("__match_args__").get(), names.get()));
    Ref<> count = make_int(static_cast<std::int64_t>(fields.size()));
    for (const char* each : {"n_fields", "n_sequence_fields"})
      static_cast<void>(dict_set(type->dict, intern(each).get(), count.get()));
    static_cast<void>(dict_set(type->dict, intern("n_unnamed_fields").get(), make_int(0).get()));
    static_cast<void>(dict_set(in.hidden_types, name, type));
  }
  Ref<Tuple> tuple = make_tuple(fields.size());
  std::size_t i = 0;
  for (const auto& [field_name, value] : fields) tuple->items[i++] = share(value.get()).take();
  tuple->type = type;
  return finish_tuple(std::move(tuple));
}

void set_up_stream_types() {
  TypeSpec spec;
  spec.name = "_io.TextIOWrapper";
  spec.struct_size = sizeof(TextStream);
  spec.flags = type_flag::disallow_new;
  spec.slots.dealloc = stream_dealloc;
  spec.slots.repr = stream_repr;
  spec.slots.iter = itself;
  spec.slots.iternext = stream_next;
  spec.slots.getattro = generic_get_attribute;
  spec.slots.setattro = generic_set_attribute;
  spec.dict_offset = offsetof(TextStream, dict);
  spec.methods = &stream_methods;
  spec.getsets = &stream_getsets;
  Type* type = make_type(spec);
  static_cast<void>(dict_set(vm().hidden_types, "_io.TextIOWrapper", type));
}

}  // namespace slotscope
