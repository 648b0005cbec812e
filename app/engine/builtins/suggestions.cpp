// Finds the name somebody may have meant: edit distance over the names in reach.
#include "engine/builtins/suggestions.hpp"

#include <algorithm>
#include <limits>

#include "engine/builtins/exceptions.hpp"
#include "engine/machine/frame.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::size_t most_candidates = 750, longest_name = 40;
constexpr int move_cost = 2, case_cost = 1;

int substitution_cost(char a, char b) {
  if (a == b) return 0;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(a) == lower(b) ? case_cost : move_cost;
}

/// Cost of changing one name into the other, or more than `limit` (CPython: levenshtein_distance).
int edit_cost(std::string_view a, std::string_view b, int limit) {
  if (a == b) return 0;
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size()) * move_cost;
  if (a.size() > longest_name || b.size() > longest_name) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if (static_cast<int>(b.size() - a.size()) * move_cost > limit) return limit + 1;
  std::vector<int> row(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) row[i] = static_cast<int>(i + 1) * move_cost;
  int result = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    int distance = result = static_cast<int>(j) * move_cost;
    int minimum = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < a.size(); ++i) {
      const int substitute = distance + substitution_cost(b[j], a[i]);
      distance = row[i];
      result = std::min(std::min(result, distance) + move_cost, substitute);
      row[i] = result;
      minimum = std::min(minimum, result);
    }
    if (minimum > limit) return limit + 1;
  }
  return result;
}

std::vector<std::string> names_in(Object* iterable) {
  std::vector<std::string> names;
  Ref<List> list = iterable ? list_from_iterable(iterable) : Ref<List>();
  clear_exception();
  if (list)
    for (Object* each : *list)
      if (is_str(each)) names.push_back(to_utf8(as_str(each)));
  return names;
}

std::vector<std::string> names_of(Object* object) {
  Ref<> directory = share(dict_get(vm().builtins, "dir"));
  Ref<> names = directory ? call(directory.get(), object) : Ref<>();
  clear_exception();
  return names ? names_in(names.get()) : std::vector<std::string>();
}

/// The frame in which the exception was raised.
const FrameObject* innermost_frame(const Traceback* traceback) {
  if (!traceback) return nullptr;
  while (traceback->next) traceback = traceback->next;
  return static_cast<const FrameObject*>(traceback->frame);
}

/// f_locals: names that are bound now.
Ref<> locals_of(const FrameObject* frame) {
  if (frame->names) return share(frame->names);
  Ref<> locals;
  Ref<Str> attribute = intern("f_locals");
  if (look_up_attribute(const_cast<FrameObject*>(frame), attribute.get(), locals) != Tri::True) clear_exception();
  return locals;
}

void hide_private(std::vector<std::string>& names) {
  names.erase(std::remove_if(names.begin(), names.end(), [](const std::string& name) { return name.starts_with('_'); }),
              names.end());
}

std::string name_suggestion(const FrameObject* frame, const std::string& wrong) {
  Ref<> locals = locals_of(frame);
  if (since(12) && locals) {
    Ref<Str> self_name = intern("self");
    Ref<> self = get_item(locals.get(), self_name.get()), found;
    clear_exception();
    Ref<Str> name = make_str(wrong);
    if (self && look_up_attribute(self.get(), name.get(), found) == Tri::True) return "self." + wrong;
    clear_exception();
  }
  Ref<> builtins = share(static_cast<Object*>(vm().builtins));
  const std::vector<std::string> globals = names_in(frame->globals), built_in = names_in(builtins.get());
  if (since(13)) {
    std::vector<std::string> all = locals ? names_in(locals.get()) : std::vector<std::string>();
    all.insert(all.end(), globals.begin(), globals.end());
    all.insert(all.end(), built_in.begin(), built_in.end());
    return closest_name(all, wrong);
  }
  std::vector<std::string> variables;
  for (int i = 0; i < frame->code->local_count; ++i)
    variables.push_back(to_utf8(frame->code->places[static_cast<std::size_t>(i)]));
  for (const std::vector<std::string>* names :
       std::initializer_list<const std::vector<std::string>*>{&variables, &globals, &built_in})
    if (std::string found = closest_name(*names, wrong); !found.empty()) return found;
  return {};
}

