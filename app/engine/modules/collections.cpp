// The module _collections: defaultdict, the field descriptor of named tuples, and what Counter counts with.
#include "engine/builtins/container.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/modules/native_modules.hpp"

namespace slotscope {

namespace {

// ---- defaultdict ----

DefaultDict* as_default_dict(Object* o) {
  return static_cast<DefaultDict*>(o);
}

void default_dict_dealloc(Object* o) {
  release_if(std::exchange(as_default_dict(o)->factory, nullptr));
  vm().types.dict->slots.dealloc(o);
}

void default_dict_traverse(Object* o, Visitor visit, void* context) {
  if (as_default_dict(o)->factory) visit(as_default_dict(o)->factory, context);
  vm().types.dict->slots.traverse(o, visit, context);
}

void default_dict_clear(Object* o) {
  release_if(std::exchange(as_default_dict(o)->factory, nullptr));
  vm().types.dict->slots.clear(o);
}

bool default_dict_init(Object* self, const Args& args) {
  Ref<> factory;
  if (args.count > 0) {
    if (!is_callable(args[0]) && !is_none(args[0]))
      return raise(vm().errors.TypeError, "first argument must be callable or None");
    if (!is_none(args[0])) factory = share(args[0]);
  }
  assign(as_default_dict(self)->factory, std::move(factory));
  return vm().types.dict->slots.init(self, args.count > 0 ? args.rest() : args);
}

Ref<> default_dict_repr(Object* o) {
  const Ref<Str> items = vm().types.dict->slots.repr(o).cast<Str>();
  if (!items) return {};
  Object* factory = as_default_dict(o)->factory;
  Ref<Str> factory_text;
  if (!factory) {
    factory_text = make_str("None");
  } else {
    const ReprGuard guard(factory);
    factory_text = guard.nested() ? make_str("...") : repr(factory);
    if (!factory_text) return {};
  }
  StrBuilder text;
  text.append(short_type_name(o->type));
  text.append("(");
  text.append(factory_text.get());
  text.append(", ");
  text.append(items.get());
  text.append(")");
  return text.finish();
}

Ref<> factory_or_none(Object* o) {
  Object* factory = as_default_dict(o)->factory;
  return factory ? share(factory) : none();
}

/// type(o)(factory, content).
Ref<> new_like(Object* o, Object* content) {
  const Ref<> factory = factory_or_none(o);
  return call(o->type, factory.get(), content);
}

Ref<> default_dict_or(Object* left, Object* right) {
  const bool self_left = is_instance(left, vm().module_types.default_dict);
  Object *self = self_left ? left : right, *other = self_left ? right : left;
  if (!is_dict(other)) return not_implemented();
  Ref<> result = new_like(self, left);
  if (!result || !dict_update(as_dict(result.get()), right)) return {};
  return result;
}

Ref<> default_dict_missing(Object* self, const Args& args) {
  const Ref<> factory = share(as_default_dict(self)->factory);
  if (!factory || is_none(factory.get())) return raise_object(vm().errors.KeyError, args[0]);
  Ref<> value = call(factory.get());
  if (!value || !set_item(self, args[0], value.get())) return {};
  return value;
}

Ref<> default_dict_copy(Object* self, const Args&) {
  return new_like(self, self);
}

Ref<> default_dict_reduce(Object* self, const Args&) {
  const Object* factory = as_default_dict(self)->factory;
  const Ref<Tuple> arguments = factory ? tuple_of(as_default_dict(self)->factory) : share(vm().empty_tuple);
  const Ref<> items = call_method(self, vm().names.items);
  if (!items) return {};
  const Ref<> iterator = get_iterator(items.get());
  if (!iterator) return {};
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()), vm().none, vm().none,
                  iterator.get());
}

