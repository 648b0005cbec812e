// What particular exceptions add: their named fields, how they read their arguments, and their text.
#include <cerrno>

#include "engine/builtins/exceptions.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

using namespace exception_field;

void set_field(Object* self, std::size_t index, Object* value) {
  Object*& field = static_cast<Exception*>(self)->fields[index];
  assign(field, share(value));
}
Object* field_of(const Object* self, std::size_t index) {
  return static_cast<const Exception*>(self)->fields[index];
}

constexpr std::size_t at(std::size_t index) {
  return offsetof(Exception, fields) + index * sizeof(Object*);
}
constexpr auto optional = MemberDescriptor::Kind::NoneWhenUnset;

// ---- one value ----------------------------------------------------------------------------------------------------

/// StopIteration.value and SystemExit.code: the first argument, for SystemExit all of them when there are several.
bool stop_init(Object* self, const Args& args) {
  if (!exception_init(self, args)) return false;
  set_field(self, stop_value, args.count ? args[0] : vm().none);
  return true;
}
bool exit_init(Object* self, const Args& args) {
  if (!exception_init(self, args)) return false;
  set_field(self, exit_code,
            args.count == 0   ? vm().none
            : args.count == 1 ? args[0]
                              : static_cast<Object*>(static_cast<Exception*>(self)->args));
  return true;
}

Ref<> key_error_str(Object* o) {
  const Tuple* args = static_cast<Exception*>(o)->args;
  if (args && args->size == 1) return repr(args->items[0]);
  return vm().errors.BaseException->slots.str(o);
}

/// Takes the keywords named in `names` into fields; the rest is an error. Answers the call without keywords.
bool take_keywords(Object* self, const Args& args, const char* type_name_,
                   std::initializer_list<std::pair<const char*, std::size_t>> names) {
  if (args.keyword_count() > names.size()) return raise_too_many_keywords(type_name_, args, names.size());
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    const Str* given = args.keyword_name(i);
    bool known = false;
    for (const auto& [name, index] : names) {
      if (!str_equal(given, name)) continue;
      set_field(self, index, args.keyword_value(i));
      known = true;
    }
    if (!known) {
      std::vector<std::string> all;
      for (const auto& [name, index] : names) all.emplace_back(name);
      return raise_unexpected_keyword(type_name_, to_utf8(given), all);
    }
  }
  return exception_init(self, Args{args.values, args.count, nullptr});
}

bool name_init(Object* self, const Args& args) {
  if (!since(10)) return exception_init(self, args);
  return take_keywords(self, args, "NameError", {{"name", name}});
}
bool attribute_init(Object* self, const Args& args) {
  if (!since(10)) return exception_init(self, args);
  return take_keywords(self, args, "AttributeError", {{"name", name}, {"obj", object}});
}
bool import_init(Object* self, const Args& args) {
  for (const std::size_t index : {import_message, import_name, import_path, import_from})
    assign(static_cast<Exception*>(self)->fields[index], Ref<>());
  const bool ok = since(12) ? take_keywords(self, args, "ImportError",
                                            {{"name", import_name}, {"path", import_path}, {"name_from", import_from}})
                            : take_keywords(self, args, "ImportError", {{"name", import_name}, {"path", import_path}});
  if (!ok) return false;
  if (args.count == 1) set_field(self, import_message, args[0]);
  return true;
}
Ref<> import_str(Object* o) {
  Object* message = field_of(o, import_message);
  if (message && is_exact_str(message)) return share(message);
  return vm().errors.BaseException->slots.str(o);
}

/// What pickle and copy need: the attributes beside the arguments are state.
Ref<> import_reduce(Object* self, const Args&) {
  const Exception* e = static_cast<Exception*>(self);
  Ref<Dict> state = e->dict ? dict_copy(e->dict) : make_dict();
  if (!state) return {};
  static constexpr std::pair<const char*, std::size_t> attributes[] = {
      {"name", import_name}, {"path", import_path}, {"name_from", import_from}};
  for (const auto& [key, index] : attributes)
    if (Object* value = field_of(self, index); value && !dict_set(state.get(), key, value)) return {};
  Object* args = e->args ? static_cast<Object*>(e->args) : vm().empty_tuple;
  return state->used ? tuple_of(static_cast<Object*>(self->type), args, static_cast<Object*>(state.get()))
                     : tuple_of(static_cast<Object*>(self->type), args);
}

