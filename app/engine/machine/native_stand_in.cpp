// The words of native functions for arguments that do not fit a Python function that stands for one.
#include "engine/machine/native_stand_in.hpp"

#include "engine/builtins/native.hpp"
#include "engine/compile/code.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

/// The parameters of a function, of a method those behind `self`.
struct Parameters {
  std::vector<std::string> names;  ///< positional, then keyword-only
  std::size_t positional = 0, positional_only = 0, defaults = 0;
};

Parameters parameters_of(const Function* function, std::size_t first) {
  const Code* code = function->code;
  Parameters result;
  const auto wanted = static_cast<std::size_t>(code->argument_count);
  for (std::size_t i = first; i < wanted + static_cast<std::size_t>(code->keyword_only_count); ++i)
    result.names.push_back(to_utf8(code->places[i]));
  result.positional = wanted - first;
  const auto positional_only = static_cast<std::size_t>(code->positional_only_count);
  result.positional_only = std::max(positional_only, first) - first;
  result.defaults = function->defaults ? function->defaults->size : 0;
  return result;
}

struct Label {
  std::string owner, name;  ///< "BytesIO", "write"; a function's owner is its module
  std::string parsed;       ///< what the parser of keywords calls it; empty: it has no name
  bool makes_instance() const { return name == "__init__" || name == "__new__"; }
  std::string called() const { return makes_instance() ? owner : name; }
  std::string qualified() const { return makes_instance() ? owner : since(9) ? owner + "." + name : name; }
};

/// The modules datetime and decimal give their parsers no name, but for two classes.
std::string parser_label(const std::string& module, const Label& label) {
  if (module != "datetime" && module != "decimal") return label.called();
  if (!label.makes_instance()) return module == "decimal" ? "" : label.name;
  return label.owner == "timedelta" ? label.name : label.owner == "timezone" ? label.owner : "";
}

Label label_of(const Function* function) {
  const std::string qualified = to_utf8(function->qualname);
  const std::string module =
      function->module && is_str(function->module) ? to_utf8(as_str(function->module)) : std::string();
  const std::size_t dot = qualified.rfind('.');
  Label label{dot == std::string::npos ? module : qualified.substr(0, dot),
              dot == std::string::npos ? qualified : qualified.substr(dot + 1), ""};
  label.parsed = parser_label(module, label);
  return label;
}

/// A function that takes arguments by position alone; false with the complaint pending.
bool fits_by_position(const Label& label, const Args& args, const Parameters& wanted) {
  const auto refuse = [&](const std::string& how) {
    return raise(vm().errors.TypeError, cat(label.qualified(), "() takes ", how, " (", args.count, " given)"));
  };
  if (!no_keywords(label.qualified(), args)) return false;
  if (wanted.positional == 0) return args.count == 0 || refuse("no arguments");
  if (wanted.positional == 1 && wanted.defaults == 0 && !label.makes_instance())
    return args.count == 1 || refuse("exactly one argument");
  return check_count(label.called(), args.count, wanted.positional - wanted.defaults, wanted.positional);
}

bool fits_by_name(const Label& label, const Args& args, const Parameters& wanted) {
  std::vector<const char*> keywords;
  for (std::size_t i = 0; i < wanted.names.size(); ++i)
    keywords.push_back(i < wanted.positional_only ? "" : wanted.names[i].c_str());
  keywords.push_back(nullptr);
  constexpr std::size_t most = 10;
  if (wanted.names.size() > most) return true;
  const ArgumentShape shape{.required = static_cast<int>(wanted.positional - wanted.defaults),
                            .positional_only = static_cast<int>(wanted.positional_only),
                            .positional = static_cast<int>(wanted.positional)};
  Object* values[most] = {};
  return read_arguments(label.parsed, args, keywords.data(), shape,
                        {&values[0], &values[1], &values[2], &values[3], &values[4], &values[5], &values[6], &values[7],
                         &values[8], &values[9]});
}

}  // namespace

void restate_as_native(const Function* function, const Args& args) {
  const Code* code = function->code;
  const bool takes_any = code->code_flags & (code_flag::varargs | code_flag::varkeywords);
  const bool is_method = to_utf8(function->qualname).find('.') != std::string::npos;
  if (takes_any || (is_method && (code->argument_count < 1 || args.count < 1))) return;
  Ref<Exception> original = take_exception();
  const Label label = label_of(function);
  const Parameters wanted = parameters_of(function, is_method ? 1 : 0);
  const Args given = is_method ? args.rest() : args;
  const bool by_position = wanted.positional_only == wanted.names.size();
  const bool fits = by_position ? fits_by_position(label, given, wanted) : fits_by_name(label, given, wanted);
  if (fits) static_cast<void>(raise_exception(std::move(original)));
}

}  // namespace slotscope
