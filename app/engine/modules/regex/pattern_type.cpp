// re.Pattern and its methods: match, search, sub, split, findall, finditer (CPython: Modules/_sre/sre.c).
#include <algorithm>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/container.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/modules/regex/objects.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope::regex {
namespace {

void pattern_dealloc(Object* o) {
  Pattern* p = as_pattern(o);
  if (p->weak_list) clear_weak_references(o);
  delete p->program;
  release_if(p->source);
  release_if(p->group_index);
  release_if(p->index_group);
  free_object(o);
}

std::string flags_text(const Pattern* p) {
  static constexpr std::pair<int, const char*> names[] = {
      {flag::template_, "re.TEMPLATE"}, {flag::ignore_case, "re.IGNORECASE"},
      {flag::locale, "re.LOCALE"},      {flag::multiline, "re.MULTILINE"},
      {flag::dot_all, "re.DOTALL"},     {flag::unicode, "re.UNICODE"},
      {flag::verbose, "re.VERBOSE"},    {flag::debug, "re.DEBUG"},
      {flag::ascii, "re.ASCII"}};
  int flags = p->flags;
  if (p->is_text && (flags & flag::types) == flag::unicode) flags &= ~flag::unicode;
  std::string text;
  for (const auto& [bit, name] : names) {
    if ((flags & bit) == 0) continue;
    text += text.empty() ? name : cat("|", name);
    flags &= ~bit;
  }
  if (flags != 0) {
    char rest[16];
    std::snprintf(rest, sizeof rest, "0x%x", static_cast<unsigned>(flags));
    text += text.empty() ? std::string(rest) : cat("|", rest);
  }
  return text;
}

Ref<> pattern_repr(Object* o) {
  const Ref<Str> source = repr(as_pattern(o)->source);
  if (!source) return {};
  const std::string shown = to_utf8(str_slice(source.get(), 0, std::min<std::int64_t>(source->length, 200)).get());
  const std::string flags = flags_text(as_pattern(o));
  return make_str(cat("re.compile(", shown, flags.empty() ? "" : ", ", flags, ")"));
}

bool pattern_hash(Object* o, std::int64_t& result) {
  if (!hash_of(as_pattern(o)->source, result)) return false;
  result ^= as_pattern(o)->flags;
  if (result == -1) result = -2;
  return true;
}

Ref<> pattern_compare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || a->type != b->type) return not_implemented();
  bool equal = a == b;
  if (!equal && as_pattern(a)->flags == as_pattern(b)->flags && as_pattern(a)->is_text == as_pattern(b)->is_text) {
    const Tri same = objects_equal(as_pattern(a)->source, as_pattern(b)->source);
    if (same == Tri::Error) return {};
    equal = same == Tri::True;
  }
  return make_bool(equal == (op == CompareOp::Eq));
}

/// (string, pos, endpos) of the searching methods.
struct Subject {
  Object* string = nullptr;
  std::int64_t position = 0, end_position = INT64_MAX;
  bool read(const char* method, const Args& args) {
    static const char* const keywords[] = {"string", "pos", "endpos", nullptr};
    Object *from = nullptr, *to = nullptr;
    if (!read_arguments(method, args, keywords, {.required = 1}, {&string, &from, &to})) return false;
    return (!from || read_c_size(from, position)) && (!to || read_c_size(to, end_position));
  }
};

template <Mode mode>
Ref<> match_method(Object* self, const Args& args) {
  static constexpr const char* names[] = {"match", "fullmatch", "search"};
  Subject subject;
  if (!subject.read(names[static_cast<int>(mode)], args)) return {};
  Cursor cursor(as_pattern(self), subject.string);
  if (!cursor.begin(subject.position, subject.end_position)) return {};
  const Tri found = cursor.run(mode);
  if (found == Tri::Error) return {};
  return found == Tri::True ? cursor.make_match() : none();
}

Ref<> findall(Object* self, const Args& args) {
  Subject subject;
  if (!subject.read("findall", args)) return {};
  Cursor cursor(as_pattern(self), subject.string);
  if (!cursor.begin(subject.position, subject.end_position)) return {};
  const std::size_t groups = as_pattern(self)->program->groups;
  const Ref<> empty = empty_piece(subject.string);
  const Ref<List> result = make_list();
  while (true) {
    const Tri found = cursor.run(Mode::Search);
    if (found == Tri::Error) return {};
    if (found == Tri::False) return result;
    Ref<> item;
    if (groups <= 2) {
      item = cursor.group(groups - 1, empty.get());
    } else {
      Ref<Tuple> row = make_tuple(groups - 1);
      for (std::size_t i = 1; i < groups; ++i) row->items[i - 1] = cursor.group(i, empty.get()).take();
      item = finish_tuple(std::move(row));
    }
    if (!item || !list_append(result.get(), item.get())) return {};
    cursor.advance();
  }
}