/// From 3.12 on the name goes with the exception; the object it was asked of does not.
Ref<> attribute_state(Object* self, const Args&) {
  const Exception* e = static_cast<Exception*>(self);
  Ref<Dict> state = e->dict ? dict_copy(e->dict) : make_dict();
  Object* asked = field_of(self, name);
  if (!state || (asked && !dict_set(state.get(), "name", asked))) return {};
  return !e->args || dict_set(state.get(), "args", e->args) ? Ref<>(state) : Ref<>();
}
Ref<> attribute_reduce(Object* self, const Args& args) {
  const Exception* e = static_cast<Exception*>(self);
  const Ref<> state = attribute_state(self, args);
  Object* arguments = e->args ? static_cast<Object*>(e->args) : vm().empty_tuple;
  return state ? tuple_of(static_cast<Object*>(self->type), arguments, state.get()) : Ref<>();
}

// ---- SyntaxError --------------------------------------------------------------------------------------------------

bool syntax_init(Object* self, const Args& args) {
  if (!exception_init(self, args)) return false;
  if (args.count >= 1) set_field(self, syntax_message, args[0]);
  if (args.count != 2) return true;
  Ref<Tuple> info = tuple_from_iterable(args[1]);
  if (!info) return false;
  const std::size_t most = since(10) ? 6 : 4;
  if (info->size < 4 || info->size > most)
    return raise(vm().errors.TypeError,
                 info->size < 4 ? cat("function missing required argument '",
                                      info->size == 3   ? "text"
                                      : info->size == 2 ? "offset"
                                      : info->size == 1 ? "lineno"
                                                        : "filename",
                                      "' (pos ", info->size + 1, ")")
                                : cat("function takes at most ", most, " arguments (", info->size, " given)"));
  const std::size_t order[] = {syntax_file, syntax_line,     syntax_offset,
                               syntax_text, syntax_end_line, syntax_end_offset};
  for (std::size_t i = 0; i < info->size; ++i) set_field(self, order[i], info->items[i]);
  if (since(10) && info->size == 5)
    return raise(vm().errors.TypeError, "end_offset must be provided when end_lineno is provided");
  return true;
}

Ref<> syntax_str(Object* o) {
  Object* message = field_of(o, syntax_message);
  Ref<Str> text = str(message ? message : vm().none);
  if (!text) return {};
  Object *file = field_of(o, syntax_file), *line = field_of(o, syntax_line);
  const bool has_file = file && is_str(file), has_line = line && is_exact_int(line);
  if (!has_file && !has_line) return text;
  std::string base = has_file ? to_utf8(as_str(file)) : std::string();
  if (const std::size_t slash = base.rfind('/'); slash != std::string::npos) base.erase(0, slash + 1);
  std::string where;
  if (has_file && has_line)
    where = cat(" (", base, ", line ", int_to_text(as_int(line)), ")");
  else if (has_file)
    where = cat(" (", base, ")");
  else
    where = cat(" (line ", int_to_text(as_int(line)), ")");
  return make_str(to_utf8(text.get()) + where);
}

// ---- OSError ------------------------------------------------------------------------------------------------------

Type* type_for_errno(std::int64_t number) {
  const ExceptionTypes& errors = vm().errors;
  switch (number) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
      return errors.BlockingIOError;
    case EPIPE:
    case ESHUTDOWN:
      return errors.BrokenPipeError;
    case ECHILD:
      return errors.ChildProcessError;
    case ECONNABORTED:
      return errors.ConnectionAbortedError;
    case ECONNREFUSED:
      return errors.ConnectionRefusedError;
    case ECONNRESET:
      return errors.ConnectionResetError;
    case EEXIST:
      return errors.FileExistsError;
    case ENOENT:
      return errors.FileNotFoundError;
    case EISDIR:
      return errors.IsADirectoryError;
    case ENOTDIR:
      return errors.NotADirectoryError;
    case EINTR:
      return errors.InterruptedError;
    case EACCES:
    case EPERM:
      return errors.PermissionError;
    case ESRCH:
      return errors.ProcessLookupError;
    case ETIMEDOUT:
      return errors.TimeoutError;
    default:
      return nullptr;
  }
}

Ref<> os_new(Type* type, const Args& args);
bool os_init(Object* self, const Args& args);

/// A class that overrides __init__ alone reads its arguments there; all others in __new__ (CPython: oserror_use_init).
bool reads_in_init(const Type* type) {
  return type->slots.init != os_init && type->slots.new_ == os_new;
}

