// The longer instructions: names, imports, unpacking, functions, f-strings, with, match, type parameters.
#include <algorithm>

#include "engine/builtins/import.hpp"
#include "engine/machine/attribute_cache.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/super.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

// ---- names --------------------------------------------------------------------------------------------------------

Ref<> load_name(Frame* frame, Cache& cache) {
  if (frame->names != frame->globals || !is_exact_dict(frame->names)) {
    if (is_exact_dict(frame->names)) {
      if (Object* value = dict_get(as_dict(frame->names), cache.name)) return share(value);
    } else {
      Ref<> value = get_item(frame->names, cache.name);
      if (value) return value;
      if (!catch_exception(vm().errors.KeyError)) return {};
    }
  }
  Ref<> value = load_global(frame->globals, frame->builtins, cache);
  if (!value) return raise_name_error(cache.name);
  return value;
}

bool load_from_class(const Frame* frame, Str* name, Ref<>& value) {
  Object* names = frame->names;
  for (int i = frame->code->first_free(); i < frame->code->end_of_free() && !names; ++i)
    if (frame->code->places[static_cast<std::size_t>(i)] == vm().names.__classdict__)
      names = static_cast<Cell*>(frame->places[i])->value;
  if (!names) return true;
  if (is_exact_dict(names)) {
    value = share(dict_get(as_dict(names), name));
    return !vm().error;
  }
  value = get_item(names, name);
  return value || catch_exception(vm().errors.KeyError);
}

bool store_name(Frame* frame, Str* name, Object* value) {
  Object* names = frame->names;
  if (!names) return raise(vm().errors.SystemError, "no locals found when storing a name");
  return is_exact_dict(names) ? dict_set(as_dict(names), name, value) : set_item(names, name, value);
}

bool delete_name(Frame* frame, Str* name) {
  if (is_exact_dict(frame->names)) {
    const Tri found = dict_delete(as_dict(frame->names), name);
    if (found == Tri::False) return raise_name_error(name);
    return found == Tri::True;
  }
  if (delete_item(frame->names, name)) return true;
  if (catch_exception(vm().errors.KeyError)) return raise_name_error(name);
  return false;
}

bool set_up_annotations(Object* names) {
  Str* name = vm().names.__annotations__;
  Ref<> present = is_exact_dict(names) ? share(dict_get(as_dict(names), name)) : get_item(names, name);
  if (present) return true;
  if (vm().error && !catch_exception(vm().errors.KeyError)) return false;
  Ref<Dict> dict = make_dict();
  return dict && set_item(names, name, dict.get());
}

/// super(type, self).name; a super that somebody replaced is called (CPython: LOAD_SUPER_ATTR).
Ref<> load_super_attribute(Object* super, Object* type, Object* self, Cache& cache, bool as_method,
                           Object*& bound_self) {
  bound_self = nullptr;
  if (super != vm().types.super || is_none(self)) {  // super(type, None) is bound to nothing
    Ref<> made = call(super, type, self);
    return made ? get_attribute(made.get(), cache.name) : Ref<>();
  }
  if (!is_type_object(type))
    return raise(vm().errors.TypeError, cat("super() argument 1 must be a type, not ", type_name_of(type)));
  Type* start = as_type(type);
  Type* object_type = super_check(start, self);
  if (!object_type) return {};
  if (as_method && object_type == self->type && cache.name != vm().names.__class__) {
    // A plain function found behind `start` is called with self, without a bound method in between.
    const Tuple* mro = object_type->mro;
    std::size_t i = 0;
    while (i < mro->size && mro->items[i] != start) ++i;
    for (++i; i < mro->size; ++i) {
      Object* found = dict_get(as_type(mro->items[i])->dict, cache.name);
      if (!found) continue;
      if (!found->type->is(type_flag::method_descriptor)) break;
      bound_self = self;
      return share(found);
    }
  }
  return super_attribute(start, self, object_type, cache.name);
}

// ---- imports ------------------------------------------------------------------------------------------------------

