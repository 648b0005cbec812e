// Descriptors of native types and slots: member_descriptor (slots and C++ fields) and getset_descriptor.
#include "engine/objects/descriptors.hpp"

#include "engine/builtins/native.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {
namespace {

using Kind = MemberDescriptor::Kind;

template <class Field>
Field& field_at(Object* o, std::uint32_t offset) {
  return *reinterpret_cast<Field*>(reinterpret_cast<char*>(o) + offset);
}

Failure attribute_error(std::string message) {
  return raise(vm().errors.AttributeError, std::move(message));
}

std::string_view member_name(const Object* o) {
  return static_cast<const MemberDescriptor*>(o)->name->ascii_view();
}

// ---- what members and getsets have in common ----

struct Common {
  Type* owner;
  std::string name;
};

Common common_of(const Object* o) {
  if (o->type == vm().types.member_descriptor) {
    const auto* member = static_cast<const MemberDescriptor*>(o);
    return {member->owner, to_utf8(member->name)};
  }
  const auto* getset = static_cast<const GetSetDescriptor*>(o);
  return {getset->owner, getset->def->name};
}

Ref<> descriptor_name(Object* self) {
  return make_str(common_of(self).name);
}

Ref<> descriptor_qualname(Object* self) {
  const Common common = common_of(self);
  const Ref<> owner = get_attribute(common.owner, vm().names.__qualname__);
  if (!owner) return {};
  if (!is_str(owner.get())) {
    return raise(vm().errors.TypeError, "<descriptor>.__objclass__.__qualname__ is not a unicode object");
  }
  return make_str(cat(to_utf8(as_str(owner.get())), ".", common.name));
}

Ref<> descriptor_objclass(Object* self) {
  return share<Object>(common_of(self).owner);
}

Ref<> descriptor_repr(Object* self) {
  const Common common = common_of(self);
  const char* what = self->type == vm().types.member_descriptor ? "<member '" : "<attribute '";
  return make_str(cat(what, common.name, "' of '", type_name(common.owner), "' objects>"));
}

/// Copies and pickles as getattr(owner, name).
Ref<> descriptor_reduce(Object* self, const Args&) {
  const Common common = common_of(self);
  const Ref<> getattr = get_item(vm().builtins, name_of("getattr").get());
  if (!getattr) return {};
  const Ref<Str> name = make_str(common.name);
  const Ref<Tuple> arguments = tuple_of<Object*>(common.owner, name.get());
  return tuple_of<Object*>(getattr.get(), arguments.get());
}

const std::vector<NativeDef> descriptor_methods{
    {"__reduce__", descriptor_reduce, Arity::none(), "($self, /)"},
};

// ---- member_descriptor ----

Ref<> member_get(Object* self, Object* instance, Object*) {
  const auto* member = static_cast<MemberDescriptor*>(self);
  if (!instance) return share(self);
  if (!descriptor_applies(member->owner, member_name(self), instance)) return {};
  return read_member(member, instance);
}

bool member_set(Object* self, Object* instance, Object* value) {
  const auto* member = static_cast<MemberDescriptor*>(self);
  return descriptor_applies(member->owner, member_name(self), instance) && write_member(member, instance, value);
}

Ref<> member_doc(Object* self) {
  Object* doc = static_cast<MemberDescriptor*>(self)->doc;
  return doc ? share(doc) : none();
}

}  // namespace

bool refuse_write(Object*, Object*) {
  return attribute_error("readonly attribute");
}

namespace {

const std::vector<GetSetDef> member_getsets{
    {"__doc__", member_doc},
    {"__qualname__", descriptor_qualname},
    {"__objclass__", descriptor_objclass, refuse_write},
    {"__name__", descriptor_name, refuse_write},
};

void member_dealloc(Object* o) {
  auto* member = static_cast<MemberDescriptor*>(o);
  untrack(o);
  release_if(member->owner);
  release_if(member->name);
  release_if(member->doc);
  free_object(o);
}

void member_traverse(Object* o, Visitor visit, void* context) {
  visit(static_cast<MemberDescriptor*>(o)->owner, context);
}

// ---- getset_descriptor ----

Ref<> getset_get(Object* self, Object* instance, Object*) {
  const auto* getset = static_cast<GetSetDescriptor*>(self);
  if (!instance) return share(self);
  if (!descriptor_applies(getset->owner, getset->def->name, instance)) return {};
  if (getset->def->get) return getset->def->get(instance);
  return attribute_error(
      cat("attribute '", getset->def->name, "' of '", type_name(getset->owner), "' objects is not readable"));
}

bool getset_set(Object* self, Object* instance, Object* value) {
  const auto* getset = static_cast<GetSetDescriptor*>(self);
  if (!descriptor_applies(getset->owner, getset->def->name, instance)) return false;
  if (getset->def->set) return getset->def->set(instance, value);
  return attribute_error(
      cat("attribute '", getset->def->name, "' of '", type_name(getset->owner), "' objects is not writable"));
}

Ref<> getset_doc(Object* self) {
  const char* doc = static_cast<GetSetDescriptor*>(self)->def->doc;
  return doc ? make_str(doc) : none();
}

const std::vector<GetSetDef> getset_getsets{
    {"__doc__", getset_doc},
    {"__qualname__", descriptor_qualname},
    {"__objclass__", descriptor_objclass, refuse_write},
    {"__name__", descriptor_name, refuse_write},
};

void getset_dealloc(Object* o) {
  untrack(o);
  release_if(static_cast<GetSetDescriptor*>(o)->owner);
  free_object(o);
}

void getset_traverse(Object* o, Visitor visit, void* context) {
  visit(static_cast<GetSetDescriptor*>(o)->owner, context);
}

}  // namespace