/// CPython: oserror_init.
bool read_os_arguments(Object* self, const Args& args) {
  if (!set_exception_args(static_cast<Exception*>(self), args)) return false;
  if (args.count < 2 || args.count > 5) return true;
  set_field(self, os_errno, args[0]);
  set_field(self, os_message, args[1]);
  if (args.count == 2 || is_none(args[2])) return true;
  if (self->type == vm().errors.BlockingIOError && args[2]->type->slots.nb_index) {
    std::int64_t written = 0;
    if (!index_value(args[2], written, vm().errors.ValueError)) return false;
    set_field(self, os_written, make_int(written).get());
    return true;
  }
  set_field(self, os_file, args[2]);
  if (args.count > 4) set_field(self, os_file2, args[4]);
  assign(static_cast<Exception*>(self)->args, tuple_of(args[0], args[1]));
  return true;
}

Ref<> os_new(Type* type, const Args& args) {
  const bool in_init = reads_in_init(type);
  if (!in_init && !no_keywords(type_name(type), args)) return {};
  if (type == vm().errors.OSError && args.count >= 2 && args.count <= 5 && is_int(args[0])) {
    if (Type* specific = type_for_errno(int_value(args[0]).value_or(0))) type = specific;
  }
  Ref<> made = exception_new(type, Args{});
  if (!made || (!in_init && !read_os_arguments(made.get(), args))) return {};
  return made;
}
bool os_init(Object* self, const Args& args) {
  if (!reads_in_init(self->type)) return true;
  return no_keywords(type_name_of(self), args) && read_os_arguments(self, args);
}

/// BlockingIOError.characters_written.
Ref<> get_characters_written(Object* self) {
  if (Object* written = field_of(self, os_written)) return share(written);
  return raise(vm().errors.AttributeError, "characters_written");
}
bool set_characters_written(Object* self, Object* value) {
  if (!value) {
    if (!field_of(self, os_written)) return raise(vm().errors.AttributeError, "characters_written");
    assign(static_cast<Exception*>(self)->fields[os_written], Ref<>());
    return true;
  }
  std::int64_t written = 0;
  if (!index_value(value, written, vm().errors.ValueError)) return false;
  set_field(self, os_written, make_int(written).get());
  return true;
}
Ref<> os_str(Object* o) {
  Object *number = field_of(o, os_errno), *message = field_of(o, os_message);
  if (!number || !message) return vm().errors.BaseException->slots.str(o);
  Ref<Str> a = str(number), b = str(message);
  if (!a || !b) return {};
  std::string text = cat("[Errno ", to_utf8(a.get()), "] ", to_utf8(b.get()));
  if (Object* file = field_of(o, os_file)) {
    text += cat(": ", repr_text(file));
    if (Object* second = field_of(o, os_file2)) text += cat(" -> ", repr_text(second));
  }
  return make_str(text);
}

/// The names of files are no arguments any more, but making the exception anew takes them as such.
Ref<> os_reduce(Object* self, const Args&) {
  const Exception* e = static_cast<Exception*>(self);
  Object *file = field_of(self, os_file), *second = field_of(self, os_file2);
  Ref<> args = share(e->args ? static_cast<Object*>(e->args) : vm().empty_tuple);
  if (file && as_tuple(args.get())->size == 2) {
    Object *number = as_tuple(args.get())->items[0], *message = as_tuple(args.get())->items[1];
    args = second ? tuple_of(number, message, file, vm().none, second) : tuple_of(number, message, file);
  }
  return e->dict && e->dict->used
             ? tuple_of(static_cast<Object*>(self->type), args.get(), static_cast<Object*>(e->dict))
             : tuple_of(static_cast<Object*>(self->type), args.get());
}

// ---- Unicode errors -----------------------------------------------------------------------------------------------

