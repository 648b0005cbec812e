// _sre: compiling regular expressions for the module re.
#include "engine/modules/native_modules.hpp"
#include "engine/modules/regex/objects.hpp"

namespace slotscope {
namespace regex {

Failure raise_error(const std::string& message, Object* pattern, std::int64_t position) {
  Object* type = vm().module_types.regex_error;
  const Ref<Str> text = make_str(message);
  const Ref<> place = position < 0 ? none() : make_int(position);
  Ref<> exception = call(type, text.get(), pattern ? pattern : vm().none, place.get());
  return exception ? raise_exception(std::move(exception)) : Failure{};
}

namespace {

/// compile(pattern, flags): a re.Pattern.
Ref<> compile_pattern(Object*, const Args& args) {
  Object* source = args[0];
  std::string_view bytes;
  const bool is_text = is_str(source);
  if (!is_text && !bytes_view(source, bytes)) {
    return vm().error ? Ref<>()
                      : Ref<>(raise(vm().errors.TypeError, "first argument must be string or compiled pattern"));
  }
  const std::optional<std::int64_t> flags = int_value(args[1]);
  ParsedPattern parsed;
  if (!parse(characters_of(source), is_text, static_cast<int>(flags.value_or(0)), source, parsed)) return {};
  auto program = std::make_unique<Program>();
  if (!compile(parsed, *program)) return {};

  const Ref<Dict> group_index = make_dict();
  const Ref<List> index_group = make_list();
  for (std::uint32_t i = 0; i < parsed.groups; ++i) {
    if (!list_append(index_group.get(), vm().none)) return {};
  }
  for (const auto& [name, group] : parsed.names) {
    const Ref<Str> key =
        intern(make_str_from_code_points(reinterpret_cast<const std::uint32_t*>(name.data()), name.size()));
    const Ref<> number = make_int(group);
    if (!dict_set(group_index.get(), static_cast<Object*>(key.get()), number.get())) return {};
    assign(index_group->items[group], Ref<>(key));
  }
  auto* result = static_cast<Pattern*>(allocate_object(vm().module_types.regex_pattern, sizeof(Pattern)));
  result->program = program.release();
  result->source = share(source).take();
  result->group_index = share(group_index.get()).take();
  result->index_group = share<Object>(index_group.get()).take();
  result->flags = parsed.flags;
  result->is_text = is_text;
  return finish<Object>(result);
}

/// use_error(type): the exception raised for malformed patterns.
Ref<> use_error(Object*, const Args& args) {
  Object* old = std::exchange(vm().module_types.regex_error, share(args[0]).take());
  release_if(old);
  return none();
}

const std::vector<NativeDef> functions = {
    {"compile", compile_pattern, Arity::range(2, 2), "($module, pattern, flags, /)", nullptr},
    {"use_error", use_error, Arity::one(), "($module, type, /)", nullptr},
};

}  // namespace
}  // namespace regex

bool fill_sre(Dict* name_space) {
  vm().module_types.regex_pattern = regex::make_pattern_type();
  vm().module_types.regex_match = regex::make_match_type();
  vm().module_types.regex_scanner = regex::make_scanner_type();
  const Ref<Str> name = name_of("_sre");
  return dict_set(name_space, "Pattern", vm().module_types.regex_pattern) &&
         dict_set(name_space, "Match", vm().module_types.regex_match) &&
         add_functions(name_space, regex::functions, name.get());
}

}  // namespace slotscope
