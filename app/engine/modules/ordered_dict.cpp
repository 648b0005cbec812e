// The order of an OrderedDict: nodes in a list, found through an array beside the key table (CPython:
// Objects/odictobject.c).
#include <algorithm>

#include "engine/builtins/dict_table.hpp"
#include "engine/modules/collections_types.hpp"

namespace slotscope {

namespace {

using Node = OrderedDictNode;

void free_fast_nodes(OrderedDict* od) {
  if (!od->fast_nodes) return;
  note_free(od->fast_nodes);
  free_buffer(od->fast_nodes, od->fast_node_count * sizeof(Node*));
  od->fast_nodes = nullptr;
  od->fast_node_count = 0;
}

/// Makes the array from entry index to node anew when the key table is another one (CPython: _odict_resize).
bool refresh_fast_nodes(OrderedDict* od) {
  if (od->keys == od->fast_nodes_of && od->keys && od->fast_node_count == od->keys->places()) return true;
  free_fast_nodes(od);
  od->fast_nodes_of = od->keys;
  if (!od->keys) return true;
  od->fast_node_count = od->keys->places();
  od->fast_nodes = static_cast<Node**>(allocate_buffer(od->fast_node_count * sizeof(Node*)));
  std::fill_n(od->fast_nodes, od->fast_node_count, nullptr);
  note_block(od->fast_nodes, od->fast_node_count * sizeof(Node*));
  for (Node* node = od->first_node; node; node = node->next) {
    const std::int64_t index = find_key(od, node->key, node->hash);
    if (index == search_failed) return false;
    if (index >= 0) od->fast_nodes[index] = node;
  }
  return true;
}

void link_last(OrderedDict* od, Node* node) {
  node->previous = od->last_node;
  node->next = nullptr;
  (od->last_node ? od->last_node->next : od->first_node) = node;
  od->last_node = node;
  ++od->changes;
}

void link_first(OrderedDict* od, Node* node) {
  node->previous = nullptr;
  node->next = od->first_node;
  (od->first_node ? od->first_node->previous : od->last_node) = node;
  od->first_node = node;
  ++od->changes;
}

void unlink(OrderedDict* od, Node* node) {
  (node->previous ? node->previous->next : od->first_node) = node->next;
  (node->next ? node->next->previous : od->last_node) = node->previous;
  ++od->changes;
}

void free_node(Node* node) {
  release(node->key);
  note_free(node);
  free_buffer(node, sizeof(Node));
}

/// Adds a node for a key that was just stored; nothing to do when it has one.
bool add_node(OrderedDict* od, Object* key, std::int64_t hash) {
  if (!refresh_fast_nodes(od)) return false;
  const std::int64_t index = find_key(od, key, hash);
  if (index < 0) return index == search_failed ? false : static_cast<bool>(raise_object(vm().errors.KeyError, key));
  if (od->fast_nodes[index]) return true;
  auto* node = static_cast<Node*>(allocate_buffer(sizeof(Node)));
  retain(node->key = key);
  node->hash = hash;
  note_block(node, Node::modelled_bytes);
  link_last(od, node);
  od->fast_nodes[index] = node;
  return true;
}

}  // namespace

/// The node of a key, null when there is none or (exception pending) the search failed.
Node* ordered_find_node(OrderedDict* od, Object* key, std::int64_t hash) {
  if (!od->first_node) return nullptr;
  const std::int64_t index = find_key(od, key, hash);
  if (index < 0 || !refresh_fast_nodes(od)) return nullptr;
  const std::int64_t again = find_key(od, key, hash);
  return again < 0 ? nullptr : od->fast_nodes[again];
}

void ordered_remove_node(OrderedDict* od, Object* key, std::int64_t hash) {
  Node* node = ordered_find_node(od, key, hash);
  if (!node) return;
  od->fast_nodes[find_key(od, key, hash)] = nullptr;
  unlink(od, node);
  free_node(node);
}

void ordered_clear_nodes(OrderedDict* od) {
  free_fast_nodes(od);
  od->fast_nodes_of = nullptr;
  Node* node = std::exchange(od->first_node, nullptr);
  od->last_node = nullptr;
  while (node) {
    Node* next = node->next;
    free_node(node);
    node = next;
  }
  ++od->changes;
}

void ordered_move(OrderedDict* od, OrderedDictNode* node, bool last) {
  if (node == (last ? od->last_node : od->first_node)) return;
  unlink(od, node);
  last ? link_last(od, node) : link_first(od, node);
}

bool ordered_set(OrderedDict* od, Object* key, Object* value) {
  std::int64_t hash;
  return hash_dict_key(key, hash) && dict_set_hashed(od, key, hash, value) && add_node(od, key, hash);
}

}  // namespace slotscope
