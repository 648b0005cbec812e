// isinstance and issubclass, with classes, tuples of classes, unions and anything that answers __instancecheck__.
//
// CPython: Objects/abstract.c, object_recursive_isinstance and its neighbours.
#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/special_methods.hpp"

namespace slotscope {
namespace {

/// o.__bases__ if it is a tuple: what makes something a class. Empty without exception otherwise.
Ref<Tuple> bases_of(Object* o) {
  Ref<> bases;
  if (look_up_attribute(o, vm().names.__bases__, bases) != Tri::True || !is_tuple(bases.get())) return {};
  return std::move(bases).cast<Tuple>();
}

bool check_class(Object* o, std::string_view old_text, std::string_view text) {
  if (bases_of(o)) return true;
  if (!vm().error) raise(vm().errors.TypeError, std::string(since(10) ? text : old_text));
  return false;
}

/// Walks `__bases__` of things that are no types (CPython: abstract_issubclass).
Tri derives_by_bases(Object* derived, Object* class_) {
  if (derived == class_) return Tri::True;
  const RecursionGuard guard(" in __issubclass__");
  if (!guard) return Tri::Error;
  const Ref<Tuple> bases = bases_of(derived);
  if (!bases) return vm().error ? Tri::Error : Tri::False;
  for (Object* base : *bases) {
    const Tri answer = derives_by_bases(base, class_);
    if (answer != Tri::False) return answer;
  }
  return Tri::False;
}

Tri any_of(Tuple* classes, Object* subject, Tri (*check)(Object*, Object*), const char* where) {
  const RecursionGuard guard(where);
  if (!guard) return Tri::Error;
  for (Object* class_ : *classes) {
    const Tri answer = check(subject, class_);
    if (answer != Tri::False) return answer;
  }
  return Tri::False;
}

/// Asks type(class_).__instancecheck__ or __subclasscheck__; nothing when it has none.
bool ask_class(Object* class_, Str* name, Object* subject, const char* where, Tri& answer) {
  Object* method = type_lookup(class_->type, name);
  if (!method) return false;
  const RecursionGuard guard(where);
  const Ref<> result = guard ? call_found_method(method, class_, {subject}) : nullptr;
  answer = result ? is_true(result.get()) : Tri::Error;
  return true;
}

}  // namespace

Tri plain_is_instance(Object* o, Object* class_) {
  Ref<> claimed;
  if (is_type_object(class_)) {
    if (is_instance(o, as_type(class_))) return Tri::True;
    const Tri found = look_up_attribute(o, vm().names.__class__, claimed);
    if (found != Tri::True) return found;
    if (claimed.get() == o->type || !is_type_object(claimed.get())) return Tri::False;
    return tri(is_subtype(as_type(claimed.get()), as_type(class_)));
  }
  if (!check_class(class_, "isinstance() arg 2 must be a type or tuple of types",
                   "isinstance() arg 2 must be a type, a tuple of types, or a union")) {
    return Tri::Error;
  }
  const Tri found = look_up_attribute(o, vm().names.__class__, claimed);
  return found == Tri::True ? derives_by_bases(claimed.get(), class_) : found;
}

Tri plain_is_subclass(Object* derived, Object* class_) {
  if (is_type_object(derived) && is_type_object(class_)) return tri(is_subtype(as_type(derived), as_type(class_)));
  constexpr std::string_view first = "issubclass() arg 1 must be a class";
  if (!check_class(derived, first, first) ||
      !check_class(class_, "issubclass() arg 2 must be a class or tuple of classes",
                   "issubclass() arg 2 must be a class, a tuple of classes, or a union")) {
    return Tri::Error;
  }
  return derives_by_bases(derived, class_);
}

Tri is_instance_of(Object* o, Object* class_) {
  if (o->type == class_) return Tri::True;
  if (class_->type == vm().types.type) return plain_is_instance(o, class_);
  constexpr const char* where = " in __instancecheck__";
  if (is_tuple(class_)) return any_of(as_tuple(class_), o, is_instance_of, where);
  Tri answer = Tri::False;
  if (ask_class(class_, vm().names.__instancecheck__, o, where, answer)) return answer;
  return plain_is_instance(o, class_);
}

Tri is_subclass_of(Object* derived, Object* class_) {
  if (class_->type == vm().types.type) return derived == class_ ? Tri::True : plain_is_subclass(derived, class_);
  constexpr const char* where = " in __subclasscheck__";
  if (is_tuple(class_)) return any_of(as_tuple(class_), derived, is_subclass_of, where);
  Tri answer = Tri::False;
  if (ask_class(class_, vm().names.__subclasscheck__, derived, where, answer)) return answer;
  return plain_is_subclass(derived, class_);
}

}  // namespace slotscope
