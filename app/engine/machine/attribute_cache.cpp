// Implements what attribute instructions learn and what they do when they know nothing yet.
#include "engine/machine/attribute_cache.hpp"

#include "engine/machine/machine.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::uint8_t patience = 64;  // misses after which an instruction stops learning: it sees too many types

bool is_data_descriptor(const Object* o) {
  return o->type->slots.descr_set != nullptr;
}

/// The offset of the word a member descriptor stands for when it is one of `type`'s own slots.
std::uint32_t slot_offset(const Type* type, Object* descriptor) {
  if (descriptor->type != vm().types.member_descriptor) return 0;
  const auto* member = static_cast<MemberDescriptor*>(descriptor);
  if (member->kind != MemberDescriptor::Kind::Object || !is_subtype(type, member->owner)) return 0;
  return member->offset;
}

std::uint32_t value_offset(const Type* type, std::int32_t index) {
  return type->values_offset +
         static_cast<std::uint32_t>(sizeof(InlineValues) + static_cast<std::size_t>(index) * sizeof(Object*));
}

/// The word a `Place` is about. An older instance may have less room in line than the class's instances have now.
Object* value_in_place(Object* o, const Cache& cache) {
  if (cache.index && inline_values(o)->count < cache.index) return nullptr;
  return slot_word(o, cache.offset);
}

void learn_load(Object* o, Cache& cache, bool for_call) {
  if (cache.kind == Cache::Kind::GivenUp) return;
  if (cache.kind != Cache::Kind::Nothing && ++cache.misses > patience) {
    cache.kind = Cache::Kind::GivenUp;
    cache.version = 0;
    return;
  }
  cache.version = 0;
  Type* type = o->type;
  if (is_type_object(o) && type == vm().types.type) {
    // An attribute of a class: what its MRO holds, unless the metaclass has a data descriptor of that name.
    Type* self = as_type(o);
    if (type_lookup(type, cache.name)) return;
    Object* found = type_lookup(self, cache.name);
    if (!found || !self->version) return;
    const bool plain_function = found->type == vm().types.function;
    if (found->type->slots.descr_get && !plain_function) return;
    cache.kind = Cache::Kind::TypeValue;
    cache.version = self->version;
    cache.value = found;
    return;
  }
  if (type == vm().types.module) {
    Dict** dict = dict_word(o);
    if (!dict || !*dict || type_lookup(type, cache.name)) return;
    const std::int64_t index = dict_entry_index(*dict, cache.name);
    if (index < 0) return;
    cache.kind = Cache::Kind::ModuleValue;
    cache.version = dict_keys_version(*dict);
    cache.offset = static_cast<std::uint32_t>(index);
    return;
  }
  if (type->slots.getattro != generic_get_attribute) return;
  Object* found = type_lookup(type, cache.name);
  if (!type->version) return;
  auto know = [&](Cache::Kind kind) {
    cache.kind = kind;
    cache.version = type->version;
  };
  if (found && is_data_descriptor(found)) {
    if (const std::uint32_t offset = slot_offset(type, found)) {
      cache.offset = offset;
      cache.index = 0;
      know(Cache::Kind::Place);
    } else if (found->type == vm().types.property) {
      Object* getter = static_cast<Property*>(found)->getter;
      if (getter && getter->type == vm().types.function) {
        cache.value = getter;
        know(Cache::Kind::Property);
      }
    }
    return;
  }
  if (type->dict_offset) {
    if (type->values_offset) {
      const std::int32_t index = shared_name_index(type, cache.name);
      InlineValues* values = inline_values(o);
      if (index >= 0 && static_cast<std::uint32_t>(index) < values->count && values->capacity) {
        cache.offset = value_offset(type, index);
        cache.index = static_cast<std::uint16_t>(index + 1);
        know(Cache::Kind::Place);
        return;
      }
    }
    if (Object* dict = slot_word(o, type->dict_offset)) {
      const std::int64_t index = dict_entry_index(as_dict(dict), cache.name);
      if (index >= 0) {
        cache.offset = static_cast<std::uint32_t>(index);
        know(Cache::Kind::Hint);
      }
      return;
    }
    if (type->values_offset) {
      if (shared_name_index(type, cache.name) >= 0) return;
      cache.second = static_cast<std::uint32_t>(type->shared_keys->names.size());
    }
  }
  if (!found) return;
  if (found->type->is(type_flag::method_descriptor)) {
    if (!for_call) return;
    cache.value = found;
    know(Cache::Kind::Method);
  } else if (!found->type->slots.descr_get) {
    cache.value = found;
    know(Cache::Kind::ClassValue);
  }
}

/// An answer for kinds whose check is not the version of the object's own type.
Object* by_other_version(Object* o, const Cache& cache) {
  if (cache.kind == Cache::Kind::TypeValue) {
    if (o->type == vm().types.type && as_type(o)->version == cache.version && cache.version) return cache.value;
  } else if (cache.kind == Cache::Kind::ModuleValue && o->type == vm().types.module) {
    Dict* dict = *dict_word(o);
    if (dict && dict->keys && dict->keys->version == cache.version && cache.version)
      return dict_value_at(dict, cache.offset);
  }
  return nullptr;
}

