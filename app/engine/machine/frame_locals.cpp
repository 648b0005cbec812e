// The variables of a frame as a namespace: locals(), f_locals and, from 3.13 on, the proxy that writes through to them.
//
// CPython: Objects/frameobject.c (PyFrame_FastToLocalsWithError up to 3.12, FrameLocalsProxy from 3.13 on).
#include <algorithm>
#include <numeric>

#include "engine/builtins/container.hpp"
#include "engine/builtins/native.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

bool is_local_cell(const Code* code, std::size_t place) {
  return static_cast<int>(place) < code->local_count && code->cell_of_local[place];
}

/// The places of the named variables as locals() lists them: up to 3.10 those in cells come behind the others, by name.
std::vector<std::size_t> listed_places(const Code* code) {
  std::vector<std::size_t> order(static_cast<std::size_t>(code->end_of_free()));
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (since(11)) return order;
  const auto first_free = order.begin() + code->first_free();
  const auto cells = std::stable_partition(order.begin(), first_free, [&](std::size_t place) {
    return static_cast<int>(place) < code->local_count && !is_local_cell(code, place);
  });
  std::sort(cells, first_free,
            [&](std::size_t a, std::size_t b) { return to_utf8(code->places[a]) < to_utf8(code->places[b]); });
  return order;
}

/// Where the value of a variable is kept: in the place itself or in the cell that lies there.
Object*& variable_at(const Frame* frame, std::size_t place) {
  Object*& held = frame->places[place];
  const bool may_be_cell = static_cast<int>(place) >= frame->code->local_count || is_local_cell(frame->code, place);
  return held && may_be_cell && held->type == vm().types.cell ? static_cast<Cell*>(held)->value : held;
}

/// Adds the variables of the comprehensions that are running in the frame (3.12+); false with an exception pending.
bool add_comprehension_variables(const Frame* frame, Dict* variables) {
  const Code* code = frame->code;
  for (auto i = static_cast<std::size_t>(code->end_of_free()); i < static_cast<std::size_t>(code->place_count); ++i) {
    Object* value = variable_at(frame, i);
    if (value && to_utf8(code->places[i])[0] != '.' && !dict_set(variables, code->places[i], value)) return false;
  }
  return true;
}

/// locals() in a module or class: the namespace itself, but for a comprehension that runs in its frame.
Ref<> locals_of_namespace(Frame* frame) {
  Ref<Dict> inner = make_dict();
  if (!inner || !add_comprehension_variables(frame, inner.get())) return {};
  if (inner->used == 0) return share(frame->names);
  if (since(13) || !is_dict(frame->names)) return inner;
  Ref<Dict> all = dict_copy(as_dict(frame->names));
  return all && add_comprehension_variables(frame, all.get()) ? Ref<>(all) : Ref<>();
}

}  // namespace

Ref<> frame_locals(Frame* frame) {
  const Code* code = frame->code;
  const bool has_hidden = code->place_count > code->end_of_free();
  if (frame->names) return has_hidden ? locals_of_namespace(frame) : share(frame->names);
  Ref<Dict> result = make_dict();
  if (!result) return {};
  for (const std::size_t place : listed_places(code)) {
    Object* value = variable_at(frame, place);
    if (value && !dict_set(result.get(), code->places[place], value)) return {};
  }
  if (has_hidden && !add_comprehension_variables(frame, result.get())) return {};
  return result;
}

