// Weak references: weakref.ref objects and the lists that objects keep of them (CPython: Objects/weakrefobject.c).
#include "engine/objects/weakref.hpp"

#include <vector>

#include "engine/builtins/native.hpp"
#include "engine/builtins/setup.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/generic_alias.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakproxy.hpp"

namespace slotscope {
namespace {

WeakRef* as_ref(Object* o) {
  return static_cast<WeakRef*>(o);
}

bool is_shared_kind(const WeakRef* ref, const Type* type) {
  return ref && !ref->callback && ref->type == type;
}

/// The shared references at the head of a list: one plain ref, one proxy.
struct Shared {
  WeakRef* ref = nullptr;
  WeakRef* proxy = nullptr;
};

Shared shared_references(WeakRef* head) {
  Shared shared;
  if (is_shared_kind(head, vm().types.weakref)) {
    shared.ref = head;
    head = head->next;
  }
  if (head && !head->callback && is_weakproxy(head)) shared.proxy = head;
  return shared;
}

void insert_after(WeakRef* ref, WeakRef* previous, WeakRef** list) {
  ref->previous = previous;
  ref->next = previous ? previous->next : *list;
  if (ref->next) ref->next->previous = ref;
  (previous ? previous->next : *list) = ref;
}

/// Where a new reference belongs: shared ones first, the others behind them, newest first.
void insert(WeakRef* ref, WeakRef** list) {
  const Shared shared = shared_references(*list);
  const bool plain = !ref->callback && ref->type == vm().types.weakref;
  const bool plain_proxy = !ref->callback && is_weakproxy(ref);
  if (plain) {
    insert_after(ref, nullptr, list);
  } else if (plain_proxy) {
    insert_after(ref, shared.ref, list);
  } else {
    insert_after(ref, shared.proxy ? shared.proxy : shared.ref, list);
  }
}

Object* unless_none(Object* o) {
  return o && is_none(o) ? nullptr : o;
}

// ---- the type weakref.ref ----

Ref<> ref_new(Type* type, const Args& args) {
  if (type == vm().types.weakref && args.keyword_count() != 0) {
    return raise(vm().errors.TypeError, "ref() takes no keyword arguments");
  }
  if (!check_count("__new__", args.count, 1, 2)) return {};
  return make_weak(type, args[0], args.count > 1 ? args[1] : nullptr);
}

bool ref_init(Object*, const Args& args) {
  return check_count("__init__", args.count, 1, 2);
}

Ref<> ref_call(Object* self, const Args& args) {
  if (args.count != 0 || args.keyword_count() != 0) {
    const std::size_t given = args.count + args.keyword_count();
    if (since(11) && args.keyword_count() == 0) {
      return raise(vm().errors.TypeError, cat("weakref expected 0 arguments, got ", given));
    }
    if (since(11)) return raise(vm().errors.TypeError, "weakref() takes no keyword arguments");
    return raise(vm().errors.TypeError, cat("__call__() takes at most 0 arguments (", given, " given)"));
  }
  Object* referent = as_ref(self)->referent;
  return referent ? share(referent) : none();
}

Ref<> ref_repr(Object* self) {
  Object* referent = as_ref(self)->referent;
  const std::string start = cat("<weakref at ", address_text(self));
  if (!referent) return make_str(cat(start, "; dead>"));
  const Ref<> held = share(referent);
  Ref<> name;
  if (since(11)) {
    name = look_up_special(referent, vm().names.__name__);  // of the type only: a module's name does not count
    if (!name && vm().error) return {};
  } else if (look_up_attribute(referent, vm().names.__name__, name) == Tri::Error) {
    return {};
  }
  const std::string type = since(13) ? full_type_name(referent->type) : std::string(type_name_of(referent));
  const std::string what = cat("; to '", type, "' at ", address_text(referent));
  if (!name || !is_str(name.get())) return make_str(cat(start, what, ">"));
  return make_str(cat(start, what, " (", to_utf8(as_str(name.get())), ")>"));
}

bool ref_hash(Object* self, std::int64_t& result) {
  WeakRef* ref = as_ref(self);
  if (ref->hash == -1) {
    if (!ref->referent) return raise(vm().errors.TypeError, "weak object has gone away");
    const Ref<> held = share(ref->referent);
    if (!hash_of(held.get(), ref->hash)) return false;
  }
  result = ref->hash;
  return true;
}

/// Live references compare as what they refer to, dead ones by identity.
Ref<> ref_richcompare(Object* a, Object* b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_instance(b, vm().types.weakref)) return not_implemented();
  const Ref<> x = share(as_ref(a)->referent), y = share(as_ref(b)->referent);
  if (x && y) return rich_compare(x.get(), y.get(), op);
  return share((a == b) == (op == CompareOp::Eq) ? vm().true_ : vm().false_);
}

Ref<> ref_class_getitem(Object* self, const Args& args) {
  return make_generic_alias(self, args[0]);
}

const std::vector<NativeDef> methods{
    {"__class_getitem__", ref_class_getitem, Arity::one(), nullptr, "See PEP 585", NativeDef::Binding::Class, 9},
};
const std::vector<TypeSpec::Member> members{
    {"__callback__", offsetof(WeakRef, callback), MemberDescriptor::Kind::ReadOnlyObject},
};

}  // namespace

