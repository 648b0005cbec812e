// Descriptors of native types and slots: how they are made, and the checks they have in common.
#pragma once

#include "engine/objects/function.hpp"
#include "engine/objects/type.hpp"

namespace slotscope {

/// `owner` is the class; `offset` is that of the word in the instance.
Ref<> make_member_descriptor(Type* owner, Str* name, std::uint32_t offset, MemberDescriptor::Kind kind,
                             const char* doc = nullptr);
Ref<> make_getset_descriptor(Type* owner, const GetSetDef* def);
Ref<> make_method_descriptor(Type* owner, const NativeDef* def);
Ref<> make_classmethod_descriptor(Type* owner, const NativeDef* def);
Ref<> make_classmethod(Object* function);
Ref<> make_staticmethod(Object* function);
Ref<> make_mappingproxy(Object* mapping);

/// What the descriptor answers for an instance already known to have it; used by inline caches too.
Ref<> read_member(const MemberDescriptor* descriptor, Object* instance);
bool write_member(const MemberDescriptor* descriptor, Object* instance, Object* value);

/// "descriptor 'x' for 'C' objects doesn't apply to a 'D' object" unless `instance` is one of `owner`'s.
bool descriptor_applies(const Type* owner, std::string_view name, const Object* instance);

// The steps of set_up_function_types, one for each file of descriptor types.
void set_up_descriptor_types();
void set_up_method_descriptor_types();
void set_up_property_type();
void set_up_class_method_types();
void set_up_function_type();
void set_up_method_type();
void set_up_native_type();
void set_up_cell_type();
void set_up_super_type();
void set_up_mappingproxy_type();

/// The setter of what is a read-only member in CPython: leaves "readonly attribute" pending.
bool refuse_write(Object* o, Object* value);

/// __text_signature__ of a native method, or null. From 3.13 on those without keywords all have one, unless their text
/// begins with a signature of the old kind.
const char* method_signature(const NativeDef* def);

}  // namespace slotscope
