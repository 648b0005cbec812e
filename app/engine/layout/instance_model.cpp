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

std::int64_t rounded_up(std::int64_t bytes) { return (bytes + 7) / 8 * 8; }
int usable_fraction(int log2_size) { return static_cast<int>(((1LL << log2_size) << 1) / 3); }

// Blocks of the modelled instance that have no block of their own here are accounted under addresses inside it.
const void* values_block(const Object* o) { return reinterpret_cast<const char*>(o) + 1; }
const void* dict_block(const Object* o) { return reinterpret_cast<const char*>(o) + 2; }

void account(const void* block, std::int64_t bytes) {
  if (vm().tracing_memory) note_block_slow(block, static_cast<std::size_t>(bytes));
}
void forget(const void* block) {
  if (vm().tracing_memory) note_free_slow(block);
}

bool holds(const std::vector<const Str*>& names, const Str* name) {
  return std::any_of(names.begin(), names.end(), [&](const Str* each) { return each == name || str_equal(each, name); });
}

/// Adds a name to the keys of a class from 3.11; false when it does not fit.
bool share_name(ClassModel& model, const Str* name) {
  if (holds(model.names, name)) return true;
  if (model.usable <= 0 || !name->interned) return false;
  model.names.push_back(name);
  --model.usable;
  return true;
}

/// The dict of one instance while it is split in the modelled version.
class SplitDict final : public InstanceDictModel {
 public:
  SplitDict(Object* owner, Type* type, int capacity) : owner_(owner), type_(share(type)), capacity_(capacity) {}

  void adding(Dict* dict, Object* key) override {
    ClassModel& model = class_model(type_.get());
    if (since(11)) {
      if (is_exact_str(key) && share_name(model, as_str(key))) return;
      combine(dict, log2_for_places(std::max<std::int64_t>(dict->used, 1) * 3), is_exact_str(key));
      return;
    }
    const auto at = static_cast<std::size_t>(dict->used);
    if (model.sharing && is_exact_str(key) && at < model.order.size() && str_equal(model.order[at], as_str(key))) return;
    if (model.sharing && is_exact_str(key) && at == model.order.size() && static_cast<int>(at) < usable_fraction(model.log2_size)) {
      model.order.push_back(as_str(key));
      return;
    }
    stop_sharing(model);
    combine(dict, log2_for_places(std::max<std::int64_t>(dict->used, 1) * 3), true);
  }

  void removing(Dict* dict, Object*) override {
    if (since(11)) return;
    ClassModel& model = class_model(type_.get());
    const int log2_size = model.log2_size;
    stop_sharing(model);
    combine(dict, log2_size, true);
  }

  void clearing(Dict* dict) override {
    drop_values();
    let_go(dict);
  }

  InstanceDictModel* copying(Dict*) override { return new SplitDict(nullptr, type_.get(), capacity_); }

  std::int64_t values() const { return 8 * static_cast<std::int64_t>(since(11) ? class_model(type_.get()).capacity() : capacity_); }
  void owner_gone() { owner_ = nullptr; }
  bool seen() const { return seen_; }
  void set_seen() { seen_ = true; }

 private:
  static void stop_sharing(ClassModel& model) { model.sharing = false; }

  void drop_values() const {
    if (owner_ && !since(13)) forget(values_block(owner_));
  }

  /// The dict gets keys of its own.
  void combine(Dict* dict, int log2_size, bool str_keys) {
    drop_values();
    if (since(11) && !seen_) account(dict, dict_object_bytes);
    let_go(dict);  // this object is gone now
    if (dict->keys) note_block(dict->keys, static_cast<std::size_t>(modelled_keys_bytes(dict->keys)));
    static_cast<void>(dict_resize(dict, log2_size, str_keys));
  }

  Object* owner_;
  Ref<Type> type_;
  int capacity_;
  bool seen_ = false;  ///< from 3.11: the dict object is there, because somebody asked for it
};