Ref<> import_name(Frame* frame, Str* name, Object* from_list, Object* level) {
  Object* importer = dict_get(frame->builtins, vm().names.__import__);
  if (!importer) return raise(vm().errors.ImportError, "__import__ not found");
  Ref<> locals = frame->names ? share(frame->names) : none();
  Object* values[] = {name, frame->globals, locals.get(), from_list, level};
  return call(importer, Args{values, 5, nullptr});
}

Ref<> import_from(Object* module, Str* name) {
  Ref<> value;
  const Tri found = look_up_attribute(module, name, value);
  if (found == Tri::Error) return {};
  if (found == Tri::True) return value;
  return raise_cannot_import(module, name);
}

bool import_star(Frame* frame, Object* module) {
  Ref<> all;
  const Tri has_all = look_up_attribute(module, vm().names.__all__, all);
  if (has_all == Tri::Error) return false;
  if (has_all == Tri::False) {
    Ref<Dict> dict = instance_dict(module);
    if (!dict) return raise(vm().errors.ImportError, "from-import-* object has no __dict__ and no __all__");
    all = Ref<>(dict_keys_list(dict.get()));
  }
  Ref<> iterator = get_iterator(all.get());
  if (!iterator) return false;
  while (Ref<> name = next_value(iterator.get())) {
    if (!is_str(name.get()))
      return raise(vm().errors.TypeError,
                   cat("Item in ", type_name_of(module), ".__all__ must be str, not ", type_name_of(name.get())));
    if (has_all == Tri::False && as_str(name.get())->length && as_str(name.get())->at(0) == '_') continue;
    Ref<> value = get_attribute(module, as_str(name.get()));
    if (!value || !store_name(frame, as_str(name.get()), value.get())) return false;
  }
  return !vm().error;
}

// ---- unpacking ----------------------------------------------------------------------------------------------------

namespace {

Failure cannot_unpack(Object* sequence) {
  return raise(vm().errors.TypeError, cat("cannot unpack non-iterable ", type_name_of(sequence), " object"));
}

}  // namespace

/// Writes `count` owned values to sp[count - 1] down to sp[0], so that the first is on top.
bool unpack_sequence(Object* sequence, std::size_t count, Object** sp) {
  Ref<> iterator = get_iterator(sequence);
  if (!iterator) {
    if (!sequence->type->slots.iter && exception_matches(vm().errors.TypeError) && !sequence->type->slots.sq_item) {
      clear_exception();
      return cannot_unpack(sequence);
    }
    return false;
  }
  std::vector<Ref<>> values;
  values.reserve(count);
  while (values.size() < count) {
    Ref<> value = next_value(iterator.get());
    if (!value) {
      if (vm().error) return false;
      return raise(vm().errors.ValueError,
                   cat("not enough values to unpack (expected ", count, ", got ", values.size(), ")"));
    }
    values.push_back(std::move(value));
  }
  Ref<> more = next_value(iterator.get());
  if (more) {
    std::string got;
    if (since(14)) {
      std::int64_t size = 0;
      if (is_exact_list(sequence) || is_exact_tuple(sequence) || is_exact_dict(sequence)) {
        if (!length(sequence, size)) return false;
        got = cat(", got ", size);
      }
    }
    return raise(vm().errors.ValueError, cat("too many values to unpack (expected ", count, got, ")"));
  }
  if (vm().error) return false;
  for (std::size_t i = 0; i < count; ++i) sp[count - 1 - i] = values[i].take();
  return true;
}

bool unpack_ex(Object* sequence, std::size_t before, std::size_t after, Object** sp) {
  Ref<> iterator = get_iterator(sequence);
  if (!iterator) {
    if (!sequence->type->slots.iter && !sequence->type->slots.sq_item && exception_matches(vm().errors.TypeError)) {
      clear_exception();
      return cannot_unpack(sequence);
    }
    return false;
  }
  std::vector<Ref<>> values;
  for (std::size_t i = 0; i < before; ++i) {
    Ref<> value = next_value(iterator.get());
    if (!value) {
      if (vm().error) return false;
      return raise(vm().errors.ValueError,
                   cat("not enough values to unpack (expected at least ", before + after, ", got ", i, ")"));
    }
    values.push_back(std::move(value));
  }
  Ref<List> rest = make_list();
  if (!rest || !list_extend(rest.get(), iterator.get())) return false;
  if (rest->size < after)
    return raise(vm().errors.ValueError, cat("not enough values to unpack (expected at least ", before + after,
                                             ", got ", before + rest->size, ")"));
  for (std::size_t i = rest->size - after; i < rest->size; ++i) values.push_back(share(rest->items[i]));
  if (!list_replace(rest.get(), static_cast<std::int64_t>(rest->size - after), static_cast<std::int64_t>(rest->size),
                    nullptr, 0))
    return false;
  const std::size_t total = before + after;
  for (std::size_t i = 0; i < before; ++i) sp[total - i] = values[i].take();
  sp[after] = rest.take();
  for (std::size_t i = 0; i < after; ++i) sp[after - 1 - i] = values[before + i].take();
  return true;
}

