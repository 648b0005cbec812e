// The types of native modules that the engine itself must know; null until their module is imported, owned from then
// on.
#pragma once

namespace slotscope {

struct Type;
struct Object;

struct ModuleTypes {
  Type *deque = nullptr, *deque_iterator = nullptr, *deque_reverse_iterator = nullptr;
  Type *default_dict = nullptr, *ordered_dict = nullptr, *ordered_dict_iterator = nullptr;
  Type *ordered_dict_keys = nullptr, *ordered_dict_values = nullptr, *ordered_dict_items = nullptr;
  Type* tuple_getter = nullptr;
  Type *partial = nullptr, *lru_cache = nullptr, *lru_cache_link = nullptr, *comparison_key = nullptr;
  Type *item_getter = nullptr, *attribute_getter = nullptr, *method_caller = nullptr;
  Type *grouper = nullptr, *tee = nullptr, *tee_data = nullptr;
  Type *structure = nullptr, *struct_iterator = nullptr, *struct_error = nullptr;
  Type *regex_pattern = nullptr, *regex_match = nullptr, *regex_scanner = nullptr;
  Object* regex_error = nullptr;   ///< re.error
  Object* placeholder = nullptr;   ///< functools.Placeholder (3.14)
  Object* keyword_mark = nullptr;  ///< separates positional from keyword arguments in keys of functools.lru_cache
};

}  // namespace slotscope