/// What the modelled instance already knows: 0 split or empty, 1 combined.
bool is_combined(Object* o) { return inline_values(o)->model_combined; }

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

std::int64_t split_values_bytes(const Dict* dict) { return static_cast<const SplitDict*>(dict->model)->values(); }

void instance_created(Object* o) {
  ClassModel& model = class_model(o->type);
  InlineValues* in_line = inline_values(o);
  if (!since(11)) {
    ++model.live;
    return;
  }
  if (since(13)) in_line->model_capacity = static_cast<std::uint8_t>(model.capacity());
  if (model.usable > 1) --model.usable;
  if (!since(13)) {
    in_line->model_capacity = static_cast<std::uint8_t>(model.capacity());
    if (vm().tracing_memory) account(values_block(o), values_bytes(in_line->model_capacity));
  }
}

void instance_attribute_added(Object* o, Str* name) {
  if (!o->type->is(type_flag::inline_values) || is_combined(o)) return;
  Dict* real = *dict_word(o);
  if (real) return;  // its model was asked when the key came
  ClassModel& model = class_model(o->type);
  InlineValues* in_line = inline_values(o);
  if (since(11)) {
    share_name(model, name);
    return;
  }
  const std::size_t at = in_line->count - 1;  // it is in already
  if (!model.sharing) {
    in_line->model_combined = true;
    materialise_dict(o);
    return;
  }
  const bool in_order = at < model.order.size() && str_equal(model.order[at], name);
  const bool next = at == model.order.size() && static_cast<int>(at) < usable_fraction(model.log2_size);
  if (next) model.order.push_back(name);
  if (!in_order && !next) {
    if (model.live == 1) {
      // The only user: its larger table becomes the shared one (make_keys_shared).
      model.log2_size = log2_for_places(static_cast<std::int64_t>(at) * 3);
      model.order.push_back(name);
    } else {
      model.sharing = false;
      in_line->model_combined = true;
      forget(values_block(o));
      forget(dict_block(o));
      materialise_dict(o);
      static_cast<void>(dict_resize(*dict_word(o), log2_for_places(static_cast<std::int64_t>(at) * 3), true));
      return;
    }
  }
  account(dict_block(o), dict_object_bytes);
  account(values_block(o), 8 * usable_fraction(model.log2_size));
}

void instance_attribute_deleted(Object* o, Str*) {
  if (!o->type->is(type_flag::inline_values) || since(11) || is_combined(o)) return;
  ClassModel& model = class_model(o->type);
  if (!*dict_word(o)) {
    const int log2_size = model.log2_size;
    model.sharing = false;
    inline_values(o)->model_combined = true;
    forget(values_block(o));
    forget(dict_block(o));
    materialise_dict(o);
    static_cast<void>(dict_resize(*dict_word(o), log2_size, true));
  }
  model.sharing = false;
}

void instance_dict_made(Object* o, Dict* dict) {
  InlineValues* in_line = inline_values(o);
  if (in_line->model_combined) return;
  ClassModel& model = class_model(o->type);
  if (!since(11) && !model.sharing) {
    in_line->model_combined = true;
    return;
  }
  dict->model = new SplitDict(o, o->type, usable_fraction(model.log2_size));
  if (!vm().tracing_memory) return;
  // The keys belong to the class. The dict object is there up to 3.10; from 3.11 only once somebody has seen it.
  if (dict->keys) note_free_slow(dict->keys);
  if (since(11)) {
    note_free_slow(dict);
  } else {
    note_free_slow(dict_block(o));
    note_block_slow(values_block(o), static_cast<std::size_t>(8 * usable_fraction(model.log2_size)));
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
  if (!since(11)) --class_model(o->type).live;
  Dict* dict = *dict_word(o);
  if (dict && dict->model) static_cast<SplitDict*>(dict->model)->owner_gone();
  if (vm().tracing_memory) {
    note_free_slow(values_block(o));
    note_free_slow(dict_block(o));
  }
}

}  // namespace slotscope
