// The memo of a Pickler or an Unpickler as programs see it: it can be cleared, copied, and given to another one.
#include "engine/modules/pickle/types.hpp"

namespace slotscope::pickle {
namespace {

struct MemoProxy : Object {
  Object* owner;  ///< a Pickler or an Unpickler
};

Object* owner_of(Object* o) {
  return static_cast<MemoProxy*>(o)->owner;
}
bool is_pickler(Object* o) {
  return is_instance(o, as_type(kept("Pickler")));
}

void proxy_dealloc(Object* o) {
  release_if(owner_of(o));
  free_object(o);
}

void proxy_traverse(Object* o, Visitor visit, void* context) {
  if (owner_of(o)) visit(owner_of(o), context);
}

Ref<> method_clear(Object* self, const Args&) {
  Object* owner = owner_of(self);
  if (!is_pickler(owner)) {
    if (Reader* reader = as_unpickler(owner)->reader) reader->memo_clear();
  } else if (Writer* writer = as_pickler(owner)->writer) {
    writer->memo.clear();
  }
  return none();
}

/// {id: (number, object)}
Ref<> copy_of_pickler(const Writer* writer) {
  const Ref<Dict> copy = make_dict();
  bool done = true;
  writer->memo.each([&](const Memo::Entry& entry) {
    const Ref<> key = make_int(static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(entry.object))),
                number = make_int(entry.number);
    const Ref<> value = finish_tuple(tuple_of<Object*>(number.get(), entry.object));
    done = done && dict_set(copy.get(), key.get(), value.get());
  });
  return done ? Ref<>(copy) : Ref<>();
}

/// {number: object}
Ref<> copy_of_unpickler(const Reader* reader) {
  const Ref<Dict> copy = make_dict();
  for (std::size_t i = 0; i < reader->memo.size(); ++i) {
    const Ref<> key = make_int(static_cast<std::int64_t>(i));
    if (reader->memo[i] && !dict_set(copy.get(), key.get(), reader->memo[i])) return {};
  }
  return copy;
}

Ref<> copy_memo(Object* owner) {
  if (!is_pickler(owner))
    return as_unpickler(owner)->reader ? copy_of_unpickler(as_unpickler(owner)->reader) : Ref<>(make_dict());
  return as_pickler(owner)->writer ? copy_of_pickler(as_pickler(owner)->writer) : Ref<>(make_dict());
}

Ref<> method_copy(Object* self, const Args&) {
  return copy_memo(owner_of(self));
}

Ref<> method_reduce(Object* self, const Args&) {
  const Ref<> copy = copy_memo(owner_of(self));
  if (!copy) return {};
  const Ref<> arguments = finish_tuple(tuple_of(copy.get()));
  return finish_tuple(tuple_of<Object*>(vm().types.dict, arguments.get()));
}

const std::vector<NativeDef> methods = {
    {"clear", method_clear, Arity::none(), "($self, /)", "Remove all items from memo."},
    {"copy", method_copy, Arity::none(), "($self, /)", "Copy the memo to a new object."},
    {"__reduce__", method_reduce, Arity::none(), "($self, /)", "Implement pickle support."},
};

/// The dict that a value for `memo` stands for.
Ref<Dict> memo_from(Object* value, bool of_pickler) {
  const char* wanted = of_pickler ? "a PicklerMemoProxy" : "an UnpicklerMemoProxy";
  if (!value) {
    static_cast<void>(raise(vm().errors.TypeError, "attribute deletion is not supported"));
    return {};
  }
  const bool fits = value->type == kept("MemoProxy") && is_pickler(owner_of(value)) == of_pickler;
  if (fits) return copy_memo(owner_of(value)).cast<Dict>();
  if (is_dict(value)) return share(as_dict(value));
  return raise(vm().errors.TypeError,
               cat("'memo' attribute must be ", wanted, " object or dict, not ", type_name_of(value)));
}

}  // namespace

Ref<> make_memo_proxy(Object* owner) {
  auto* proxy = allocate<MemoProxy>(as_type(kept("MemoProxy")));
  proxy->owner = share(owner).take();
  track(proxy);
  return finish<Object>(proxy);
}

bool set_pickler_memo(Object* self, Object* value) {
  const Ref<Dict> entries = memo_from(value, true);
  Writer* writer = as_pickler(self)->writer;
  if (!entries || !writer) return static_cast<bool>(entries);
  writer->memo.clear();
  Object *key, *pair;
  for (std::size_t position = 0; dict_next(entries.get(), position, &key, &pair);) {
    if (!is_tuple(pair) || as_tuple(pair)->size != 2)
      return raise(vm().errors.TypeError, "'memo' values must be 2-item tuples");
    std::int64_t number;
    if (!index_value(as_tuple(pair)->items[0], number, vm().errors.OverflowError)) return false;
    if (!writer->memo.set(as_tuple(pair)->items[1], number)) return false;
  }
  return true;
}

/// The memo of another unpickler is taken over. A dict is looked through and leaves the memo empty, as in CPython,
/// which fills the table it is about to replace.
bool set_unpickler_memo(Object* self, Object* value) {
  const Ref<Dict> entries = memo_from(value, false);
  Reader* reader = as_unpickler(self)->reader;
  if (!entries || !reader) return static_cast<bool>(entries);
  reader->memo_clear();
  Object *key, *object;
  for (std::size_t position = 0; dict_next(entries.get(), position, &key, &object);) {
    std::int64_t number;
    if (!is_int(key)) return raise(vm().errors.TypeError, "memo key must be integers");
    if (!index_value(key, number, vm().errors.OverflowError)) return false;
    if (number < 0) return raise(vm().errors.ValueError, "memo key must be positive integers.");
    if (!is_dict(value) && !reader->memo_set(static_cast<std::uint64_t>(number), object)) return false;
  }
  return true;
}

Type* make_memo_proxy_type() {
  TypeSpec spec;
  spec.name = "_pickle.PicklerMemoProxy";
  spec.module = "_pickle";
  spec.struct_size = sizeof(MemoProxy);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.methods = &methods;
  spec.slots.dealloc = proxy_dealloc;
  spec.slots.traverse = proxy_traverse;
  return make_type(spec);
}

}  // namespace slotscope::pickle