// ---- functions ----------------------------------------------------------------------------------------------------

/// From 3.10 to 3.13 annotations are a tuple of names and values until somebody asks for the dict.
void account_annotations(const Object* annotations) {
  if (!annotations || !is_dict(annotations) || !since(10) || since(14)) return;
  const auto* dict = static_cast<const Dict*>(annotations);
  const ModelLayout& tuple = vm().types.tuple->model;
  note_free_slow(dict->keys);
  note_free_slow(dict);
  note_block_slow(dict, static_cast<std::size_t>(tuple.preheader + tuple.basicsize + 2 * 8 * dict->used));
}

Ref<> make_function(Frame* frame, Object** parts, std::uint32_t which) {
  Interpreter& in = vm();
  auto* function = allocate<Function>(in.types.function);
  Object** next = parts;
  auto part = [&](std::uint32_t bit) -> Object* { return which & bit ? *next++ : nullptr; };
  function->defaults = share(static_cast<Tuple*>(part(1))).take();
  function->keyword_defaults = share(static_cast<Dict*>(part(2))).take();
  function->annotations = share(part(4 | 16)).take();
  if (in.tracing_memory) account_annotations(function->annotations);
  function->closure = share(static_cast<Tuple*>(part(8))).take();
  Code* code = reinterpret_cast<Code*>(*next);
  retain(code);
  function->code = code;
  function->globals = share(frame->globals).take();
  function->builtins = share(static_cast<Object*>(frame->builtins)).take();
  function->name = share(code->name).take();
  function->qualname = share(code->qualname).take();
  function->doc = share(code->doc ? code->doc : in.none).take();
  Object* module = dict_get(frame->globals, in.names.__name__);
  function->module = share(module ? module : in.none).take();
  track(function);
  return finish(function);
}

Ref<> call_with_keywords(Object** base, std::size_t count, Tuple* names) {
  Object* self = base[1];
  Object** args = self ? base + 1 : base + 2;
  const std::size_t total = count + (self ? 1 : 0);
  if (base[0]->type == vm().types.function)
    return call_function_from_stack(static_cast<Function*>(base[0]), args, total, names);
  return call(base[0], Args{args, total - names->size, names});
}

namespace {

/// What messages about star-arguments call a callable in 3.8 (CPython: PyEval_GetFuncName, PyEval_GetFuncDesc).
std::string callable_label_38(Object* callable) {
  Interpreter& in = vm();
  if (callable->type == in.types.method) return callable_label_38(static_cast<Method*>(callable)->function);
  if (callable->type == in.types.function) return to_utf8(static_cast<Function*>(callable)->name) + "()";
  if (callable->type == in.types.native) {
    Ref<> name = get_attribute(callable, in.names.__name__);
    if (name && is_str(name.get())) return to_utf8(as_str(name.get())) + "()";
    clear_exception();
  }
  return cat(type_name_of(callable), " object");
}

/// The same from 3.9 on (CPython: _PyObject_FunctionStr).
std::string callable_label(Object* callable) {
  if (!since(9)) return callable_label_38(callable);
  Interpreter& in = vm();
  Ref<> qualname, module;
  const auto text_of = [](const Ref<>& o) {
    Ref<Str> text = str(o.get());
    clear_exception();
    return text ? to_utf8(text.get()) : std::string("function");
  };
  if (look_up_attribute(callable, in.names.__qualname__, qualname) != Tri::True) {
    clear_exception();
    return text_of(share(callable));
  }
  std::string prefix;
  if (look_up_attribute(callable, in.names.__module__, module) == Tri::True && !is_none(module.get()))
    prefix = text_of(module) + ".";
  clear_exception();
  return (prefix == "builtins." ? "" : prefix) + text_of(qualname) + "()";
}

}  // namespace

