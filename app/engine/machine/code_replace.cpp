// code.replace(), and when two code objects are equal (CPython: Objects/codeobject.c).
//
// The instructions of a code object fit its tables: their sizes, what kinds of constants lie where, how many variables
// there are. A replacement may change names, numbers shown to the program and the values of constants, nothing that
// instructions rely on.
#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/machine/code_objects.hpp"
#include "engine/machine/code_tables.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Code* code_of(Object* o) {
  return reinterpret_cast<Code*>(o);
}

bool wrong_type(const std::string& name, const char* wanted, Object* value) {
  return raise(vm().errors.TypeError,
               cat("replace() argument '", name, "' must be ", wanted, ", not ", type_name_of(value)));
}

bool does_not_fit(const std::string& name) {
  return raise(vm().errors.ValueError, cat("code: ", name, " does not fit the instructions"));
}

bool all_strings(const Tuple* tuple) {
  return std::all_of(tuple->items, tuple->items + tuple->size, [](Object* each) { return is_str(each); });
}

/// Whether instructions that were made for one constant can work with another.
bool can_stand_for(Object* now, Object* before) {
  if (now == before) return true;
  if (before->type == vm().types.code)
    return now->type == before->type && code_of(now)->free_count == code_of(before)->free_count;
  if (is_tuple(before))
    return is_exact_tuple(now) && as_tuple(now)->size == as_tuple(before)->size &&
           (!all_strings(as_tuple(before)) || all_strings(as_tuple(now)));
  return true;
}

bool replace_constants(Code* code, Object* value) {
  if (!is_tuple(value)) return wrong_type("co_consts", "tuple", value);
  const Tuple* given = as_tuple(value);
  if (given->size < code->constants.size()) return does_not_fit("co_consts");
  for (std::size_t i = 0; i < code->constants.size(); ++i)
    if (!can_stand_for(given->items[i], code->constants[i])) return does_not_fit("co_consts");
  code->constants.resize(given->size, nullptr);
  for (std::size_t i = 0; i < given->size; ++i) assign(code->constants[i], share(given->items[i]));
  return true;
}

/// New names for `count` of the old ones from `first` on.
bool replace_names(std::vector<Str*>& names, std::size_t first, std::size_t count, const std::string& what,
                   Object* value) {
  if (!is_tuple(value)) return wrong_type(what, "tuple", value);
  const Tuple* given = as_tuple(value);
  if (!all_strings(given))
    return raise(vm().errors.TypeError, cat("name tuples must contain only strings, not '",
                                            type_name_of(*std::find_if(given->items, given->items + given->size,
                                                                       [](Object* each) { return !is_str(each); })),
                                            "'"));
  if (given->size != count)
    return what == "co_varnames" ? raise(vm().errors.ValueError, "code: co_nlocals != len(co_varnames)")
                                 : does_not_fit(what);
  for (std::size_t i = 0; i < count; ++i) assign(names[first + i], intern(share(as_str(given->items[i]))));
  return true;
}

/// The names that instructions have remembered change with those of the code.
bool replace_global_names(Code* code, Object* value) {
  const std::vector<Str*> before = code->names;
  for (Str* each : before) retain(each);
  const bool replaced = replace_names(code->names, 0, code->names.size(), "co_names", value);
  for (Cache& cache : code->caches) {
    const auto found = std::find(before.begin(), before.end(), cache.name);
    if (replaced && found != before.end()) cache.name = code->names[static_cast<std::size_t>(found - before.begin())];
  }
  for (Str* each : before) release(each);
  return replaced;
}

struct TextField {
  const char* name;
  Str* Code::*field;
};
constexpr TextField text_fields[] = {
    {"co_name", &Code::name}, {"co_qualname", &Code::qualname}, {"co_filename", &Code::filename}};

bool replace_number(Code* code, const std::string& name, Object* value) {
  std::int64_t number;
  if (!index_value(value, number)) return false;
  if (name == "co_firstlineno") {
    // The lines of the instructions are told from the first.
    const int difference = static_cast<int>(number) - code->first_line;
    for (Span& span : code->spans)
      if (span.line > 0) span.line += difference, span.end_line += difference;
    code->first_line = static_cast<int>(number);
    return true;
  }
  if (name == "co_flags") {
    constexpr std::uint32_t fixed = code_flag::varargs | code_flag::varkeywords | code_flag::generator |
                                    code_flag::coroutine | code_flag::async_generator;
    const auto flags = static_cast<std::uint32_t>(number);
    if ((flags ^ code->code_flags) & fixed) return does_not_fit(name);
    code->code_flags = flags;
    return true;
  }
  const std::pair<const char*, int> counts[] = {{"co_argcount", code->argument_count},
                                                {"co_posonlyargcount", code->positional_only_count},
                                                {"co_kwonlyargcount", code->keyword_only_count},
                                                {"co_nlocals", code->local_count},
                                                {"co_stacksize", code->modelled_stack_size}};
  for (const auto& [count_name, count] : counts) {
    if (name != count_name) continue;
    if (number < 0) return raise(vm().errors.ValueError, cat(name, " must be a positive integer"));
    return number == count || name == "co_stacksize" || does_not_fit(name);
  }
  return raise_unexpected_keyword("replace", name, {});
}