namespace {

/// Up to 3.12: brings the dict that a function's locals() hands out up to date.
bool refresh(const Frame* frame, Dict* variables) {
  const Code* code = frame->code;
  // Up to 3.10 a parameter in a cell is looked for among the plain locals first, not found, and added again later.
  for (std::size_t i = 0; i < static_cast<std::size_t>(code->local_count) && !since(11); ++i)
    if (is_local_cell(code, i) && dict_delete(variables, code->places[i]) == Tri::Error) return false;
  for (const std::size_t place : listed_places(code)) {
    Object* value = variable_at(frame, place);
    Str* name = code->places[place];
    if (!(value ? dict_set(variables, name, value) : dict_delete(variables, name) != Tri::Error)) return false;
  }
  // The variables of a comprehension are gone with it.
  const auto first = code->places.begin(), hidden = first + code->end_of_free();
  for (auto name = hidden; name != code->places.end(); ++name)
    if (std::find(first, hidden, *name) == hidden && dict_delete(variables, *name) == Tri::Error) return false;
  return add_comprehension_variables(frame, variables);
}

/// The frame as it runs, or its variables as they were left.
Frame running_or_ended(const FrameObject* frame) {
  if (frame->live) return *frame->live;
  Frame ended{};
  ended.code = frame->code;
  ended.names = frame->names;
  ended.places = frame->places ? frame->places->data() : nullptr;
  return ended;
}

/// The dict of names that are no variables of the function: those that exec() or the proxy added.
Dict* extra_locals(FrameObject* frame) {
  if (!frame->locals) frame->locals = make_dict().take();
  return frame->locals;
}

/// The variables and the names that were added to them.
Ref<Dict> all_locals(FrameObject* frame) {
  Frame state = running_or_ended(frame);
  Ref<Dict> result = make_dict();
  if (!result || (state.places && !refresh(&state, result.get()))) return {};
  return !frame->locals || dict_update(result.get(), frame->locals) ? result : Ref<Dict>();
}

}  // namespace

Ref<> program_locals(Frame* frame) {
  if (frame->names) return frame_locals(frame);
  if (since(13)) {
    if (!frame->object || !frame->object->locals) return frame_locals(frame);
    return all_locals(frame->object);
  }
  Dict* variables = extra_locals(frame_object(frame));
  return refresh(frame, variables) ? share(static_cast<Object*>(variables)) : Ref<>();
}

// ---- FrameLocalsProxy ---------------------------------------------------------------------------------------------