void explain_bad_star(Object* value, Object* callable, bool only_argument) {
  Interpreter& in = vm();
  if (value->type->slots.iter || value->type->slots.sq_item || !exception_matches(in.errors.TypeError)) return;
  if (!callable && !since(9)) return;
  clear_exception();
  const bool named = callable && (only_argument || !since(9));
  static_cast<void>(raise(in.errors.TypeError, cat(named ? callable_label(callable) + " argument" : "Value",
                                                   " after * must be an iterable, not ", type_name_of(value))));
}

namespace {

/// One keyword of a call; giving it twice is an error.
bool add_keyword(Dict* into, Object* key, Object* value, Object* callable) {
  const Tri present = dict_contains(into, key);
  if (present == Tri::Error) return false;
  if (present == Tri::True)
    return raise(vm().errors.TypeError, cat(callable_label(callable), " got multiple values for keyword argument '",
                                            is_str(key) ? to_utf8(as_str(key)) : repr_text(key), "'"));
  if (!is_str(key) && !since(9))
    return raise(vm().errors.TypeError, callable_label(callable) + " keywords must be strings");
  return dict_set(into, key, value);
}

/// The keywords of any mapping: its keys() one after the other, each looked up.
bool add_keywords_of_mapping(Dict* into, Object* mapping, Object* keys_method, Object* callable) {
  const Ref<> keys = call(keys_method);
  const Ref<> iterator = keys ? get_iterator(keys.get()) : nullptr;
  if (!iterator) return false;
  while (const Ref<> key = next_value(iterator.get())) {
    const Ref<> value = get_item(mapping, key.get());
    if (!value || !add_keyword(into, key.get(), value.get(), callable)) return false;
  }
  return !vm().error;
}

}  // namespace

bool merge_keywords(Dict* into, Object* mapping, Object* callable) {
  if (!is_dict(mapping)) {
    Ref<> keys;
    const Tri has = look_up_attribute(mapping, vm().names.keys, keys);
    if (has == Tri::Error) return false;
    if (has == Tri::True) return add_keywords_of_mapping(into, mapping, keys.get(), callable);
    return raise(vm().errors.TypeError,
                 cat(callable_label(callable), " argument after ** must be a mapping, not ", type_name_of(mapping)));
  }
  Ref<Dict> copy = make_dict();
  if (!copy || !dict_merge(copy.get(), mapping)) return false;
  std::size_t position = 0;
  Object *key, *value;
  while (dict_next(copy.get(), position, &key, &value)) {
    if (!add_keyword(into, key, value, callable)) return false;
  }
  return true;
}

// ---- text ---------------------------------------------------------------------------------------------------------

Ref<> build_string(Object** parts, std::size_t count) {
  if (count == 1) return share(parts[0]);
  std::size_t length_ = 0;
  std::uint32_t largest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Str* part = as_str(parts[i]);
    length_ += part->length;
    if (!part->ascii)
      largest = std::max(largest, part->kind == StrKind::Latin  ? 0xFFu
                                  : part->kind == StrKind::Ucs2 ? 0xFFFFu
                                                                : 0x10FFFFu);
  }
  if (largest == 0) {
    Ref<Str> result = new_str(length_, 127);
    if (!result) return {};
    char* out = result->mutable_data();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view text = as_str(parts[i])->ascii_view();
      out = std::copy(text.begin(), text.end(), out);
    }
    return result;
  }
  StrBuilder builder;
  for (std::size_t i = 0; i < count; ++i) builder.append(as_str(parts[i]));
  return builder.finish();
}

