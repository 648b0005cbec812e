// The order in which a class and its bases are searched: C3 linearisation and its error.
#include <algorithm>
#include <vector>

#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/special_methods.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/type_making.hpp"

namespace slotscope {
namespace {

/// A list of classes still to be merged: those before `next` have been taken.
struct MergeList {
  std::vector<Type*> classes;
  std::size_t next = 0;

  bool done() const { return next == classes.size(); }
  Type* head() const { return classes[next]; }
  bool tail_contains(const Type* type) const {
    return !done() &&
           std::find(classes.begin() + static_cast<std::ptrdiff_t>(next) + 1, classes.end(), type) != classes.end();
  }
};

/// Names the heads that could not be ordered, each once (CPython: set_mro_error).
Failure mro_error(const std::vector<MergeList>& lists) {
  std::vector<Type*> heads;
  for (const MergeList& list : lists) {
    if (!list.done() && std::find(heads.begin(), heads.end(), list.head()) == heads.end()) heads.push_back(list.head());
  }
  std::string message = "Cannot create a consistent method resolution order (MRO) for bases";
  if (!since(13)) message = "Cannot create a consistent method resolution\norder (MRO) for bases";
  for (std::size_t i = 0; i < heads.size(); ++i) {
    Ref<> name = get_attribute(heads[i], vm().names.__name__);
    if (!name) return {};
    const Ref<Str> text = str(name.get());
    if (!text) return {};
    message += cat(i ? ", " : " ", to_utf8(text.get()));
  }
  return raise(vm().errors.TypeError, message);
}

/// CPython: pmerge.
bool merge(std::vector<MergeList>& lists, std::vector<Type*>& result) {
  for (;;) {
    bool all_done = true;
    Type* candidate = nullptr;
    for (const MergeList& list : lists) {
      if (list.done()) continue;
      all_done = false;
      Type* head = list.head();
      if (std::none_of(lists.begin(), lists.end(), [&](const MergeList& other) { return other.tail_contains(head); })) {
        candidate = head;
        break;
      }
    }
    if (all_done) return true;
    if (!candidate) return mro_error(lists);
    result.push_back(candidate);
    for (MergeList& list : lists) {
      if (!list.done() && list.head() == candidate) ++list.next;
    }
  }
}

bool check_duplicates(const Tuple* bases) {
  for (std::size_t i = 0; i < bases->size; ++i) {
    for (std::size_t j = i + 1; j < bases->size; ++j) {
      if (bases->items[i] != bases->items[j]) continue;
      const Ref<> name = get_attribute(bases->items[i], vm().names.__name__);
      const Ref<Str> text = name ? str(name.get()) : nullptr;
      if (!text) return false;
      return raise(vm().errors.TypeError, cat("duplicate base class ", to_utf8(text.get())));
    }
  }
  return true;
}

Ref<Tuple> tuple_of_types(const std::vector<Type*>& types) {
  Ref<Tuple> tuple = make_tuple(types.size());
  for (std::size_t i = 0; i < types.size(); ++i) tuple->items[i] = share<Object>(types[i]).take();
  return tuple;
}

/// What an overriding mro() answered must be classes compatible with the instances' layout (CPython: mro_check).
bool check_mro(Type* type, Tuple* mro) {
  Type* solid = solid_base(type);
  for (Object* item : *mro) {
    if (!is_type_object(item)) {
      return raise(vm().errors.TypeError, cat("mro() returned a non-class ('", type_name_of(item), "')"));
    }
    if (!is_subtype(solid, solid_base(as_type(item)))) {
      return raise(vm().errors.TypeError,
                   cat("mro() returned base with unsuitable layout ('", type_name(as_type(item)), "')"));
    }
  }
  return true;
}

}  // namespace

Ref<Tuple> compute_mro(Type* type) {
  const Tuple* bases = type->bases;
  for (Object* base : *bases) {
    if (as_type(base)->mro) continue;
    return raise(vm().errors.TypeError, cat("Cannot extend an incomplete type '", type_name(as_type(base)), "'"));
  }
  std::vector<Type*> result{type};
  if (bases->size == 1) {
    for (Object* item : *as_type(bases->items[0])->mro) result.push_back(as_type(item));
    return tuple_of_types(result);
  }
  if (!check_duplicates(bases)) return {};
  std::vector<MergeList> lists(bases->size + 1);
  for (std::size_t i = 0; i < bases->size; ++i) {
    Type* base = as_type(bases->items[i]);
    for (Object* item : *base->mro) lists[i].classes.push_back(as_type(item));
    lists.back().classes.push_back(base);
  }
  if (!merge(lists, result)) return {};
  return tuple_of_types(result);
}

bool set_mro(Type* type) {
  Ref<Tuple> mro;
  const Ref<Tuple> old = share(type->mro);
  Type* metatype = type->type;
  Object* method = metatype == vm().types.type ? nullptr : type_lookup(metatype, vm().names.mro);
  const bool custom = method && method != find_in_mro(vm().types.type, vm().names.mro);
  if (custom) {
    const Ref<> bound = bind_found(method, type, metatype);
    const Ref<> answer = bound ? call(bound.get()) : nullptr;
    if (!answer) return false;
    mro = tuple_from_iterable(answer.get());
    if (!mro || !check_mro(type, mro.get())) return false;
    if (mro->size == 0 && since(10)) return raise(vm().errors.TypeError, "type MRO must not be empty");
    type->type_flags |= type_flag::custom_mro;
    if (type->mro != old.get()) return true;  // mro() assigned __bases__: what that computed holds
  } else {
    mro = compute_mro(type);
    if (!mro) return false;
    mro = finish_tuple(std::move(mro)).cast<Tuple>();
  }
  assign(type->mro, std::move(mro));
  type_modified(type);
  return true;
}

}  // namespace slotscope
