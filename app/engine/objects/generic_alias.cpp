// types.GenericAlias: `list[int]` (3.9+) (CPython: Objects/genericaliasobject.c).
#include "engine/objects/generic_alias.hpp"

#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/setup.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

GenericAlias* as_alias(Object* o) {
  return static_cast<GenericAlias*>(o);
}

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

Ref<GenericAlias> new_alias(Type* type, Object* origin, Object* arguments) {
  Ref<GenericAlias> alias = allocate_instance(type).cast<GenericAlias>();
  alias->origin = share(origin).take();
  alias->args = (is_tuple(arguments) ? share(as_tuple(arguments)) : tuple_of(arguments)).take();
  return alias;
}

Ref<> alias_new(Type* type, const Args& args) {
  if (!no_keywords("GenericAlias", args) || !check_count("GenericAlias", args.count, 2, 2)) return {};
  return new_alias(type, args[0], args[1]);
}

Tuple* parameters_of(GenericAlias* alias) {
  if (!alias->parameters) alias->parameters = type_parameters_in(alias->args).take();
  return alias->parameters;
}

Ref<> alias_repr(Object* self) {
  const GenericAlias* alias = as_alias(self);
  std::string text = alias->starred ? "*" : "";
  if (!append_type_argument(text, alias->origin)) return {};
  text += '[';
  for (std::size_t i = 0; i < alias->args->size; ++i) {
    if (i) text += ", ";
    if (!append_type_argument(text, alias->args->items[i])) return {};
  }
  return make_str(text + (alias->args->size ? "]" : "()]"));
}

bool alias_hash(Object* self, std::int64_t& result) {
  std::int64_t of_origin = 0, of_args = 0;
  if (!hash_of(as_alias(self)->origin, of_origin) || !hash_of(as_alias(self)->args, of_args)) return false;
  result = of_origin ^ of_args;
  return true;
}

Ref<> alias_richcompare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_instance(b, vm().types.generic_alias))
    return not_implemented();
  const GenericAlias *x = as_alias(a), *y = as_alias(b);
  Tri equal = x->starred == y->starred ? objects_equal(x->origin, y->origin) : Tri::False;
  if (equal == Tri::True) equal = objects_equal(x->args, y->args);
  if (equal == Tri::Error) return {};
  return share((equal == Tri::True) == (op == CompareOp::Eq) ? vm().true_ : vm().false_);
}

/// Makes an instance of the origin and tells it how it was made, if it can be told.
Ref<> alias_call(Object* self, const Args& args) {
  Ref<> made = call(as_alias(self)->origin, args);
  if (!made) return {};
  if (!set_attribute(made.get(), name_of("__orig_class__").get(), self) &&
      !catch_exception(vm().errors.AttributeError) && !catch_exception(vm().errors.TypeError)) {
    return {};
  }
  return made;
}

/// Attributes an alias has itself; all others are its origin's.
bool is_own_attribute(const Str* name) {
  static constexpr std::string_view always[] = {"__origin__",    "__args__",   "__parameters__", "__mro_entries__",
                                                "__reduce_ex__", "__reduce__", "__copy__",       "__deepcopy__"};
  static constexpr std::string_view newer[] = {"__unpacked__", "__typing_unpacked_tuple_args__", "__class__"};
  const auto is_name = [&](std::string_view own) { return str_equal(name, own); };
  if (std::any_of(std::begin(always), std::end(always), is_name)) return true;
  if (since(13) && is_name("__bases__")) return true;
  return since(11) && std::any_of(std::begin(newer), std::end(newer), is_name);
}

Ref<> alias_getattro(Object* self, Str* name) {
  return is_own_attribute(name) ? generic_get_attribute(self, name) : get_attribute(as_alias(self)->origin, name);
}

Ref<> alias_subscript(Object* self, Object* item) {
  GenericAlias* alias = as_alias(self);
  const Tuple* parameters = parameters_of(alias);
  const Ref<Tuple> args = parameters ? substitute_type_parameters(self, alias->args, parameters, item) : nullptr;
  if (!args) return {};
  Ref<GenericAlias> made = new_alias(self->type, alias->origin, args.get());
  made->starred = alias->starred;
  return made;
}

Ref<> alias_iter(Object* self) {
  Ref<GenericAlias> starred = new_alias(self->type, as_alias(self)->origin, as_alias(self)->args);
  starred->starred = true;
  const Ref<Tuple> only = tuple_of(static_cast<Object*>(starred.get()));
  return get_iterator(only.get());
}

// ---- methods and attributes ----

Ref<> mro_entries(Object* self, const Args&) {
  return tuple_of(as_alias(self)->origin);
}

Ref<> instance_check(Object*, const Args&) {
  return type_error("isinstance() argument 2 cannot be a parameterized generic");
}
Ref<> subclass_check(Object*, const Args&) {
  return type_error("issubclass() argument 2 cannot be a parameterized generic");
}

