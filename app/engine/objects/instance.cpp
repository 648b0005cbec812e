// Where instances keep their attributes: values in line by the class's shared names, or a dict once something demands
// one.
#include "engine/objects/instance.hpp"

#include <algorithm>

#include "engine/layout/instance_model.hpp"
#include "engine/layout/instance_state.hpp"
#include "engine/machine/finalizer_order.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

SharedKeys::SharedKeys() = default;
SharedKeys::~SharedKeys() = default;

namespace {

bool keeps_values_in_line(const Type* type) {
  return type->is(type_flag::inline_values);
}

/// Room for values in a new instance: all names known so far, or what the class body promises for the first one.
std::uint32_t inline_capacity(const Type* type) {
  constexpr std::uint32_t unknown = 4;
  if (type->shared_keys->in_dicts) return 0;
  const auto shared = static_cast<std::uint32_t>(type->shared_keys->names.size());
  const std::uint32_t expected = std::max(shared, type->static_attributes);
  return expected ? std::min<std::uint32_t>(expected, SharedKeys::most) : unknown;
}

/// Index of a name in the shared keys, adding it when it is the next one; -1 when it cannot be shared.
std::int32_t shared_index_for_store(const Type* type, Str* name, std::uint32_t count) {
  std::vector<Str*>& names = type->shared_keys->names;
  if (count == names.size() && name->interned && names.size() < SharedKeys::most && shared_name_index(type, name) < 0 &&
      model_accepts_name(type, name)) {
    names.push_back(share(name).take());
    return static_cast<std::int32_t>(count);
  }
  return shared_name_index(type, name);
}

/// Stores in line if the name's place is filled already or the next one; false when only a dict can hold it.
bool store_in_line(Object* o, Str* name, Object* value) {
  InlineValues* in_line = inline_values(o);
  if (in_line->capacity == 0) return false;
  const std::int32_t found = shared_index_for_store(o->type, name, in_line->count);
  const auto index = static_cast<std::uint32_t>(found);
  if (found < 0 || index > in_line->count || index >= in_line->capacity) return false;
  Object*& place = in_line->values()[index];
  const bool added = index == in_line->count;
  if (added) ++in_line->count;
  assign(place, share(value));
  if (added) instance_attribute_added(o, name);
  return true;
}

Object* value_in_line(Object* o, const Str* name) {
  InlineValues* in_line = inline_values(o);
  if (in_line->count == 0) return nullptr;
  const std::int32_t index = shared_name_index(o->type, name);
  return index >= 0 && static_cast<std::uint32_t>(index) < in_line->count ? in_line->values()[index] : nullptr;
}

/// Takes the last of the values out of line; deleting any other one needs a dict.
bool delete_last_in_line(Object* o, Str* name) {
  InlineValues* in_line = inline_values(o);
  if (in_line->count == 0) return false;
  const std::uint32_t last = in_line->count - 1;
  if (shared_name_index(o->type, name) != static_cast<std::int32_t>(last)) return false;
  in_line->count = last;
  assign(in_line->values()[last], Ref<>());
  return true;
}

}  // namespace

Ref<> allocate_instance(Type* type) {
  if (!keeps_values_in_line(type)) {
    Object* plain = allocate_object(type, type->instance_size);
    if (type->is(type_flag::has_gc)) track(plain);
    if (type->slots.finalize) note_creation(plain);
    return finish(plain);
  }
  const std::uint32_t capacity = inline_capacity(type);
  Object* o = allocate_object(type, type->instance_size + sizeof(InlineValues) + capacity * sizeof(Object*));
  inline_values(o)->capacity = static_cast<std::uint16_t>(capacity);
  track(o);
  instance_created(o);
  if (type->slots.finalize) note_creation(o);
  return finish(o);
}

std::int32_t shared_name_index(const Type* type, const Str* name) {
  const std::vector<Str*>& names = type->shared_keys->names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<std::int32_t>(i);
  }
  if (name->interned) return -1;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (str_equal(names[i], name)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

Dict* materialise_dict(Object* o, bool asked) {
  Dict*& dict = *dict_word(o);
  if (dict) return dict;
  if (!keeps_values_in_line(o->type) || inline_values(o)->capacity == 0) {
    dict = make_dict().take();
    instance_dict_born(o, dict, asked);
    return dict;
  }
  InlineValues* in_line = inline_values(o);
  dict = make_dict_with_room(in_line->count).take();
  const std::vector<Str*>& names = o->type->shared_keys->names;
  const std::uint32_t count = in_line->count;
  in_line->count = 0;
  in_line->capacity = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Ref<> value = adopt(std::exchange(in_line->values()[i], nullptr));
    dict_set(dict, names[i], value.get());
  }
  instance_dict_made(o, dict);
  return dict;
}

