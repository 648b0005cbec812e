// Unpickling lists, tuples, dicts and sets.
#include "engine/modules/pickle/reader.hpp"

namespace slotscope::pickle {

bool Reader::load_tuple(std::size_t from) {
  return push(pop_tuple(from));
}

bool Reader::load_list() {
  std::size_t mark;
  if (!pop_mark(mark)) return false;
  Ref<List> list = make_list_stealing(stack_.data() + mark, stack_.size() - mark);
  stack_.resize(mark);
  return push(std::move(list));
}

bool Reader::load_dict() {
  std::size_t mark;
  if (!pop_mark(mark)) return false;
  if ((stack_.size() - mark) % 2 != 0) return unpickling_error("odd number of items for DICT");
  Ref<Dict> dict = make_dict();
  for (std::size_t i = mark; i + 1 < stack_.size(); i += 2) {
    const Ref<> key = share(stack_[i]), value = share(stack_[i + 1]);
    if (!dict_set(dict.get(), key.get(), value.get())) return false;
  }
  drop_to(mark);
  return push(std::move(dict));
}

bool Reader::load_frozenset() {
  std::size_t mark;
  if (!pop_mark(mark)) return false;
  const Ref<Tuple> items = pop_tuple(mark);
  return items && push(frozenset_from_iterable(items.get()));
}

/// Everything from a place on goes to the list below it, or to what has extend() or append() like one.
bool Reader::load_append(std::size_t from) {
  if (from <= fence()) return underflow();
  const std::size_t count = stack_.size() - from;
  if (count == 0) return true;
  const Ref<> target = share(stack_[from - 1]);
  if (is_exact_list(target.get())) {
    List* list = as_list(target.get());
    const auto size = static_cast<std::int64_t>(list->size);
    const bool appended = list_replace(list, size, size, stack_.data() + from, count);
    drop_to(from);
    return appended;
  }
  Ref<> extend;
  if (look_up_attribute(target.get(), vm().names.extend, extend) == Tri::Error) return false;
  const Ref<List> items = make_list_stealing(stack_.data() + from, count);
  stack_.resize(from);
  if (extend) return static_cast<bool>(call(extend.get(), items.get()));
  const Ref<> append = get_attribute(target.get(), vm().names.append);
  if (!append) return false;
  for (std::size_t i = 0; i < items->size; ++i)
    if (!call(append.get(), items->items[i])) return false;
  return true;
}

/// Keys and values from a place on go into the dict, or whatever takes items, below it.
bool Reader::load_setitems(std::size_t from) {
  if (from <= fence()) return underflow();
  if (stack_.size() == from) return true;
  if ((stack_.size() - from) % 2 != 0) return unpickling_error("odd number of items for SETITEMS");
  const Ref<> target = share(stack_[from - 1]);
  const bool exact = is_exact_dict(target.get());
  bool done = true;
  for (std::size_t i = from; done && i + 1 < stack_.size(); i += 2) {
    const Ref<> key = share(stack_[i]), value = share(stack_[i + 1]);
    done = exact ? dict_set(as_dict(target.get()), key.get(), value.get())
                 : set_item(target.get(), key.get(), value.get());
  }
  drop_to(from);
  return done;
}

bool Reader::load_additems() {
  std::size_t mark;
  if (!pop_mark(mark)) return false;
  if (mark <= fence()) return underflow();
  if (stack_.size() == mark) return true;
  const Ref<> target = share(stack_[mark - 1]);
  const Ref<Tuple> items = pop_tuple(mark);
  if (!items) return false;
  if (is_instance(target.get(), vm().types.set) || is_instance(target.get(), vm().types.frozenset)) {
    return set_update(static_cast<Set*>(target.get()), items.get());
  }
  const Ref<> add = get_attribute(target.get(), vm().names.add);
  if (!add) return false;
  for (Object* item : *items)
    if (!call(add.get(), item)) return false;
  return true;
}

}  // namespace slotscope::pickle
