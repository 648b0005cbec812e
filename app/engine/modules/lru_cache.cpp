// functools._lru_cache_wrapper: a callable that remembers results (CPython: Modules/_functoolsmodule.c, lru_cache_*).
#include "engine/builtins/container.hpp"
#include "engine/builtins/dict_table.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/modules/functools_types.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

/// One remembered result in the ring of the bounded cache, from least to most recently used.
struct CacheLink : Object {
  CacheLink* previous;
  CacheLink* next;
  Object* key;
  Object* result;
  std::int64_t hash;
};

struct LruCache : Object {
  Object* function;
  Object* maximum;  ///< the `maxsize` that cache_info() tells: an int or None
  Object* info_type;
  Dict* results;  ///< key to CacheLink when bounded, key to result otherwise
  Dict* attributes;
  Object* weak_list;
  CacheLink *oldest, *newest;
  std::int64_t limit;  ///< -1: none
  std::int64_t hits, misses;
  bool typed;
};

LruCache* as_cache(Object* o) {
  return static_cast<LruCache*>(o);
}

// ---- links ----

void link_dealloc(Object* o) {
  auto* link = static_cast<CacheLink*>(o);
  release_if(link->key);
  release_if(link->result);
  free_object(o);
}

void link_traverse(Object* o, Visitor visit, void* context) {
  auto* link = static_cast<CacheLink*>(o);
  if (link->key) visit(link->key, context);
  if (link->result) visit(link->result, context);
}

void unlink(LruCache* cache, CacheLink* link) {
  (link->previous ? link->previous->next : cache->oldest) = link->next;
  (link->next ? link->next->previous : cache->newest) = link->previous;
}

void link_newest(LruCache* cache, CacheLink* link) {
  link->previous = cache->newest;
  link->next = nullptr;
  (cache->newest ? cache->newest->next : cache->oldest) = link;
  cache->newest = link;
}

// ---- calls ----

/// CPython: lru_cache_make_key: one int or str stands for itself; everything else becomes a tuple.
Ref<> make_key(const LruCache* cache, const Args& args) {
  const std::size_t keywords = args.keyword_count();
  if (!cache->typed && keywords == 0 && args.count == 1 && (is_exact_str(args[0]) || is_exact_int(args[0])))
    return share(args[0]);
  std::vector<Object*> parts(args.values, args.values + args.count);
  if (keywords > 0) parts.push_back(vm().module_types.keyword_mark);
  for (std::size_t i = 0; i < keywords; ++i) {
    parts.push_back(args.keyword_name(i));
    parts.push_back(args.keyword_value(i));
  }
  if (cache->typed) {
    for (std::size_t i = 0; i < args.count + keywords; ++i) parts.push_back(args.values[i]->type);
  }
  return make_tuple_of(parts.data(), parts.size());
}

Ref<> call_unbounded(LruCache* cache, const Args& args, Object* key, std::int64_t hash) {
  if (Object* found = dict_get_hashed(cache->results, key, hash)) {
    ++cache->hits;
    return share(found);
  }
  if (vm().error) return {};
  ++cache->misses;
  Ref<> result = call(cache->function, args);
  if (!result || !dict_set_hashed(cache->results, key, hash, result.get())) return {};
  return result;
}

/// Uses the least recently used link for the new result (CPython: bounded_lru_cache_wrapper, the full cache).
bool replace_oldest(LruCache* cache, Object* key, std::int64_t hash, Object* result) {
  CacheLink* link = cache->oldest;
  unlink(cache, link);
  const Ref<> old_key = share(link->key), old_result = share(link->result);
  const Ref<> keep = dict_pop(cache->results, link->key);
  if (!keep) return vm().error == nullptr;
  assign(link->key, share(key));
  assign(link->result, share(result));
  link->hash = hash;
  if (!dict_set_hashed(cache->results, key, hash, link)) return false;
  link_newest(cache, link);
  return true;
}

bool remember(LruCache* cache, Object* key, std::int64_t hash, Object* result) {
  if (cache->results->used >= cache->limit && cache->oldest) return replace_oldest(cache, key, hash, result);
  CacheLink* link = allocate<CacheLink>(vm().module_types.lru_cache_link);
  retain(link->key = key);
  retain(link->result = result);
  link->hash = hash;
  track(link);
  const Ref<CacheLink> keep = finish(link);
  if (!dict_set_hashed(cache->results, key, hash, link)) return false;
  link_newest(cache, link);
  return true;
}

Ref<> call_bounded(LruCache* cache, const Args& args, Object* key, std::int64_t hash) {
  if (Object* found = dict_get_hashed(cache->results, key, hash)) {
    auto* link = static_cast<CacheLink*>(found);
    unlink(cache, link);
    link_newest(cache, link);
    ++cache->hits;
    return share(link->result);
  }
  if (vm().error) return {};
  ++cache->misses;
  Ref<> result = call(cache->function, args);
  if (!result) return {};
  if (dict_get_hashed(cache->results, key, hash)) return result;
  if (vm().error || !remember(cache, key, hash, result.get())) return {};
  return result;
}

Ref<> cache_call(Object* o, const Args& args) {
  LruCache* cache = as_cache(o);
  const Ref<> keep = share(o);
  if (cache->limit == 0) {
    ++cache->misses;
    return call(cache->function, args);
  }
  const Ref<> key = make_key(cache, args);
  std::int64_t hash;
  if (!key || !hash_of(key.get(), hash)) return {};
  return cache->limit < 0 ? call_unbounded(cache, args, key.get(), hash) : call_bounded(cache, args, key.get(), hash);
}

// ---- the type ----

