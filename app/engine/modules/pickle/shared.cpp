// What pickling and unpickling have in common: the module's exceptions, copyreg's tables, the types, error helpers.
#include "engine/modules/pickle/shared.hpp"

#include "engine/objects/dict.hpp"
#include "engine/objects/text.hpp"

namespace slotscope::pickle {

Object* kept(std::string_view name) {
  return dict_get(vm().hidden_types, cat("_pickle.", name));
}

bool keep(std::string_view name, Object* object) {
  return dict_set(vm().hidden_types, cat("_pickle.", name), object);
}

Failure pickling_error(std::string message) {
  return raise(as_type(kept("PicklingError")), std::move(message));
}

Failure unpickling_error(std::string message) {
  return raise(as_type(kept("UnpicklingError")), std::move(message));
}

Failure pickling_error_after(std::string message) {
  if (vm().interruption != Interruption::None) return {};
  const Ref<Exception> before = take_exception();
  static_cast<void>(pickling_error(std::move(message)));
  if (since(14) && before && vm().error) assign(vm().error->context, before);
  return {};
}

std::string not_a(const Object* o) {
  return since(14) ? cat(", not ", type_name_of(o)) : "";
}

Failure add_note(std::string text) {
  Interpreter& in = vm();
  if (!since(14) || !in.error || in.interruption != Interruption::None) return {};
  const Ref<Exception> error = take_exception();
  const Ref<Str> note = make_str(text), name = name_of("add_note");
  static_cast<void>(call_method(error.get(), name.get(), note.get()));
  clear_exception();
  return raise_exception(error);
}

bool is_local(std::string_view name) {
  constexpr std::string_view mark = "<locals>";
  for (std::size_t at = name.find(mark); at != std::string_view::npos; at = name.find(mark, at + 1)) {
    const std::size_t end = at + mark.size();
    if ((at == 0 || name[at - 1] == '.') && (end == name.size() || name[end] == '.')) return true;
  }
  return false;
}

Tri find_attribute(Object* module, Str* dotted_name, Found& found) {
  found.object = share(module);
  const std::string name = to_utf8(dotted_name);
  for (std::size_t from = 0;;) {
    const std::size_t dot = name.find('.', from);
    const bool whole = dot == std::string::npos && from == 0;
    found.last_part = whole ? share(dotted_name) : intern(std::string_view(name).substr(from, dot - from));
    found.parent = std::move(found.object);
    Ref<> next;
    const Tri answer = look_up_attribute(found.parent.get(), found.last_part.get(), next);
    if (answer != Tri::True) return answer;
    found.object = std::move(next);
    if (dot == std::string::npos) return Tri::True;
    from = dot + 1;
  }
}

}  // namespace slotscope::pickle
