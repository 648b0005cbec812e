// sys.stdin, sys.stdout and sys.stderr: text streams over binary ones, which read from and write to the Host.
#include <algorithm>
#include <optional>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/codecs.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/native.hpp"
#include "engine/modules/streams.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

enum Which : int { Input, Output, Errors };
constexpr const char* names[] = {"<stdin>", "<stdout>", "<stderr>"};

/// Bytes that were read from below and not taken yet.
struct Pending {
  std::string bytes;
  std::size_t taken = 0;

  std::string_view rest() const { return std::string_view(bytes).substr(taken); }
  std::string take(std::size_t count) {
    std::string result(rest().substr(0, count));
    taken += result.size();
    if (taken == bytes.size()) bytes.clear(), taken = 0;
    return result;
  }
};

/// What both kinds of stream have; `pending` is null on the output side.
struct StandardStream : Object {
  Dict* dict;
  int which;
  bool closed;
  Pending* pending;
  StandardStream* below;  ///< owned: a text stream's binary stream
};

StandardStream* stream_of(Object* o) {
  return static_cast<StandardStream*>(o);
}

bool check_open(const StandardStream* stream) {
  return !stream->closed || raise(vm().errors.ValueError, "I/O operation on closed file.");
}

Failure unsupported(const char* text) {
  const Ref<> io = import_module("io");
  const Ref<> error = io ? get_attribute(io.get(), intern("UnsupportedOperation").get()) : Ref<>();
  return error ? raise(as_type(error.get()), text) : Failure();
}

// ---- reading ----

/// The bytes of the next line of input; nothing at its end.
std::optional<std::string> line_of_input() {
  std::optional<std::string> line = vm().host->read_line();
  if (line) *line += '\n';
  return line;
}

/// Reads some more into the stream's pending bytes; false at the end of the input, or with an exception pending when
/// whoever was to type it has asked to stop instead.
bool read_more(StandardStream* stream) {
  if (!stream->below) {
    std::optional<std::string> line = line_of_input();
    if (!line) {
      static_cast<void>(keep_going());
      return false;
    }
    stream->pending->bytes += *line;
    return true;
  }
  Pending& raw = *stream->below->pending;
  if (raw.rest().empty() && !read_more(stream->below)) return false;
  stream->pending->bytes += raw.take(std::string::npos);
  return true;
}

/// How many bytes the first `count` units are, characters for text; all there are when they are fewer.
std::size_t size_of_units(const StandardStream* stream, std::int64_t count) {
  const std::string_view bytes = stream->pending->rest();
  if (count < 0) return bytes.size();
  if (!stream->below) return std::min(bytes.size(), static_cast<std::size_t>(count));
  std::size_t at = 0;
  for (; at < bytes.size(); ++at) {
    const bool starts_character = (static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80;
    if (starts_character && count-- == 0) break;
  }
  return at;
}

Ref<> value_of(const StandardStream* stream, const std::string& bytes) {
  // Whoever was to type it may have asked to stop instead.
  if (bytes.empty() && !keep_going()) return {};
  if (!stream->below) return make_bytes(bytes);
  return decode_bytes(bytes, "utf-8", "strict");
}

/// The size given to a reading method: -1 for none. False with an exception pending, also when the stream cannot read.
bool begin_reading(StandardStream* stream, const Args& args, std::int64_t& size) {
  size = -1;
  if (!check_open(stream)) return false;
  if (!stream->pending) return unsupported(stream->below ? "not readable" : "read");
  return args.count == 0 || is_none(args[0]) || index_value(args[0], size);
}

Ref<> stream_read(Object* self, const Args& args) {
  StandardStream* stream = stream_of(self);
  std::int64_t size;
  if (!begin_reading(stream, args, size)) return {};
  const auto enough = [&] { return size >= 0 && size_of_units(stream, size) < stream->pending->rest().size(); };
  while (!enough() && !(size == 0) && keep_going() && read_more(stream)) {
  }
  if (vm().error) return {};
  return value_of(stream, stream->pending->take(size_of_units(stream, size)));
}

Ref<> next_line(StandardStream* stream, std::int64_t size) {
  std::size_t searched = 0;
  std::size_t end = std::string::npos;
  while (true) {
    const std::size_t newline = stream->pending->rest().find('\n', searched);
    if (newline != std::string::npos) {
      end = newline + 1;
      break;
    }
    searched = stream->pending->rest().size();
    if (!read_more(stream)) break;
  }
  if (vm().error) return {};
  if (size >= 0) end = std::min(end, size_of_units(stream, size));
  return value_of(stream, stream->pending->take(end));
}

Ref<> stream_readline(Object* self, const Args& args) {
  std::int64_t size;
  return begin_reading(stream_of(self), args, size) ? next_line(stream_of(self), size) : Ref<>();
}

bool empty_piece(Object* piece) {
  std::int64_t size = 0;
  return length(piece, size) && size == 0;
}

Ref<> stream_readlines(Object* self, const Args& args) {
  std::int64_t hint;
  if (!begin_reading(stream_of(self), args, hint)) return {};
  Ref<List> lines = make_list();
  std::int64_t total = 0;
  while (lines && (hint <= 0 || total < hint)) {
    const Ref<> line = next_line(stream_of(self), -1);
    if (!line || empty_piece(line.get())) return line ? lines : Ref<List>();
    if (!list_append(lines.get(), line.get())) return {};
    std::int64_t size;
    if (!length(line.get(), size)) return {};
    total += size;
  }
  return lines;
}

Ref<> stream_next(Object* self) {
  std::int64_t size;
  if (!begin_reading(stream_of(self), Args{nullptr, 0, nullptr}, size)) return {};
  Ref<> line = next_line(stream_of(self), -1);
  return line && !empty_piece(line.get()) ? line : Ref<>();
}

// ---- writing ----

Ref<> text_write(Object* self, const Args& args) {
  StandardStream* stream = stream_of(self);
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, cat("write() argument must be str, not ", type_name_of(args[0])));
  if (!check_open(stream)) return {};
  if (stream->pending) return unsupported("not writable");
  Str* text = as_str(args[0]);
  const Stream target = stream->which == Output ? Stream::Output : Stream::Error;
  if (text->ascii) return write_output(target, text->ascii_view()) ? make_int(text->length) : Ref<>();
  std::string bytes;
  if (!encode_text(text, "utf-8", stream->which == Output ? "strict" : "backslashreplace", bytes)) return {};
  return write_output(target, bytes) ? make_int(text->length) : Ref<>();
}