Ref<> format_value(Object* value, std::uint32_t how, Object* spec) {
  Ref<> converted = share(value);
  switch (static_cast<char>(how)) {
    case 's':
      converted = Ref<>(str(value));
      break;
    case 'r':
      converted = Ref<>(repr(value));
      break;
    case 'a':
      converted = Ref<>(ascii(value));
      break;
    default:
      break;
  }
  if (!converted) return {};
  if (!spec && is_exact_str(converted.get())) return converted;
  return format(converted.get(), spec ? as_str(spec) : nullptr);
}

Ref<> build_interpolation(Object** parts, std::uint32_t how) {
  Ref<> type = import_attribute("string.templatelib", "Interpolation");
  if (!type) return {};
  const char conversion = static_cast<char>(how & 255);
  Ref<> conversion_value = conversion ? Ref<>(make_str(std::string_view(&conversion, 1))) : none();
  Ref<> spec = (how & 256) ? share(parts[2]) : Ref<>(make_str(""));
  Object* values[] = {parts[0], parts[1], conversion_value.get(), spec.get()};
  return call(type.get(), Args{values, 4, nullptr});
}

Ref<> build_template(Object* strings, Object* interpolations) {
  Ref<> type = import_attribute("string.templatelib", "Template");
  if (!type) return {};
  std::vector<Object*> parts;
  for (std::size_t i = 0; i < as_tuple(strings)->size; ++i) {
    parts.push_back(as_tuple(strings)->items[i]);
    if (i < as_tuple(interpolations)->size) parts.push_back(as_tuple(interpolations)->items[i]);
  }
  return call(type.get(), Args{parts.data(), parts.size(), nullptr});
}

bool print_expression(Object* value) {
  Object* hook = dict_get(as_dict(instance_dict(vm().sys_module).get()), vm().names.displayhook);
  if (!hook) return raise(vm().errors.RuntimeError, "lost sys.displayhook");
  return static_cast<bool>(call(hook, value));
}

// ---- with ---------------------------------------------------------------------------------------------------------

namespace {

/// "'X' object does not support the context manager protocol", from 3.14 on with the way out.
Failure raise_no_manager(Object* manager, bool async, std::string_view missed, bool only_exit) {
  Interpreter& in = vm();
  if (!since(11)) return raise(in.errors.AttributeError, std::string(missed));
  std::string text = cat("'", type_name_of(manager), "' object does not support the ", async ? "asynchronous " : "",
                         "context manager protocol");
  if (since(14) || only_exit) text += cat(" (missed ", missed, " method)");
  if (since(14)) {
    const auto has = [&](Str* name) { return static_cast<bool>(look_up_special(manager, name)); };
    const bool other =
        async ? has(in.names.__enter__) && has(in.names.__exit__) : has(in.names.__aenter__) && has(in.names.__aexit__);
    clear_exception();
    if (other)
      text += cat(" but it supports the ", async ? "" : "asynchronous ",
                  "context manager protocol. Did you mean to use '", async ? "with" : "async with", "'?");
  }
  return raise(in.errors.TypeError, text);
}

}  // namespace

Ref<> before_with(Object* manager, bool async, Ref<>& entered) {
  Interpreter& in = vm();
  Str* const enter_name = async ? in.names.__aenter__ : in.names.__enter__;
  Str* const exit_name = async ? in.names.__aexit__ : in.names.__exit__;
  Ref<> enter, exit;
  const auto find_enter = [&] {
    enter = look_up_special(manager, enter_name);
    if (!enter && !in.error)
      static_cast<void>(raise_no_manager(manager, async, async ? "__aenter__" : "__enter__", false));
    return static_cast<bool>(enter);
  };
  const auto find_exit = [&] {
    exit = look_up_special(manager, exit_name);
    if (!exit && !in.error) static_cast<void>(raise_no_manager(manager, async, async ? "__aexit__" : "__exit__", true));
    return static_cast<bool>(exit);
  };
  // The way out was looked for first in 3.8 when asynchronous, and is always from 3.14 on.
  const bool exit_first = since(14) || (async && !since(9));
  if (exit_first ? !find_exit() || !find_enter() : !find_enter() || !find_exit()) return {};
  entered = call(enter.get());
  if (!entered) return {};
  return exit;
}

// ---- awaiting -----------------------------------------------------------------------------------------------------