Ref<> split(Object* self, const Args& args) {
  static const char* const keywords[] = {"string", "maxsplit", nullptr};
  Object *string = nullptr, *most_object = nullptr;
  std::int64_t most = 0;
  if (!read_arguments("split", args, keywords, {.required = 1}, {&string, &most_object}) ||
      (most_object && !read_c_size(most_object, most)))
    return {};
  Cursor cursor(as_pattern(self), string);
  if (!cursor.begin(0, INT64_MAX)) return {};
  const std::size_t groups = as_pattern(self)->program->groups;
  const Ref<List> result = make_list();
  std::int64_t last = 0;
  for (std::int64_t turn = 0; most == 0 || turn < most; ++turn) {
    const Tri found = cursor.run(Mode::Search);
    if (found == Tri::Error) return {};
    if (found == Tri::False) break;
    const Ref<> piece = cursor.slice(last, cursor.match_start());
    if (!piece || !list_append(result.get(), piece.get())) return {};
    for (std::size_t i = 1; i < groups; ++i) {
      if (!list_append(result.get(), cursor.group(i, vm().none).get())) return {};
    }
    last = cursor.match_end();
    cursor.advance();
  }
  const Ref<> rest = cursor.slice(last, cursor.length());
  return rest && list_append(result.get(), rest.get()) ? Ref<>(result) : Ref<>();
}

/// The text with matches replaced, and how many there were.
Ref<> substitute(Pattern* pattern, Object* replacement, Object* string, std::int64_t most, std::int64_t& count) {
  const bool function = is_callable(replacement);
  Template parsed;
  if (!function && !parsed.read(pattern, replacement)) return {};
  Cursor cursor(pattern, string);
  if (!cursor.begin(0, INT64_MAX)) return {};
  const Ref<List> pieces = make_list();
  std::int64_t last = 0;
  for (count = 0; most == 0 || count < most; ++count) {
    const Tri found = cursor.run(Mode::Search);
    if (found == Tri::Error) return {};
    if (found == Tri::False) break;
    if (last < cursor.match_start()) {
      const Ref<> between = cursor.slice(last, cursor.match_start());
      if (!between || !list_append(pieces.get(), between.get())) return {};
    }
    const Ref<> match = cursor.make_match();
    const Ref<> item = function ? call(replacement, match.get()) : parsed.expand(string, *as_match(match.get())->spans);
    if (!item) return {};
    if (!is_none(item.get()) && !list_append(pieces.get(), item.get())) return {};
    last = cursor.match_end();
    cursor.advance();
  }
  if (last < cursor.length()) {
    const Ref<> rest = cursor.slice(last, cursor.length());
    if (!rest || !list_append(pieces.get(), rest.get())) return {};
  }
  return join_pieces(string, pieces.get());
}

bool read_substitution(const char* name, const Args& args, Object*& replacement, Object*& string, std::int64_t& most) {
  static const char* const keywords[] = {"repl", "string", "count", nullptr};
  Object* most_object = nullptr;
  most = 0;
  if (!read_arguments(name, args, keywords, {.required = 2}, {&replacement, &string, &most_object})) return false;
  return !most_object || read_c_size(most_object, most);
}

Ref<> sub(Object* self, const Args& args) {
  Object *replacement = nullptr, *string = nullptr;
  std::int64_t most, count;
  if (!read_substitution("sub", args, replacement, string, most)) return {};
  return substitute(as_pattern(self), replacement, string, most, count);
}

Ref<> subn(Object* self, const Args& args) {
  Object *replacement = nullptr, *string = nullptr;
  std::int64_t most, count;
  if (!read_substitution("subn", args, replacement, string, most)) return {};
  const Ref<> text = substitute(as_pattern(self), replacement, string, most, count);
  if (!text) return {};
  const Ref<> number = make_int(count);
  return finish_tuple(tuple_of(text.get(), number.get()));
}