std::string attribute_suggestion(Object* object, const FrameObject* frame, const std::string& wrong) {
  std::vector<std::string> names = names_of(object);
  if (since(13) && !wrong.starts_with('_')) {
    bool own = false;
    if (Ref<> locals = frame ? locals_of(frame) : Ref<>()) {
      Ref<Str> self_name = intern("self");
      Ref<> self = get_item(locals.get(), self_name.get());
      clear_exception();
      own = self.get() == object;
    }
    if (!own) hide_private(names);
  }
  return closest_name(names, wrong);
}

std::string import_suggestion(Object* module_name, const std::string& wrong) {
  Object* module = module_name ? dict_get(vm().modules, module_name) : nullptr;
  clear_exception();
  if (!module) return {};
  std::vector<std::string> names = names_of(module);
  if (since(13) && !wrong.starts_with('_')) hide_private(names);
  return closest_name(names, wrong);
}

}  // namespace

std::string closest_name(const std::vector<std::string>& candidates, std::string_view wrong) {
  if (candidates.size() >= most_candidates || wrong.size() > longest_name) return {};
  std::string best;
  int best_cost = std::numeric_limits<int>::max();
  for (const std::string& candidate : candidates) {
    if (candidate == wrong) continue;
    const int limit = std::min(static_cast<int>(wrong.size() + candidate.size() + 3) * move_cost / 6, best_cost - 1);
    const int cost = edit_cost(wrong, candidate, limit);
    if (cost > limit) continue;
    best = candidate;
    best_cost = cost;
  }
  return best;
}

bool is_standard_module(std::string_view name, int version) {
  struct Row {
    std::string_view name;
    int since, until;
  };
  static constexpr Row rows[] = {
#define SLOTSCOPE_STDLIB_MODULE(module, since, until) {module, since, until},
#include "engine/modules/stdlib_names.def"
#undef SLOTSCOPE_STDLIB_MODULE
  };
  return std::any_of(std::begin(rows), std::end(rows), [&](const Row& row) {
    return row.name == name && std::max(version, 10) >= row.since && version <= row.until;
  });
}

std::string suggestion_text(Exception* exception, Traceback* traceback) {
  using namespace exception_field;
  if (!since(10)) return {};
  Interpreter& in = vm();
  const FrameObject* frame = innermost_frame(traceback);
  const auto text_of = [](Object* o) { return o && is_str(o) ? to_utf8(as_str(o)) : std::string(); };
  const auto suits = [&](Type* type) { return since(12) ? is_instance(exception, type) : exception->type == type; };
  std::string found;
  if (suits(in.errors.NameError)) {
    const std::string wrong = text_of(exception->fields[name]);
    if (wrong.empty()) return {};
    if (frame) found = name_suggestion(frame, wrong);
    std::string text = found.empty() ? "" : ". Did you mean: '" + found + "'?";
    if (since(12) && is_standard_module(wrong, in.version))
      text += found.empty() ? ". Did you forget to import '" + wrong + "'?"
                            : " Or did you forget to import '" + wrong + "'?";
    return text;
  }
  if (suits(in.errors.AttributeError)) {
    const std::string wrong = text_of(exception->fields[name]);
    if (!wrong.empty() && exception->fields[object])
      found = attribute_suggestion(exception->fields[object], frame, wrong);
  } else if (since(12) && is_instance(exception, in.errors.ImportError)) {
    const std::string wrong = text_of(exception->fields[import_from]);
    if (!wrong.empty()) found = import_suggestion(exception->fields[import_name], wrong);
  }
  return found.empty() ? std::string() : ". Did you mean: '" + found + "'?";
}

}  // namespace slotscope
