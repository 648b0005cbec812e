// super (CPython: Objects/typeobject.c, super_*).
#include "engine/objects/super.hpp"

#include "engine/builtins/native.hpp"
#include "engine/machine/frame.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

Super* as_super(Object* o) {
  return static_cast<Super*>(o);
}

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

/// Looks in the MRO of `object_type` behind `start`; empty without exception when nothing is found.
Ref<> find_behind(const Type* start, Object* object, Type* object_type, Str* name) {
  const Ref<Tuple> mro = share(object_type->mro);
  if (!mro) return {};
  std::size_t i = 0;
  while (i < mro->size && mro->items[i] != start) ++i;
  for (++i; i < mro->size; ++i) {
    const Ref<> found = share(dict_get(as_type(mro->items[i])->dict, name));
    if (!found) continue;
    const auto get = found->type->slots.descr_get;
    // A class as the object means a class method: nothing to bind to.
    return get ? get(found.get(), object == object_type ? nullptr : object, object_type) : found;
  }
  return {};
}

/// "(instance of int)" or "(type int)" (3.13+).
Failure not_an_instance(const Type* start, Object* object) {
  if (!since(13)) return type_error("super(type, obj): obj must be an instance or subtype of type");
  const bool is_class = is_type_object(object);
  const Type* shown = is_class ? as_type(object) : object->type;
  return type_error(cat("super(type, obj): obj (", is_class ? "type " : "instance of ", type_name(shown),
                        ") is not an instance or subtype of type (", type_name(start), ")."));
}

/// What super() without arguments stands for.
struct ImpliedArguments {
  Type* start = nullptr;
  Ref<> object;
};

/// The first argument of the running function; empty with RuntimeError pending (CPython: super_init_without_args).
Ref<> first_argument(const Frame* frame) {
  const auto fail = [](const char* text) { return raise(vm().errors.RuntimeError, text); };
  if (!frame) return fail("super(): no current frame");
  if (frame->code->argument_count == 0) return fail("super(): no arguments");
  Object* value = frame->places[0];
  const std::vector<std::uint8_t>& in_cells = frame->code->cell_of_local;
  if (value && !in_cells.empty() && in_cells[0] && value->type == vm().types.cell) {
    value = static_cast<Cell*>(value)->value;
  }
  return value ? share(value) : fail("super(): arg[0] deleted");
}

/// The class a method was written in: what its free variable `__class__` holds.
Type* enclosing_class(const Frame* frame) {
  const auto fail = [](std::string text) {
    raise(vm().errors.RuntimeError, std::move(text));
    return nullptr;
  };
  const Code* code = frame->code;
  for (int i = code->first_free(); i < code->place_count; ++i) {
    const auto place = static_cast<std::size_t>(i);
    if (!str_equal(code->places[place], "__class__")) continue;
    const Object* cell = frame->places[i];
    if (!cell || cell->type != vm().types.cell) return fail("super(): bad __class__ cell");
    Object* value = static_cast<const Cell*>(cell)->value;
    if (!value) return fail("super(): empty __class__ cell");
    if (!is_type_object(value)) return fail(cat("super(): __class__ is not a type (", type_name_of(value), ")"));
    return as_type(value);
  }
  return fail("super(): __class__ cell not found");
}

bool find_implied_arguments(ImpliedArguments& implied) {
  implied.object = first_argument(vm().frame);
  if (!implied.object) return false;
  implied.start = enclosing_class(vm().frame);
  return implied.start != nullptr;
}

bool set_fields(Super* self, Type* start, Object* object) {
  Object* bound = object && !is_none(object) ? object : nullptr;
  const Ref<Type> held = share(start);
  Type* object_type = bound ? super_check(start, bound) : nullptr;
  if (bound && !object_type) return false;
  assign(self->start, share(start));
  assign(self->object, share(bound));
  assign(self->object_type, share(object_type));
  return true;
}