bool unicode_init(Object* self, const Args& args, bool translate, bool decode) {
  if (!exception_init(self, args)) return false;
  const std::size_t wanted = translate ? 4 : 5;
  if (args.count != wanted)
    return raise(vm().errors.TypeError, cat("function takes exactly ", wanted, " arguments (", args.count, " given)"));
  std::size_t i = 0;
  if (!translate) {
    if (!is_str(args[0]))
      return raise(vm().errors.TypeError, cat("argument 1 must be str, not ", type_name_of(args[0])));
    set_field(self, unicode_encoding, args[i++]);
  }
  Ref<> value = share(args[i]);
  if (decode) {
    std::string_view view;
    if (!bytes_view(value.get(), view))
      return raise(vm().errors.TypeError,
                   cat("a bytes-like object is required, not '", type_name_of(value.get()), "'"));
    if (!is_bytes(value.get())) value = make_bytes(view);
  } else if (!is_str(value.get())) {
    return raise(vm().errors.TypeError, cat("argument ", i + 1, " must be str, not ", type_name_of(value.get())));
  }
  set_field(self, unicode_object, value.get());
  set_field(self, unicode_start, args[i + 1]);
  set_field(self, unicode_end, args[i + 2]);
  set_field(self, unicode_reason, args[i + 3]);
  return true;
}
bool encode_init(Object* self, const Args& args) {
  return unicode_init(self, args, false, false);
}
bool decode_init(Object* self, const Args& args) {
  return unicode_init(self, args, false, true);
}
bool translate_init(Object* self, const Args& args) {
  return unicode_init(self, args, true, false);
}

std::string hexadecimal(std::uint32_t value, int digits) {
  char text[16];
  std::snprintf(text, sizeof text, "%0*x", digits, value);
  return text;
}

template <std::size_t field>
Ref<> get_position(Object* self) {
  Object* position = field_of(self, field);
  return position ? share(position) : make_int(0);
}
template <std::size_t field>
bool set_position(Object* self, Object* value) {
  if (!value) return raise(vm().errors.TypeError, "can't delete numeric/char attribute");
  std::int64_t position;
  if (!is_int(value)) return raise(vm().errors.TypeError, "an integer is required");
  if (!index_value(value, position)) return false;
  set_field(self, field, value);
  return true;
}

/// str() of a field, which the program may have deleted.
Ref<Str> text_of_field(Object* o, std::size_t field) {
  Object* value = field_of(o, field);
  return value ? str(value) : make_str("<NULL>");
}

Ref<> unicode_str(Object* o) {
  Object* value = field_of(o, unicode_object);
  if (!value) return make_str("");
  const Ref<Str> reason = text_of_field(o, unicode_reason);
  if (!reason) return {};
  const std::int64_t start = int_value(field_of(o, unicode_start)).value_or(0),
                     end = int_value(field_of(o, unicode_end)).value_or(0);
  const bool translate = is_instance(o, vm().errors.UnicodeTranslateError);
  const Ref<Str> encoding = text_of_field(o, unicode_encoding);
  if (!encoding) return {};
  const std::string prefix = translate ? std::string() : cat("'", to_utf8(encoding.get()), "' codec ");
  const bool decode = is_bytes(value);
  if (!decode && !is_str(value)) return raise(vm().errors.TypeError, "object attribute must be unicode");
  const std::string verb = translate ? "can't translate" : decode ? "can't decode" : "can't encode";
  const std::string tail = cat(": ", to_utf8(reason.get()));
  const auto size = decode ? static_cast<std::int64_t>(static_cast<Bytes*>(value)->length)
                           : static_cast<std::int64_t>(as_str(value)->length);
  if (start < size && end == start + 1) {
    if (decode)
      return make_str(cat(prefix, verb, " byte 0x",
                          hexadecimal(static_cast<unsigned char>(static_cast<Bytes*>(value)->data()[start]), 2),
                          " in position ", start, tail));
    const std::uint32_t character = as_str(value)->at(static_cast<std::size_t>(start));
    const std::string shown = character <= 0xFF     ? "\\x" + hexadecimal(character, 2)
                              : character <= 0xFFFF ? "\\u" + hexadecimal(character, 4)
                                                    : "\\U" + hexadecimal(character, 8);
    return make_str(cat(prefix, verb, " character '", shown, "' in position ", start, tail));
  }
  return make_str(cat(prefix, verb, decode ? " bytes" : " characters", " in position ", start, "-", end - 1, tail));
}

const std::vector<TypeSpec::Member> stop_members = {{"value", at(stop_value), optional, "generator return value"}};
const std::vector<TypeSpec::Member> exit_members = {{"code", at(exit_code), optional, "exception code"}};
const std::vector<TypeSpec::Member> name_members = {{"name", at(name), optional, "name"}};
const std::vector<TypeSpec::Member> attribute_members = {{"name", at(name), optional, "attribute name"},
                                                         {"obj", at(object), optional, "object"}};
const std::vector<TypeSpec::Member> import_members = {{"msg", at(import_message), optional, "exception message"},
                                                      {"name", at(import_name), optional, "module name"},
                                                      {"path", at(import_path), optional, "module path"}};