Ref<> get_awaitable(Object* o, std::uint32_t where) {
  Interpreter& in = vm();
  if (o->type == in.types.coroutine) {
    auto* coroutine = static_cast<Generator*>(o);
    if (delegated_iterator(coroutine)) return raise(in.errors.RuntimeError, "coroutine is being awaited already");
    return share(o);
  }
  if (o->type == in.types.generator && (static_cast<Generator*>(o)->code->code_flags & code_flag::iterable_coroutine))
    return share(o);
  if (!o->type->slots.am_await) {
    if (where == 1 || where == 2)
      return raise(in.errors.TypeError,
                   cat("'async with' received an object from ", where == 1 ? "__aenter__" : "__aexit__",
                       " that does not implement __await__: ", type_name_of(o)));
    return raise(in.errors.TypeError, since(14)
                                          ? cat("'", type_name_of(o), "' object can't be awaited")
                                          : cat("object ", type_name_of(o), " can't be used in 'await' expression"));
  }
  Ref<> iterator = o->type->slots.am_await(o);
  if (!iterator) return {};
  if (iterator->type == in.types.coroutine) return raise(in.errors.TypeError, "__await__() returned a coroutine");
  if (!is_iterator(iterator.get()))
    return raise(in.errors.TypeError,
                 cat("__await__() returned non-iterator of type '", type_name_of(iterator.get()), "'"));
  return iterator;
}