Ref<> make_scanner(Object* self, const Args& args, const char* method) {
  Subject subject;
  if (!subject.read(method, args)) return {};
  Cursor cursor(as_pattern(self), subject.string);
  if (!cursor.begin(subject.position, subject.end_position)) return {};
  auto* scanner = static_cast<Scanner*>(allocate_object(vm().module_types.regex_scanner, sizeof(Scanner)));
  scanner->pattern = share(as_pattern(self)).take();
  scanner->subject = share(subject.string).take();
  scanner->start = cursor.start();
  scanner->end_position = cursor.length();
  return finish<Object>(scanner);
}

Ref<> scanner(Object* self, const Args& args) {
  return make_scanner(self, args, "scanner");
}

Ref<> finditer(Object* self, const Args& args) {
  const Ref<> scanner_object = make_scanner(self, args, "finditer");
  if (!scanner_object) return {};
  const Ref<> search = get_attribute(scanner_object.get(), "search");
  return search ? make_callable_iterator(search.get(), vm().none) : Ref<>();
}

Ref<> itself(Object* self, const Args&) {
  return share(self);
}
Ref<> get_source(Object* o) {
  return share(as_pattern(o)->source);
}
Ref<> get_flags(Object* o) {
  return make_int(as_pattern(o)->flags);
}
Ref<> get_groups(Object* o) {
  return make_int(as_pattern(o)->program->groups - 1);
}
Ref<> get_group_index(Object* o) {
  return call(vm().types.mappingproxy, as_pattern(o)->group_index);
}
const char* const subject_signature = "($self, /, string, pos=0, endpos=sys.maxsize)";

const std::vector<NativeDef> pattern_methods = {
    {"match", match_method<Mode::Match>, Arity::any(), subject_signature,
     "Matches zero or more characters at the beginning of the string."},
    {"fullmatch", match_method<Mode::FullMatch>, Arity::any(), subject_signature, "Matches against all of the string."},
    {"search", match_method<Mode::Search>, Arity::any(), subject_signature,
     "Scan through string looking for a match, and return a corresponding match object instance."},
    {"sub", sub, Arity::any(), "($self, /, repl, string, count=0)",
     "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the "
     "replacement repl."},
    {"subn", subn, Arity::any(), "($self, /, repl, string, count=0)",
     "Return the tuple (new_string, number_of_subs_made)."},
    {"findall", findall, Arity::any(), subject_signature,
     "Return a list of all non-overlapping matches of pattern in string."},
    {"split", split, Arity::any(), "($self, /, string, maxsplit=0)", "Split string by the occurrences of pattern."},
    {"finditer", finditer, Arity::any(), subject_signature,
     "Return an iterator over all non-overlapping matches for the RE pattern in string."},
    {"scanner", scanner, Arity::any(), subject_signature, nullptr},
    {"__copy__", itself, Arity::none(), "($self, /)", nullptr},
    {"__deepcopy__", itself, Arity::one(), "($self, memo, /)", nullptr},
    {.name = "__class_getitem__",
     .function = class_getitem,
     .arity = Arity::one(),
     .doc = "See PEP 585",
     .binding = NativeDef::Binding::Class,
     .since = 9},
};

const std::vector<GetSetDef> pattern_getsets = {
    {"pattern", get_source, nullptr, "The pattern string from which the RE object was compiled."},
    {"flags", get_flags, nullptr, "The regex matching flags."},
    {"groups", get_groups, nullptr, "The number of capturing groups in the pattern."},
    {"groupindex", get_group_index, nullptr, "A dictionary mapping group names to group numbers."},
};

// ---- scanner ----

Scanner* as_scanner(Object* o) {
  return static_cast<Scanner*>(o);
}

void scanner_dealloc(Object* o) {
  release_if(as_scanner(o)->pattern);
  release_if(as_scanner(o)->subject);
  free_object(o);
}

template <Mode mode>
Ref<> scan(Object* self, const Args&) {
  Scanner* s = as_scanner(self);
  if (s->over) return none();
  Cursor cursor(s->pattern, s->subject);
  if (!cursor.begin(s->start, s->end_position)) return {};
  cursor.resume(s->start, s->must_advance);
  const Tri found = cursor.run(mode);
  if (found == Tri::Error) return {};
  if (found == Tri::False) {
    s->over = true;
    return none();
  }
  Ref<> match = cursor.make_match();
  cursor.advance();
  s->start = cursor.start();
  s->must_advance = cursor.must_advance();
  return match;
}

Ref<> scanner_pattern(Object* o) {
  return share<Object>(as_scanner(o)->pattern);
}

