// functools.partial (CPython: Modules/_functoolsmodule.c, partial_*).
#include "engine/builtins/container.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/modules/functools_types.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

Partial* as_partial(Object* o) {
  return static_cast<Partial*>(o);
}

/// The argument that says "this one comes later", from 3.14 on.
Object* placeholder() {
  return vm().module_types.placeholder;
}

std::size_t count_placeholders(const Tuple* arguments) {
  return placeholder() ? static_cast<std::size_t>(std::count(arguments->begin(), arguments->end(), placeholder())) : 0;
}

void partial_dealloc(Object* o) {
  Partial* partial = as_partial(o);
  if (partial->weak_list) clear_weak_references(o);
  release_if(partial->function);
  release_if(partial->arguments);
  release_if(partial->keywords);
  release_if(partial->attributes);
  free_object(o);
}

void partial_traverse(Object* o, Visitor visit, void* context) {
  const Partial* partial = as_partial(o);
  for (Object* held : {partial->function, static_cast<Object*>(partial->arguments),
                       static_cast<Object*>(partial->keywords), static_cast<Object*>(partial->attributes)}) {
    if (held) visit(held, context);
  }
}

void partial_clear(Object* o) {
  release_if(std::exchange(as_partial(o)->function, nullptr));
  release_if(std::exchange(as_partial(o)->arguments, nullptr));
  release_if(std::exchange(as_partial(o)->keywords, nullptr));
}

/// Stored and given positional arguments together; each placeholder is replaced by the next given one.
Ref<Tuple> join_arguments(const Tuple* stored, Object* const* given, std::size_t count) {
  std::vector<Object*> all(stored->begin(), stored->end());
  std::size_t used = 0;
  for (Object*& argument : all) {
    if (argument == placeholder() && used < count && placeholder()) argument = given[used++];
  }
  all.insert(all.end(), given + used, given + count);
  return make_tuple_of(all.data(), all.size());
}

/// A partial of a partial is one partial, unless the inner one carries attributes of its own.
Partial* partial_inside(Type* type, Object* function) {
  if (!is_instance(function, vm().module_types.partial)) return nullptr;
  if (!since(9)) {
    if (function->type != vm().module_types.partial || type != vm().module_types.partial) return nullptr;
  } else if (function->type->slots.call != vm().module_types.partial->slots.call) {
    return nullptr;
  }
  const Dict* attributes = as_partial(function)->attributes;
  return attributes ? nullptr : as_partial(function);
}

bool check_placeholders(const Args& args) {
  if (!placeholder()) return true;
  if (args.count > 1 && args[args.count - 1] == placeholder()) {
    return raise(vm().errors.TypeError, "trailing Placeholders are not allowed");
  }
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    if (args.keyword_value(i) == placeholder()) {
      return raise(vm().errors.TypeError, "Placeholder cannot be passed as a keyword argument");
    }
  }
  return true;
}

Ref<> partial_new(Type* type, const Args& args) {
  if (args.count == 0) return raise(vm().errors.TypeError, "type 'partial' takes at least one argument");
  if (!is_callable(args[0])) return raise(vm().errors.TypeError, "the first argument must be callable");
  if (!check_placeholders(args)) return {};
  const Partial* inner = partial_inside(type, args[0]);
  Ref<> result = allocate_instance(type);
  if (!result) return {};
  Partial* partial = as_partial(result.get());
  retain(partial->function = inner ? inner->function : args[0]);
  Ref<Tuple> arguments = inner ? join_arguments(inner->arguments, args.values + 1, args.count - 1)
                               : make_tuple_of(args.values + 1, args.count - 1);
  partial->arguments = arguments.take();
  partial->placeholders = count_placeholders(partial->arguments);
  Ref<Dict> keywords = inner ? dict_copy(inner->keywords) : make_dict();
  partial->keywords = keywords.take();
  if (!partial->arguments || !partial->keywords) return {};
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    if (!dict_set(partial->keywords, static_cast<Object*>(args.keyword_name(i)), args.keyword_value(i))) return {};
  }
  track(partial);
  return finish(result.take());
}

/// The keywords of the partial with those of the call over them.
Ref<> call_with_keywords(Partial* partial, const Args& args, Tuple* positional) {
  const Ref<Dict> keywords = dict_copy(partial->keywords);
  for (std::size_t i = 0; keywords && i < args.keyword_count(); ++i) {
    if (!dict_set(keywords.get(), static_cast<Object*>(args.keyword_name(i)), args.keyword_value(i))) return {};
  }
  return keywords ? call_with(partial->function, positional, keywords.get()) : Ref<>();
}