void give_up_inline_values(Object* o) {
  if (!since(11) && !*dict_word(o) && inline_values(o)->count == 0) {
    inline_values(o)->capacity = 0;  // up to 3.10 there is no dict before the first attribute
    return;
  }
  const Ref<Dict> dict = instance_dict(o);
  instance_dict_replaced(o);
}

bool store_instance_attribute(Object* o, Str* name, Object* value) {
  if (keeps_values_in_line(o->type) && store_in_line(o, name, value)) return true;
  const Ref<Dict> dict = share(materialise_dict(o));
  const bool shared_keys = instance_dict_shares_keys(o, dict.get());
  if (!dict_set(dict.get(), name, value)) return false;
  if (shared_keys && !dict->model) instance_dict_left_keys(o, dict.get());
  return true;
}

Tri delete_instance_attribute(Object* o, Str* name) {
  // Up to 3.10 deleting always takes a dict whose keys are its own.
  if (keeps_values_in_line(o->type) && since(11) && delete_last_in_line(o, name)) return Tri::True;
  Tri deleted = Tri::False;
  if (instance_attribute(o, name)) {
    const Ref<Dict> dict = share(materialise_dict(o));
    deleted = dict_delete(dict.get(), name);
  } else {
    instance_attribute_missed(o, name);
  }
  if (deleted == Tri::True) instance_attribute_deleted(o);
  return deleted;
}

Object* instance_attribute(Object* o, Str* name) {
  Dict** word = dict_word(o);
  if (!word) return nullptr;
  if (*word) return dict_get(*word, name);
  return keeps_values_in_line(o->type) ? value_in_line(o, name) : nullptr;
}

Ref<Dict> instance_dict(Object* o) {
  Dict** word = dict_word(o);
  if (!word) return {};
  const bool first_time = !*word || (*word)->model;
  Dict* dict = materialise_dict(o, true);
  if (first_time) instance_dict_seen(o, dict);
  return share(dict);
}

void visit_instance_attributes(Object* o, void (*visit)(Str*, Object*, void*), void* context) {
  Dict** word = dict_word(o);
  if (!word) return;
  if (*word) {
    std::size_t position = 0;
    Object *key = nullptr, *value = nullptr;
    while (dict_next(*word, position, &key, &value)) {
      if (is_str(key)) visit(as_str(key), value, context);
    }
  } else if (keeps_values_in_line(o->type)) {
    InlineValues* in_line = inline_values(o);
    for (std::uint32_t i = 0; i < in_line->count; ++i) {
      visit(o->type->shared_keys->names[i], in_line->values()[i], context);
    }
  }
}

Ref<> get_dict_attribute(Object* o) {
  Ref<Dict> dict = instance_dict(o);
  if (dict) return dict;
  return raise(vm().errors.AttributeError, cat("'", type_name_of(o), "' object has no attribute '__dict__'"));
}

bool set_dict_attribute(Object* o, Object* value) {
  if (!value) return raise(vm().errors.TypeError, "cannot delete __dict__");
  return replace_instance_dict(o, value);
}

bool replace_instance_dict(Object* o, Object* value) {
  Dict** word = dict_word(o);
  if (!word) return raise(vm().errors.AttributeError, "This object has no __dict__");
  if (value && !is_dict(value)) {
    return raise(vm().errors.TypeError, cat("__dict__ must be set to a dictionary, not a '", type_name_of(value), "'"));
  }
  // From 3.14 on assigning the dict that is there changes nothing; before, its values leave the instance for it.
  if (since(14) && value && value == *word) return true;
  // The values leave the instance before the dict does.
  if (!*word && keeps_values_in_line(o->type) && inline_values(o)->capacity > 0) materialise_dict(o);
  Ref<Dict> replacement = share(static_cast<Dict*>(value));
  instance_dict_replaced(o);
  assign(*word, std::move(replacement));
  return true;
}

}  // namespace slotscope
