// Arguments of native functions: how many, which keywords, and CPython's words when they do not fit.
#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/suggestions.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// What a message calls a method: "list.append" since 3.9, "append" before; plain functions have no owner.
std::string method_name(const NativeDef* def, const Type* owner) {
  return since(9) && owner ? cat(to_utf8(owner->qualname ? owner->qualname : owner->name), ".", def->name) : def->name;
}

/// CPython's check of METH_NOARGS, METH_O and plain positional functions; `name` is called only to say what is wrong.
template <class Name>
bool arguments_fit(const NativeDef* def, const Args& args, Name name) {
  const Arity arity = def->arity;
  if (arity.kind != Arity::Kind::Any && args.keyword_count() != 0) {
    return type_error(cat(name(), "() takes no keyword arguments"));
  }
  switch (arity.kind) {
    case Arity::Kind::None:
      return args.count == 0 || type_error(cat(name(), "() takes no arguments (", args.count, " given)"));
    case Arity::Kind::One:
      return args.count == 1 || type_error(cat(name(), "() takes exactly one argument (", args.count, " given)"));
    case Arity::Kind::Range:
      return check_count(def->name, args.count, static_cast<std::size_t>(arity.least),
                         static_cast<std::size_t>(arity.most));
    case Arity::Kind::Any:
      break;
  }
  return true;
}

/// How the parser of arguments speaks of its function: some have no name.
std::string spoken(std::string_view function) {
  return function.empty() ? "function" : cat(function, "()");
}

std::string plural(std::size_t count) {
  return count == 1 ? "" : "s";
}

/// Finds a keyword's place; -1 when the function has none of that name.
int keyword_place(const char* const* keywords, int first, const Str* name) {
  for (int i = first; keywords[i]; ++i) {
    if (str_equal(name, keywords[i])) return i;
  }
  return -1;
}

int count_keywords(const char* const* keywords) {
  int count = 0;
  while (keywords[count]) ++count;
  return count;
}

/// Too many arguments in all, too many by position, or too few that cannot be given otherwise.
bool counts_fit(std::string_view function, const Args& args, int positional, int total, const ArgumentShape& shape) {
  const std::size_t given = args.count + args.keyword_count();
  if (given > static_cast<std::size_t>(total)) {
    return type_error(cat(spoken(function), " takes at most ", total, args.count == 0 ? " keyword" : "", " argument",
                          plural(static_cast<std::size_t>(total)), " (", given, " given)"));
  }
  const auto wrong_count = [&](const char* quantity, int wanted) {
    return type_error(cat(spoken(function), " takes ", quantity, " ", wanted, " positional argument",
                          plural(static_cast<std::size_t>(wanted)), " (", args.count, " given)"));
  };
  if (args.count > static_cast<std::size_t>(positional)) {
    if (positional == 0) return type_error(cat(spoken(function), " takes no positional arguments"));
    return wrong_count(shape.required < positional ? "at most" : "exactly", positional);
  }
  const int needed = std::min(shape.required, shape.positional_only);
  if (args.count < static_cast<std::size_t>(needed))
    return wrong_count(needed < positional ? "at least" : "exactly", needed);
  return true;
}

}  // namespace

bool no_keywords(std::string_view function, const Args& args) {
  return args.keyword_count() == 0 || type_error(cat(function, "() takes no keyword arguments"));
}

bool check_count(std::string_view function, std::size_t count, std::size_t least, std::size_t most) {
  if (count >= least && count <= most) return true;
  const bool too_few = count < least;
  const std::size_t bound = too_few ? least : most;
  const char* relation = least == most ? "" : too_few ? "at least " : "at most ";
  return type_error(cat(function, " expected ", relation, bound, " argument", plural(bound), ", got ", count));
}

bool raise_unexpected_keyword(std::string_view function, std::string_view keyword,
                              const std::vector<std::string>& known) {
  const std::string speaker = function.empty() ? "this function" : spoken(function);
  if (!since(13)) return type_error(cat("'", keyword, "' is an invalid keyword argument for ", speaker));
  const std::string meant = closest_name(known, keyword);
  return type_error(cat(speaker, " got an unexpected keyword argument '", keyword, "'",
                        meant.empty() ? "" : ". Did you mean '" + meant + "'?"));
}

bool raise_too_many_keywords(std::string_view function, const Args& args, std::size_t most) {
  return type_error(cat(function, "() takes at most ", most, " keyword argument", plural(most), " (",
                        args.keyword_count(), " given)"));
}

/// CPython: _PyArg_UnpackKeywords, in its order of complaints.
bool read_arguments(std::string_view function, const Args& args, const char* const* keywords, ArgumentShape shape,
                    std::initializer_list<Object**> places) {
  const int total = count_keywords(keywords);
  const int positional = shape.positional < 0 ? total : shape.positional;
  if (args.keyword_count() == 0 && args.count >= static_cast<std::size_t>(shape.required) &&
      args.count <= static_cast<std::size_t>(positional)) {
    for (std::size_t i = 0; i < args.count; ++i) *places.begin()[i] = args[i];
    return true;
  }
  if (!counts_fit(function, args, positional, total, shape)) return false;
  Object** const* place = places.begin();
  for (int i = 0; i < shape.required; ++i) *place[i] = nullptr;
  for (std::size_t i = 0; i < args.count; ++i) *place[i] = args[i];
  const auto place_of = [&](std::size_t i) {
    return keyword_place(keywords, shape.positional_only, args.keyword_name(i));
  };
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    const int index = place_of(i);
    if (index >= 0 && static_cast<std::size_t>(index) >= args.count) *place[index] = args.keyword_value(i);
  }
  for (int i = 0; i < shape.required; ++i) {
    if (!*place[i])
      return type_error(cat(spoken(function), " missing required argument '", keywords[i], "' (pos ", i + 1, ")"));
  }
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    const int index = place_of(i);
    const std::string name = to_utf8(args.keyword_name(i));
    if (index < 0)
      return raise_unexpected_keyword(function, name, {keywords + shape.positional_only, keywords + total});
    if (static_cast<std::size_t>(index) < args.count) {
      return type_error(
          cat("argument for ", spoken(function), " given by name ('", name, "') and position (", index + 1, ")"));
    }
  }
  return true;
}

Ref<> call_native(const NativeDef* def, Object* self, const Args& args, Type* owner) {
  if (!arguments_fit(def, args, [&] { return method_name(def, owner); })) return {};
  return def->function(self, args);
}

Ref<> call_native_object(Object* callable, const Args& args) {
  auto* native = static_cast<Native*>(callable);
  const auto name = [&]() -> std::string {
    if (native->owner && native->self) {
      return method_name(native->def, is_type_object(native->self) ? as_type(native->self) : native->self->type);
    }
    const bool shows_module =
        since(9) && native->module && is_str(native->module) && !str_equal(as_str(native->module), "builtins");
    return shows_module ? cat(to_utf8(as_str(native->module)), ".", native->def->name) : native->def->name;
  };
  const Ref<> held = share(callable);
  return arguments_fit(native->def, args, name) ? native->def->function(native->self, args) : nullptr;
}

}  // namespace slotscope
