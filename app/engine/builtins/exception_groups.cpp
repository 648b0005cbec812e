// Exception groups (3.11+): construction, split, subgroup, derive.
#include <unordered_set>

#include "engine/builtins/container.hpp"
#include "engine/builtins/exceptions.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

using namespace exception_field;

Object* message_of(Object* o) {
  return static_cast<Exception*>(o)->fields[group_message];
}
Tuple* leaves_of(Object* o) {
  return as_tuple(static_cast<Exception*>(o)->fields[group_exceptions]);
}
bool is_group(Object* o) {
  return is_instance(o, vm().errors.BaseExceptionGroup);
}

Ref<> group_new(Type* type, const Args& args) {
  Interpreter& in = vm();
  if (args.count != 2)
    return raise(in.errors.TypeError,
                 cat("BaseExceptionGroup.__new__() takes exactly 2 arguments (", args.count, " given)"));
  if (!is_str(args[0]))
    return raise(in.errors.TypeError,
                 cat("BaseExceptionGroup.__new__() argument 1 must be str, not ", type_name_of(args[0])));
  if (!args[1]->type->slots.sq_item && !args[1]->type->slots.mp_subscript)
    return raise(in.errors.TypeError, "second argument (exceptions) must be a sequence");
  Ref<Tuple> leaves = tuple_from_iterable(args[1]);
  if (!leaves) return {};
  if (leaves->size == 0)
    return raise(in.errors.ValueError, "second argument (exceptions) must be a non-empty sequence");
  bool all_plain = true;
  for (std::size_t i = 0; i < leaves->size; ++i) {
    if (!is_exception(leaves->items[i]))
      return raise(in.errors.ValueError, cat("Item ", i, " of second argument (exceptions) is not an exception"));
    all_plain = all_plain && is_instance(leaves->items[i], in.errors.Exception);
  }
  if (type == in.errors.ExceptionGroup && !all_plain)
    return raise(in.errors.TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
  if (type == in.errors.BaseExceptionGroup && all_plain)
    type = in.errors.ExceptionGroup;
  else if (type != in.errors.BaseExceptionGroup && !all_plain && is_subtype(type, in.errors.Exception))
    return raise(in.errors.TypeError, cat("Cannot nest BaseExceptions in '", type_name(type), "'"));
  Ref<> made = exception_new(type, args);
  if (!made) return {};
  auto* exception = static_cast<Exception*>(made.get());
  exception->fields[group_message] = share(args[0]).take();
  exception->fields[group_exceptions] = leaves.take();
  return made;
}

Ref<> group_str(Object* o) {
  const std::size_t count = leaves_of(o)->size;
  Ref<Str> message = str(message_of(o));
  return message
             ? Ref<>(make_str(cat(to_utf8(message.get()), " (", count, " sub-exception", count == 1 ? "" : "s", ")")))
             : Ref<>();
}

Ref<> derive(Object* self, const Args& args) {
  return call(static_cast<Object*>(vm().errors.BaseExceptionGroup), message_of(self), args[0]);
}

/// A group of the same kind with other leaves, keeping traceback, context, cause and notes.
Ref<> derived(Object* group, const std::vector<Ref<>>& leaves) {
  if (leaves.empty()) return none();
  std::vector<Object*> plain;
  for (const Ref<>& leaf : leaves) plain.push_back(leaf.get());
  Ref<List> list = make_list_of(plain.data(), plain.size());
  Ref<Str> name_derive = name_of("derive");
  Ref<> made = call_method(group, name_derive.get(), list.get());
  if (!made) return {};
  if (!is_group(made.get()))
    return raise(vm().errors.TypeError, "derive must return an instance of BaseExceptionGroup");
  auto *from = static_cast<Exception*>(group), *to = static_cast<Exception*>(made.get());
  assign(to->traceback, share(from->traceback));
  assign(to->context, share(from->context));
  assign(to->cause, share(from->cause));
  to->suppress_context = from->suppress_context;
  Ref<> notes;
  if (look_up_attribute(group, vm().names.__notes__, notes) == Tri::True && is_list(notes.get())) {
    Ref<List> copy = list_from_iterable(notes.get());
    if (!copy || !set_attribute(made.get(), vm().names.__notes__, copy.get())) return {};
  }
  return made;
}

Tri matches(Object* exception, Object* condition) {
  if (is_type_object(condition) || is_tuple(condition)) return exception_matches_type(exception, condition);
  Ref<> answer = call(condition, exception);
  return answer ? is_true(answer.get()) : Tri::Error;
}

bool valid_condition(Object* condition) {
  if (is_type_object(condition) && is_subtype(as_type(condition), vm().errors.BaseException)) return true;
  if (is_tuple(condition)) {
    bool all = true;
    for (Object* each : *as_tuple(condition))
      all = all && is_type_object(each) && is_subtype(as_type(each), vm().errors.BaseException);
    if (all) return true;
  } else if (is_callable(condition) && !is_type_object(condition)) {
    return true;
  }
  return raise(vm().errors.TypeError,
               since(13) ? "expected an exception type, a tuple of exception types, or a callable (other than a class)"
                         : "expected a function, exception type or tuple of exception types");
}

bool split_into(Object* exception, Object* condition, Ref<>& matched, Ref<>& rest) {
  matched = rest = none();
  const Tri all = matches(exception, condition);
  if (all == Tri::Error) return false;
  if (all == Tri::True) {
    matched = share(exception);
    return true;
  }
  if (!is_group(exception)) {
    rest = share(exception);
    return true;
  }
  std::vector<Ref<>> in, out;
  for (Object* leaf : *leaves_of(exception)) {
    Ref<> leaf_in, leaf_out;
    if (!split_into(leaf, condition, leaf_in, leaf_out)) return false;
    if (!is_none(leaf_in.get())) in.push_back(std::move(leaf_in));
    if (!is_none(leaf_out.get())) out.push_back(std::move(leaf_out));
  }
  matched = derived(exception, in);
  if (!matched) return false;
  rest = derived(exception, out);
  return static_cast<bool>(rest);
}

Ref<> split(Object* self, const Args& args) {
  Ref<> matched, rest;
  if (!valid_condition(args[0]) || !split_into(self, args[0], matched, rest)) return {};
  return tuple_of(matched.get(), rest.get());
}

Ref<> subgroup(Object* self, const Args& args) {
  Ref<> matched, rest;
  if (!valid_condition(args[0]) || !split_into(self, args[0], matched, rest)) return {};
  return matched;
}

void collect_leaves(Object* exception, std::unordered_set<Object*>& leaves) {
  if (!is_group(exception)) {
    leaves.insert(exception);
    return;
  }
  for (Object* each : *leaves_of(exception)) collect_leaves(each, leaves);
}

/// The group with only those of its leaves that are among `kept`, or None.
Ref<> project(Object* group, const std::unordered_set<Object*>& kept) {
  std::vector<Ref<>> leaves;
  for (Object* leaf : *leaves_of(group)) {
    if (is_group(leaf)) {
      Ref<> inner = project(leaf, kept);
      if (!inner) return {};
      if (!is_none(inner.get())) leaves.push_back(std::move(inner));
    } else if (kept.count(leaf)) {
      leaves.push_back(share(leaf));
    }
  }
  return derived(group, leaves);
}

const std::vector<NativeDef> group_methods = {
    {"derive", derive, Arity::one()},
    {"split", split, Arity::one()},
    {"subgroup", subgroup, Arity::one()},
    class_getitem_def,
};
const std::vector<TypeSpec::Member> group_members = {
    {"message", offsetof(Exception, fields) + group_message * sizeof(Object*), MemberDescriptor::Kind::ReadOnlyObject,
     "exception message"},
    {"exceptions", offsetof(Exception, fields) + group_exceptions * sizeof(Object*),
     MemberDescriptor::Kind::ReadOnlyObject, "nested exceptions"},
};

}  // namespace

Ref<> project_group(Exception* group, const std::vector<Object*>& parts) {
  std::unordered_set<Object*> kept;
  for (Object* each : parts) collect_leaves(each, kept);
  return project(group, kept);
}

ExceptionExtras group_extras() {
  return {.init = exception_init,
          .str = group_str,
          .new_ = group_new,
          .members = &group_members,
          .methods = &group_methods};
}

}  // namespace slotscope