bool super_init(Object* o, const Args& args) {
  if (args.keyword_count() != 0) return type_error("super() takes no keyword arguments");
  if (args.count > 2) {
    return since(11) ? check_count("super()", args.count, 0, 2)
                     : static_cast<bool>(type_error(cat("super() takes at most 2 arguments (", args.count, " given)")));
  }
  if (args.count == 0) {
    ImpliedArguments implied;
    return find_implied_arguments(implied) && set_fields(as_super(o), implied.start, implied.object.get());
  }
  if (!is_type_object(args[0])) {
    return type_error(cat("super() argument 1 must be ", since(11) ? "a " : "", "type, not ", type_name_of(args[0])));
  }
  Object* const object = args.count == 2 && !is_none(args[1]) ? args[1] : nullptr;
  return set_fields(as_super(o), as_type(args[0]), object);
}

Ref<> super_new(Type* type, const Args&) {
  return allocate_instance(type);
}

Ref<> super_repr(Object* self) {
  const Super* super = as_super(self);
  const std::string start = super->start ? std::string(type_name(super->start)) : "NULL";
  if (!super->object_type) return make_str(cat("<super: <class '", start, "'>, NULL>"));
  return make_str(cat("<super: <class '", start, "'>, <", type_name(super->object_type), " object>>"));
}

Ref<> super_getattro(Object* self, Str* name) {
  const Super* super = as_super(self);
  if (super->object_type && !str_equal(name, "__class__")) {
    const Ref<> held = share(self);
    Ref<> found = find_behind(super->start, super->object, super->object_type, name);
    if (found || vm().error) return found;
  }
  return generic_get_attribute(self, name);
}

Ref<> super_descr_get(Object* self, Object* instance, Object*) {
  const Super* super = as_super(self);
  if (!instance || is_none(instance) || super->object) return share(self);
  if (self->type != vm().types.super) return call(self->type, super->start, instance);
  return make_super(super->start, instance);
}

using Kind = MemberDescriptor::Kind;
const std::vector<TypeSpec::Member> members{
    {"__thisclass__", offsetof(Super, start), Kind::ReadOnlyObject, "the class invoking super()"},
    {"__self__", offsetof(Super, object), Kind::ReadOnlyObject, "the instance invoking super(); may be None"},
    {"__self_class__", offsetof(Super, object_type), Kind::ReadOnlyObject,
     "the type of the instance invoking super(); may be None"},
};

void dealloc(Object* o) {
  untrack(o);
  release_if(as_super(o)->object);
  release_if(as_super(o)->start);
  release_if(as_super(o)->object_type);
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  const Super* super = as_super(o);
  if (super->object) visit(super->object, context);
  if (super->start) visit(super->start, context);
  if (super->object_type) visit(super->object_type, context);
}

}  // namespace

Type* super_check(Type* start, Object* object) {
  if (is_type_object(object) && is_subtype(as_type(object), start)) return as_type(object);
  if (is_subtype(object->type, start)) return object->type;
  Ref<> claimed;
  if (look_up_attribute(object, vm().names.__class__, claimed) == Tri::Error) return nullptr;
  if (claimed && is_type_object(claimed.get()) && claimed.get() != object->type &&
      is_subtype(as_type(claimed.get()), start)) {
    return as_type(claimed.get());  // the object's class keeps it alive
  }
  not_an_instance(start, object);
  return nullptr;
}

Ref<> make_super(Type* start, Object* object) {
  Ref<> made = allocate_instance(vm().types.super);
  return set_fields(as_super(made.get()), start, object) ? made : nullptr;
}

Ref<> super_attribute(Type* start, Object* object, Type* object_type, Str* name) {
  if (!str_equal(name, "__class__")) {
    Ref<> found = find_behind(start, object, object_type, name);
    if (found || vm().error) return found;
  }
  const Ref<> super = make_super(start, object);
  return super ? get_attribute(super.get(), name) : nullptr;
}

void set_up_super_type() {
  TypeSpec spec;
  spec.name = "super";
  spec.struct_size = sizeof(Super);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.slots.repr = super_repr;
  spec.slots.getattro = super_getattro;
  spec.slots.descr_get = super_descr_get;
  spec.slots.init = super_init;
  spec.slots.new_ = super_new;
  spec.members = &members;
  spec.doc =
      "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> "
      "bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires "
      "issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, "
      "arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def "
      "cmeth(cls, arg):\n        super().cmeth(arg)\n";
  make_type(spec, vm().types.super);
}

}  // namespace slotscope