bool descriptor_applies(const Type* owner, std::string_view name, const Object* instance) {
  if (is_instance(instance, owner)) return true;
  return raise(vm().errors.TypeError, cat("descriptor '", name, "' for '", type_name(owner),
                                          "' objects doesn't apply to a '", type_name_of(instance), "' object"));
}

Ref<> read_member(const MemberDescriptor* descriptor, Object* instance) {
  const std::uint32_t offset = descriptor->offset;
  switch (descriptor->kind) {
    case Kind::NoneWhenUnset:
    case Kind::ReadOnlyObject: {
      // The globals and the closure of a hidden function lead to where programs are examined.
      if (instance->type == vm().types.function && is_hidden(static_cast<const Function*>(instance)->code))
        return none();
      Object* value = field_at<Object*>(instance, offset);
      return value ? share(value) : none();
    }
    case Kind::Object: {
      if (Object* value = field_at<Object*>(instance, offset)) return share(value);
      if (!since(10)) return raise_object(vm().errors.AttributeError, descriptor->name);
      const std::string type = since(13) ? full_type_name(instance->type) : std::string(type_name_of(instance));
      return attribute_error(cat("'", type, "' object has no attribute '", to_utf8(descriptor->name), "'"));
    }
    case Kind::Int:
    case Kind::ReadOnlyInt:
      return make_int(field_at<int>(instance, offset));
    case Kind::Bool:
      return share(field_at<bool>(instance, offset) ? vm().true_ : vm().false_);
    case Kind::Double:
      return make_float(field_at<double>(instance, offset));
  }
  return {};
}

bool write_member(const MemberDescriptor* descriptor, Object* instance, Object* value) {
  const std::uint32_t offset = descriptor->offset;
  switch (descriptor->kind) {
    case Kind::Object:
      if (!value && !field_at<Object*>(instance, offset)) {
        return raise_object(vm().errors.AttributeError, descriptor->name);
      }
      assign(field_at<Object*>(instance, offset), share(value));
      return true;
    case Kind::NoneWhenUnset:
      assign(field_at<Object*>(instance, offset), share(value));
      return true;
    case Kind::Int: {
      std::int64_t number = 0;
      if (!value) return raise(vm().errors.TypeError, "can't delete numeric/char attribute");
      if (!index_value(value, number, vm().errors.OverflowError)) return false;
      field_at<int>(instance, offset) = static_cast<int>(number);
      return true;
    }
    case Kind::Bool:
      if (!value || value->type != vm().types.boolean) {
        return raise(vm().errors.TypeError, "attribute value type must be bool");
      }
      field_at<bool>(instance, offset) = value == vm().true_;
      return true;
    case Kind::Double:
    case Kind::ReadOnlyObject:
    case Kind::ReadOnlyInt:
      break;
  }
  return refuse_write(instance, value);
}

Ref<> make_member_descriptor(Type* owner, Str* name, std::uint32_t offset, Kind kind, const char* doc) {
  auto* member = allocate<MemberDescriptor>(vm().types.member_descriptor);
  member->owner = share(owner).take();
  member->name = share(name).take();
  member->offset = offset;
  member->kind = kind;
  member->doc = doc ? make_str(doc).take() : nullptr;
  track(member);
  return finish(member);
}

Ref<> make_getset_descriptor(Type* owner, const GetSetDef* def) {
  auto* getset = allocate<GetSetDescriptor>(vm().types.getset_descriptor);
  getset->owner = share(owner).take();
  getset->def = def;
  track(getset);
  return finish(getset);
}

void set_up_descriptor_types() {
  TypeSpec member;
  member.name = "member_descriptor";
  member.struct_size = sizeof(MemberDescriptor);
  member.flags = type_flag::has_gc | type_flag::disallow_new;
  member.slots.dealloc = member_dealloc;
  member.slots.traverse = member_traverse;
  member.slots.repr = descriptor_repr;
  member.slots.descr_get = member_get;
  member.slots.descr_set = member_set;
  member.methods = &descriptor_methods;
  member.getsets = &member_getsets;
  make_type(member, vm().types.member_descriptor);

  TypeSpec getset;
  getset.name = "getset_descriptor";
  getset.struct_size = sizeof(GetSetDescriptor);
  getset.flags = type_flag::has_gc | type_flag::disallow_new;
  getset.slots.dealloc = getset_dealloc;
  getset.slots.traverse = getset_traverse;
  getset.slots.repr = descriptor_repr;
  getset.slots.descr_get = getset_get;
  getset.slots.descr_set = getset_set;
  getset.methods = &descriptor_methods;
  getset.getsets = &getset_getsets;
  make_type(getset, vm().types.getset_descriptor);
}

}  // namespace slotscope