namespace {

struct FrameLocalsProxy : Object {
  FrameObject* frame;
};

constexpr const char* type_key = "FrameLocalsProxy";

Type* proxy_type() {
  return as_type(dict_get(vm().hidden_types, type_key));
}
FrameObject* frame_of(Object* o) {
  return static_cast<FrameLocalsProxy*>(o)->frame;
}

void proxy_traverse(Object* o, Visitor visit, void* context) {
  visit(frame_of(o), context);
}
void proxy_dealloc(Object* o) {
  release_if(frame_of(o));
  free_object(o);
}

/// The place of a variable, or -1; one that has no value only when `bound` is not asked for.
int place_of(const Frame& frame, Object* key, bool bound) {
  if (!is_str(key) || !frame.places) return -1;
  for (int i = 0; i < frame.code->place_count; ++i) {
    const auto place = static_cast<std::size_t>(i);
    Object* value = variable_at(&frame, place);
    if (i >= frame.code->end_of_free() && !value) continue;
    if (str_equal(frame.code->places[place], as_str(key))) return bound && !value ? -1 : i;
  }
  return -1;
}

/// The value of a name, borrowed; null when there is none (an exception may be pending).
Object* find_local(Object* o, Object* key) {
  const Frame frame = running_or_ended(frame_of(o));
  const int place = place_of(frame, key, true);
  if (place >= 0) return variable_at(&frame, static_cast<std::size_t>(place));
  std::int64_t hash_value;
  if (!hash_of(key, hash_value)) return nullptr;
  return frame_of(o)->locals ? dict_get(frame_of(o)->locals, key) : nullptr;
}

Ref<> proxy_get_item(Object* o, Object* key) {
  if (Object* value = find_local(o, key)) return share(value);
  if (vm().error) return {};
  const Ref<> text = make_str(cat("local variable '", repr_text(key), "' is not defined"));
  return raise_object(vm().errors.KeyError, text.get());
}

bool proxy_set_item(Object* o, Object* key, Object* value) {
  const Frame frame = running_or_ended(frame_of(o));
  const int place = place_of(frame, key, false);
  if (!value) {
    if (!since(14)) return raise(vm().errors.TypeError, "cannot remove variables from FrameLocalsProxy");
    if (place >= 0) return raise(vm().errors.ValueError, "cannot remove local variables from FrameLocalsProxy");
    const Tri removed = dict_delete(extra_locals(frame_of(o)), key);
    if (removed == Tri::False) return raise_object(vm().errors.KeyError, key);
    return removed == Tri::True;
  }
  if (place < 0) return dict_set(extra_locals(frame_of(o)), key, value);
  Object* old = std::exchange(variable_at(&frame, static_cast<std::size_t>(place)), share(value).take());
  release_if(old);
  return true;
}

bool proxy_length(Object* o, std::int64_t& result) {
  const Ref<Dict> all = all_locals(frame_of(o));
  if (all) result = all->used;
  return static_cast<bool>(all);
}

Tri proxy_contains(Object* o, Object* key) {
  if (find_local(o, key)) return Tri::True;
  return vm().error ? Tri::Error : Tri::False;
}

Ref<List> proxy_list(Object* o, Str* view) {
  const Ref<Dict> all = all_locals(frame_of(o));
  const Ref<> entries = all ? call_method(all.get(), view) : Ref<>();
  return entries ? list_from_iterable(entries.get()) : Ref<List>();
}
Ref<> proxy_keys(Object* self, const Args&) {
  return proxy_list(self, vm().names.keys);
}
Ref<> proxy_values(Object* self, const Args&) {
  return proxy_list(self, intern("values").get());
}
Ref<> proxy_items(Object* self, const Args&) {
  return proxy_list(self, intern("items").get());
}
Ref<> proxy_iter(Object* o) {
  const Ref<List> keys = proxy_list(o, vm().names.keys);
  return keys ? get_iterator(keys.get()) : Ref<>();
}
Ref<> proxy_reversed(Object* self, const Args&) {
  Ref<List> keys = proxy_list(self, vm().names.keys);
  return keys && call_method(keys.get(), intern("reverse").get()) ? Ref<>(keys) : Ref<>();
}
Ref<> proxy_copy(Object* self, const Args&) {
  return all_locals(frame_of(self));
}
Ref<> proxy_repr(Object* o) {
  const ReprGuard guard(o);
  if (guard.nested()) return make_str("{...}");
  const Ref<Dict> all = all_locals(frame_of(o));
  return all ? Ref<>(repr(all.get())) : Ref<>();
}

Ref<> proxy_get(Object* self, const Args& args) {
  if (Object* value = find_local(self, args[0])) return share(value);
  if (vm().error) return {};
  return args.count > 1 ? share(args[1]) : none();
}

Ref<> proxy_set_default(Object* self, const Args& args) {
  if (Object* value = find_local(self, args[0])) return share(value);
  if (vm().error) return {};
  Object* value = args.count > 1 ? args[1] : vm().none;
  return proxy_set_item(self, args[0], value) ? share(value) : Ref<>();
}

Ref<> proxy_pop(Object* self, const Args& args) {
  const Frame frame = running_or_ended(frame_of(self));
  if (place_of(frame, args[0], false) >= 0)
    return raise(vm().errors.ValueError, "cannot remove local variables from FrameLocalsProxy");
  const Ref<> value = share(find_local(self, args[0]));
  if (vm().error) return {};
  if (value) return dict_delete(frame_of(self)->locals, args[0]) == Tri::Error ? Ref<>() : value;
  if (args.count > 1) return share(args[1]);
  return raise_object(vm().errors.KeyError, args[0]);
}

/// Takes over what dict(other) would hold.
bool update_from(Object* self, Object* other) {
  const Ref<> entries = call(vm().types.dict, other);
  if (!entries) return false;
  std::size_t position = 0;
  Object *key, *value;
  while (dict_next(as_dict(entries.get()), position, &key, &value))
    if (!proxy_set_item(self, key, value)) return false;
  return true;
}
Ref<> proxy_update(Object* self, const Args& args) {
  return update_from(self, args[0]) ? none() : Ref<>();
}

Ref<Dict> as_plain_dict(Object* o) {
  if (o->type == proxy_type()) return all_locals(frame_of(o));
  return is_dict(o) ? dict_copy(as_dict(o)) : Ref<Dict>();
}
Ref<> proxy_or(Object* a, Object* b) {
  Ref<Dict> left = as_plain_dict(a), right = as_plain_dict(b);
  if (!left || !right) return vm().error ? Ref<>() : not_implemented();
  return dict_update(left.get(), right.get()) ? Ref<>(left) : Ref<>();
}
Ref<> proxy_inplace_or(Object* self, Object* other) {
  if (!is_dict(other) && other->type != proxy_type()) return not_implemented();
  return update_from(self, other) ? share(self) : Ref<>();
}

Ref<> proxy_compare(Object* self, Object* other, CompareOp op) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return not_implemented();
  if (other->type == proxy_type()) return make_bool((frame_of(self) == frame_of(other)) == (op == CompareOp::Eq));
  if (!is_dict(other)) return not_implemented();
  const Ref<Dict> all = all_locals(frame_of(self));
  return all ? rich_compare(all.get(), other, op) : Ref<>();
}

