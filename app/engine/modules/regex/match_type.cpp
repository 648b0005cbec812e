// re.Match: what a match found (CPython: Modules/_sre/sre.c).
#include "engine/builtins/container.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/modules/regex/objects.hpp"

namespace slotscope::regex {
namespace {

std::size_t group_count(const Match* m) {
  return m->pattern->program->groups;
}

void match_dealloc(Object* o) {
  Match* m = as_match(o);
  release_if(m->pattern);
  release_if(m->subject);
  delete m->spans;
  free_object(o);
}

void match_traverse(Object* o, Visitor visit, void* context) {
  if (as_match(o)->pattern) visit(as_match(o)->pattern, context);
  if (as_match(o)->subject) visit(as_match(o)->subject, context);
}

/// The number of a group given by number or name; -1 with IndexError pending.
std::int64_t group_number(Match* m, Object* which) {
  std::int64_t number = -1;
  if (is_int(which) || which->type->slots.nb_index) {
    if (!index_value_clamped(which, number)) return -1;
  } else {
    Object* found = dict_get(m->pattern->group_index, which);
    if (found)
      number = int_value(found).value_or(-1);
    else if (vm().error && !catch_exception(vm().errors.TypeError))
      return -1;
  }
  if (number >= 0 && number < static_cast<std::int64_t>(group_count(m))) return number;
  raise(vm().errors.IndexError, "no such group");
  return -1;
}

Ref<> group_text(Match* m, std::int64_t number, Object* otherwise) {
  const std::int64_t from = (*m->spans)[static_cast<std::size_t>(number) * 2],
                     to = (*m->spans)[static_cast<std::size_t>(number) * 2 + 1];
  if (from < 0 || to < 0) return share(otherwise);
  return slice_subject(m->subject, from, to);
}

Ref<> one_group(Match* m, Object* which) {
  const std::int64_t number = group_number(m, which);
  return number < 0 ? Ref<>() : group_text(m, number, vm().none);
}

Ref<> method_group(Object* self, const Args& args) {
  if (args.count == 0) return group_text(as_match(self), 0, vm().none);
  if (args.count == 1) return one_group(as_match(self), args[0]);
  Ref<Tuple> result = make_tuple(args.count);
  for (std::size_t i = 0; i < args.count; ++i) {
    Ref<> text = one_group(as_match(self), args[i]);
    if (!text) return {};
    result->items[i] = text.take();
  }
  return finish_tuple(std::move(result));
}

bool read_default(const char* name, const Args& args, Object*& value) {
  static const char* const keywords[] = {"default", nullptr};
  value = nullptr;
  if (!read_arguments(name, args, keywords, {}, {&value})) return false;
  if (!value) value = vm().none;
  return true;
}

Ref<> method_groups(Object* self, const Args& args) {
  Object* otherwise;
  if (!read_default("groups", args, otherwise)) return {};
  Match* m = as_match(self);
  Ref<Tuple> result = make_tuple(group_count(m) - 1);
  for (std::size_t i = 0; i + 1 < group_count(m); ++i) {
    Ref<> text = group_text(m, static_cast<std::int64_t>(i) + 1, otherwise);
    if (!text) return {};
    result->items[i] = text.take();
  }
  return group_count(m) == 1 ? Ref<>(std::move(result)) : finish_tuple(std::move(result));
}

Ref<> method_groupdict(Object* self, const Args& args) {
  Object* otherwise;
  if (!read_default("groupdict", args, otherwise)) return {};
  Match* m = as_match(self);
  const Ref<Dict> result = make_dict();
  Object *name, *number;
  for (std::size_t position = 0; dict_next(m->pattern->group_index, position, &name, &number);) {
    const Ref<> text = group_text(m, int_value(number).value_or(0), otherwise);
    if (!text || !dict_set(result.get(), name, text.get())) return {};
  }
  return result;
}

enum class Edge { Start, End, Both };

template <Edge edge>
Ref<> method_span(Object* self, const Args& args) {
  Match* m = as_match(self);
  const std::int64_t number = args.count == 0 ? 0 : group_number(m, args[0]);
  if (number < 0) return {};
  const bool matched = (*m->spans)[static_cast<std::size_t>(number) * 2] >= 0 &&
                       (*m->spans)[static_cast<std::size_t>(number) * 2 + 1] >= 0;
  const std::int64_t from = matched ? (*m->spans)[static_cast<std::size_t>(number) * 2] : -1;
  const std::int64_t to = matched ? (*m->spans)[static_cast<std::size_t>(number) * 2 + 1] : -1;
  if (edge == Edge::Start) return make_int(from);
  if (edge == Edge::End) return make_int(to);
  const Ref<> first = make_int(from), second = make_int(to);
  return finish_tuple(tuple_of(first.get(), second.get()));
}

Ref<> method_expand(Object* self, const Args& args) {
  static const char* const keywords[] = {"template", nullptr};
  Object* text = nullptr;
  if (!read_arguments("expand", args, keywords, {.required = 1}, {&text})) return {};
  Template parsed;
  if (!parsed.read(as_match(self)->pattern, text)) return {};
  return parsed.expand(as_match(self)->subject, *as_match(self)->spans);
}

Ref<> method_itself(Object* self, const Args&) {
  return share(self);
}
Ref<> subscript(Object* self, Object* key) {
  return one_group(as_match(self), key);
}

Ref<> match_repr(Object* o) {
  Match* m = as_match(o);
  const Ref<> text = group_text(m, 0, vm().none);
  if (!text) return {};
  const Ref<Str> shown = repr(text.get());
  if (!shown) return {};
  const std::string piece = to_utf8(str_slice(shown.get(), 0, std::min<std::int64_t>(shown->length, 50)).get());
  return make_str(cat("<re.Match object; span=(", (*m->spans)[0], ", ", (*m->spans)[1], "), match=", piece, ">"));
}

Ref<> get_pattern(Object* o) {
  return share<Object>(as_match(o)->pattern);
}
Ref<> get_subject(Object* o) {
  return share(as_match(o)->subject);
}
Ref<> get_position(Object* o) {
  return make_int(as_match(o)->position);
}
Ref<> get_end_position(Object* o) {
  return make_int(as_match(o)->end_position);
}

std::int64_t last_group(Match* m) {
  return (*m->spans)[m->pattern->program->last_group_register()];
}

Ref<> get_last_index(Object* o) {
  return last_group(as_match(o)) < 0 ? none() : make_int(last_group(as_match(o)));
}
Ref<> get_last_group(Object* o) {
  const std::int64_t last = last_group(as_match(o));
  return last < 0 ? none() : share(as_list(as_match(o)->pattern->index_group)->items[last]);
}

Ref<> get_regs(Object* o) {
  Match* m = as_match(o);
  Ref<Tuple> result = make_tuple(group_count(m));
  for (std::size_t i = 0; i < group_count(m); ++i) {
    const Ref<> index = make_int(static_cast<std::int64_t>(i));
    Object* const values[] = {index.get()};
    result->items[i] = method_span<Edge::Both>(o, Args{values, 1, nullptr}).take();
  }
  return finish_tuple(std::move(result));
}

/// The object and where each group begins and ends.
Ref<> method_sizeof(Object* o, const Args&) {
  const auto groups = static_cast<std::int64_t>(as_match(o)->pattern->program->groups);
  return make_int(native_size_of(o) + 2 * 8 * groups);
}

const std::vector<NativeDef> match_methods = {
    {"__sizeof__", method_sizeof, Arity::none(), nullptr, nullptr},
    {"group", method_group, Arity::any(), nullptr, "Return subgroup(s) of the match by indices or names."},
    {"start", method_span<Edge::Start>, Arity::range(0, 1), "($self, group=0, /)",
     "Return index of the start of the substring matched by group."},
    {"end", method_span<Edge::End>, Arity::range(0, 1), "($self, group=0, /)",
     "Return index of the end of the substring matched by group."},
    {"span", method_span<Edge::Both>, Arity::range(0, 1), "($self, group=0, /)",
     "For match object m, return the 2-tuple (m.start(group), m.end(group))."},
    {"groups", method_groups, Arity::any(), "($self, /, default=None)",
     "Return a tuple containing all the subgroups of the match, from 1."},
    {"groupdict", method_groupdict, Arity::any(), "($self, /, default=None)",
     "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name."},
    {"expand", method_expand, Arity::any(), "($self, /, template)",
     "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."},
    {"__copy__", method_itself, Arity::none(), "($self, /)", nullptr},
    {"__deepcopy__", method_itself, Arity::one(), "($self, memo, /)", nullptr},
    {.name = "__class_getitem__",
     .function = class_getitem,
     .arity = Arity::one(),
     .doc = "See PEP 585",
     .binding = NativeDef::Binding::Class,
     .since = 9},
};

const std::vector<GetSetDef> match_getsets = {
    {"string", get_subject, nullptr, "The string passed to match() or search()."},
    {"re", get_pattern, nullptr, "The regular expression object."},
    {"pos", get_position, nullptr, "The index into the string at which the RE engine started looking for a match."},
    {"endpos", get_end_position, nullptr, "The index into the string beyond which the RE engine will not go."},
    {"lastindex", get_last_index, nullptr, "The integer index of the last matched capturing group."},
    {"lastgroup", get_last_group, nullptr, "The name of the last matched capturing group."},
    {"regs", get_regs, nullptr, nullptr},
};

}  // namespace

Ref<> make_match(Pattern* pattern, Object* subject, const std::vector<std::int64_t>& registers, std::int64_t position,
                 std::int64_t end_position) {
  auto* m = static_cast<Match*>(allocate_object(vm().module_types.regex_match, sizeof(Match)));
  m->pattern = share(pattern).take();
  m->subject = share(subject).take();
  m->spans =
      new std::vector<std::int64_t>(registers.begin(), registers.begin() + pattern->program->last_group_register() + 1);
  m->position = position;
  m->end_position = end_position;
  return finish<Object>(m);
}

Type* make_match_type() {
  TypeSpec spec;
  spec.name = "re.Match";
  spec.struct_size = sizeof(Match);
  spec.flags = type_flag::disallow_new;
  spec.methods = &match_methods;
  spec.getsets = &match_getsets;
  spec.module = "re";
  spec.doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.";
  spec.slots.dealloc = match_dealloc;
  spec.slots.traverse = match_traverse;
  spec.slots.repr = match_repr;
  spec.slots.mp_subscript = subscript;
  return make_module_type(spec, 10);
}

}  // namespace slotscope::regex