Ref<> partial_call(Object* o, const Args& args) {
  Partial* partial = as_partial(o);
  const Ref<> keep = share(o);
  if (args.count < partial->placeholders) {
    return raise(vm().errors.TypeError, cat("missing positional arguments in 'partial' call; expected at least ",
                                            partial->placeholders, ", got ", args.count));
  }
  if (partial->keywords->used > 0) {
    const Ref<Tuple> positional = join_arguments(partial->arguments, args.values, args.count);
    return positional ? call_with_keywords(partial, args, positional.get()) : Ref<>();
  }
  const std::size_t stored = partial->arguments->size, given = args.count + args.keyword_count();
  Object* small[16];
  std::vector<Object*> large(stored + given > 16 ? stored + given : 0);
  Object** const all = stored + given > 16 ? large.data() : small;
  std::size_t used = 0, filled = 0;
  for (Object* argument : *partial->arguments) {
    all[filled++] = partial->placeholders > 0 && argument == placeholder() ? args[used++] : argument;
  }
  while (used < given) all[filled++] = args.values[used++];
  return call(partial->function, Args{all, filled - args.keyword_count(), args.names});
}

/// A method from 3.14 on; 3.13 only says so.
Ref<> partial_get(Object* descriptor, Object* instance, Object*) {
  if (!since(14)) {
    if (!instance || is_none(instance)) return share(descriptor);
    const bool allowed = warn(vm().errors.FutureWarning,
                              "functools.partial will be a method descriptor in future Python versions; "
                              "wrap it in staticmethod() if you want to preserve the old behavior");
    return allowed ? share(descriptor) : Ref<>();
  }
  return instance && !is_none(instance) ? make_method(descriptor, instance) : share(descriptor);
}

/// "module.qualname", as repr() of a partial begins from 3.13 on.
std::string qualified_type_name(Type* type) {
  const Ref<> module = get_attribute(type, vm().names.__module__);
  const Ref<> name = get_attribute(type, vm().names.__qualname__);
  if (!module || !name || !is_str(module.get()) || !is_str(name.get())) return std::string(type_name(type));
  return to_utf8(as_str(module.get())) + "." + to_utf8(as_str(name.get()));
}

Ref<> partial_repr(Object* o) {
  const Partial* partial = as_partial(o);
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("...");
  StrBuilder text;
  text.append(since(13) ? qualified_type_name(o->type) : std::string(type_name(o->type)));
  text.append("(");
  const Ref<Str> function = repr(partial->function);
  if (!function) return {};
  text.append(function.get());
  for (std::size_t i = 0; i < partial->arguments->size; ++i) {
    const Ref<Str> argument = repr(partial->arguments->items[i]);
    if (!argument) return {};
    text.append(", ");
    text.append(argument.get());
  }
  std::size_t position = 0;
  for (Object *key, *value; dict_next(partial->keywords, position, &key, &value);) {
    const Ref<> keep_key = share(key), keep_value = share(value);
    const Ref<Str> name = str(key), argument = repr(value);
    if (!name || !argument) return {};
    text.append(", ");
    text.append(name.get());
    text.append("=");
    text.append(argument.get());
  }
  text.append(")");
  return text.finish();
}

Ref<> partial_reduce(Object* self, const Args&) {
  const Partial* partial = as_partial(self);
  const Ref<Tuple> arguments = tuple_of(partial->function);
  Object* attributes = partial->attributes ? static_cast<Object*>(partial->attributes) : vm().none;
  const Ref<Tuple> state = tuple_of(partial->function, static_cast<Object*>(partial->arguments),
                                    static_cast<Object*>(partial->keywords), attributes);
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()),
                  static_cast<Object*>(state.get()));
}