const std::vector<NativeDef> default_dict_methods = {
    {"__missing__", default_dict_missing, Arity::one(), nullptr,
     "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n"
     "  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  "
     "return value\n"},
    {"copy", default_dict_copy, Arity::none(), nullptr, "D.copy() -> a shallow copy of D."},
    {"__copy__", default_dict_copy, Arity::none(), nullptr, "D.copy() -> a shallow copy of D."},
    {"__reduce__", default_dict_reduce, Arity::none(), nullptr, "Return state information for pickling."},
    class_getitem_def,
};
const std::vector<TypeSpec::Member> default_dict_members = {
    {"default_factory", offsetof(DefaultDict, factory), MemberDescriptor::Kind::NoneWhenUnset,
     "Factory for default value called by __missing__()."},
};

Type* make_default_dict_type() {
  TypeSpec spec;
  spec.name = "collections.defaultdict";
  spec.module = "collections";
  spec.base = vm().types.dict;
  spec.struct_size = sizeof(DefaultDict);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::is_dict | type_flag::mapping;
  spec.methods = &default_dict_methods;
  spec.members = &default_dict_members;
  spec.doc =
      since(9)
          ? "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
            "The default factory is called without arguments to produce\na new value when a key is not present, in "
            "__getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments "
            "are "
            "treated the same as if they were\npassed to the dict constructor, including keyword arguments.\n"
          : "defaultdict(default_factory[, ...]) --> dict with default factory\n\n"
            "The default factory is called without arguments to produce\na new value when a key is not present, in "
            "__getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments "
            "are "
            "treated the same as if they were\npassed to the dict constructor, including keyword arguments.\n";
  spec.slots.dealloc = default_dict_dealloc;
  spec.slots.traverse = default_dict_traverse;
  spec.slots.clear = default_dict_clear;
  spec.slots.repr = default_dict_repr;
  spec.slots.init = default_dict_init;
  if (since(9)) spec.slots.nb_or = default_dict_or;
  return make_module_type(spec, 12);
}

// ---- _tuplegetter ----

/// A field of a named tuple: the item at `index`.
struct TupleGetter : Object {
  std::int64_t index;
  Object* doc;
};
TupleGetter* as_getter(Object* o) {
  return static_cast<TupleGetter*>(o);
}

void getter_dealloc(Object* o) {
  release_if(as_getter(o)->doc);
  free_object(o);
}

void getter_traverse(Object* o, Visitor visit, void* context) {
  if (as_getter(o)->doc) visit(as_getter(o)->doc, context);
}

Ref<> getter_new(Type* type, const Args& args) {
  if (!no_keywords("_tuplegetter", args) || !check_count("_tuplegetter", args.count, 2, 2)) return {};
  std::int64_t index;
  if (!index_value(args[0], index, vm().errors.OverflowError)) return {};
  auto* getter = allocate<TupleGetter>(type);
  getter->index = index;
  retain(getter->doc = args[1]);
  track(getter);
  return finish(getter);
}

Ref<> getter_get(Object* descriptor, Object* instance, Object*) {
  if (!instance || is_none(instance)) return share(descriptor);
  const std::int64_t index = as_getter(descriptor)->index;
  if (!is_tuple(instance)) {
    return raise(vm().errors.TypeError,
                 cat("descriptor for index '", index, "' for tuple subclasses doesn't apply to '",
                     type_name_of(instance), "' object"));
  }
  if (index < 0 || index >= static_cast<std::int64_t>(as_tuple(instance)->size)) {
    return raise(vm().errors.IndexError, "tuple index out of range");
  }
  return share(as_tuple(instance)->items[index]);
}

bool getter_set(Object*, Object*, Object* value) {
  return raise(vm().errors.AttributeError, value ? "can't set attribute" : "can't delete attribute");
}

Ref<> getter_repr(Object* o) {
  const Ref<Str> doc = repr(as_getter(o)->doc);
  if (!doc) return {};
  return make_str(cat(short_type_name(o->type), "(", as_getter(o)->index, ", ", to_utf8(doc.get()), ")"));
}

Ref<> getter_reduce(Object* self, const Args&) {
  const Ref<> index = make_int(as_getter(self)->index);
  const Ref<Tuple> arguments = tuple_of(index.get(), as_getter(self)->doc);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
}

const std::vector<NativeDef> getter_methods = {{"__reduce__", getter_reduce, Arity::none()}};
const std::vector<TypeSpec::Member> getter_members = {
    {"__doc__", offsetof(TupleGetter, doc), MemberDescriptor::Kind::NoneWhenUnset},
};

