// Follows CPython's key sharing for every class: which dicts are split, how large they are, what is accounted when.
#include "engine/layout/instance_model.hpp"

#include <algorithm>

#include "engine/layout/container_sizes.hpp"
#include "engine/layout/instance_state.hpp"
#include "engine/machine/heap.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::int64_t dict_object_bytes = 64;  // with its GC head, in every version

std::int64_t rounded_up(std::int64_t bytes) {
  return (bytes + 7) / 8 * 8;
}

// Blocks of the modelled instance that have no block of their own here are accounted under addresses inside it.
const void* values_block(const Object* o) {
  return reinterpret_cast<const char*>(o) + 1;
}
const void* dict_block(const Object* o) {
  return reinterpret_cast<const char*>(o) + 2;
}

void account(const void* block, std::int64_t bytes) {
  if (vm().tracing_memory) note_block_slow(block, static_cast<std::size_t>(bytes));
}
void forget(const void* block) {
  if (vm().tracing_memory) note_free_slow(block);
}

bool holds(const std::vector<const Str*>& names, const Str* name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const Str* each) { return each == name || str_equal(each, name); });
}

/// Adds a name to the keys of a class from 3.11; false when it does not fit.
bool share_name(ClassModel& model, const Str* name) {
  if (holds(model.names, name)) return true;
  if (model.usable <= 0 || !name->interned) return false;
  model.names.push_back(name);
  --model.usable;
  return true;
}

/// From 3.13.0 only instances of 16 bytes have their values inside; others get a dict with values of its own when they
/// need it.
bool values_come_late(const Type* type) {
  return since(13) && !since(14) && type->model.basicsize != 16;
}

/// Up to 3.10: whether a dict with `used` attributes can take one more name and stay split (CPython: insertdict).
bool takes_name(ClassModel::Keys& keys, std::size_t used, const Str* name) {
  const auto found = std::find_if(keys.order.begin(), keys.order.end(),
                                  [&](const Str* each) { return each == name || str_equal(each, name); });
  if (found != keys.order.end()) return static_cast<std::size_t>(found - keys.order.begin()) == used;
  if (keys.order.size() != used || static_cast<int>(used) >= keys.usable()) return false;
  keys.order.push_back(name);
  return true;
}

/// Up to 3.10: a dict left the keys the class shares. If nobody else has them, its own, larger ones are shared from now
/// on and the answer is true; else the class stops sharing (CPython: _PyObjectDict_SetItem, make_keys_shared).
bool promote_keys(ClassModel& model, std::uint8_t left, int log2_size, std::vector<const Str*> order) {
  if (model.current != left) return false;
  if (model.keys[left].users > 0) {
    model.current = ClassModel::no_keys;
    return false;
  }
  model.keys.push_back({log2_size, std::move(order)});
  model.current = static_cast<std::uint8_t>(model.keys.size() - 1);
  return true;
}

/// The dict of one instance while it is split in the modelled version.
class SplitDict final : public InstanceDictModel {
 public:
  SplitDict(Object* owner, Type* type, std::uint8_t keys) : owner_(owner), type_(share(type)), keys_(keys) {
    if (!since(11)) ++shared_keys().users;
  }
  SplitDict(const SplitDict&) = delete;
  ~SplitDict() override {
    if (!since(11)) --shared_keys().users;
  }

  void adding(Dict* dict, Object* key) override {
    ClassModel& model = class_model(type_.get());
    const int log2_size = log2_for_places(std::max<std::int64_t>(dict->used, 1) * 3);
    if (since(11)) {
      if (!is_exact_str(key) || !share_name(model, as_str(key))) combine(dict, log2_size, is_exact_str(key));
      return;
    }
    if (is_exact_str(key) && takes_name(shared_keys(), static_cast<std::size_t>(dict->used), as_str(key))) return;
    model.just_combined = dict;
    model.combined_from = keys_;
    combine(dict, log2_size, is_exact_str(key));
  }

  void removing(Dict* dict, Object*) override {
    if (!since(11)) combine(dict, shared_keys().log2_size, true);
  }

  void clearing(Dict* dict) override {
    if (since(13) && owner_) return;  // the values inside the instance stay
    drop_values();
    let_go(dict);
  }

  InstanceDictModel* copying(Dict*) override { return new SplitDict(nullptr, type_.get(), keys_); }

  std::int64_t values() const {
    const ClassModel& model = class_model(type_.get());
    if (since(11)) return 8 * static_cast<std::int64_t>(model.capacity());
    const ClassModel::Keys& keys = model.keys[keys_];
    const bool alone = keys.users + (model.current == keys_ ? 1 : 0) == 1;
    return 8 * keys.usable() + (alone ? modelled_keys_bytes(keys.log2_size, false) : 0);
  }
  void owner_gone() { owner_ = nullptr; }
  bool seen() const { return seen_; }
  void set_seen() { seen_ = true; }

 private:
  ClassModel::Keys& shared_keys() const { return class_model(type_.get()).keys[keys_]; }

