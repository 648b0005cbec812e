// Bound methods of Python functions and other callables (CPython: Objects/classobject.c), and cells.
#include "engine/builtins/native.hpp"
#include "engine/machine/prepended_args.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

Failure type_error(std::string message) {
  return raise(vm().errors.TypeError, std::move(message));
}

Ref<> truth_of(bool value) {
  return share(value ? vm().true_ : vm().false_);
}

// ---- method ----

Method* as_method(Object* o) {
  return static_cast<Method*>(o);
}

Ref<> method_new(Type*, const Args& args) {
  if (args.keyword_count() != 0) return type_error("method() takes no keyword arguments");
  if (!check_count("method", args.count, 2, 2)) return {};
  if (!is_callable(args[0])) return type_error("first argument must be callable");
  if (is_none(args[1])) return type_error(since(11) ? "instance must not be None" : "self must not be None");
  return make_method(args[0], args[1]);
}

Ref<> method_call(Object* self, const Args& args) {
  const Method* method = as_method(self);
  const Ref<> held = share(self);
  return call(method->function, PrependedArgs(method->self, args));
}

Ref<> method_repr(Object* self) {
  const Method* method = as_method(self);
  Ref<> name;
  if (look_up_attribute(method->function, vm().names.__qualname__, name) == Tri::Error) return {};
  if (!name && look_up_attribute(method->function, vm().names.__name__, name) == Tri::Error) return {};
  const Ref<Str> of = repr(method->self);
  if (!of) return {};
  const std::string shown = name && is_str(name.get()) ? to_utf8(as_str(name.get())) : "?";
  return make_str(cat("<bound method ", shown, " of ", to_utf8(of.get()), ">"));
}

Ref<> method_richcompare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || b->type != vm().types.method) return not_implemented();
  const Tri same_function = objects_equal(as_method(a)->function, as_method(b)->function);
  if (same_function == Tri::Error) return {};
  const bool equal = same_function == Tri::True && as_method(a)->self == as_method(b)->self;
  return truth_of(equal == (op == CompareOp::Eq));
}

bool method_hash(Object* self, std::int64_t& result) {
  std::int64_t of_function = 0;
  if (!hash_of(as_method(self)->function, of_function)) return false;
  result = hash_address(as_method(self)->self) ^ of_function;
  if (result == -1) result = -2;
  return true;
}

/// Attributes a method does not have itself are the function's.
Ref<> method_getattro(Object* self, Str* name) {
  if (Object* own = type_lookup(self->type, name)) return bind_found(own, self, self->type);
  return get_attribute(as_method(self)->function, name);
}

/// Binding again has no effect.
Ref<> method_descr_get(Object* self, Object*, Object*) {
  return share(self);
}

Ref<> method_doc(Object* self) {
  Ref<> doc;
  if (look_up_attribute(as_method(self)->function, vm().names.__doc__, doc) == Tri::Error) return {};
  return doc ? doc : none();
}

Ref<> method_reduce(Object* self, const Args&) {
  const Ref<> getattr = share(dict_get(vm().builtins, "getattr"));
  const Ref<> name = get_attribute(as_method(self)->function, vm().names.__name__);
  if (!name) return {};
  const Ref<Tuple> arguments = tuple_of<Object*>(as_method(self)->self, name.get());
  return tuple_of<Object*>(getattr.get(), arguments.get());
}

const std::vector<NativeDef> method_methods{{"__reduce__", method_reduce, Arity::none(), "($self, /)"}};
const std::vector<GetSetDef> method_getsets{{"__doc__", method_doc}};
const std::vector<TypeSpec::Member> method_members{
    {"__func__", offsetof(Method, function), MemberDescriptor::Kind::ReadOnlyObject,
     "the function (or other callable) implementing a method"},
    {"__self__", offsetof(Method, self), MemberDescriptor::Kind::ReadOnlyObject,
     "the instance to which a method is bound"},
};

void method_dealloc(Object* o) {
  untrack(o);
  clear_weak_references(o);
  release_if(as_method(o)->function);
  release_if(as_method(o)->self);
  free_object(o);
}

void method_traverse(Object* o, Visitor visit, void* context) {
  visit(as_method(o)->function, context);
  visit(as_method(o)->self, context);
}