Ref<> cache_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"user_function", "maxsize", "typed", "cache_info_type", nullptr};
  Object *function = nullptr, *maximum = nullptr, *typed = nullptr, *info_type = nullptr;
  if (!read_arguments("lru_cache", args, keywords, {.required = 4}, {&function, &maximum, &typed, &info_type}))
    return {};
  if (!is_callable(function)) return raise(vm().errors.TypeError, "the first argument must be callable");
  std::int64_t limit = -1;
  if (!is_none(maximum)) {
    if (!is_int(maximum) && !maximum->type->slots.nb_index) {
      return raise(vm().errors.TypeError, "maxsize should be integer or None");
    }
    if (!index_value(maximum, limit, vm().errors.OverflowError)) return {};
    limit = std::max<std::int64_t>(limit, 0);
  }
  const Tri is_typed = is_true(typed);
  if (is_typed == Tri::Error) return {};
  Ref<> result = allocate_instance(type);
  if (!result) return {};
  LruCache* cache = as_cache(result.get());
  retain(cache->function = function);
  retain(cache->info_type = info_type);
  cache->maximum = (is_none(maximum) ? none() : make_int(limit)).take();
  cache->results = make_dict().take();
  cache->limit = limit;
  cache->typed = is_typed == Tri::True;
  track(cache);
  return finish(result.take());
}

void forget_all(LruCache* cache) {
  cache->oldest = cache->newest = nullptr;
  if (cache->results) dict_clear(cache->results);
}

void cache_dealloc(Object* o) {
  LruCache* cache = as_cache(o);
  if (cache->weak_list) clear_weak_references(o);
  forget_all(cache);
  for (Object* held : {static_cast<Object*>(cache->results), cache->function, cache->maximum, cache->info_type,
                       static_cast<Object*>(cache->attributes)}) {
    release_if(held);
  }
  free_object(o);
}

void cache_traverse(Object* o, Visitor visit, void* context) {
  const LruCache* cache = as_cache(o);
  for (Object* held : {static_cast<Object*>(cache->results), cache->function, cache->info_type,
                       static_cast<Object*>(cache->attributes)}) {
    if (held) visit(held, context);
  }
}

void cache_clear_slot(Object* o) {
  forget_all(as_cache(o));
  release_if(std::exchange(as_cache(o)->attributes, nullptr));
}

Ref<> cache_get(Object* descriptor, Object* instance, Object*) {
  return instance && !is_none(instance) ? make_method(descriptor, instance) : share(descriptor);
}

Ref<> cache_info(Object* self, const Args&) {
  const LruCache* cache = as_cache(self);
  const Ref<> hits = make_int(cache->hits), misses = make_int(cache->misses), size = make_int(cache->results->used);
  Object* values[] = {hits.get(), misses.get(), cache->maximum, size.get()};
  return call(cache->info_type, Args{values, 4, nullptr});
}

Ref<> cache_clear(Object* self, const Args&) {
  as_cache(self)->hits = as_cache(self)->misses = 0;
  forget_all(as_cache(self));
  return none();
}

Ref<> cache_reduce(Object* self, const Args&) {
  return get_attribute(self, vm().names.__qualname__);
}
Ref<> cache_itself(Object* self, const Args&) {
  return share(self);
}

const std::vector<NativeDef> cache_methods = {
    {"cache_info", cache_info, Arity::none(), nullptr, "Report cache statistics"},
    {"cache_clear", cache_clear, Arity::none(), nullptr, "Clear the cache and cache statistics"},
    {"__reduce__", cache_reduce, Arity::none()},
    {"__copy__", cache_itself, Arity::any()},
    {"__deepcopy__", cache_itself, Arity::any()},
};
const std::vector<GetSetDef> cache_getsets = {
    {.name = "__dict__", .get = get_dict_attribute, .set = set_dict_attribute}};

Type* make_link_type() {
  TypeSpec spec;
  spec.name = "functools._lru_list_elem";
  spec.module = "functools";
  spec.struct_size = sizeof(CacheLink);
  spec.flags = type_flag::has_gc | type_flag::disallow_new;
  spec.slots.dealloc = link_dealloc;
  spec.slots.traverse = link_traverse;
  Type* type = make_module_type(spec, 10);
  constexpr std::int32_t modelled_bytes = 56;
  type->model = {modelled_bytes, 0, 0, 0, 0};
  return type;
}

}  // namespace

bool add_lru_cache(Dict* name_space) {
  TypeSpec spec;
  spec.name = "functools._lru_cache_wrapper";
  spec.module = "functools";
  spec.struct_size = sizeof(LruCache);
  spec.flags = type_flag::base | type_flag::has_gc | type_flag::method_descriptor;
  spec.weakref_offset = offsetof(LruCache, weak_list);
  spec.dict_offset = offsetof(LruCache, attributes);
  spec.methods = &cache_methods;
  spec.getsets = &cache_getsets;
  spec.doc =
      "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\n"
      "maxsize:  0         for no caching\n          None      for unlimited cache size\n"
      "          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n"
      "          True      cache f(3) and f(3.0) as distinct calls\n\n"
      "cache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n";
  spec.slots.dealloc = cache_dealloc;
  spec.slots.traverse = cache_traverse;
  spec.slots.clear = cache_clear_slot;
  spec.slots.call = cache_call;
  spec.slots.new_ = cache_new;
  spec.slots.descr_get = cache_get;
  vm().module_types.lru_cache = make_module_type(spec, 10);
  vm().module_types.lru_cache_link = make_link_type();
  vm().module_types.keyword_mark = call(vm().types.object).take();
  return vm().module_types.keyword_mark && dict_set(name_space, "_lru_cache_wrapper", vm().module_types.lru_cache);
}

}  // namespace slotscope