  void drop_values() const {
    if (owner_ && (!since(13) || values_come_late(type_.get()))) forget(values_block(owner_));
  }

  /// The dict gets keys of its own.
  void combine(Dict* dict, int log2_size, bool str_keys) {
    drop_values();
    if (since(11) && !seen_) account(dict, dict_object_bytes);
    let_go(dict);  // this object is gone now
    if (dict->keys) note_block(dict->keys, static_cast<std::size_t>(modelled_keys_bytes(dict->keys)));
    static_cast<void>(dict_resize(dict, std::max(log2_size, log2_for_places(dict->used)), str_keys));
  }

  Object* owner_;
  Ref<Type> type_;
  std::uint8_t keys_;  ///< up to 3.10: which of the class's tables
  bool seen_ = false;  ///< from 3.11: the dict object is there, because somebody asked for it
};

/// Up to 3.10: the instance's attributes, in line here, share the current keys of the class from now on.
ClassModel::Keys& join_keys(ClassModel& model, InlineValues* in_line) {
  in_line->model_capacity = model.current;
  ClassModel::Keys& keys = model.keys[model.current];
  ++keys.users;
  return keys;
}

/// Up to 3.10: the instance no longer shares keys through its in-line values.
void leave_keys(ClassModel& model, InlineValues* in_line) {
  if (in_line->model_capacity != ClassModel::no_keys) --model.keys[in_line->model_capacity].users;
  in_line->model_capacity = ClassModel::no_keys;
}

/// Up to 3.10: the attributes of the instance go to a dict with keys of its own.
void combine_instance(Object* o, int log2_size) {
  inline_values(o)->model_combined = true;
  forget(values_block(o));
  forget(dict_block(o));
  materialise_dict(o);
  static_cast<void>(dict_resize(*dict_word(o), log2_size, true));
}

/// What the modelled instance already knows: 0 split or empty, 1 combined.
bool is_combined(Object* o) {
  return inline_values(o)->model_combined;
}

}  // namespace

ClassModel& class_model(const Type* type) {
  SharedKeys* keys = type->shared_keys;
  if (!keys->model) {
    keys->model = std::make_unique<ClassModel>();
    if (since(14)) {
      // The keys of a class begin with the names its body assigns through self, sorted.
      Object* names = dict_get(type->dict, vm().names.__static_attributes__);
      if (names && is_tuple(names)) {
        std::vector<const Str*> sorted;
        for (Object* each : *as_tuple(names))
          if (is_str(each)) sorted.push_back(as_str(each));
        std::sort(sorted.begin(), sorted.end(), [](const Str* a, const Str* b) { return str_compare(a, b) < 0; });
        for (const Str* each : sorted) share_name(*keys->model, each);
      }
    }
  }
  return *keys->model;
}

bool model_accepts_name(const Type* type, const Str* name) {
  ClassModel& model = class_model(type);
  return since(11) ? holds(model.names, name) || model.usable > 0 : true;
}

std::int64_t values_bytes(int capacity) {
  if (since(13)) return rounded_up(capacity) + 8 * (capacity + 1);
  return rounded_up(capacity + 2) + 8 * capacity;
}

bool dict_object_exists(const Dict* dict) {
  return !dict->model || !since(11) || static_cast<const SplitDict*>(dict->model)->seen();
}

std::int64_t split_values_bytes(const Dict* dict) {
  return static_cast<const SplitDict*>(dict->model)->values();
}

int modelled_shared_room(Object* o) {
  return class_model(o->type).keys[inline_values(o)->model_capacity].usable();
}

void instance_created(Object* o) {
  InlineValues* in_line = inline_values(o);
  if (!since(11)) {
    in_line->model_capacity = ClassModel::no_keys;
    return;
  }
  if (values_come_late(o->type)) return;
  ClassModel& model = class_model(o->type);
  if (since(13)) in_line->model_capacity = static_cast<std::uint8_t>(model.capacity());
  if (model.usable > 1) --model.usable;
  if (!since(13)) {
    in_line->model_capacity = static_cast<std::uint8_t>(model.capacity());
    if (vm().tracing_memory) account(values_block(o), values_bytes(in_line->model_capacity));
  }
}

