// Follows CPython's key sharing for every class: which dicts are split, how large they are, what is accounted when.
#include "engine/layout/instance_model.hpp"

#include <algorithm>

#include "engine/layout/container_sizes.hpp"
#include "engine/layout/instance_state.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/machine.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::int64_t dict_object_bytes = 64;  // with its GC head, in every version

std::int64_t rounded_up(std::int64_t bytes) {
  return (bytes + 7) / 8 * 8;
}

// Modelled blocks that have no block of their own here are accounted under words of the instance or dict that stand for
// nothing else: the one that holds its type, the one that holds its dict.
const void* values_block(const Object* o) {
  return reinterpret_cast<const char*>(o) + 8;
}
const void* dict_block(const Object* o) {
  return dict_word(const_cast<Object*>(o));
}

void account(const void* block, std::int64_t bytes) {
  if (vm().tracing_memory) note_block_slow(block, static_cast<std::size_t>(bytes));
}
void forget(const void* block) {
  if (vm().tracing_memory) note_free_slow(block);
}

/// Up to 3.10 the dict of an instance is one more for the collector to count.
void account_dict(const Object* o) {
  if (!vm().tracing_memory) return;
  note_block_slow(dict_block(o), static_cast<std::size_t>(dict_object_bytes));
  ++vm().heap->young;
}
void forget_dict(const Object* o) {
  if (!vm().tracing_memory) return;
  if (vm().heap->account.knows(dict_block(o))) --vm().heap->young;
  note_free_slow(dict_block(o));
}

bool holds(const std::vector<Ref<Str>>& names, const Str* name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const Ref<Str>& each) { return each.get() == name || str_equal(each.get(), name); });
}

/// Adds a name to the keys of a class from 3.11; false when it does not fit.
bool share_name(ClassModel& model, const Str* name) {
  if (holds(model.names, name)) return true;
  if (model.usable <= 0) return false;
  model.names.push_back(share(const_cast<Str*>(name)));
  --model.usable;
  return true;
}

/// Up to 3.10: whether a dict with `used` attributes can take one more name and stay split (CPython: insertdict).
bool takes_name(ClassModel::Keys& keys, std::size_t used, const Str* name) {
  const auto found = std::find_if(keys.order.begin(), keys.order.end(), [&](const Ref<Str>& each) {
    return each.get() == name || str_equal(each.get(), name);
  });
  if (found != keys.order.end()) return static_cast<std::size_t>(found - keys.order.begin()) == used;
  if (keys.order.size() != used || static_cast<int>(used) >= keys.usable()) return false;
  keys.order.push_back(share(const_cast<Str*>(name)));
  return true;
}

/// Up to 3.10: a dict left the keys the class shares. If nobody else has them, its own, larger ones are shared from now
/// on and the answer is true; else the class stops sharing (CPython: _PyObjectDict_SetItem, make_keys_shared).
bool promote_keys(ClassModel& model, std::uint8_t left, int log2_size, std::vector<Ref<Str>> order) {
  if (model.current != left) return false;
  if (model.keys[left].users > 0 || model.keys.size() >= ClassModel::no_keys) {
    model.current = ClassModel::no_keys;
    return false;
  }
  model.keys.push_back({log2_size, std::move(order)});
  model.current = static_cast<std::uint8_t>(model.keys.size() - 1);
  return true;
}

/// Where a split dict's values lie.
enum class ValuesAt : std::uint8_t {
  Instance,  ///< from 3.13 on: in the block of the instance
  Beside,    ///< in a block that is accounted with the instance
  Dict       ///< in a block that is accounted with the dict: a copy's, or what an instance left behind
};

/// The dict of one instance while it is split in the modelled version.
class SplitDict final : public InstanceDictModel {
 public:
  SplitDict(Object* owner, Type* type, std::uint8_t keys, ValuesAt values_at)
      : owner_(owner), type_(type), keys_(keys), values_at_(values_at) {
    if (!owner) kept_type_ = share(type);
    if (!since(11)) ++shared_keys().users;
  }
  SplitDict(const SplitDict&) = delete;
  ~SplitDict() override {
    if (!since(11)) --shared_keys().users;
  }

  void adding(Dict* dict, Object* key) override {
    const bool text = is_exact_str(key);
    const int grown = log2_for_places(dict->used * 3);
    if (since(11)) {
      if (!text || !share_name(class_model(type_), as_str(key))) combine(dict, grown, text);
    } else if (!text || !takes_name(shared_keys(), static_cast<std::size_t>(dict->used), as_str(key))) {
      combine(dict, grown, text);
    }
  }

  void removing(Dict* dict, Object*) override {
    if (!since(11)) combine(dict, shared_log2(), true);
  }

  void removing_last(Dict* dict) override { combine(dict, shared_log2(), true); }

  void clearing(Dict* dict) override {
    if (values_at_ == ValuesAt::Instance) return;
    leave(dict);
  }

  void merging(Dict* dict, std::int64_t more, bool str_keys) override {
    if (KeyTable::capacity(shared_log2()) < more) combine(dict, log2_for_keys(dict->used + more), str_keys);
  }