const std::vector<NativeDef> scanner_methods = {
    {"match", scan<Mode::Match>, Arity::none(), "($self, /)", nullptr},
    {"search", scan<Mode::Search>, Arity::none(), "($self, /)", nullptr},
};
const std::vector<GetSetDef> scanner_getsets = {{"pattern", scanner_pattern}};

}  // namespace

// ---- cursor and pieces ----

bool Cursor::begin(std::int64_t position, std::int64_t end_position) {
  std::string_view bytes;
  if (is_str(subject_)) {
    if (!pattern_->is_text) return raise(vm().errors.TypeError, "cannot use a bytes pattern on a string-like object");
    state_.subject = view_of(as_str(subject_));
  } else if (bytes_view(subject_, bytes)) {
    if (pattern_->is_text) return raise(vm().errors.TypeError, "cannot use a string pattern on a bytes-like object");
    state_.subject = view_of(bytes);
  } else {
    if (vm().error) return false;
    return raise(vm().errors.TypeError, cat("expected string or bytes-like object",
                                            since(11) ? cat(", got '", type_name_of(subject_), "'") : std::string()));
  }
  const auto length = static_cast<std::int64_t>(state_.subject.length);
  position_ = std::clamp<std::int64_t>(position, 0, length);
  state_.start = static_cast<std::size_t>(position_);
  state_.subject.length = static_cast<std::size_t>(std::clamp<std::int64_t>(end_position, 0, length));
  return true;
}

Tri Cursor::run(Mode mode) {
  return execute(*pattern_->program, mode, state_);
}

void Cursor::advance() {
  state_.must_advance = match_end() == match_start();
  state_.start = static_cast<std::size_t>(match_end());
}

Ref<> Cursor::make_match() const {
  return regex::make_match(pattern_, subject_, state_.registers, position_, length());
}
Ref<> Cursor::slice(std::int64_t from, std::int64_t to) const {
  return slice_subject(subject_, from, to);
}

Ref<> Cursor::group(std::size_t index, Object* otherwise) const {
  const std::int64_t from = state_.registers[index * 2], to = state_.registers[index * 2 + 1];
  return from < 0 || to < 0 ? share(otherwise) : slice_subject(subject_, from, to);
}

Ref<> slice_subject(Object* subject, std::int64_t from, std::int64_t to) {
  if (is_str(subject)) return str_slice(as_str(subject), from, std::max(from, to));
  std::string_view bytes;
  bytes_view(subject, bytes);
  const auto size = static_cast<std::int64_t>(bytes.size());
  from = std::min(from, size);
  to = std::clamp(to, from, size);
  if (subject->type == vm().types.bytes && from == 0 && to == size) return share(subject);
  return make_bytes(bytes.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
}

Ref<> empty_piece(Object* subject) {
  return is_str(subject) ? Ref<>(make_str("")) : make_bytes("");
}

Ref<> join_pieces(Object* subject, List* pieces) {
  const Ref<> empty = empty_piece(subject);
  return empty ? call_method(empty.get(), vm().names.join, pieces) : Ref<>();
}

std::u32string characters_of(Object* text) {
  std::u32string characters;
  if (is_str(text)) {
    for (std::size_t i = 0; i < as_str(text)->length; ++i) characters += static_cast<char32_t>(as_str(text)->at(i));
  } else {
    std::string_view bytes;
    bytes_view(text, bytes);
    for (const char c : bytes) characters += static_cast<char32_t>(static_cast<unsigned char>(c));
  }
  return characters;
}

Type* make_pattern_type() {
  TypeSpec spec;
  spec.name = "re.Pattern";
  spec.struct_size = sizeof(Pattern);
  spec.flags = type_flag::disallow_new;
  spec.methods = &pattern_methods;
  spec.getsets = &pattern_getsets;
  spec.module = "re";
  spec.doc = "Compiled regular expression object.";
  spec.weakref_offset = sizeof(Pattern) - sizeof(Object*);
  spec.slots.dealloc = pattern_dealloc;
  spec.slots.repr = pattern_repr;
  spec.slots.hash = pattern_hash;
  spec.slots.richcompare = pattern_compare;
  return make_module_type(spec, 10);
}

Type* make_scanner_type() {
  TypeSpec spec;
  spec.name = "_sre.SRE_Scanner";
  spec.struct_size = sizeof(Scanner);
  spec.flags = type_flag::disallow_new;
  spec.methods = &scanner_methods;
  spec.getsets = &scanner_getsets;
  spec.module = "_sre";
  spec.slots.dealloc = scanner_dealloc;
  return make_module_type(spec, 10);
}

}  // namespace slotscope::regex