namespace {

/// Up to 3.10: an attribute went into a real dict; when that ended the sharing of its keys, the class hears of it.
void added_to_dict(Object* o, Dict* dict) {
  ClassModel& model = class_model(o->type);
  if (model.just_combined != dict) return;
  model.just_combined = nullptr;
  const std::uint8_t left = model.combined_from;
  if (dict->keys->general) {
    if (model.current == left) model.current = ClassModel::no_keys;
    return;
  }
  std::vector<const Str*> order;
  std::size_t position = 0;
  for (Object *key, *value; dict_next(dict, position, &key, &value);) order.push_back(as_str(key));
  if (!promote_keys(model, left, dict->keys->log2_size, std::move(order))) return;
  dict->model = new SplitDict(o, o->type, model.current);
  if (!vm().tracing_memory) return;
  note_free_slow(dict->keys);
  note_block_slow(values_block(o), static_cast<std::size_t>(8 * model.keys[model.current].usable()));
}

/// Up to 3.10: an attribute went in line. Its dict in the modelled version stays split, gives its keys to the class, or
/// combines.
void added_in_line(Object* o, Str* name) {
  ClassModel& model = class_model(o->type);
  InlineValues* in_line = inline_values(o);
  const std::size_t at = in_line->count - 1;  // it is in already
  if (in_line->model_capacity == ClassModel::no_keys) {
    if (!model.sharing()) {
      in_line->model_combined = true;
      materialise_dict(o);
      return;
    }
    join_keys(model, in_line);
  }
  if (!takes_name(model.keys[in_line->model_capacity], at, name)) {
    const std::uint8_t left = in_line->model_capacity;
    const int log2_size = log2_for_places(static_cast<std::int64_t>(std::max<std::size_t>(at, 1)) * 3);
    leave_keys(model, in_line);
    const std::vector<Str*>& names = o->type->shared_keys->names;
    if (!promote_keys(model, left, log2_size, {names.begin(), names.begin() + in_line->count})) {
      combine_instance(o, log2_size);
      return;
    }
    join_keys(model, in_line);
  }
  account(dict_block(o), dict_object_bytes);
  account(values_block(o), 8 * model.keys[in_line->model_capacity].usable());
}

}  // namespace

void instance_attribute_added(Object* o, Str* name) {
  if (!o->type->is(type_flag::inline_values) || is_combined(o)) return;
  Dict* real = *dict_word(o);
  if (!since(11)) {
    if (real)
      added_to_dict(o, real);
    else
      added_in_line(o, name);
    return;
  }
  if (real) return;  // its model was asked when the key came
  ClassModel& model = class_model(o->type);
  share_name(model, name);
  if (values_come_late(o->type) && inline_values(o)->count == 1) {
    account(dict_block(o), dict_object_bytes);
    account(values_block(o), values_bytes(model.capacity()));
  }
}

void instance_attribute_deleted(Object* o, Str*) {
  if (!o->type->is(type_flag::inline_values) || since(11)) return;
  ClassModel& model = class_model(o->type);
  model.current = ClassModel::no_keys;  // what can be deleted from is not shared
  if (is_combined(o) || *dict_word(o)) return;
  InlineValues* in_line = inline_values(o);
  const int log2_size = model.keys[in_line->model_capacity].log2_size;
  leave_keys(model, in_line);
  combine_instance(o, log2_size);
}

void instance_dict_made(Object* o, Dict* dict) {
  InlineValues* in_line = inline_values(o);
  if (in_line->model_combined) return;
  ClassModel& model = class_model(o->type);
  if (!since(11) && in_line->model_capacity == ClassModel::no_keys && !model.sharing()) {
    in_line->model_combined = true;
    return;
  }
  const bool shares = !since(11) && in_line->model_capacity != ClassModel::no_keys;
  if (shares && dict->used > model.keys[in_line->model_capacity].usable()) {
    in_line->model_combined = true;
    leave_keys(model, in_line);
    return;
  }
  const std::uint8_t keys = shares ? in_line->model_capacity : model.current;
  dict->model = new SplitDict(o, o->type, keys);
  if (!since(11)) leave_keys(model, in_line);  // the dict has them now
  if (!vm().tracing_memory) return;
  // The keys belong to the class. The dict object is there up to 3.10; from 3.11 only once somebody has seen it.
  if (dict->keys) note_free_slow(dict->keys);
  if (since(11)) {
    note_free_slow(dict);
    if (!values_come_late(o->type)) return;
    note_free_slow(dict_block(o));
    note_block_slow(values_block(o), static_cast<std::size_t>(values_bytes(model.capacity())));
  } else {
    note_free_slow(dict_block(o));
    note_block_slow(values_block(o), static_cast<std::size_t>(8 * model.keys[keys].usable()));
  }
}

void instance_dict_seen(Object* o, Dict* dict) {
  if (!o->type->is(type_flag::inline_values)) return;
  account(dict, dict_object_bytes);
  if (dict->model) static_cast<SplitDict*>(dict->model)->set_seen();
}

void instance_dict_replaced(Object* o, Dict*) {
  if (!o->type->is(type_flag::inline_values)) return;
  Dict* old = *dict_word(o);
  if (old && old->model) static_cast<SplitDict*>(old->model)->owner_gone();
  inline_values(o)->model_combined = true;
}

void instance_destroyed(Object* o) {
  if (!o->type->is(type_flag::inline_values)) return;
  if (!since(11)) leave_keys(class_model(o->type), inline_values(o));
  Dict* dict = *dict_word(o);
  if (dict && dict->model) static_cast<SplitDict*>(dict->model)->owner_gone();
  if (vm().tracing_memory) {
    note_free_slow(values_block(o));
    note_free_slow(dict_block(o));
  }
}

}  // namespace slotscope