bool replace_field(Code* code, const std::string& name, Object* value) {
  for (const TextField& field : text_fields) {
    if (name != field.name) continue;
    if (!is_str(value)) return wrong_type(name, "str", value);
    assign(code->*field.field, share(as_str(value)));
    return true;
  }
  if (name == "co_consts") return replace_constants(code, value);
  if (name == "co_names") return replace_global_names(code, value);
  if (name == "co_varnames")
    return replace_names(code->places, 0, static_cast<std::size_t>(code->local_count), name, value);
  if (name == "co_freevars")
    return replace_names(code->places, static_cast<std::size_t>(code->first_free()),
                         static_cast<std::size_t>(code->free_count), name, value);
  const bool is_bytes_field = name == "co_code" || name == "co_lnotab" || name == "co_linetable" ||
                              name == "co_exceptiontable" || name == "co_cellvars";
  if (!is_bytes_field) return replace_number(code, name, value);
  // What describes the instructions can be given back as it was read.
  const Ref<> present = get_attribute(reinterpret_cast<Object*>(code), intern(name).get());
  if (!present) return false;
  const Tri same = objects_equal(present.get(), value);
  return same == Tri::True || (same == Tri::False && does_not_fit(name));
}

std::int64_t hash_instructions(const Code* code) {
  std::uint64_t sum = static_cast<std::uint64_t>(code->first_line);
  for (const Instruction& each : code->instructions)
    sum =
        sum * 1000003 ^ (static_cast<std::uint64_t>(each.op) << 48 | static_cast<std::uint64_t>(each.b) << 32 | each.a);
  return static_cast<std::int64_t>(sum >> 1);
}

bool same_instructions(const Code* a, const Code* b) {
  return std::equal(
      a->instructions.begin(), a->instructions.end(), b->instructions.begin(), b->instructions.end(),
      [](const Instruction& x, const Instruction& y) { return x.op == y.op && x.a == y.a && x.b == y.b; });
}

bool same_names(const std::vector<Str*>& a, const std::vector<Str*>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Str* x, const Str* y) { return str_equal(x, y); });
}

bool same_positions(const Code* a, const Code* b) {
  return std::equal(
      a->spans.begin(), a->spans.end(), b->spans.begin(), b->spans.end(), [](const Span& x, const Span& y) {
        return x.line == y.line && x.column == y.column && x.end_line == y.end_line && x.end_column == y.end_column;
      });
}

Tri all_same(Object* const* a, Object* const* b, std::size_t count);

/// 1 and 1.0 are different constants, and so are 0.0 and -0.0 (CPython: _PyCode_ConstantKey).
Tri same_constant(Object* a, Object* b) {
  if (a == b) return Tri::True;
  if (a->type != b->type) return Tri::False;
  if (is_exact_tuple(a))
    return as_tuple(a)->size == as_tuple(b)->size ? all_same(as_tuple(a)->items, as_tuple(b)->items, as_tuple(a)->size)
                                                  : Tri::False;
  const Tri same = objects_equal(a, b);
  const bool has_signs = a->type == vm().types.floating || a->type == vm().types.complex;
  return same == Tri::True && has_signs ? tri(repr_text(a) == repr_text(b)) : same;
}

Tri all_same(Object* const* a, Object* const* b, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (const Tri same = same_constant(a[i], b[i]); same != Tri::True) return same;
  return Tri::True;
}

}  // namespace

Ref<> code_replace(Object* self, const Args& args) {
  if (args.count) return raise(vm().errors.TypeError, "replace() takes no positional arguments");
  Ref<Code> copy = copy_code(code_of(self));
  for (std::size_t i = 0; i < args.keyword_count() && copy; ++i)
    if (!replace_field(copy.get(), to_utf8(args.keyword_name(i)), args.keyword_value(i))) return {};
  return Ref<>::adopt(reinterpret_cast<Object*>(copy.take()));
}

Ref<> code_compare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || a->type != b->type) return not_implemented();
  const Code *left = code_of(a), *right = code_of(b);
  bool same = left == right;
  if (!same && str_equal(left->name, right->name) && left->argument_count == right->argument_count &&
      left->positional_only_count == right->positional_only_count &&
      left->keyword_only_count == right->keyword_only_count && left->code_flags == right->code_flags &&
      left->first_line == right->first_line && same_instructions(left, right) &&
      same_names(left->names, right->names) && same_names(left->places, right->places) &&
      (!since(11) || same_positions(left, right))) {
    if (left->constants.size() != right->constants.size()) return make_bool(op == CompareOp::Ne);
    const Tri constants = all_same(left->constants.data(), right->constants.data(), left->constants.size());
    if (constants == Tri::Error) return {};
    same = constants == Tri::True;
  }
  return make_bool(same == (op == CompareOp::Eq));
}

bool code_hash(Object* o, std::int64_t& result) {
  result = hash_str(code_of(o)->name) ^ hash_instructions(code_of(o));
  return true;
}

}  // namespace slotscope