Type* make_tuple_getter_type() {
  TypeSpec spec;
  spec.name = since(12) ? "collections._tuplegetter" : "_collections._tuplegetter";
  spec.module = since(12) ? "collections" : "_collections";
  spec.struct_size = sizeof(TupleGetter);
  spec.flags = type_flag::has_gc;
  spec.methods = &getter_methods;
  spec.members = &getter_members;
  spec.slots.dealloc = getter_dealloc;
  spec.slots.traverse = getter_traverse;
  spec.slots.repr = since(9) ? getter_repr : nullptr;
  spec.slots.new_ = getter_new;
  spec.slots.descr_get = getter_get;
  spec.slots.descr_set = getter_set;
  return make_module_type(spec, 12);
}

// ---- functions ----

bool count_in_dict(Dict* dict, Object* iterator) {
  const Ref<> one = make_int(1);
  std::size_t turns = 0;
  while (const Ref<> key = next_value(iterator)) {
    std::int64_t hash;
    if (!hash_dict_key(key.get(), hash)) return false;
    const Ref<> old = share(dict_get_hashed(dict, key.get(), hash));
    if (!old && vm().error) return false;
    const Ref<> count = old ? binary_operation(BinaryOp::Add, old.get(), one.get()) : one;
    if (!count || !dict_set_hashed(dict, key.get(), hash, count.get())) return false;
    if (++turns % 4096 == 0 && !keep_going()) return false;
  }
  return vm().error == nullptr;
}

bool count_in_mapping(Object* mapping, Object* iterator) {
  const Ref<> get = get_attribute(mapping, vm().names.get);
  const Ref<> zero = make_int(0), one = make_int(1);
  if (!get) return false;
  while (const Ref<> key = next_value(iterator)) {
    const Ref<> old = call(get.get(), key.get(), zero.get());
    if (!old) return false;
    const Ref<> count = binary_operation(BinaryOp::Add, old.get(), one.get());
    if (!count || !set_item(mapping, key.get(), count.get())) return false;
  }
  return vm().error == nullptr;
}

/// Counter.update for a plain iterable.
Ref<> count_elements(Object*, const Args& args) {
  const Ref<> iterator = get_iterator(args[1]);
  if (!iterator) return {};
  const auto inherits = [&](Str* name) {
    return type_lookup(args[0]->type, name) == type_lookup(vm().types.dict, name);
  };
  const bool plain = is_dict(args[0]) && inherits(vm().names.get) && inherits(vm().names.__setitem__);
  const bool counted =
      plain ? count_in_dict(as_dict(args[0]), iterator.get()) : count_in_mapping(args[0], iterator.get());
  return counted ? none() : Ref<>();
}

const std::vector<NativeDef> functions = {
    {"_count_elements", count_elements, Arity::range(2, 2), nullptr,
     "Count elements in the iterable, updating the mapping"},
};

}  // namespace

Type* make_module_type(const TypeSpec& spec, int heap_since) {
  Type* type = make_type(spec);
  const Ref<Str> module = make_str(spec.module);
  if (since(heap_since)) dict_set(type->dict, static_cast<Object*>(vm().names.__module__), module.get());
  return type;
}

std::string short_type_name(const Type* type) {
  const std::string_view name = type_name(type);
  return std::string(name.substr(name.rfind('.') + 1));
}

bool fill_collections(Dict* name_space) {
  ModuleTypes& types = vm().module_types;
  Type* deque = make_deque_types(name_space);
  types.default_dict = make_default_dict_type();
  types.ordered_dict = make_ordered_dict_types();
  types.tuple_getter = make_tuple_getter_type();
  const Ref<Str> module_name = name_of("_collections");
  return dict_set(name_space, "deque", deque) && dict_set(name_space, "defaultdict", types.default_dict) &&
         dict_set(name_space, "OrderedDict", types.ordered_dict) &&
         dict_set(name_space, "_tuplegetter", types.tuple_getter) &&
         add_functions(name_space, functions, module_name.get());
}

}  // namespace slotscope