  void replacing_table(Dict* dict) override { leave(dict); }

  InstanceDictModel* copying(Dict* copy) override {
    account(values_block(copy), value_block_bytes());
    return new SplitDict(nullptr, type_, keys_, ValuesAt::Dict);
  }

  std::int64_t values() const {
    const ClassModel& model = class_model(type_);
    if (since(11)) return 8 * static_cast<std::int64_t>(model.capacity());
    const ClassModel::Keys& keys = model.keys[keys_];
    const bool alone = keys.users + (model.current == keys_ ? 1 : 0) == 1;
    return 8 * keys.usable() + (alone ? modelled_keys_bytes(keys.log2_size, false) : 0);
  }
  /// Bytes of the block of values, wherever it is.
  std::int64_t value_block_bytes() const {
    return since(11) ? values_bytes(class_model(type_).capacity()) : 8 * shared_keys().usable();
  }
  bool shares_with(const Type* type) const { return type_ == type && class_model(type).current == keys_; }
  std::uint8_t keys() const { return keys_; }
  ValuesAt values_at() const { return values_at_; }
  bool seen() const { return seen_; }
  void set_seen() { seen_ = true; }

  /// The instance goes, or gets another dict or class: what it held of the dict's is the dict's own from now on
  /// (CPython from 3.13 on: _PyDict_DetachFromObject).
  void owner_gone(Dict* dict) {
    if (values_at_ == ValuesAt::Beside && owner_) forget(values_block(owner_));
    if (values_at_ != ValuesAt::Dict) account(values_block(dict), value_block_bytes());
    values_at_ = ValuesAt::Dict;
    owner_ = nullptr;
    kept_type_ = share(type_);
  }
  void ending(const Dict* dict) override {
    if (values_at_ == ValuesAt::Dict) forget(values_block(dict));
    if (values_at_ == ValuesAt::Beside && owner_) forget(values_block(owner_));
  }

 private:
  ClassModel::Keys& shared_keys() const { return class_model(type_).keys[keys_]; }
  int shared_log2() const { return since(11) ? ClassModel::log2_size : shared_keys().log2_size; }

  /// The dict is an ordinary one from now on; this object is gone then.
  void leave(Dict* dict) {
    ending(dict);
    if (since(11) && !seen_) account(dict, dict_object_bytes);
    let_go(dict);
  }

  /// The dict gets keys of its own.
  void combine(Dict* dict, int log2_size, bool str_keys) {
    leave(dict);
    if (dict->keys) note_block(dict->keys, static_cast<std::size_t>(modelled_keys_bytes(dict->keys)));
    while (KeyTable::capacity(log2_size) < dict->used) ++log2_size;
    static_cast<void>(dict_resize(dict, log2_size, str_keys));
  }

  Object* owner_;
  Type* type_;           ///< the owner keeps it alive
  Ref<Type> kept_type_;  ///< without an owner
  std::uint8_t keys_;    ///< up to 3.10: which of the class's tables
  ValuesAt values_at_;
  bool seen_ = false;  ///< from 3.11: the dict object is there, because somebody asked for it
};

SplitDict* split_model(const Dict* dict) {
  return static_cast<SplitDict*>(dict->model);
}

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
  forget_dict(o);
  materialise_dict(o);
  Dict* dict = *dict_word(o);
  while (KeyTable::capacity(log2_size) < dict->used) ++log2_size;
  static_cast<void>(dict_resize(dict, log2_size, true));
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
  if (!since(11)) return true;
  const ClassModel& model = class_model(type);
  return holds(model.names, name) || model.usable > 0;
}

std::int64_t values_bytes(int capacity) {
  if (since(13)) return rounded_up(capacity) + 8 * (capacity + 1);
  return rounded_up(capacity + 2) + 8 * capacity;
}

bool dict_object_exists(const Dict* dict) {
  return !dict->model || !since(11) || split_model(dict)->seen();
}

std::int64_t split_values_bytes(const Dict* dict) {
  return split_model(dict)->values();
}

std::int64_t split_values_block_bytes(const Dict* dict) {
  return split_model(dict)->value_block_bytes();
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
  ClassModel& model = class_model(o->type);
  if (since(13)) in_line->model_capacity = static_cast<std::uint8_t>(model.capacity());
  if (model.usable > 1) --model.usable;
  if (!since(13)) {
    in_line->model_capacity = static_cast<std::uint8_t>(model.capacity());
    if (!o->type->is(type_flag::stands_for_native)) account(values_block(o), values_bytes(in_line->model_capacity));
  }
}

void instance_attribute_added(Object* o, Str* name) {
  ClassModel& model = class_model(o->type);
  if (since(11)) {
    share_name(model, name);
    return;
  }
  InlineValues* in_line = inline_values(o);
  const std::size_t before = in_line->count - 1;  // it is in already
  if (in_line->model_capacity == ClassModel::no_keys) {
    if (!model.sharing()) {
      in_line->model_combined = true;
      materialise_dict(o);
      return;
    }
    account_dict(o);
    account(values_block(o), 8 * join_keys(model, in_line).usable());
  }
  if (!takes_name(model.keys[in_line->model_capacity], before, name)) {
    const std::uint8_t left = in_line->model_capacity;
    const int log2_size = log2_for_places(static_cast<std::int64_t>(before) * 3);
    leave_keys(model, in_line);
    std::vector<Ref<Str>> order;
    for (std::uint32_t i = 0; i < in_line->count; ++i) order.push_back(share(o->type->shared_keys->names[i]));
    if (!promote_keys(model, left, log2_size, std::move(order))) {
      combine_instance(o, log2_size);
      return;
    }
    account(values_block(o), 8 * join_keys(model, in_line).usable());
  }
}