/// The value in an instance's own dict where the entry was last time.
Object* by_hint(Object* o, const Cache& cache) {
  Object* word = slot_word(o, o->type->dict_offset);
  if (!word) return nullptr;
  KeyTable* table = as_dict(word)->keys;
  if (!table || cache.offset >= table->entry_count) return nullptr;
  const DictEntry& entry = table->entries()[cache.offset];
  return entry.key == cache.name ? entry.value : nullptr;
}

}  // namespace

Ref<> load_attribute(Object* o, Cache& cache) {
  Type* type = o->type;
  if (cache.version && type->version == cache.version) {
    switch (cache.kind) {
      case Cache::Kind::Place:
        if (Object* value = value_in_place(o, cache)) return share(value);
        break;
      case Cache::Kind::Hint:
        if (Object* value = by_hint(o, cache)) return share(value);
        break;
      case Cache::Kind::ClassValue:
        if (nothing_hides(o, cache)) return share(cache.value);
        break;
      case Cache::Kind::Property:
        return call(cache.value, o);
      default:
        break;
    }
  }
  if (Object* value = by_other_version(o, cache)) return share(value);
  Ref<> result = get_attribute(o, cache.name);
  if (result) learn_load(o, cache, false);
  return result;
}

Ref<> load_method(Object* o, Cache& cache, Object*& self) {
  self = nullptr;
  Type* type = o->type;
  if (cache.version && type->version == cache.version) {
    switch (cache.kind) {
      case Cache::Kind::Method:
        if (nothing_hides(o, cache)) {
          self = o;
          return share(cache.value);
        }
        break;
      case Cache::Kind::Place:
        if (Object* value = value_in_place(o, cache)) return share(value);
        break;
      case Cache::Kind::ClassValue:
        if (nothing_hides(o, cache)) return share(cache.value);
        break;
      default:
        break;
    }
  }
  if (Object* value = by_other_version(o, cache)) return share(value);
  if (type->slots.getattro == generic_get_attribute) {
    // CPython: _PyObject_GetMethod
    Object* found = type_lookup(type, cache.name);
    if (found && found->type->is(type_flag::method_descriptor) && !instance_attribute(o, cache.name)) {
      learn_load(o, cache, true);
      self = o;
      return share(found);
    }
  }
  Ref<> result = get_attribute(o, cache.name);
  if (result) learn_load(o, cache, true);
  return result;
}

bool store_attribute(Object* o, Cache& cache, Object* value) {
  Type* type = o->type;
  if (cache.version && type->version == cache.version && cache.kind == Cache::Kind::Place) {
    Object*& word = slot_word(o, cache.offset);
    if (cache.index == 0 || inline_values(o)->count >= cache.index) {  // a slot, or a value that is there already
      retain(value);
      release_if(std::exchange(word, value));
      return true;
    }
    InlineValues* values = inline_values(o);
    const std::uint32_t index = cache.index - 1u;
    if (values->count == index && index < values->capacity && values->model_capacity != InlineValues::model_undecided &&
        !vm().tracing_memory) {  // the next in order
      values->count = index + 1;
      retain(value);
      word = value;
      return true;
    }
  }
  if (!set_attribute(o, cache.name, value)) return false;
  if (cache.kind == Cache::Kind::GivenUp) return true;
  if (cache.kind != Cache::Kind::Nothing && ++cache.misses > patience) {
    cache.kind = Cache::Kind::GivenUp;
    cache.version = 0;
    return true;
  }
  cache.version = 0;
  if (type != o->type || type->slots.setattro != generic_set_attribute) return true;
  Object* found = type_lookup(type, cache.name);
  if (!type->version) return true;
  if (found && is_data_descriptor(found)) {
    if (const std::uint32_t offset = slot_offset(type, found)) {
      cache.kind = Cache::Kind::Place;
      cache.version = type->version;
      cache.offset = offset;
      cache.index = 0;
    }
    return true;
  }
  if (!type->values_offset) return true;
  const std::int32_t index = shared_name_index(type, cache.name);
  if (index < 0) return true;
  cache.kind = Cache::Kind::Place;
  cache.version = type->version;
  cache.offset = value_offset(type, index);
  cache.index = static_cast<std::uint16_t>(index + 1);
  return true;
}

Ref<> load_global(Dict* globals, Dict* builtins, Cache& cache) {
  if (Object** place = known_global(globals, builtins, cache)) return share(*place);
  std::int64_t index = dict_entry_index(globals, cache.name);
  if (index >= 0) {
    cache.kind = Cache::Kind::Global;
    cache.version = dict_keys_version(globals);
    cache.place = &globals->keys->entries()[index].value;
    return share(*cache.place);
  }
  index = dict_entry_index(builtins, cache.name);
  if (index >= 0) {
    cache.version = globals->keys ? dict_keys_version(globals) : 0;
    cache.kind = Cache::Kind::Builtin;
    cache.second = dict_keys_version(builtins);
    cache.place = &builtins->keys->entries()[index].value;
    return share(*cache.place);
  }
  return {};
}

}  // namespace slotscope