void weakref_dealloc(Object* o) {
  untrack(o);
  WeakRef* ref = as_ref(o);
  detach_weakref(ref);
  assign(ref->callback, Ref<>());
  free_object(o);
}

void weakref_traverse(Object* o, Visitor visit, void* context) {
  if (as_ref(o)->callback) visit(as_ref(o)->callback, context);
}

void weakref_clear(Object* o) {
  detach_weakref(as_ref(o));
  assign(as_ref(o)->callback, Ref<>());
}

Ref<> make_weak(Type* type, Object* o, Object* given_callback) {
  WeakRef** list = weak_list(o);
  if (!list) {
    return raise(vm().errors.TypeError, cat("cannot create weak reference to '", type_name_of(o), "' object"));
  }
  Object* callback = unless_none(given_callback);
  const bool is_proxy = type == vm().types.weakproxy || type == vm().types.weakcallableproxy;
  if (!callback && (is_proxy || type == vm().types.weakref)) {
    const Shared shared = shared_references(*list);
    if (WeakRef* existing = is_proxy ? shared.proxy : shared.ref) return share<Object>(existing);
  }
  Ref<> made = allocate_instance(type);
  WeakRef* ref = as_ref(made.get());
  ref->referent = o;
  ref->hash = -1;
  ref->callback = share(callback).take();
  insert(ref, list);
  return made;
}

Ref<> make_weakref(Object* o, Object* callback) {
  return make_weak(vm().types.weakref, o, callback);
}

void detach_weakref(WeakRef* ref) {
  if (!ref->referent) return;
  WeakRef** list = weak_list(ref->referent);
  if (*list == ref) *list = ref->next;
  if (ref->previous) ref->previous->next = ref->next;
  if (ref->next) ref->next->previous = ref->previous;
  ref->previous = ref->next = nullptr;
  ref->referent = nullptr;
}

void call_weakref_callback(WeakRef* ref, Object* callback) {
  const Ref<> held = share(callback);
  if (!call(callback, ref)) write_unraisable(callback, "calling weakref callback");
}

void clear_weak_references(Object* o) {
  WeakRef** list = weak_list(o);
  if (!list || !*list) return;
  // All forget the object before the first callback runs: a callback must not see it through another reference.
  std::vector<std::pair<Ref<>, Ref<>>> callbacks;
  while (WeakRef* ref = *list) {
    Ref<> callback = adopt(std::exchange(ref->callback, nullptr));
    const bool alive = ref->references > 0;
    if (callback && alive) callbacks.emplace_back(share<Object>(ref), std::move(callback));
    detach_weakref(ref);
  }
  if (callbacks.empty()) return;
  Ref<Exception> interrupted = take_exception();
  for (auto& [ref, callback] : callbacks) call_weakref_callback(as_ref(ref.get()), callback.get());
  if (interrupted) raise_exception(std::move(interrupted));
}

std::size_t weakref_count(Object* o) {
  WeakRef** list = weak_list(o);
  std::size_t count = 0;
  for (const WeakRef* ref = list ? *list : nullptr; ref; ref = ref->next) ++count;
  return count;
}

void set_up_weakref_types() {
  TypeSpec spec;
  spec.name = since(10) ? "weakref.ReferenceType" : "weakref";
  spec.struct_size = sizeof(WeakRef);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.slots.dealloc = weakref_dealloc;
  spec.slots.traverse = weakref_traverse;
  spec.slots.clear = weakref_clear;
  spec.slots.repr = ref_repr;
  spec.slots.call = ref_call;
  spec.slots.hash = ref_hash;
  spec.slots.richcompare = ref_richcompare;
  spec.slots.init = ref_init;
  spec.slots.new_ = ref_new;
  spec.methods = &methods;
  spec.members = &members;
  make_type(spec, vm().types.weakref);
  set_up_weakproxy_types();
}

}  // namespace slotscope
