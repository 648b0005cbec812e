// Unions of types: `int | str` (3.10+; the type is typing.Union from 3.14) (CPython: Objects/unionobject.c).
#include <vector>

#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/generic_alias.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

struct Union : Object {
  Tuple* args;
  Tuple* parameters;  ///< null until asked for
};

Union* as_union(Object* o) {
  return static_cast<Union*>(o);
}
bool is_union(const Object* o) {
  return o->type == vm().types.union_type;
}

bool can_be_member(const Object* o) {
  return is_none(o) || is_type_object(o) || is_instance(o, vm().types.generic_alias) || is_union(o) ||
         (since(12) && type_name_of(o) == "typing.TypeAliasType");
}

/// Classes are the same by identity, aliases by equality.
Tri same_member(Object* a, Object* b) {
  if (a == b) return Tri::True;
  const Type* alias = vm().types.generic_alias;
  return is_instance(a, alias) && is_instance(b, alias) ? objects_equal(a, b) : Tri::False;
}

bool add_member(std::vector<Ref<>>& members, Object* o) {
  if (is_union(o)) {
    for (Object* member : *as_union(o)->args) {
      if (!add_member(members, member)) return false;
    }
    return true;
  }
  Object* member = is_none(o) ? vm().types.none : o;
  for (const Ref<>& known : members) {
    const Tri same = same_member(known.get(), member);
    if (same != Tri::False) return same == Tri::True;
  }
  members.push_back(share(member));
  return true;
}

Ref<> union_of(std::vector<Ref<>>& members) {
  if (members.size() == 1) return std::move(members[0]);
  auto* made = allocate<Union>(vm().types.union_type);
  Ref<Tuple> args = make_tuple(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) args->items[i] = members[i].take();
  made->args = finish_tuple(std::move(args)).cast<Tuple>().take();
  track(made);
  return finish(made);
}

Ref<> union_repr(Object* self) {
  std::string text;
  for (Object* member : *as_union(self)->args) {
    if (!text.empty()) text += " | ";
    if (member == vm().types.none) {
      text += "None";
    } else if (!append_type_argument(text, member)) {
      return {};
    }
  }
  return make_str(text);
}

Ref<Set> members_as_set(Object* self) {
  Ref<Set> set = make_frozenset();
  for (Object* member : *as_union(self)->args) {
    if (!set_add(set.get(), member)) return {};
  }
  return set;
}

bool union_hash(Object* self, std::int64_t& result) {
  const Ref<Set> members = members_as_set(self);
  return members && hash_of(members.get(), result);
}

/// The order of the members does not matter.
Ref<> union_richcompare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_union(b)) return not_implemented();
  const Ref<Set> x = members_as_set(a), y = x ? members_as_set(b) : nullptr;
  return y ? rich_compare(x.get(), y.get(), op) : nullptr;
}

Tuple* parameters_of(Union* self) {
  if (!self->parameters) self->parameters = type_parameters_in(self->args).take();
  return self->parameters;
}

Ref<> union_subscript(Object* self, Object* item) {
  const Tuple* parameters = parameters_of(as_union(self));
  const Ref<Tuple> args =
      parameters ? substitute_type_parameters(self, as_union(self)->args, parameters, item) : nullptr;
  if (!args || args->size == 0) return args;
  Ref<> result = share(args->items[0]);
  for (std::size_t i = 1; result && i < args->size; ++i) {
    result = binary_operation(BinaryOp::Or, result.get(), args->items[i]);
  }
  return result;
}

/// Up to 3.11 a parameterised member spoils the check whatever the others are.
bool check_members(Object* self, std::string_view function) {
  if (since(12)) return true;
  for (const Object* member : *as_union(self)->args) {
    if (!is_instance(member, vm().types.generic_alias)) continue;
    return raise(vm().errors.TypeError,
                 cat(function, "() argument 2 cannot ", since(11) ? "be" : "contain", " a parameterized generic"));
  }
  return true;
}