const std::vector<TypeSpec::Member> import_members_since_12 = {
    {"msg", at(import_message), optional, "exception message"},
    {"name", at(import_name), optional, "module name"},
    {"path", at(import_path), optional, "module path"},
    {"name_from", at(import_from), optional, "name imported from module"}};
const std::vector<TypeSpec::Member> syntax_members = {
    {"msg", at(syntax_message), optional, "exception msg"},
    {"filename", at(syntax_file), optional, "exception filename"},
    {"lineno", at(syntax_line), optional, "exception lineno"},
    {"offset", at(syntax_offset), optional, "exception offset"},
    {"text", at(syntax_text), optional, "exception text"},
    {"print_file_and_line", at(syntax_print_file_and_line), optional, "exception print_file_and_line"}};
const std::vector<TypeSpec::Member> syntax_members_since_10 = {
    {"msg", at(syntax_message), optional, "exception msg"},
    {"filename", at(syntax_file), optional, "exception filename"},
    {"lineno", at(syntax_line), optional, "exception lineno"},
    {"offset", at(syntax_offset), optional, "exception offset"},
    {"text", at(syntax_text), optional, "exception text"},
    {"end_lineno", at(syntax_end_line), optional, "exception end lineno"},
    {"end_offset", at(syntax_end_offset), optional, "exception end offset"},
    {"print_file_and_line", at(syntax_print_file_and_line), optional, "exception print_file_and_line"}};
const std::vector<TypeSpec::Member> os_members = {{"errno", at(os_errno), optional, "POSIX exception code"},
                                                  {"strerror", at(os_message), optional, "exception strerror"},
                                                  {"filename", at(os_file), optional, "exception filename"},
                                                  {"filename2", at(os_file2), optional, "second exception filename"}};
const std::vector<TypeSpec::Member> unicode_members = {
    {"encoding", at(unicode_encoding), optional, "exception encoding"},
    {"object", at(unicode_object), optional, "exception object"},
    {"reason", at(unicode_reason), optional, "exception reason"}};

const std::vector<NativeDef> import_methods = {{"__reduce__", import_reduce, Arity::none()}};
const std::vector<NativeDef> attribute_methods = {{"__reduce__", attribute_reduce, Arity::none()},
                                                  {"__getstate__", attribute_state, Arity::none()}};
const std::vector<NativeDef> os_methods = {{"__reduce__", os_reduce, Arity::none()}};
const std::vector<GetSetDef> unicode_getsets = {
    {"start", get_position<unicode_start>, set_position<unicode_start>, "exception start"},
    {"end", get_position<unicode_end>, set_position<unicode_end>, "exception end"}};
const std::vector<GetSetDef> os_getsets = {{"characters_written", get_characters_written, set_characters_written}};

}  // namespace

ExceptionExtras exception_extras(std::string_view type) {
  if (type == "StopIteration") return {.init = stop_init, .members = &stop_members};
  if (type == "SystemExit") return {.init = exit_init, .members = &exit_members};
  if (type == "KeyError") return {.str = key_error_str};
  if (type == "NameError") return {.init = name_init, .members = since(10) ? &name_members : nullptr};
  if (type == "AttributeError")
    return {.init = attribute_init,
            .members = since(10) ? &attribute_members : nullptr,
            .methods = since(12) ? &attribute_methods : nullptr};
  if (type == "ImportError")
    return {.init = import_init,
            .str = import_str,
            .members = since(12) ? &import_members_since_12 : &import_members,
            .methods = &import_methods};
  if (type == "SyntaxError")
    return {.init = syntax_init, .str = syntax_str, .members = since(10) ? &syntax_members_since_10 : &syntax_members};
  if (type == "OSError")
    return {.init = os_init,
            .str = os_str,
            .new_ = os_new,
            .members = &os_members,
            .methods = &os_methods,
            .getsets = &os_getsets};
  if (type == "UnicodeDecodeError")
    return {.init = decode_init, .str = unicode_str, .members = &unicode_members, .getsets = &unicode_getsets};
  if (type == "UnicodeEncodeError")
    return {.init = encode_init, .str = unicode_str, .members = &unicode_members, .getsets = &unicode_getsets};
  if (type == "UnicodeTranslateError")
    return {.init = translate_init, .str = unicode_str, .members = &unicode_members, .getsets = &unicode_getsets};
  if (type == "BaseExceptionGroup") return group_extras();
  return {};
}

}  // namespace slotscope