Ref<> partial_setstate(Object* self, const Args& args) {
  Tuple* state = is_tuple(args[0]) && as_tuple(args[0])->size == 4 ? as_tuple(args[0]) : nullptr;
  Object* const* parts = state ? state->items : nullptr;
  if (!state || !is_callable(parts[0]) || !is_tuple(parts[1]) || (!is_none(parts[2]) && !is_dict(parts[2]))) {
    return raise(vm().errors.TypeError, "invalid partial state");
  }
  Tuple* given = as_tuple(parts[1]);
  if (placeholder() && given->size > 0 && given->items[given->size - 1] == placeholder()) {
    return raise(vm().errors.TypeError, "trailing Placeholders are not allowed");
  }
  Ref<Tuple> arguments = tuple_from_iterable(given);
  Ref<Dict> keywords;
  if (is_none(parts[2])) {
    keywords = make_dict();
  } else {
    keywords = is_exact_dict(parts[2]) ? share(as_dict(parts[2])) : dict_copy(as_dict(parts[2]));
  }
  if (!arguments || !keywords) return {};
  Partial* partial = as_partial(self);
  assign(partial->function, share(parts[0]));
  assign(partial->arguments, std::move(arguments));
  assign(partial->keywords, std::move(keywords));
  partial->placeholders = count_placeholders(partial->arguments);
  assign(partial->attributes, is_none(parts[3]) || !is_dict(parts[3]) ? Ref<Dict>() : share(as_dict(parts[3])));
  return none();
}

const std::vector<NativeDef> partial_methods = {
    {"__reduce__", partial_reduce, Arity::none()},
    {"__setstate__", partial_setstate, Arity::one()},
    class_getitem_def,
};
const std::vector<TypeSpec::Member> partial_members = {
    {"func", offsetof(Partial, function), MemberDescriptor::Kind::ReadOnlyObject,
     "function object to use in future partial calls"},
    {"args", offsetof(Partial, arguments), MemberDescriptor::Kind::ReadOnlyObject,
     "tuple of arguments to future partial calls"},
    {"keywords", offsetof(Partial, keywords), MemberDescriptor::Kind::ReadOnlyObject,
     "dictionary of keyword arguments to future partial calls"},
};
const std::vector<GetSetDef> partial_getsets = {
    {.name = "__dict__", .get = get_dict_attribute, .set = set_dict_attribute}};

// ---- Placeholder ----

Ref<> placeholder_new(Type*, const Args& args) {
  if (args.count > 0 || args.keyword_count() > 0)
    return raise(vm().errors.TypeError, "_PlaceholderType takes no arguments");
  return share(placeholder());
}

Ref<> placeholder_repr(Object*) {
  return make_str("Placeholder");
}
Ref<> placeholder_reduce(Object*, const Args&) {
  return make_str("Placeholder");
}

const std::vector<NativeDef> placeholder_methods = {{"__reduce__", placeholder_reduce, Arity::none()}};

bool add_placeholder(Dict* name_space) {
  TypeSpec spec;
  spec.name = "functools._PlaceholderType";
  spec.module = "functools";
  spec.struct_size = sizeof(Object);
  spec.methods = &placeholder_methods;
  spec.doc = "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.";
  spec.slots.dealloc = free_object;
  spec.slots.repr = placeholder_repr;
  spec.slots.new_ = placeholder_new;
  Type* type = make_module_type(spec, 10);
  vm().module_types.placeholder = finish(allocate<Object>(type)).take();
  return dict_set(name_space, "_PlaceholderType", type) &&
         dict_set(name_space, "Placeholder", vm().module_types.placeholder);
}

}  // namespace

bool add_partial(Dict* name_space) {
  TypeSpec spec;
  spec.name = "functools.partial";
  spec.module = "functools";
  spec.struct_size = sizeof(Partial);
  spec.flags = type_flag::base | type_flag::has_gc;
  if (since(14)) spec.flags |= type_flag::method_descriptor;
  spec.weakref_offset = offsetof(Partial, weak_list);
  spec.dict_offset = offsetof(Partial, attributes);
  spec.methods = &partial_methods;
  spec.members = &partial_members;
  spec.getsets = &partial_getsets;
  spec.doc = since(13) ? "Create a new function with partial application of the given arguments\nand keywords."
                       : "partial(func, *args, **keywords) - new function with partial application\n"
                         "    of the given arguments and keywords.\n";
  spec.slots.dealloc = partial_dealloc;
  spec.slots.traverse = partial_traverse;
  spec.slots.clear = partial_clear;
  spec.slots.repr = partial_repr;
  spec.slots.call = partial_call;
  spec.slots.new_ = partial_new;
  if (since(13)) spec.slots.descr_get = partial_get;
  vm().module_types.partial = make_module_type(spec, 10);
  return dict_set(name_space, "partial", vm().module_types.partial) && (!since(14) || add_placeholder(name_space));
}

}  // namespace slotscope