Ref<> binary_write(Object* self, const Args& args) {
  StandardStream* stream = stream_of(self);
  if (!check_open(stream)) return {};
  if (stream->pending) return unsupported("write");
  std::string_view bytes;
  if (!bytes_view(args[0], bytes)) {
    return raise(vm().errors.TypeError, cat("a bytes-like object is required, not '", type_name_of(args[0]), "'"));
  }
  const Stream target = stream->which == Output ? Stream::Output : Stream::Error;
  return write_output(target, bytes) ? make_int(static_cast<std::int64_t>(bytes.size())) : Ref<>();
}

Ref<> stream_writelines(Object* self, const Args& args) {
  if (!check_open(stream_of(self))) return {};
  const Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  while (const Ref<> line = next_value(iterator.get())) {
    Object* values[] = {line.get()};
    const Args one{values, 1, nullptr};
    if (!(stream_of(self)->below ? text_write(self, one) : binary_write(self, one))) return {};
  }
  return vm().error ? Ref<>() : none();
}

Ref<> stream_flush(Object* self, const Args&) {
  return check_open(stream_of(self)) ? none() : Ref<>();
}

Ref<> stream_close(Object* self, const Args&) {
  stream_of(self)->closed = true;
  return none();
}

// ---- everything else ----

Ref<> ignore(Object*, const Args&) {
  return none();
}
Ref<> answer_false(Object* self, const Args&) {
  return check_open(stream_of(self)) ? make_bool(false) : Ref<>();
}
Ref<> not_seekable(Object* self, const Args&) {
  if (!check_open(stream_of(self))) return {};
  return unsupported("underlying stream is not seekable");
}
Ref<> stream_readable(Object* self, const Args&) {
  return check_open(stream_of(self)) ? make_bool(stream_of(self)->which == Input) : Ref<>();
}
Ref<> stream_writable(Object* self, const Args&) {
  return check_open(stream_of(self)) ? make_bool(stream_of(self)->which != Input) : Ref<>();
}
Ref<> stream_fileno(Object* self, const Args&) {
  return make_int(stream_of(self)->which);
}
Ref<> stream_name(Object* o) {
  return make_str(names[stream_of(o)->which]);
}
Ref<> stream_encoding(Object*) {
  return make_str("utf-8");
}
Ref<> stream_errors(Object* o) {
  return make_str(stream_of(o)->which == Errors ? "backslashreplace" : "strict");
}
Ref<> stream_closed(Object* o) {
  return make_bool(stream_of(o)->closed);
}
Ref<> text_mode(Object* o) {
  return make_str(stream_of(o)->which == Input ? "r" : "w");
}
Ref<> binary_mode(Object* o) {
  return make_str(stream_of(o)->which == Input ? "rb" : "wb");
}
Ref<> stream_newlines(Object*) {
  return none();
}
Ref<> stream_line_buffering(Object* o) {
  return make_bool(stream_of(o)->which == Errors && since(9));
}
Ref<> stream_write_through(Object*) {
  return make_bool(false);
}
Ref<> stream_buffer(Object* o) {
  return share(static_cast<Object*>(stream_of(o)->below));
}
Ref<> itself(Object* o) {
  return share(o);
}
Ref<> enter(Object* self, const Args&) {
  return check_open(stream_of(self)) ? share(self) : Ref<>();
}