// ---- cell ----

Cell* as_cell(Object* o) {
  return static_cast<Cell*>(o);
}

Ref<> cell_new(Type*, const Args& args) {
  if (args.keyword_count() != 0) return type_error("cell() takes no keyword arguments");
  if (!check_count("cell", args.count, 0, 1)) return {};
  return make_cell(args.count ? args[0] : nullptr);
}

Ref<> cell_repr(Object* self) {
  const Object* value = as_cell(self)->value;
  if (!value) return make_str(cat("<cell at ", address_text(self), ": empty>"));
  return make_str(
      cat("<cell at ", address_text(self), ": ", type_name_of(value), " object at ", address_text(value), ">"));
}

/// Cells compare by contents; an empty one is less than any other.
Ref<> cell_richcompare(Object* a, Object* b, CompareOp op) {
  if (b->type != vm().types.cell) return not_implemented();
  Object *x = as_cell(a)->value, *y = as_cell(b)->value;
  if (x && y) return rich_compare(x, y, op);
  const int order = (y == nullptr) - (x == nullptr);
  switch (op) {
    case CompareOp::Lt:
      return truth_of(order < 0);
    case CompareOp::Le:
      return truth_of(order <= 0);
    case CompareOp::Eq:
      return truth_of(order == 0);
    case CompareOp::Ne:
      return truth_of(order != 0);
    case CompareOp::Gt:
      return truth_of(order > 0);
    case CompareOp::Ge:
      return truth_of(order >= 0);
  }
  return {};
}

Ref<> cell_contents(Object* self) {
  Object* value = as_cell(self)->value;
  return value ? share(value) : raise(vm().errors.ValueError, "Cell is empty");
}

bool set_cell_contents(Object* self, Object* value) {
  assign(as_cell(self)->value, share(value));
  return true;
}

const std::vector<GetSetDef> cell_getsets{{"cell_contents", cell_contents, set_cell_contents}};

void cell_dealloc(Object* o) {
  untrack(o);
  release_if(as_cell(o)->value);
  free_object(o);
}

void cell_traverse(Object* o, Visitor visit, void* context) {
  if (as_cell(o)->value) visit(as_cell(o)->value, context);
}

void cell_clear(Object* o) {
  assign(as_cell(o)->value, Ref<>());
}

}  // namespace

Ref<> make_method(Object* function, Object* self) {
  auto* method = allocate<Method>(vm().types.method);
  method->function = share(function).take();
  method->self = share(self).take();
  track(method);
  return finish(method);
}

Ref<> make_cell(Object* value) {
  auto* cell = allocate<Cell>(vm().types.cell);
  cell->value = share(value).take();
  track(cell);
  return finish(cell);
}

void set_up_method_type() {
  TypeSpec spec;
  spec.name = "method";
  spec.struct_size = sizeof(Method);
  spec.flags = type_flag::has_gc;
  spec.slots.dealloc = method_dealloc;
  spec.slots.traverse = method_traverse;
  spec.slots.repr = method_repr;
  spec.slots.call = method_call;
  spec.slots.hash = method_hash;
  spec.slots.richcompare = method_richcompare;
  spec.slots.getattro = method_getattro;
  // 3.11 and 3.12 have no __get__ here: bound.__get__ is then the function's, and binds the function anew.
  if (!since(11) || since(13)) spec.slots.descr_get = method_descr_get;
  spec.slots.new_ = method_new;
  spec.methods = &method_methods;
  spec.getsets = &method_getsets;
  spec.members = &method_members;
  spec.weakref_offset = offsetof(Method, weak_list);
  spec.doc = "Create a bound instance method object.";
  make_type(spec, vm().types.method);
}

void set_up_cell_type() {
  TypeSpec spec;
  spec.name = "cell";
  spec.struct_size = sizeof(Cell);
  spec.flags = type_flag::has_gc;
  spec.slots.dealloc = cell_dealloc;
  spec.slots.traverse = cell_traverse;
  spec.slots.clear = cell_clear;
  spec.slots.repr = cell_repr;
  spec.slots.richcompare = cell_richcompare;
  spec.slots.new_ = cell_new;
  spec.getsets = &cell_getsets;
  make_type(spec, vm().types.cell);
}

}  // namespace slotscope