Ref<> get_yield_from_iterator(Frame* frame, Object* o) {
  Interpreter& in = vm();
  if (o->type == in.types.generator) return share(o);
  if (o->type == in.types.coroutine) {
    if (!(frame->code->code_flags & (code_flag::coroutine | code_flag::iterable_coroutine)))
      return raise(in.errors.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return share(o);
  }
  return get_iterator(o);
}

Ref<> get_async_iterator(Object* o) {
  Interpreter& in = vm();
  if (!o->type->slots.am_aiter)
    return raise(in.errors.TypeError,
                 cat("'async for' requires an object with __aiter__ method, got ", type_name_of(o)));
  Ref<> iterator = o->type->slots.am_aiter(o);
  if (iterator && !iterator->type->slots.am_anext)
    return raise(in.errors.TypeError,
                 cat("'async for' received an object from __aiter__ that does not implement __anext__: ",
                     type_name_of(iterator.get())));
  return iterator;
}

Ref<> get_async_next(Object* iterator) {
  Interpreter& in = vm();
  if (!iterator->type->slots.am_anext)
    return raise(in.errors.TypeError,
                 cat("'async for' requires an iterator with __anext__ method, got ", type_name_of(iterator)));
  Ref<> next = iterator->type->slots.am_anext(iterator);
  if (!next) return {};
  Ref<> awaitable = get_awaitable(next.get(), 0);
  if (!awaitable && in.interruption == Interruption::None) {
    Ref<Exception> cause = take_exception();
    static_cast<void>(raise(in.errors.TypeError,
                            cat("'async for' received an invalid object from __anext__: ", type_name_of(next.get()))));
    assign(in.error->cause, cause);
    assign(in.error->context, cause);
    in.error->suppress_context = true;
  }
  return awaitable;
}

// ---- match --------------------------------------------------------------------------------------------------------

namespace {

/// One attribute for a class pattern: false when absent (no exception) or with an exception pending.
bool match_attribute(Object* subject, Object* type, Str* name, std::vector<Object*>& seen, std::vector<Ref<>>& values) {
  for (Object* each : seen)
    if (str_equal(as_str(each), name))
      return raise(vm().errors.TypeError,
                   cat(type_name(as_type(type)), "() got multiple sub-patterns for attribute ", repr_text(name)));
  seen.push_back(name);
  Ref<> value;
  if (look_up_attribute(subject, name, value) != Tri::True) return false;
  values.push_back(std::move(value));
  return true;
}

}  // namespace

Ref<> match_class(Object* subject, Object* type, std::size_t positional, Tuple* names) {
  Interpreter& in = vm();
  if (!is_type_object(type))
    return raise(in.errors.TypeError,
                 since(12) ? "called match pattern must be a class" : "called match pattern must be a type");
  const Tri is = is_instance_of(subject, type);
  if (is == Tri::Error) return {};
  if (is == Tri::False) return none();
  std::vector<Object*> seen;
  std::vector<Ref<>> values;
  if (positional) {
    Ref<> match_args;
    const Tri has = look_up_attribute(type, in.names.__match_args__, match_args);
    if (has == Tri::Error) return {};
    if (has == Tri::True && !is_exact_tuple(match_args.get()))
      return raise(in.errors.TypeError, cat(type_name(as_type(type)), ".__match_args__ must be a tuple (got ",
                                            type_name_of(match_args.get()), ")"));
    const bool match_self = has == Tri::False && as_type(type)->is(type_flag::match_self);
    const std::size_t allowed = match_self ? 1 : has == Tri::True ? as_tuple(match_args.get())->size : 0;
    if (allowed < positional)
      return raise(in.errors.TypeError, cat(type_name(as_type(type)), "() accepts ", allowed, " positional sub-pattern",
                                            allowed == 1 ? "" : "s", " (", positional, " given)"));
    if (match_self) {
      values.push_back(share(subject));
    } else {
      for (std::size_t i = 0; i < positional; ++i) {
        Object* name = as_tuple(match_args.get())->items[i];
        if (!is_exact_str(name))
          return raise(in.errors.TypeError,
                       cat("__match_args__ elements must be strings (got ", type_name_of(name), ")"));
        if (!match_attribute(subject, type, as_str(name), seen, values)) return in.error ? Ref<>() : none();
      }
    }
  }
  for (Object* name : *names)
    if (!match_attribute(subject, type, as_str(name), seen, values)) return in.error ? Ref<>() : none();
  std::vector<Object*> plain;
  for (const Ref<>& value : values) plain.push_back(value.get());
  return make_tuple_of(plain.data(), plain.size());
}

Ref<> match_keys(Object* subject, Tuple* keys) {
  Interpreter& in = vm();
  std::vector<Ref<>> values;
  Ref<Set> seen = make_set();
  Ref<> get;
  Ref<Str> get_name = name_of("get");
  get = get_attribute(subject, get_name.get());
  if (!get || !seen) return {};
  Ref<> dummy = call(static_cast<Object*>(in.types.object));
  for (Object* key : *keys) {
    const Tri duplicate = set_contains(seen.get(), key);
    if (duplicate == Tri::Error) return {};
    if (duplicate == Tri::True)
      return raise(in.errors.ValueError, cat("mapping pattern checks duplicate key (", repr_text(key), ")"));
    if (!set_add(seen.get(), key)) return {};
    Ref<> value = call(get.get(), key, dummy.get());
    if (!value) return {};
    if (value.get() == dummy.get()) return none();
    values.push_back(std::move(value));
  }
  std::vector<Object*> plain;
  for (const Ref<>& value : values) plain.push_back(value.get());
  return make_tuple_of(plain.data(), plain.size());
}

Ref<> dict_without_keys(Object* subject, Tuple* keys) {
  Ref<Dict> rest = make_dict();
  if (!rest || !dict_update(rest.get(), subject)) return {};
  for (Object* key : *keys)
    if (dict_delete(rest.get(), key) == Tri::Error) return {};
  return rest;
}

// ---- type parameters ----------------------------------------------------------------------------------------------

Ref<> make_type_parameter(Frame*, Object* name, std::uint32_t kind, Object* bound, Object* default_value) {
  Ref<> maker = import_attribute("typing", "_slotscope_type_parameter");
  if (!maker) return {};
  Ref<> kind_value = make_int(kind);
  Object* values[] = {kind_value.get(), name, bound ? bound : vm().none, default_value ? default_value : vm().none};
  return call(maker.get(), Args{values, 4, nullptr});
}

Ref<> make_type_alias(Frame*, Object* name, Object* params, Object* evaluator) {
  Ref<> maker = import_attribute("typing", "_slotscope_type_alias");
  return maker ? call(maker.get(), name, params, evaluator) : Ref<>();
}

Ref<> make_generic_base(Object* params) {
  Ref<> maker = import_attribute("typing", "_slotscope_generic_base");
  return maker ? call(maker.get(), params) : Ref<>();
}

}  // namespace slotscope