Ref<> text_repr(Object* o) {
  return make_str(cat("<_io.TextIOWrapper name='", names[stream_of(o)->which], "' mode='",
                      stream_of(o)->which == Input ? "r" : "w", "' encoding='utf-8'>"));
}
Ref<> binary_repr(Object* o) {
  return make_str(cat("<", type_name_of(o), " name='", names[stream_of(o)->which], "'>"));
}

void stream_dealloc(Object* o) {
  release_if(stream_of(o)->dict);
  release_if(static_cast<Object*>(stream_of(o)->below));
  delete stream_of(o)->pending;
  free_object(o);
}

std::vector<NativeDef> methods_of_all(NativeFunction write) {
  return {
      {"write", write, Arity::one()},
      {"writelines", stream_writelines, Arity::one()},
      {"flush", stream_flush, Arity::none()},
      {"close", stream_close, Arity::none()},
      {"readline", stream_readline, Arity::range(0, 1)},
      {"read", stream_read, Arity::range(0, 1)},
      {"readlines", stream_readlines, Arity::range(0, 1)},
      {"isatty", answer_false, Arity::none()},
      {"fileno", stream_fileno, Arity::none()},
      {"readable", stream_readable, Arity::none()},
      {"writable", stream_writable, Arity::none()},
      {"seekable", answer_false, Arity::none()},
      {"seek", not_seekable, Arity::range(1, 2)},
      {"tell", not_seekable, Arity::none()},
      {"truncate", not_seekable, Arity::range(0, 1)},
      {"__enter__", enter, Arity::none()},
      {"__exit__", stream_close, Arity::any()},
  };
}

std::vector<NativeDef> with_reconfigure(std::vector<NativeDef> methods) {
  methods.push_back({"reconfigure", ignore, Arity::any()});
  return methods;
}

const std::vector<NativeDef> text_methods = with_reconfigure(methods_of_all(text_write));
const std::vector<NativeDef> binary_methods = methods_of_all(binary_write);
const std::vector<GetSetDef> text_getsets = {{"name", stream_name},
                                             {"encoding", stream_encoding},
                                             {"errors", stream_errors},
                                             {"closed", stream_closed},
                                             {"mode", text_mode},
                                             {"newlines", stream_newlines},
                                             {"line_buffering", stream_line_buffering},
                                             {"write_through", stream_write_through},
                                             {"buffer", stream_buffer},
                                             {"__dict__", get_dict_attribute}};
const std::vector<GetSetDef> binary_getsets = {
    {"name", stream_name}, {"closed", stream_closed}, {"mode", binary_mode}, {"__dict__", get_dict_attribute}};

void set_up_type(const char* name, const std::vector<NativeDef>& methods, const std::vector<GetSetDef>& getsets,
                 UnarySlot repr) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(StandardStream);
  spec.flags = type_flag::disallow_new;
  spec.slots.dealloc = stream_dealloc;
  spec.slots.repr = repr;
  spec.slots.iter = itself;
  spec.slots.iternext = stream_next;
  spec.slots.getattro = generic_get_attribute;
  spec.slots.setattro = generic_set_attribute;
  spec.dict_offset = offsetof(StandardStream, dict);
  spec.methods = &methods;
  spec.getsets = &getsets;
  Type* type = make_type(spec);
  static_cast<void>(dict_set(vm().hidden_types, name, type));
}

StandardStream* allocate_stream(const char* type_name, Which which) {
  auto* stream = allocate<StandardStream>(as_type(dict_get(vm().hidden_types, type_name)));
  stream->which = which;
  if (which == Input) stream->pending = new Pending;
  return stream;
}

Ref<> make(Which which) {
  StandardStream* text = allocate_stream("_io.TextIOWrapper", which);
  text->below = allocate_stream(which == Input ? "_io.BufferedReader" : "_io.BufferedWriter", which);
  return finish(text);
}

}  // namespace

Ref<> make_stream(Stream stream) {
  return make(stream == Stream::Output ? Output : Errors);
}
Ref<> make_input_stream() {
  return make(Input);
}

void set_up_stream_types() {
  set_up_type("_io.TextIOWrapper", text_methods, text_getsets, text_repr);
  set_up_type("_io.BufferedReader", binary_methods, binary_getsets, binary_repr);
  set_up_type("_io.BufferedWriter", binary_methods, binary_getsets, binary_repr);
}

}  // namespace slotscope