void instance_dict_born(Object* o, Dict* dict, bool asked) {
  if (!o->type->shared_keys) return;
  ClassModel& model = class_model(o->type);
  // 3.11 alone makes an ordinary dict for who asks for one where there is none.
  if (since(11) ? asked && !since(12) : !model.sharing()) return;
  auto* split = new SplitDict(o, o->type, model.current, ValuesAt::Beside);
  split->set_seen();
  dict->model = split;
  account(values_block(o), split->value_block_bytes());
}

bool instance_dict_shares_keys(const Object* o, const Dict* dict) {
  return !since(11) && dict->model && o->type->shared_keys && split_model(dict)->shares_with(o->type);
}

void instance_dict_left_keys(Object* o, Dict* dict) {
  ClassModel& model = class_model(o->type);
  if (dict->keys->general) {
    model.current = ClassModel::no_keys;
    return;
  }
  std::vector<Ref<Str>> order;
  std::size_t position = 0;
  for (Object *key, *value; dict_next(dict, position, &key, &value);) order.push_back(share(as_str(key)));
  const std::vector<Str*>& in_line = o->type->shared_keys->names;
  const bool as_in_line = order.size() <= in_line.size() &&
                          std::equal(order.begin(), order.end(), in_line.begin(),
                                     [](const Ref<Str>& one, const Str* other) { return str_equal(one.get(), other); });
  if (!promote_keys(model, model.current, dict->keys->log2_size, std::move(order))) return;
  if (!as_in_line) o->type->shared_keys->in_dicts = true;
  auto* split = new SplitDict(o, o->type, model.current, ValuesAt::Beside);
  dict->model = split;
  if (vm().tracing_memory) note_free_slow(dict->keys);
  account(values_block(o), split->value_block_bytes());
}

void instance_attribute_deleted(Object* o) {
  if (!since(11) && o->type->shared_keys) class_model(o->type).current = ClassModel::no_keys;
}

void instance_attribute_missed(Object* o, Str* name) {
  if (!o->type->shared_keys) return;
  if (!since(11)) {
    materialise_dict(o);
    instance_attribute_deleted(o);
    return;
  }
  if (!o->type->is(type_flag::inline_values)) return;
  const Dict* dict = *dict_word(o);
  const bool in_values = dict ? dict->model && (since(13) ? split_model(dict)->values_at() == ValuesAt::Instance
                                                          : !split_model(dict)->seen())
                              : inline_values(o)->capacity > 0;
  if (in_values) share_name(class_model(o->type), name);
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
  const std::uint8_t keys = shares ? in_line->model_capacity : model.current;
  dict->model = new SplitDict(o, o->type, keys, since(13) ? ValuesAt::Instance : ValuesAt::Beside);
  if (!since(11)) leave_keys(model, in_line);  // the dict has them now
  if (!vm().tracing_memory) return;
  // The keys belong to the class. The dict object is there up to 3.10; from 3.11 only once somebody has seen it.
  if (dict->keys) note_free_slow(dict->keys);
  if (since(11)) {
    note_free_slow(dict);
    return;
  }
  forget_dict(o);
  account(values_block(o), 8 * model.keys[keys].usable());
}

namespace {

/// The observer effect as an event of the stepping.
void tell_of_looking(const Object* o, std::int64_t bytes) {
  Stepper* stepper = vm().stepper;
  constexpr std::size_t most_told = 20;
  if (!stepper || !since(11) || stepper->observed.size() >= most_told) return;
  stepper->observed.push_back(
      cat(observed_beginning, " reading __dict__ of a ", type_name_of(o), " made a dict object (+", bytes, " bytes)."));
}

}  // namespace

void instance_dict_seen(Object* o, Dict* dict) {
  if (!o->type->is(type_flag::inline_values) || !dict->model || split_model(dict)->seen()) return;
  account(dict, dict_object_bytes);
  split_model(dict)->set_seen();
  tell_of_looking(o, dict_object_bytes);
}

void instance_dict_replaced(Object* o) {
  if (Dict* old = o->type->shared_keys ? *dict_word(o) : nullptr; old && old->model) split_model(old)->owner_gone(old);
}

void instance_destroyed(Object* o) {
  if (o->type->is(type_flag::inline_values)) {
    if (!since(11)) leave_keys(class_model(o->type), inline_values(o));
    if (!*dict_word(o)) forget(values_block(o));
    forget_dict(o);
  }
  if (const Dict* dict = *dict_word(o); dict && dict->references > 1) instance_dict_replaced(o);
}

}  // namespace slotscope