Ref<> any_member(Object* self, Object* subject, Tri (*check)(Object*, Object*)) {
  for (Object* member : *as_union(self)->args) {
    const Tri answer = check(subject, member);
    if (answer == Tri::Error) return {};
    if (answer == Tri::True) return share(vm().true_);
  }
  return share(vm().false_);
}

Ref<> instance_check(Object* self, const Args& args) {
  return check_members(self, "isinstance") ? any_member(self, args[0], is_instance_of) : nullptr;
}

Ref<> subclass_check(Object* self, const Args& args) {
  if (!is_type_object(args[0])) return raise(vm().errors.TypeError, "issubclass() arg 1 must be a class");
  return check_members(self, "issubclass") ? any_member(self, args[0], is_subclass_of) : nullptr;
}

/// typing.Union[int, str] (3.14)
Ref<> class_getitem(Object*, const Args& args) {
  std::vector<Ref<>> members;
  const Ref<Tuple> given = is_tuple(args[0]) ? share(as_tuple(args[0])) : tuple_of(args[0]);
  if (given->size == 0) return raise(vm().errors.TypeError, "Cannot take a Union of no types.");
  for (Object* member : *given) {
    if (!add_member(members, member)) return {};
  }
  return union_of(members);
}

Ref<> mro_entries(Object* self, const Args&) {
  return raise(vm().errors.TypeError, cat("Cannot subclass ", repr_text(self)));
}

Ref<> get_parameters(Object* self) {
  Tuple* parameters = parameters_of(as_union(self));
  return parameters ? share<Object>(parameters) : nullptr;
}

Ref<> get_origin(Object*) {
  return share<Object>(vm().types.union_type);
}
Ref<> get_name(Object*) {
  return make_str("Union");
}

const std::vector<NativeDef> methods{
    {"__instancecheck__", instance_check, Arity::one()},
    {"__subclasscheck__", subclass_check, Arity::one()},
    {"__mro_entries__", mro_entries, Arity::one(), nullptr, nullptr, NativeDef::Binding::Instance, 14},
    {"__class_getitem__", class_getitem, Arity::one(), nullptr, nullptr, NativeDef::Binding::Class, 14},
};
const std::vector<GetSetDef> getsets{
    {"__parameters__", get_parameters, nullptr, "Type variables in the types.UnionType."},
    {"__origin__", get_origin, nullptr, "Always returns the type", 14},
    {"__name__", get_name, nullptr, nullptr, 14},
    {"__qualname__", get_name, nullptr, nullptr, 14},
};
const std::vector<TypeSpec::Member> members_table{
    {"__args__", offsetof(Union, args), MemberDescriptor::Kind::ReadOnlyObject},
};

void dealloc(Object* o) {
  untrack(o);
  release_if(as_union(o)->args);
  release_if(as_union(o)->parameters);
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  visit(as_union(o)->args, context);
  if (as_union(o)->parameters) visit(as_union(o)->parameters, context);
}

}  // namespace

Ref<> make_union(Object* a, Object* b) {
  if (!can_be_member(a) || !can_be_member(b)) return not_implemented();
  std::vector<Ref<>> members;
  if (!add_member(members, a) || !add_member(members, b)) return {};
  return union_of(members);
}

void set_up_union_type() {
  TypeSpec spec;
  spec.name = since(14) ? "typing.Union" : "types.UnionType";
  spec.struct_size = sizeof(Union);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.slots.repr = union_repr;
  spec.slots.hash = union_hash;
  spec.slots.richcompare = union_richcompare;
  spec.slots.nb_or = make_union;
  spec.slots.mp_subscript = union_subscript;
  spec.methods = &methods;
  spec.getsets = &getsets;
  spec.members = &members_table;
  spec.doc = "Represent a union type\n\nE.g. for int | str";
  make_type(spec, vm().types.union_type);
}

}  // namespace slotscope
