// itemgetter, attrgetter and methodcaller: callables that fetch items or attributes or call a method of their argument.
#include "engine/modules/operator_types.hpp"

#include "engine/builtins/container.hpp"
#include "engine/builtins/import.hpp"
#include "engine/modules/collections_types.hpp"

namespace slotscope {

namespace {

/// The three types alike: what was asked for, positionally and by keyword.
struct Getter : Object {
  Tuple* arguments;  ///< items, attribute names, or a method's arguments
  Object* method;    ///< methodcaller: the method's name
  Dict* keywords;    ///< methodcaller: null when there are none
  Tuple* paths;      ///< attrgetter: each name as a tuple of its parts
};
Getter* as_getter(Object* o) {
  return static_cast<Getter*>(o);
}

void getter_dealloc(Object* o) {
  const Getter* getter = as_getter(o);
  for (Object* held : {static_cast<Object*>(getter->arguments), getter->method, static_cast<Object*>(getter->keywords),
                       static_cast<Object*>(getter->paths)}) {
    release_if(held);
  }
  free_object(o);
}

void getter_traverse(Object* o, Visitor visit, void* context) {
  const Getter* getter = as_getter(o);
  for (Object* held : {static_cast<Object*>(getter->arguments), getter->method, static_cast<Object*>(getter->keywords),
                       static_cast<Object*>(getter->paths)}) {
    if (held) visit(held, context);
  }
}

Ref<> new_getter(Type* type, Ref<Tuple> arguments) {
  if (!arguments) return {};
  Ref<> result = allocate_instance(type);
  if (!result) return {};
  as_getter(result.get())->arguments = arguments.take();
  track(result.get());
  return finish(result.take());
}

/// The call of a getter takes one object.
bool one_object(const char* name, const Args& args) {
  return no_keywords(name, args) && check_count(name, args.count, 1, 1);
}

/// One result alone, several as a tuple.
template <class Fetch>
Ref<> fetch_all(const Tuple* wanted, Fetch fetch) {
  if (wanted->size == 1) return fetch(wanted->items[0]);
  Ref<Tuple> results = make_tuple(wanted->size);
  for (std::size_t i = 0; i < wanted->size; ++i) {
    Ref<> result = fetch(wanted->items[i]);
    if (!result) return {};
    results->items[i] = result.take();
  }
  return finish_tuple(std::move(results));
}

/// "operator.itemgetter(1, 2)"; the built-in type prints with its module, a subclass with its name alone.
void append_all(StrBuilder& text, const Tuple* values, bool& ok) {
  for (std::size_t i = 0; ok && i < values->size; ++i) {
    if (i > 0) text.append(", ");
    const Ref<Str> piece = repr(values->items[i]);
    ok = static_cast<bool>(piece);
    if (ok) text.append(piece.get());
  }
}

Ref<> getter_repr(Object* o) {
  const ReprGuard guard(o);
  if (guard.nested()) return make_str(cat(type_name_of(o), "(...)"));
  StrBuilder text;
  text.append(type_name_of(o));
  text.append("(");
  bool ok = true;
  append_all(text, as_getter(o)->arguments, ok);
  text.append(")");
  return ok ? text.finish() : Ref<Str>();
}

Ref<> getter_reduce(Object* self, const Args&) {
  return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(as_getter(self)->arguments));
}

const std::vector<NativeDef> getter_methods = {
    {"__reduce__", getter_reduce, Arity::none(), nullptr, "Return state information for pickling"},
};

/// What is there for the engine alone.
Ref<Tuple> unaccounted_tuple(const Args& args) {
  Account& account = vm().heap->account;
  account.pause();
  Ref<Tuple> tuple = make_tuple_of(args.values, args.count);
  account.resume();
  return tuple;
}

// ---- itemgetter ----

Ref<> itemgetter_new(Type* type, const Args& args) {
  if (!no_keywords("itemgetter", args) || !check_count("itemgetter", args.count, 1, args.count == 0 ? 1 : args.count))
    return {};
  // CPython keeps a single key as it is.
  return new_getter(type, args.count == 1 ? unaccounted_tuple(args) : make_tuple_of(args.values, args.count));
}

Ref<> itemgetter_call(Object* o, const Args& args) {
  if (!one_object("itemgetter", args)) return {};
  const Ref<> keep = share(o);
  return fetch_all(as_getter(o)->arguments, [&](Object* key) { return get_item(args[0], key); });
}

// ---- attrgetter ----

/// "a.b.c" as a tuple of interned names.
Ref<Tuple> split_path(Str* path) {
  const std::string text = to_utf8(path);
  std::vector<Ref<Str>> parts;
  for (std::size_t start = 0;;) {
    const std::size_t dot = text.find('.', start);
    parts.push_back(intern(std::string_view(text).substr(start, dot - start)));
    if (dot == std::string::npos) break;
    start = dot + 1;
  }
  Ref<Tuple> result = make_tuple(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) result->items[i] = parts[i].take();
  if (parts.size() == 1) return result;  // to CPython it is the name itself
  return finish_tuple(std::move(result)).cast<Tuple>();
}

Ref<> attrgetter_new(Type* type, const Args& args) {
  if (!no_keywords("attrgetter", args) || !check_count("attrgetter", args.count, 1, args.count == 0 ? 1 : args.count))
    return {};
  for (std::size_t i = 0; i < args.count; ++i) {
    if (!is_str(args[i])) return raise(vm().errors.TypeError, "attribute name must be a string");
  }
  Ref<> result = new_getter(type, unaccounted_tuple(args));
  if (!result) return {};
  Ref<Tuple> paths = make_tuple(args.count);
  for (std::size_t i = 0; i < args.count; ++i) paths->items[i] = split_path(as_str(args[i])).take();
  as_getter(result.get())->paths = finish_tuple(std::move(paths)).cast<Tuple>().take();
  return result;
}

Ref<> follow_path(Object* o, const Tuple* path) {
  Ref<> value = share(o);
  for (Object* name : *path) {
    value = get_attribute(value.get(), as_str(name));
    if (!value) return {};
  }
  return value;
}

Ref<> attrgetter_call(Object* o, const Args& args) {
  if (!one_object("attrgetter", args)) return {};
  const Ref<> keep = share(o);
  return fetch_all(as_getter(o)->paths, [&](Object* path) { return follow_path(args[0], as_tuple(path)); });
}

// ---- methodcaller ----

Ref<> methodcaller_new(Type* type, const Args& args) {
  if (args.count == 0) {
    return raise(vm().errors.TypeError, "methodcaller needs at least one argument, the method name");
  }
  if (!is_str(args[0])) return raise(vm().errors.TypeError, "method name must be a string");
  Ref<> result = new_getter(type, make_tuple_of(args.values + 1, args.count - 1));
  if (!result) return {};
  as_getter(result.get())->method = intern(share(as_str(args[0]))).take();
  if (args.keyword_count() == 0) return result;
  Ref<Dict> keywords = make_dict();
  for (std::size_t i = 0; i < args.keyword_count(); ++i) {
    if (!dict_set(keywords.get(), static_cast<Object*>(args.keyword_name(i)), args.keyword_value(i))) return {};
  }
  as_getter(result.get())->keywords = keywords.take();
  return result;
}

Ref<> methodcaller_call(Object* o, const Args& args) {
  if (!one_object("methodcaller", args)) return {};
  const Ref<> keep = share(o);
  const Getter* getter = as_getter(o);
  if (!getter->keywords)
    return call_method(args[0], as_str(getter->method),
                       Args{getter->arguments->items, getter->arguments->size, nullptr});
  const Ref<> method = get_attribute(args[0], as_str(getter->method));
  return method ? call_with(method.get(), getter->arguments, getter->keywords) : Ref<>();
}

Ref<> methodcaller_repr(Object* o) {
  const ReprGuard guard(o);
  if (guard.nested()) return make_str(cat(type_name_of(o), "(...)"));
  const Getter* getter = as_getter(o);
  StrBuilder text;
  text.append(type_name_of(o));
  text.append("(");
  const Ref<Str> name = repr(getter->method);
  if (!name) return {};
  text.append(name.get());
  bool ok = true;
  if (getter->arguments->size > 0) text.append(", ");
  append_all(text, getter->arguments, ok);
  if (!ok) return {};
  std::size_t position = 0;
  for (Object *key, *value; getter->keywords && dict_next(getter->keywords, position, &key, &value);) {
    const Ref<> keep_key = share(key), keep_value = share(value);
    const Ref<Str> key_text = str(key), value_text = repr(value);
    if (!key_text || !value_text) return {};
    text.append(", ");
    text.append(key_text.get());
    text.append("=");
    text.append(value_text.get());
  }
  text.append(")");
  return text.finish();
}

/// Keywords travel in a partial of the type.
Ref<> methodcaller_reduce(Object* self, const Args&) {
  const Getter* getter = as_getter(self);
  if (!getter->keywords) {
    std::vector<Object*> all{getter->method};
    all.insert(all.end(), getter->arguments->begin(), getter->arguments->end());
    const Ref<Tuple> arguments = make_tuple_of(all.data(), all.size());
    return tuple_of(static_cast<Object*>(self->type), static_cast<Object*>(arguments.get()));
  }
  const Ref<> partial = import_attribute("functools", "partial");
  if (!partial) return {};
  const Ref<Tuple> first = tuple_of(static_cast<Object*>(self->type), getter->method);
  const Ref<> constructor = call_with(partial.get(), first.get(), getter->keywords);
  return constructor ? tuple_of(constructor.get(), static_cast<Object*>(getter->arguments)) : nullptr;
}

const std::vector<NativeDef> methodcaller_methods = {
    {"__reduce__", methodcaller_reduce, Arity::none(), nullptr, "Return state information for pickling"},
};

struct GetterSpec {
  const char* name;
  const char* doc;
  const std::vector<NativeDef>* methods;
  Ref<> (*new_)(Type*, const Args&);
  Ref<> (*call)(Object*, const Args&);
  UnarySlot repr;
};

bool add_getter(Dict* name_space, Type*& type, const GetterSpec& row) {
  TypeSpec spec;
  spec.name = row.name;
  spec.module = "operator";
  spec.struct_size = sizeof(Getter);
  spec.flags = type_flag::has_gc;
  spec.methods = row.methods;
  spec.doc = row.doc;
  spec.slots.dealloc = getter_dealloc;
  spec.slots.traverse = getter_traverse;
  spec.slots.repr = row.repr;
  spec.slots.call = row.call;
  spec.slots.new_ = row.new_;
  type = make_module_type(spec, 10);
  return dict_set(name_space, short_type_name(type), type);
}

}  // namespace

