// The types of the module _collections, shared by the files that make them.
#pragma once

#include <string>

#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {

/// collections.deque. The items are in a ring here; `left` is where the first would stand in CPython's chain of blocks
/// of 64, so that the number of blocks, and with it the size, follows from `left` and the count.
struct Deque : Object {
  static constexpr std::int64_t block_length = 64, block_bytes = 528;
  static constexpr std::int64_t centre = 32;  ///< place of the first item of a new deque

  Object** ring;  ///< capacity is a power of two, or null
  std::size_t capacity, first, size;
  std::int64_t left;
  std::int64_t kept_blocks;  ///< emptied blocks that wait for the next items, up to 16
  std::int64_t maximum;      ///< -1: none
  std::uint64_t changes;
  Object* weak_list;

  Object*& at(std::size_t index) const { return ring[(first + index) & (capacity - 1)]; }
  /// Blocks CPython would hold; an empty deque keeps one.
  std::int64_t block_count() const;
};

/// An empty deque of any class.
Ref<Deque> new_deque(Type* type, std::int64_t maximum);
bool deque_add_last(Deque* deque, Object* item);
bool deque_add_first(Deque* deque, Object* item);
Ref<> deque_take_last(Deque* deque);
Ref<> deque_take_first(Deque* deque);
void deque_rotate(Deque* deque, std::int64_t steps);
void deque_delete_at(Deque* deque, std::int64_t index);
void deque_clear(Deque* deque);
/// Everything of a dying deque.
void deque_release_ring(Deque* deque);
Ref<> make_deque_iterator(Deque* deque, Type* type);
void make_deque_iterator_types(Dict* name_space);

struct DefaultDict : Dict {
  Object* factory;  ///< or null
};

/// collections.OrderedDict: a dict whose order is a list of its own (CPython: Objects/odictobject.c).
struct OrderedDictNode {
  static constexpr std::int64_t modelled_bytes = 32;
  Object* key;  ///< owned
  std::int64_t hash;
  OrderedDictNode* previous;
  OrderedDictNode* next;
};
struct OrderedDict : Dict {
  OrderedDictNode* first_node;
  OrderedDictNode* last_node;
  OrderedDictNode** fast_nodes;  ///< by index of the key table's entries
  std::size_t fast_node_count;   ///< as many as the key table has places
  KeyTable* fast_nodes_of;       ///< the table they were made for
  std::uint64_t changes;
  Dict* attributes;
  Object* weak_list;
};

/// The node of a key, null when there is none or (exception pending) the search failed.
OrderedDictNode* ordered_find_node(OrderedDict* od, Object* key, std::int64_t hash);
/// Stores a value; a new key goes to the end.
bool ordered_set(OrderedDict* od, Object* key, Object* value);
/// Forgets a key's place, not its value.
void ordered_remove_node(OrderedDict* od, Object* key, std::int64_t hash);
void ordered_clear_nodes(OrderedDict* od);
void ordered_move(OrderedDict* od, OrderedDictNode* node, bool last);
enum class OrderedYields : std::uint8_t { Keys, Values, Items };
Ref<> make_ordered_iterator(Object* dict, OrderedYields yields, bool backwards);
void make_ordered_dict_view_types();

Type* make_deque_types(Dict* name_space);
Type* make_ordered_dict_types();

/// make_type for a type that CPython makes at run time since a version: from then on `__module__` is in its dict.
Type* make_module_type(const TypeSpec& spec, int heap_since);
/// The last part of a type's name, as reprs print it.
std::string short_type_name(const Type* type);

}  // namespace slotscope