const std::vector<NativeDef> proxy_methods = {
    {"__reversed__", proxy_reversed, Arity::none()},
    {"copy", proxy_copy, Arity::none()},
    {"keys", proxy_keys, Arity::none()},
    {"values", proxy_values, Arity::none()},
    {"items", proxy_items, Arity::none()},
    {"update", proxy_update, Arity::one()},
    {"get", proxy_get, Arity::range(1, 2)},
    {"setdefault", proxy_set_default, Arity::range(1, 2)},
    {"pop", proxy_pop, Arity::range(1, 2), nullptr, nullptr, NativeDef::Binding::Instance, 14},
};

Ref<> make_proxy(FrameObject* frame) {
  auto* proxy = allocate<FrameLocalsProxy>(proxy_type());
  proxy->frame = share(frame).take();
  track(proxy);
  return finish(proxy);
}

Ref<> proxy_new(Type*, const Args& args) {
  if (args.count != 1)
    return raise(vm().errors.TypeError, cat("FrameLocalsProxy expected 1 argument, got ", args.count));
  if (args[0]->type != vm().types.frame)
    return raise(vm().errors.TypeError, cat("expect frame, not ", type_name_of(args[0])));
  if (args.keyword_count()) return raise(vm().errors.TypeError, "FrameLocalsProxy takes no keyword arguments");
  return make_proxy(static_cast<FrameObject*>(args[0]));
}

}  // namespace

Ref<> frame_locals_attribute(FrameObject* frame) {
  Frame state = running_or_ended(frame);
  const bool of_function = !frame->names;
  if (since(13)) {
    if (of_function) return make_proxy(frame);
    const Ref<> names = frame->live ? frame_locals(frame->live) : share(frame->names);
    return names && names.get() != frame->names ? make_proxy(frame) : names;
  }
  if (!of_function) return frame->live ? frame_locals(frame->live) : share(frame->names);
  Dict* variables = extra_locals(frame);
  return !state.places || refresh(&state, variables) ? share(static_cast<Object*>(variables)) : Ref<>();
}

void set_up_frame_locals() {
  TypeSpec spec;
  spec.name = type_key;
  spec.struct_size = sizeof(FrameLocalsProxy);
  spec.flags = type_flag::has_gc | type_flag::mapping;
  spec.slots.dealloc = proxy_dealloc;
  spec.slots.traverse = proxy_traverse;
  spec.slots.repr = proxy_repr;
  spec.slots.hash = hash_not_implemented;
  spec.slots.richcompare = proxy_compare;
  spec.slots.iter = proxy_iter;
  spec.slots.mp_length = proxy_length;
  spec.slots.mp_subscript = proxy_get_item;
  spec.slots.mp_ass_subscript = proxy_set_item;
  spec.slots.sq_contains = proxy_contains;
  spec.slots.nb_or = proxy_or;
  spec.slots.nb_inplace_or = proxy_inplace_or;
  spec.slots.new_ = proxy_new;
  spec.methods = &proxy_methods;
  static_cast<void>(dict_set(vm().hidden_types, type_key, make_type(spec)));
}

}  // namespace slotscope
