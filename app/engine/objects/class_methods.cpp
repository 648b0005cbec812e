// classmethod and staticmethod (CPython: Objects/funcobject.c).
#include "engine/builtins/native.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

// Both types have the same fields; everything but binding is shared.
static_assert(sizeof(ClassMethod) == sizeof(StaticMethod));
ClassMethod* as_wrapper(Object* o) {
  return static_cast<ClassMethod*>(o);
}

std::string_view kind_of(const Object* o) {
  return is_instance(o, vm().types.classmethod) ? "classmethod" : "staticmethod";
}

/// The wrapper takes over what describes the function (3.10+) (CPython: functools_wraps).
bool copy_description(Object* wrapper, Object* function) {
  if (!since(10)) return true;
  const NamePointers& names = vm().names;
  Str* const copied[] = {names.__module__, names.__name__, names.__qualname__, names.__doc__, names.__annotations__};
  for (Str* name : copied) {
    if (since(14) && name == names.__annotations__) continue;  // 3.14 makes them when asked
    Ref<> value;
    const Tri found = look_up_attribute(function, name, value);
    if (found == Tri::Error || (value && !set_attribute(wrapper, name, value.get()))) return false;
  }
  return true;
}

Ref<> wrapper_new(Type* type, const Args&) {
  return allocate_instance(type);
}

bool wrapper_init(Object* self, const Args& args) {
  const std::string_view kind = kind_of(self);
  if (!no_keywords(kind, args) || !check_count(kind, args.count, 1, 1)) return false;
  assign(as_wrapper(self)->function, share(args[0]));
  return copy_description(self, args[0]);
}

Failure uninitialized(const Object* self) {
  return raise(vm().errors.RuntimeError, cat("uninitialized ", kind_of(self), " object"));
}

Ref<> class_method_get(Object* self, Object* instance, Object* owner) {
  Object* function = as_wrapper(self)->function;
  if (!function) return uninitialized(self);
  if (!owner) owner = instance->type;
  // 3.9 to 3.12 let the wrapped thing bind itself to the class: chained descriptors.
  const auto get = since(9) && !since(13) ? function->type->slots.descr_get : nullptr;
  return get ? get(function, owner, owner) : make_method(function, owner);
}

Ref<> static_method_get(Object* self, Object*, Object*) {
  Object* function = as_wrapper(self)->function;
  return function ? share(function) : uninitialized(self);
}

Ref<> static_method_call(Object* self, const Args& args) {
  Object* function = as_wrapper(self)->function;
  return function ? call(function, args) : uninitialized(self);
}

Ref<> wrapper_repr(Object* self) {
  const Object* function = as_wrapper(self)->function;
  const Ref<Str> inner = function ? repr(as_wrapper(self)->function) : make_str("NULL");
  return inner ? make_str(cat("<", kind_of(self), "(", to_utf8(inner.get()), ")>")) : nullptr;
}

Ref<> is_abstract(Object* self) {
  Object* function = as_wrapper(self)->function;
  Ref<> mark;
  if (function && look_up_attribute(function, vm().names.__isabstractmethod__, mark) == Tri::Error) return {};
  const Tri answer = mark ? is_true(mark.get()) : Tri::False;
  return answer == Tri::Error ? nullptr : share(answer == Tri::True ? vm().true_ : vm().false_);
}

const std::vector<GetSetDef> getsets{
    {"__isabstractmethod__", is_abstract},
    {"__dict__", get_dict_attribute, set_dict_attribute},
};
const std::vector<TypeSpec::Member> members_before_310{
    {"__func__", offsetof(ClassMethod, function), MemberDescriptor::Kind::ReadOnlyObject},
};
const std::vector<TypeSpec::Member> members{
    {"__func__", offsetof(ClassMethod, function), MemberDescriptor::Kind::ReadOnlyObject},
    {"__wrapped__", offsetof(ClassMethod, function), MemberDescriptor::Kind::ReadOnlyObject},
};

void dealloc(Object* o) {
  untrack(o);
  release_if(as_wrapper(o)->function);
  release_if(as_wrapper(o)->dict);
  free_object(o);
}

void traverse(Object* o, Visitor visit, void* context) {
  if (as_wrapper(o)->function) visit(as_wrapper(o)->function, context);
  if (as_wrapper(o)->dict) visit(as_wrapper(o)->dict, context);
}

void clear(Object* o) {
  assign(as_wrapper(o)->function, Ref<>());
  assign(as_wrapper(o)->dict, Ref<Dict>());
}

Ref<> make_wrapper(Type* type, Object* function) {
  auto* wrapper = allocate<ClassMethod>(type);
  wrapper->function = share(function).take();
  track(wrapper);
  Ref<> made = finish(wrapper);
  return copy_description(made.get(), function) ? made : nullptr;
}

TypeSpec common_spec(std::string_view name) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(ClassMethod);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.slots.dealloc = dealloc;
  spec.slots.traverse = traverse;
  spec.slots.clear = clear;
  if (since(10)) spec.slots.repr = wrapper_repr;
  spec.slots.new_ = wrapper_new;
  spec.slots.init = wrapper_init;
  spec.getsets = &getsets;
  spec.members = since(10) ? &members : &members_before_310;
  spec.dict_offset = offsetof(ClassMethod, dict);
  return spec;
}

}  // namespace

Ref<> make_classmethod(Object* function) {
  return make_wrapper(vm().types.classmethod, function);
}
Ref<> make_staticmethod(Object* function) {
  return make_wrapper(vm().types.staticmethod, function);
}

void set_up_class_method_types() {
  TypeSpec class_method = common_spec("classmethod");
  class_method.slots.descr_get = class_method_get;
  class_method.doc = "Convert a function to be a class method.";
  make_type(class_method, vm().types.classmethod);

  TypeSpec static_method = common_spec("staticmethod");
  static_method.slots.descr_get = static_method_get;
  if (since(10)) static_method.slots.call = static_method_call;
  static_method.doc = "Convert a function to be a static method.";
  make_type(static_method, vm().types.staticmethod);
}

}  // namespace slotscope