Ref<> reduce(Object* self, const Args&) {
  const GenericAlias* alias = as_alias(self);
  if (alias->starred) {
    const Ref<GenericAlias> plain = new_alias(self->type, alias->origin, alias->args);
    const Ref<> next = share(dict_get(vm().builtins, "next"));
    const Ref<> iterator = alias_iter(plain.get());
    const Ref<Tuple> arguments = tuple_of(iterator.get());
    return tuple_of<Object*>(next.get(), arguments.get());
  }
  const Ref<Tuple> arguments = tuple_of<Object*>(alias->origin, alias->args);
  return tuple_of<Object*>(self->type, arguments.get());
}

/// The origin's names and those the alias has itself.
Ref<> directory(Object* self, const Args&) {
  const Ref<> dir = share(dict_get(vm().builtins, "dir"));
  const Ref<> names = dir ? call(dir.get(), as_alias(self)->origin) : nullptr;
  if (!names || !is_list(names.get())) return names;
  static constexpr std::string_view own[] = {"__origin__",    "__args__",   "__parameters__", "__mro_entries__",
                                             "__reduce_ex__", "__reduce__", "__copy__",       "__deepcopy__"};
  const auto add = [&](std::string_view name) {
    const Ref<Str> text = intern(name);
    const Tri known = contains(names.get(), text.get());
    return known == Tri::True || (known == Tri::False && list_append(as_list(names.get()), text.get()));
  };
  if (!std::all_of(std::begin(own), std::end(own), add)) return {};
  if (since(11) && (!add("__unpacked__") || !add("__typing_unpacked_tuple_args__") || !add("__class__"))) return {};
  if (since(13) && !add("__bases__")) return {};
  return names;
}

Ref<> get_parameters(Object* self) {
  Tuple* parameters = parameters_of(as_alias(self));
  return parameters ? share<Object>(parameters) : nullptr;
}

Ref<> get_unpacked_arguments(Object* self) {
  const GenericAlias* alias = as_alias(self);
  const bool unpacked_tuple = alias->starred && alias->origin == vm().types.tuple;
  return unpacked_tuple ? share<Object>(alias->args) : none();
}

using Kind = MemberDescriptor::Kind;
const std::vector<NativeDef> methods{
    {"__mro_entries__", mro_entries, Arity::one()},
    {"__instancecheck__", instance_check, Arity::one()},
    {"__subclasscheck__", subclass_check, Arity::one()},
    {"__reduce__", reduce, Arity::none()},
    {"__dir__", directory, Arity::none()},
};
const std::vector<GetSetDef> getsets{
    {"__parameters__", get_parameters, nullptr, "Type variables in the GenericAlias."},
    {"__typing_unpacked_tuple_args__", get_unpacked_arguments, nullptr, nullptr, 11},
};
const std::vector<TypeSpec::Member> members{
    {"__origin__", offsetof(GenericAlias, origin), Kind::ReadOnlyObject},
    {"__args__", offsetof(GenericAlias, args), Kind::ReadOnlyObject},
    {"__unpacked__", offsetof(GenericAlias, starred), Kind::Bool},
};
const std::vector<TypeSpec::Member> members_before_311{members[0], members[1]};

void dealloc(Object* o) {
  untrack(o);
  clear_weak_references(o);
  release_if(as_alias(o)->origin);
  release_if(as_alias(o)->args);
  release_if(as_alias(o)->parameters);
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  const GenericAlias* alias = as_alias(o);
  visit(alias->origin, context);
  visit(alias->args, context);
  if (alias->parameters) visit(alias->parameters, context);
}

}  // namespace

Ref<> make_generic_alias(Object* origin, Object* arguments) {
  return new_alias(vm().types.generic_alias, origin, arguments);
}

void set_up_generic_types() {
  TypeSpec spec;
  spec.name = "types.GenericAlias";
  spec.struct_size = sizeof(GenericAlias);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.slots.repr = alias_repr;
  spec.slots.hash = alias_hash;
  spec.slots.richcompare = alias_richcompare;
  spec.slots.call = alias_call;
  spec.slots.getattro = alias_getattro;
  spec.slots.mp_subscript = alias_subscript;
  if (since(11)) spec.slots.iter = alias_iter;
  if (since(10)) spec.slots.nb_or = make_union;
  spec.slots.new_ = alias_new;
  spec.methods = &methods;
  spec.getsets = &getsets;
  spec.members = since(11) ? &members : &members_before_311;
  spec.weakref_offset = offsetof(GenericAlias, weak_list);
  spec.doc =
      "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).";
  make_type(spec, vm().types.generic_alias);
  set_up_union_type();
}

}  // namespace slotscope