bool add_operator_types(Dict* name_space) {
  ModuleTypes& types = vm().module_types;
  const GetterSpec item{"operator.itemgetter",
                        since(13) ? "Return a callable object that fetches the given item(s) from its operand.\n"
                                    "After f = itemgetter(2), the call f(r) returns r[2].\n"
                                    "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])"
                                  : "itemgetter(item, ...) --> itemgetter object\n\n"
                                    "Return a callable object that fetches the given item(s) from its operand.\n"
                                    "After f = itemgetter(2), the call f(r) returns r[2].\n"
                                    "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
                        &getter_methods,
                        itemgetter_new,
                        itemgetter_call,
                        getter_repr};
  const GetterSpec attribute{"operator.attrgetter",
                             "Return a callable object that fetches the given attribute(s) from its operand.\n"
                             "After f = attrgetter('name'), the call f(r) returns r.name.\n"
                             "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
                             "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
                             "(r.name.first, r.name.last).",
                             &getter_methods,
                             attrgetter_new,
                             attrgetter_call,
                             getter_repr};
  const GetterSpec method{
      "operator.methodcaller",
      "Return a callable object that calls the given method on its operand.\n"
      "After f = methodcaller('name'), the call f(r) returns r.name().\n"
      "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
      &methodcaller_methods,
      methodcaller_new,
      methodcaller_call,
      methodcaller_repr};
  return add_getter(name_space, types.item_getter, item) && add_getter(name_space, types.attribute_getter, attribute) &&
         add_getter(name_space, types.method_caller, method);
}

}  // namespace slotscope
