// The bytecode loop: runs a frame, and every Python function it calls, without recursing.
//
// Each instruction is a label; the next one is reached by an indirect jump from the end of each, which lets the
// processor predict them apart. `sp` points behind the top value. The stack owns its values; locals are borrowed by the
// joined instructions that only look at them. Everything that can fail jumps to `failed` with an exception pending.
//
// A computed jump runs no destructors: at each NEXT() every Ref of the instruction has been emptied by take().
//
// While a run is watched, step by step or by what it gave to sys.settrace, the jumps go through a second table whose
// every entry is `watch`, so that the loop pays nothing for it when nobody watches.
#include <algorithm>

#include "engine/machine/attribute_cache.hpp"
#include "engine/machine/frame_stack.hpp"
#include "engine/machine/generator.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/loop.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/machine/quick_calls.hpp"
#include "engine/machine/quick_operations.hpp"
#include "engine/machine/tracing.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

#pragma GCC diagnostic ignored "-Wpedantic"  // labels as values

namespace slotscope {

namespace {

/// The truth of a comparison that is not quick.
Tri comparison(const Interpreter& in, CompareOp op, Object* a, Object* b) {
  const Ref<> result = rich_compare(a, b, op);
  if (!result) return Tri::Error;
  const int truth = quick_truth(in, result.get());
  return truth >= 0 ? tri(truth != 0) : is_true(result.get());
}

Ref<> slow_arithmetic(const Instruction& instruction, Object* a, Object* b) {
  const BinaryOp op = operation_of(instruction);
  return instruction.b & augmented ? inplace_operation(op, a, b) : binary_operation(op, a, b);
}

/// Arithmetic on a local. `s += t` whose result goes back to the local extends a string in place when nobody else holds
/// it.
Ref<> slow_arithmetic_on_local(const Interpreter& in, const Instruction* ip, Object** places, std::uint32_t local,
                               Object* b) {
  Object* a = places[local];
  const Instruction& next = ip[1];
  const bool goes_back = (next.op == Op::store_fast || next.op == Op::store_fast_load_fast) && next.a == local;
  const bool appends = ip->b == (augmented | static_cast<std::uint16_t>(BinaryOp::Add)) && a->type == in.types.str &&
                       b->type == in.types.str;
  if (!appends || !goes_back || a == b) return slow_arithmetic(*ip, a, b);
  places[local] = nullptr;
  Ref<> text = adopt(a);
  if (str_append_in_place(text, as_str(b))) return text;
  places[local] = text.take();
  return {};
}

/// True when the cached place lies within what this instance has filled: older instances may have less room than newer
/// ones.
inline bool in_place(Object* o, const Cache& cache) {
  return !cache.index || inline_values(o)->count >= cache.index;
}

}  // namespace

Object* run_frame(Frame* frame) {
  Interpreter& in = vm();
  static const void* const labels[] = {
#define SLOTSCOPE_OP(name, format, sentence) &&op_##name,
#include "engine/compile/opcodes.def"
#undef SLOTSCOPE_OP
  };
  static const void* const watched[] = {
#define SLOTSCOPE_OP(name, format, sentence) &&watch,
#include "engine/compile/opcodes.def"
#undef SLOTSCOPE_OP
  };
#define IS_WATCHED() (in.stepper || in.frames->traced)
  const void* const* table = IS_WATCHED() ? watched : labels;

  const Instruction* ip;
  Object** sp;
  Object** places;
  Object* const* constants;
  Cache* caches;
  Type* const function_type = in.types.function;
  Object* returned;     // what the frame that is being left answers
  Function* answering;  // the operator method that a frame is about to be pushed for
  Entering entering;    // the call that a frame is about to be pushed for

#define LOAD_FRAME()                         \
  places = frame->places;                    \
  constants = frame->code->constants.data(); \
  caches = frame->code->caches.data()
// clang lets no indirect jump leave the scope of anything with a destructor: there all jumps are made from one place.
#ifdef __clang__
#define DISPATCH() goto dispatch
#else
#define DISPATCH()                                 \
  do {                                             \
    frame->ip = ip;                                \
    goto* table[static_cast<std::size_t>(ip->op)]; \
  } while (0)
#endif
#define NEXT()  \
  do {          \
    ++ip;       \
    DISPATCH(); \
  } while (0)
#define PUSH(value) (*sp++ = (value))
#define POP() (*--sp)
#define TOP() (sp[-1])
#define CHECK(condition)           \
  do {                             \
    if (!(condition)) goto failed; \
  } while (0)
#define LOOK()                               \
  do {                                       \
    CHECK(safe_point());                     \
    table = IS_WATCHED() ? watched : labels; \
  } while (0)
#define BOUND(index)                                                            \
  do {                                                                          \
    if (!places[index]) {                                                       \
      static_cast<void>(raise_unbound(frame, static_cast<std::size_t>(index))); \
      goto failed;                                                              \
    }                                                                           \
  } while (0)

#define ENTER(...)            \
  do {                        \
    entering = {__VA_ARGS__}; \
    goto enter;               \
  } while (0)

  LOAD_FRAME();
  if (frame->generator && frame->generator->started) {
    sp = frame->generator->stack_top;
    ip = frame->ip;
    if (in.error) goto failed;  // an exception is thrown into it
    ++ip;
    DISPATCH();
  }
  sp = frame->stack;
  ip = frame->ip;
  DISPATCH();

#ifdef __clang__
dispatch:
  frame->ip = ip;
  goto* table[static_cast<std::size_t>(ip->op)];
#endif

watch : {
  if (frame->generator) frame->generator->stack_top = sp;
  CHECK(watch_instruction(frame, sp));
  if (!IS_WATCHED()) table = labels;
  goto* labels[static_cast<std::size_t>(ip->op)];
}

op_nop:
  NEXT();

op_pop_top : {
  Object* value = POP();
  release(value);
  NEXT();
}
op_copy : {
  Object* value = sp[-static_cast<std::ptrdiff_t>(ip->a)];
  retain(value);
  PUSH(value);
  NEXT();
}
op_swap : {
  std::swap(sp[-1], sp[-static_cast<std::ptrdiff_t>(ip->a)]);
  NEXT();
}
op_push_null : {
  PUSH(nullptr);
  NEXT();
}
op_load_const : {
  Object* value = constants[ip->a];
  retain(value);
  PUSH(value);
  NEXT();
}

// ---- locals ----
op_load_fast : {
  BOUND(ip->a);
  Object* value = places[ip->a];
  retain(value);
  PUSH(value);
  NEXT();
}
op_load_fast_load_fast : {
  BOUND(ip->a);
  Object* first = places[ip->a];
  retain(first);
  PUSH(first);
  BOUND(ip->b);
  Object* second = places[ip->b];
  retain(second);
  PUSH(second);
  NEXT();
}
op_load_fast_load_const : {
  BOUND(ip->b);
  Object* first = places[ip->b];
  retain(first);
  PUSH(first);
  Object* second = constants[ip->a];
  retain(second);
  PUSH(second);
  NEXT();
}
op_load_fast_and_clear : {
  PUSH(places[ip->a] ? places[ip->a] : (retain(in.none), in.none));
  places[ip->a] = nullptr;
  NEXT();
}
op_store_fast : {
  Object* old = places[ip->a];
  places[ip->a] = POP();
  if (old) release_number(in, old);
  NEXT();
}
op_restore_fast : {
  Object* old = places[ip->a];
  places[ip->a] = POP();
  release_if(old);
  NEXT();
}
op_store_fast_load_fast : {
  Object* old = places[ip->a];
  places[ip->a] = POP();
  release_if(old);
  BOUND(ip->b);
  Object* value = places[ip->b];
  retain(value);
  PUSH(value);
  NEXT();
}
op_delete_fast : {
  BOUND(ip->a);
  Object* old = places[ip->a];
  places[ip->a] = nullptr;
  release(old);
  NEXT();
}

// ---- cells ----
op_make_cell : {
  Ref<> cell = make_cell(places[ip->a]);
  CHECK(cell);
  release_if(places[ip->a]);
  places[ip->a] = cell.take();
  NEXT();
}
op_load_closure : {
  retain(places[ip->a]);
  PUSH(places[ip->a]);
  NEXT();
}
op_load_deref : {
  Object* value = static_cast<Cell*>(places[ip->a])->value;
  if (!value) {
    static_cast<void>(raise_unbound(frame, ip->a));
    goto failed;
  }
  retain(value);
  PUSH(value);
  NEXT();
}
op_load_class_deref : {
  Ref<> value;
  CHECK(load_from_class(frame, frame->code->places[ip->a], value));
  if (!value) value = share(static_cast<Cell*>(places[ip->a])->value);
  if (!value) {
    static_cast<void>(raise_unbound(frame, ip->a));
    goto failed;
  }
  PUSH(value.take());
  NEXT();
}
op_store_deref : {
  auto* cell = static_cast<Cell*>(places[ip->a]);
  Object* old = cell->value;
  cell->value = POP();
  release_if(old);
  NEXT();
}
op_delete_deref : {
  auto* cell = static_cast<Cell*>(places[ip->a]);
  if (!cell->value) {
    static_cast<void>(raise_unbound(frame, ip->a));
    goto failed;
  }
  release(std::exchange(cell->value, nullptr));
  NEXT();
}

// ---- names ----
op_load_name : {
  Ref<> value = load_name(frame, caches[ip->a]);
  CHECK(value);
  PUSH(value.take());
  NEXT();
}
op_load_class_global : {
  Cache cache;
  cache.name = frame->code->names[ip->a];
  Ref<> value;
  CHECK(load_from_class(frame, cache.name, value));
  if (!value) value = load_global(frame->globals, frame->builtins, cache);
  if (!value) {
    static_cast<void>(raise_name_error(cache.name));
    goto failed;
  }
  PUSH(value.take());
  NEXT();
}
op_store_name : {
  CHECK(store_name(frame, frame->code->names[ip->a], TOP()));
  Object* value = POP();
  release(value);
  NEXT();
}
op_delete_name : {
  CHECK(delete_name(frame, frame->code->names[ip->a]));
  NEXT();
}
op_load_global : {
  Cache& cache = caches[ip->a];
  if (Object** place = known_global(frame->globals, frame->builtins, cache)) {
    retain(*place);
    PUSH(*place);
  } else {
    Ref<> value = load_global(frame->globals, frame->builtins, cache);
    if (!value) {
      static_cast<void>(raise_name_error(cache.name));
      goto failed;
    }
    PUSH(value.take());
  }
  if (ip->b) PUSH(nullptr);
  NEXT();
}
op_store_global : {
  CHECK(dict_set(frame->globals, frame->code->names[ip->a], TOP()));
  Object* value = POP();
  release(value);
  NEXT();
}
op_delete_global : {
  const Tri found = dict_delete(frame->globals, frame->code->names[ip->a]);
  if (found == Tri::False) static_cast<void>(raise_name_error(frame->code->names[ip->a]));
  CHECK(found == Tri::True);
  NEXT();
}
op_load_locals : {
  retain(frame->names);
  PUSH(frame->names);
  NEXT();
}

// ---- attributes ----
op_load_attr : {
  Object* o = TOP();
  Cache& cache = caches[ip->a];
  if (o->type->version == cache.version && cache.kind == Cache::Kind::Place && cache.version) {
    Object* value = in_place(o, cache) ? slot_word(o, cache.offset) : nullptr;
    if (value) {
      retain(value);
      TOP() = value;
      release(o);
      NEXT();
    }
  }
  if (property_getter(o, cache) && !frame->generator) goto call_property;
  Ref<> value = load_attribute(o, cache);
  CHECK(value);
  TOP() = value.take();
  release(o);
  NEXT();
}
call_property : {
  // The object on the stack becomes the getter's argument; the result takes its place.
  ENTER(static_cast<Function*>(caches[ip->a].value), sp - 1, 1, Frame::Return::Push, sp - 1, 0);
}
op_load_fast_attr : {
  BOUND(ip->b);
  Object* o = places[ip->b];
  Cache& cache = caches[ip->a];
  if (o->type->version == cache.version && cache.kind == Cache::Kind::Place && cache.version) {
    // A slot or an in-line value: one word of the instance. Null means it must be looked up properly.
    Object* value = in_place(o, cache) ? slot_word(o, cache.offset) : nullptr;
    if (value) {
      retain(value);
      PUSH(value);
      NEXT();
    }
  }
  if (property_getter(o, cache) && !frame->generator) {
    retain(o);
    PUSH(o);
    goto call_property;
  }
  Ref<> value = load_attribute(o, cache);
  CHECK(value);
  PUSH(value.take());
  NEXT();
}
op_load_method : {
  Object* o = TOP();
  Object* self;
  const Cache& known = caches[ip->a];
  if (o->type->version == known.version && known.kind == Cache::Kind::Method && known.version &&
      nothing_hides(o, known)) {
    retain(known.value);
    TOP() = known.value;
    PUSH(o);
    NEXT();
  }
  Ref<> value = load_method(o, caches[ip->a], self);
  CHECK(value);
  TOP() = value.take();
  PUSH(self);  // the reference to the object moves up
  if (!self) release(o);
  NEXT();
}
op_load_fast_method : {
  BOUND(ip->b);
  Object* o = places[ip->b];
  Object* self;
  const Cache& known = caches[ip->a];
  if (o->type->version == known.version && known.kind == Cache::Kind::Method && known.version &&
      nothing_hides(o, known)) {
    retain(known.value);
    PUSH(known.value);
    retain(o);
    PUSH(o);
    NEXT();
  }
  Ref<> value = load_method(o, caches[ip->a], self);
  CHECK(value);
  PUSH(value.take());
  retain_if(self);
  PUSH(self);
  NEXT();
}
op_load_super_attr : {
  Object* self;
  Ref<> value = load_super_attribute(sp[-3], sp[-2], sp[-1], caches[ip->a], ip->b != 0, self);
  CHECK(value);
  if (ip->b) {
    retain_if(self);
    release(sp[-1]);
    release(sp[-2]);
    release(sp[-3]);
    sp[-3] = value.take();
    sp[-2] = self;
    --sp;
  } else {
    release(sp[-1]);
    release(sp[-2]);
    release(sp[-3]);
    sp[-3] = value.take();
    sp -= 2;
  }
  NEXT();
}
op_store_attr : {
  Object* o = sp[-1];
  Cache& cache = caches[ip->a];
  if (o->type->version == cache.version && cache.kind == Cache::Kind::Place && cache.version && in_place(o, cache)) {
    Object* old = std::exchange(slot_word(o, cache.offset), sp[-2]);
    sp -= 2;
    if (old) release_number(in, old);
    release(o);
    NEXT();
  }
  CHECK(store_attribute(o, cache, sp[-2]));
  Object* value = sp[-2];
  sp -= 2;
  release(value);
  release(o);
  NEXT();
}
op_store_fast_attr : {
  BOUND(ip->b);
  Object* o = places[ip->b];
  Cache& cache = caches[ip->a];
  Object* value = TOP();
  if (o->type->version == cache.version && cache.kind == Cache::Kind::Place && cache.version) {
    if (in_place(o, cache)) {  // a slot, or an in-line value that is there already
      Object* old = std::exchange(slot_word(o, cache.offset), value);
      --sp;
      if (old) release_number(in, old);
      NEXT();
    }
  }
  CHECK(store_attribute(o, cache, value));
  --sp;
  release(value);
  NEXT();
}
op_delete_attr : {
  CHECK(set_attribute(TOP(), caches[ip->a].name, nullptr));
  Object* o = POP();
  release(o);
  NEXT();
}

// ---- arithmetic ----
op_binary_op : {
  Object *a = sp[-2], *b = sp[-1];
  Ref<> result = quick_arithmetic<Dropped::Both>(in, operation_of(*ip), a, b);
  if (!result) {
    if (!frame->generator && (answering = operator_function(in, *ip, a, b))) goto call_operator;
    result = slow_arithmetic(*ip, a, b);
  }
  CHECK(result);
  --sp;
  TOP() = result.take();
  release_number(in, a);
  release_number(in, b);
  NEXT();
}
call_operator : {
  // The operands stay on the stack below the arguments, for the message should the method answer NotImplemented.
  Object *a = sp[-2], *b = sp[-1];
  retain(a);
  PUSH(a);
  retain(b);
  PUSH(b);
  ENTER(answering, sp - 2, 2, Frame::Return::Operator, sp - 4, 2);
}
op_binary_op_fast_fast:
op_binary_op_fast_const : {
  const std::uint32_t first = ip->a & 0xFFFF, second = ip->a >> 16;
  BOUND(first);
  Object* b;
  if (ip->op == Op::binary_op_fast_fast) {
    BOUND(second);
    b = places[second];
  } else {
    b = constants[second];
  }
  Object* a = places[first];
  Ref<> result = quick_arithmetic<Dropped::None>(in, operation_of(*ip), a, b);
  if (!result) {
    if (!frame->generator && (answering = operator_function(in, *ip, a, b))) {
      retain(a);
      PUSH(a);
      retain(b);
      PUSH(b);
      goto call_operator;
    }
    result = slow_arithmetic_on_local(in, ip, places, first, b);
  }
  CHECK(result);
  PUSH(result.take());
  NEXT();
}
op_binary_op_fast:
op_binary_op_const : {
  Object* a = TOP();
  Object* b;
  if (ip->op == Op::binary_op_fast) {
    BOUND(ip->a);
    b = places[ip->a];
  } else {
    b = constants[ip->a];
  }
  Ref<> result = quick_arithmetic<Dropped::Left>(in, operation_of(*ip), a, b);
  if (!result) {
    if (!frame->generator && (answering = operator_function(in, *ip, a, b))) {
      retain(b);
      PUSH(b);
      goto call_operator;
    }
    result = slow_arithmetic(*ip, a, b);
  }
  CHECK(result);
  TOP() = result.take();
  release_number(in, a);
  NEXT();
}
op_inplace_op : {
  Object *a = sp[-2], *b = sp[-1];
  const auto op = static_cast<BinaryOp>(ip->b);
  Ref<> result = quick_arithmetic<Dropped::Both>(in, op, a, b);
  if (!result && op == BinaryOp::Add && a->type == in.types.str && b->type == in.types.str) {
    // `s += t` where the local it goes back to holds the only other reference: extend in place.
    const Instruction& next = ip[1];
    if ((next.op == Op::store_fast || next.op == Op::store_fast_load_fast) && places[next.a] == a &&
        a->references == 2) {
      places[next.a] = nullptr;
      release(a);
    }
    Ref<> left = adopt(a);
    const bool ok = str_append_in_place(left, as_str(b));
    sp[-2] = left.take();
    CHECK(ok);
    --sp;
    release(b);
    NEXT();
  }
  if (!result) result = inplace_operation(op, a, b);
  CHECK(result);
  --sp;
  TOP() = result.take();
  release_number(in, a);
  release_number(in, b);
  NEXT();
}
op_unary_op : {
  Object* a = TOP();
  Ref<> result = unary_operation(static_cast<UnaryOp>(ip->b), a);
  CHECK(result);
  TOP() = result.take();
  release(a);
  NEXT();
}
op_unary_not : {
  Object* a = TOP();
  int truth = quick_truth(in, a);
  if (truth < 0) {
    const Tri slow = is_true(a);
    CHECK(slow != Tri::Error);
    truth = slow == Tri::True;
  }
  Object* result = truth ? in.false_ : in.true_;
  retain(result);
  TOP() = result;
  release(a);
  NEXT();
}
op_to_bool : {
  Object* a = TOP();
  const Tri truth = is_true(a);
  CHECK(truth != Tri::Error);
  Object* result = truth == Tri::True ? in.true_ : in.false_;
  retain(result);
  TOP() = result;
  release(a);
  NEXT();
}
op_compare_op : {
  Object *a = sp[-2], *b = sp[-1];
  const auto op = static_cast<CompareOp>(ip->b);
  Object* result;
  const int quick = quick_compare(in, op, a, b);
  if (quick >= 0) {
    result = quick ? in.true_ : in.false_;
    retain(result);
  } else {
    Ref<> slow = rich_compare(a, b, op);
    CHECK(slow);
    result = slow.take();
  }
  --sp;
  TOP() = result;
  release(a);
  release(b);
  NEXT();
}
op_compare_fast_fast:
op_compare_fast_const : {
  const std::uint32_t first = ip->a & 0xFFFF, second = ip->a >> 16;
  BOUND(first);
  Object* b;
  if (ip->op == Op::compare_fast_fast) {
    BOUND(second);
    b = places[second];
  } else {
    b = constants[second];
  }
  Object* a = places[first];
  const auto op = static_cast<CompareOp>(ip->b);
  int truth = quick_compare(in, op, a, b);
  if (truth < 0) {
    const Ref<> keep_first = share(a), keep_second = share(b);
    const Tri slow = comparison(in, op, a, b);
    if (slow == Tri::Error) {
      truth = -1;
    } else {
      truth = slow == Tri::True;
    }
  }
  CHECK(truth >= 0);
  ++ip;  // the jump
  if (truth == (ip->op == Op::compare_jump_if_true)) {
    ip = frame->code->instructions.data() + ip->a;
    DISPATCH();
  }
  NEXT();
}
op_compare_jump_if_false:
op_compare_jump_if_true : {
  Object *a = sp[-2], *b = sp[-1];
  const auto op = static_cast<CompareOp>(ip->b);
  int truth = quick_compare(in, op, a, b);
  if (truth < 0) {
    const Tri slow = comparison(in, op, a, b);
    CHECK(slow != Tri::Error);
    truth = slow == Tri::True;
  }
  sp -= 2;
  release_number(in, a);
  release_number(in, b);
  if (truth == (ip->op == Op::compare_jump_if_true)) {
    ip = frame->code->instructions.data() + ip->a;
    DISPATCH();
  }
  NEXT();
}
op_is_op : {
  Object *a = sp[-2], *b = sp[-1];
  Object* result = (a == b) != (ip->a != 0) ? in.true_ : in.false_;
  retain(result);
  --sp;
  TOP() = result;
  release(a);
  release(b);
  NEXT();
}
op_contains_op : {
  Object *value = sp[-2], *container = sp[-1];
  const Tri found = contains(container, value);
  CHECK(found != Tri::Error);
  Object* result = (found == Tri::True) != (ip->a != 0) ? in.true_ : in.false_;
  retain(result);
  --sp;
  TOP() = result;
  release(value);
  release(container);
  NEXT();
}

// ---- items ----
op_binary_subscr : {
  Object *container = sp[-2], *key = sp[-1];
  Object* item = quick_item(in, container, key);
  if (item) {
    retain(item);
  } else {
    CHECK(!in.error);
    if (Function* function = frame->generator ? nullptr : item_function(in, container)) {
      // Container and key become the method's arguments; the result takes their place.
      ENTER(function, sp - 2, 2, Frame::Return::Push, sp - 2, 0);
    }
    Ref<> slow = get_item(container, key);
    CHECK(slow);
    item = slow.take();
  }
  --sp;
  TOP() = item;
  release(container);
  release(key);
  NEXT();
}
op_store_subscr : {
  Object *value = sp[-3], *container = sp[-2], *key = sp[-1];
  if (container->type == in.types.list && key->type == in.types.integer && !as_int(key)->is_big() &&
      static_cast<std::uint64_t>(as_int(key)->small) < as_list(container)->size) {
    Object*& item = as_list(container)->items[as_int(key)->small];
    Object* old = item;
    item = value;
    sp -= 3;
    release(old);
    release(container);
    release(key);
    NEXT();
  }
  CHECK(set_item(container, key, value));
  sp -= 3;
  release(value);
  release(container);
  release(key);
  NEXT();
}
op_delete_subscr : {
  Object *container = sp[-2], *key = sp[-1];
  CHECK(delete_item(container, key));
  sp -= 2;
  release(container);
  release(key);
  NEXT();
}

// ---- displays ----
op_build_tuple : {
  const std::size_t count = ip->a;
  Ref<Tuple> tuple = make_tuple(count);
  CHECK(tuple);
  sp -= count;
  for (std::size_t i = 0; i < count; ++i) tuple->items[i] = sp[i];
  PUSH(finish_tuple(std::move(tuple)).take());
  NEXT();
}
op_build_list : {
  Ref<List> list = make_list_stealing(sp - ip->a, ip->a);
  CHECK(list);
  sp -= ip->a;
  PUSH(list.take());
  NEXT();
}
op_build_set : {
  Ref<Set> set = make_set();
  CHECK(set);
  for (Object** each = sp - ip->a; each < sp; ++each) CHECK(set_add(set.get(), *each));
  for (std::uint32_t i = 0; i < ip->a; ++i) {
    Object* value = POP();
    release(value);
  }
  PUSH(set.take());
  NEXT();
}
op_build_map : {
  Ref<Dict> dict = make_dict_with_room(ip->a);
  CHECK(dict);
  Object** first = sp - 2 * static_cast<std::ptrdiff_t>(ip->a);
  for (Object** each = first; each < sp; each += 2) CHECK(dict_set(dict.get(), each[0], each[1]));
  while (sp > first) {
    Object* value = POP();
    release(value);
  }
  PUSH(dict.take());
  NEXT();
}
op_build_string : {
  Ref<> text = build_string(sp - ip->a, ip->a);
  CHECK(text);
  for (std::uint32_t i = 0; i < ip->a; ++i) {
    Object* value = POP();
    release(value);
  }
  PUSH(text.take());
  NEXT();
}
op_build_slice : {
  Object* step = ip->a == 3 ? sp[-1] : in.none;
  Object** first = sp - ip->a;
  Ref<> slice = make_slice(first[0], first[1], step);
  CHECK(slice);
  while (sp > first) {
    Object* value = POP();
    release(value);
  }
  PUSH(slice.take());
  NEXT();
}
op_build_interpolation : {
  const std::ptrdiff_t count = (ip->a & 256) ? 3 : 2;
  Ref<> value = build_interpolation(sp - count, ip->a);
  CHECK(value);
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    Object* part = POP();
    release(part);
  }
  PUSH(value.take());
  NEXT();
}
op_build_template : {
  Ref<> value = build_template(sp[-2], sp[-1]);
  CHECK(value);
  release(sp[-1]);
  release(sp[-2]);
  --sp;
  TOP() = value.take();
  NEXT();
}
op_list_append : {
  Object* value = POP();
  CHECK(list_append(as_list(sp[-static_cast<std::ptrdiff_t>(ip->a)]), value));
  release(value);
  NEXT();
}
op_list_extend : {
  Object* list = sp[-1 - static_cast<std::ptrdiff_t>(ip->a)];
  if (!list_extend(as_list(list), TOP())) {
    // b: 1 the only argument, 2 one of several, 3 the only one, above the dict of keywords
    explain_bad_star(TOP(), ip->b ? sp[ip->b == 3 ? -5 : -4] : nullptr, ip->b != 2);
    goto failed;
  }
  Object* value = POP();
  release(value);
  NEXT();
}
op_set_add : {
  CHECK(set_add(static_cast<Set*>(sp[-1 - static_cast<std::ptrdiff_t>(ip->a)]), TOP()));
  Object* value = POP();
  release(value);
  NEXT();
}
op_set_update : {
  CHECK(set_update(static_cast<Set*>(sp[-1 - static_cast<std::ptrdiff_t>(ip->a)]), TOP()));
  Object* value = POP();
  release(value);
  NEXT();
}
op_map_add : {
  CHECK(dict_set(as_dict(sp[-2 - static_cast<std::ptrdiff_t>(ip->a)]), sp[-2], sp[-1]));
  sp -= 2;
  release(sp[0]);
  release(sp[1]);
  NEXT();
}
op_dict_update : {
  Dict* dict = as_dict(sp[-1 - static_cast<std::ptrdiff_t>(ip->a)]);
  if (!dict_merge(dict, TOP())) {
    if (exception_matches(in.errors.AttributeError)) {
      clear_exception();
      static_cast<void>(raise(in.errors.TypeError, cat("'", type_name_of(TOP()), "' object is not a mapping")));
    }
    goto failed;
  }
  Object* value = POP();
  release(value);
  NEXT();
}
op_dict_merge : {
  Dict* dict = as_dict(sp[-1 - static_cast<std::ptrdiff_t>(ip->a)]);
  Object* callable = sp[-4 - static_cast<std::ptrdiff_t>(ip->a)];
  CHECK(merge_keywords(dict, TOP(), callable));
  Object* value = POP();
  release(value);
  NEXT();
}
op_list_to_tuple : {
  Ref<> tuple = list_to_tuple(as_list(TOP()));
  CHECK(tuple);
  release(TOP());
  TOP() = tuple.take();
  NEXT();
}
op_format_value : {
  Object* spec = (ip->a & 256) ? sp[-1] : nullptr;
  Object* value = spec ? sp[-2] : sp[-1];
  Ref<> text = format_value(value, ip->a & 255, spec);
  CHECK(text);
  if (spec) {
    --sp;
    release(spec);
  }
  TOP() = text.take();
  release(value);
  NEXT();
}

// ---- jumps ----
op_jump : {
  ip = frame->code->instructions.data() + ip->a;
  DISPATCH();
}
op_jump_backward : {
  const Instruction* target = frame->code->instructions.data() + ip->a;
  in.ticks -= static_cast<std::int32_t>(ip - target);
  if (in.ticks <= 0 || in.look_due.load(std::memory_order_relaxed)) LOOK();
  ip = target;
  DISPATCH();
}
op_pop_jump_if_false:
op_pop_jump_if_true : {
  Object* value = POP();
  int truth = quick_truth(in, value);
  if (truth < 0) {
    const Tri slow = is_true(value);
    release(value);
    CHECK(slow != Tri::Error);
    truth = slow == Tri::True;
  } else {
    release(value);
  }
  if (truth == (ip->op == Op::pop_jump_if_true)) {
    ip = frame->code->instructions.data() + ip->a;
    DISPATCH();
  }
  NEXT();
}
op_pop_jump_if_none:
op_pop_jump_if_not_none : {
  Object* value = POP();
  const bool is = value == in.none;
  release(value);
  if (is == (ip->op == Op::pop_jump_if_none)) {
    ip = frame->code->instructions.data() + ip->a;
    DISPATCH();
  }
  NEXT();
}
op_jump_if_false_or_pop:
op_jump_if_true_or_pop : {
  Object* value = TOP();
  int truth = quick_truth(in, value);
  if (truth < 0) {
    const Tri slow = is_true(value);
    CHECK(slow != Tri::Error);
    truth = slow == Tri::True;
  }
  if (truth == (ip->op == Op::jump_if_true_or_pop)) {
    ip = frame->code->instructions.data() + ip->a;
    DISPATCH();
  }
  --sp;
  release(value);
  NEXT();
}

// ---- iteration ----
op_get_iter : {
  Object* o = TOP();
  Ref<> iterator = get_iterator(o);
  CHECK(iterator);
  TOP() = iterator.take();
  release(o);
  NEXT();
}
op_for_iter : {
  bool known;
  Object* iterator = TOP();
  Ref<> value = quick_next(in, iterator, known);
  if (!value && !known) value = next_value(iterator);
  if (value) {
    PUSH(value.take());
    NEXT();
  }
  CHECK(!in.error);
  --sp;
  release(iterator);
  ip = frame->code->instructions.data() + ip->a;
  DISPATCH();
}
op_for_iter_store_fast : {
  bool known;
  Object* iterator = TOP();
  Ref<> value = quick_next(in, iterator, known);
  if (!value && !known) value = next_value(iterator);
  if (value) {
    Object* old = places[ip->b];
    places[ip->b] = value.take();
    if (old) release_number(in, old);
    NEXT();
  }
  CHECK(!in.error);
  --sp;
  release(iterator);
  ip = frame->code->instructions.data() + ip->a;
  DISPATCH();
}
op_unpack_sequence : {
  Object* sequence = TOP();
  const std::size_t count = ip->a;
  --sp;
  if (sequence->type == in.types.tuple && as_tuple(sequence)->size == count) {
    Object* const* items = as_tuple(sequence)->items;
    for (std::size_t i = count; i-- > 0;) {
      retain(items[i]);
      PUSH(items[i]);
    }
  } else {
    ++sp;
    CHECK(unpack_sequence(sequence, count, sp - 1));
    sp += static_cast<std::ptrdiff_t>(count) - 1;
  }
  release(sequence);
  NEXT();
}
op_unpack_ex : {
  Object* sequence = TOP();
  CHECK(unpack_ex(sequence, ip->a, ip->b, sp - 1));
  sp += ip->a + ip->b;
  release(sequence);
  NEXT();
}

// ---- calls ----
op_call : {
  const std::size_t count = ip->a;
  Object** base = sp - count - 2;
call_again:
  Object* callable = base[0];
  Object* self = base[1];
  Object** args = self ? base + 1 : base + 2;
  const std::size_t total = count + (self ? 1 : 0);
  if (callable->type == function_type) {
    auto* function = static_cast<Function*>(callable);
    if (accepts(function, total))
      ENTER(function, args, total, Frame::Return::Push, base, static_cast<std::uint8_t>(args - base));
    Ref<> result = call_function_from_stack(function, args, total, nullptr);
    CHECK(result);
    while (sp > base) {
      Object* value = POP();
      release_if(value);
    }
    PUSH(result.take());
    NEXT();
  }
  if (callable->type == in.types.method && !self) {
    auto* method = static_cast<Method*>(callable);
    retain(method->function);
    retain(method->self);
    base[0] = method->function;
    base[1] = method->self;
    release(method);
    goto call_again;
  }
  if (callable->type == in.types.type && !self) {
    Type* type = as_type(callable);
    if (type->is(type_flag::simple_new) && !type->is(type_flag::abstract)) {
      // A class whose instances object.__new__ makes: run its __init__ in this loop.
      Object* init = type_lookup(type, in.names.__init__);
      if (init && init->type == function_type && accepts(static_cast<Function*>(init), count + 1)) {
        Ref<> instance = allocate_instance(type);
        CHECK(instance);
        base[1] = share(instance.get()).take();
        base[0] = instance.take();
        release(type);
        ENTER(static_cast<Function*>(init), base + 1, count + 1, Frame::Return::Instance, base, 1);
      }
    } else if (type->is(type_flag::python_new)) {
      Object* found = type_lookup(type, in.names.__new__);
      Object* function =
          found && found->type == in.types.staticmethod ? static_cast<StaticMethod*>(found)->function : nullptr;
      if (function && function->type == function_type && accepts(static_cast<Function*>(function), count + 1)) {
        retain(type);
        base[1] = type;
        ENTER(static_cast<Function*>(function), base + 1, count + 1, Frame::Return::Push, base, 1);
      }
    }
  }
  const NativeCall native = native_call(in, callable, args, total);
  Ref<> result = native.def ? native.def->function(native.self, Args{native.args, native.count, nullptr})
                            : call(callable, Args{args, total, nullptr});
  CHECK(result);
  while (sp > base) {
    Object* value = POP();
    release_if(value);
  }
  PUSH(result.take());
  if (in.ticks <= 0) LOOK();
  NEXT();
}
op_call_kw : {
  Object** base = sp - ip->a - 3;
  Ref<> result = call_with_keywords(base, ip->a, as_tuple(TOP()));
  CHECK(result);
  while (sp > base) {
    Object* value = POP();
    release_if(value);
  }
  PUSH(result.take());
  if (in.ticks <= 0) LOOK();
  NEXT();
}
op_call_ex : {
  const bool keywords = ip->a != 0;
  Object** base = sp - (keywords ? 4 : 3);
  Ref<> result = call_with(base[0], as_tuple(base[2]), keywords ? as_dict(base[3]) : nullptr);
  CHECK(result);
  while (sp > base) {
    Object* value = POP();
    release_if(value);
  }
  PUSH(result.take());
  if (in.ticks <= 0) LOOK();
  NEXT();
}
enter : {
  Frame* called = begin_call(in, frame, entering);
  CHECK(called);
  frame = called;
  LOAD_FRAME();
  sp = frame->stack;
  ip = frame->code->instructions.data();
  if (--in.ticks <= 0 || in.look_due.load(std::memory_order_relaxed)) {
    frame->ip = ip;
    LOOK();
  }
  DISPATCH();
}
op_make_function : {
  const std::uint32_t which = ip->a;
  const int parts = static_cast<int>(which & 1) + static_cast<int>(which >> 1 & 1) +
                    static_cast<int>((which >> 2 & 1) | (which >> 4 & 1)) + static_cast<int>(which >> 3 & 1);
  Object** first = sp - parts - 1;
  Ref<> function = make_function(frame, first, which);
  CHECK(function);
  while (sp > first) {
    Object* value = POP();
    release(value);
  }
  PUSH(function.take());
  NEXT();
}
op_load_build_class : {
  Object* value = dict_get(frame->builtins, in.names.__build_class__);
  if (!value) {
    static_cast<void>(raise(in.errors.NameError, "__build_class__ not found"));
    goto failed;
  }
  retain(value);
  PUSH(value);
  NEXT();
}
op_return_fast : {
  BOUND(ip->a);
  returned = places[ip->a];
  if (frame->object)
    retain(returned);  // somebody may look at the locals yet
  else
    places[ip->a] = nullptr;
  goto leave_frame;
}
op_return_const:
  returned = constants[ip->a];
  retain(returned);
  goto leave_frame;
op_return_value:
  returned = POP();
leave_frame : {
  Object* const result = returned;
  Frame* finished = frame;
  frame = finished->previous;
  clear_places(finished);
  if (finished->on_return == Frame::Return::ToNative) {
    if (finished->generator) {
      finished->generator->frame = nullptr;
      in.frame = frame;
      --in.depth;
    } else {
      pop_frame(in, finished);
    }
    return result;
  }
  pop_frame(in, finished);
  LOAD_FRAME();
  ip = frame->ip;
  Object** const place = finished->result_place;
  if (finished->on_return == Frame::Return::Push) {
    for (Object** value = place + finished->callee_values; value-- > place;) release_if(*value);
    *place = result;
    sp = place + 1;
  } else if (finished->on_return == Frame::Return::Instance) {
    sp = place + 1;  // the instance lies there already
    if (result != in.none) {
      static_cast<void>(
          raise(in.errors.TypeError, cat("__init__() should return None, not '", type_name_of(result), "'")));
      release(result);
      goto failed;
    }
    release(result);
  } else {
    sp = place + 2;  // behind the operands
    if (result == in.not_implemented) {
      release(result);
      static_cast<void>(raise_unsupported_operands(operation_of(*ip), place[0], place[1]));
      goto failed;
    }
    release(place[1]);
    release(place[0]);
    *place = result;
    sp = place + 1;
  }
  NEXT();
}

// ---- generators ----
op_return_generator : {
  // The places move into the generator; the caller gets the generator instead of a result.
  Ref<> generator = make_generator(frame->function, frame);
  CHECK(generator);
  returned = generator.take();
  for (int i = 0; i < frame->code->place_count; ++i) places[i] = nullptr;
  goto leave_frame;
}
op_yield_value : {
  Object* value = POP();
  Generator* generator = frame->generator;
  // What an async generator yields is told from what its `await`s pass through.
  if (ip->a == 1 && generator->type == in.types.async_generator) value = wrap_async_value(adopt(value)).take();
  generator->stack_top = sp;
  in.frame = frame->previous;
  --in.depth;
  return value;
}
op_get_yield_from_iter : {
  Ref<> iterator = get_yield_from_iterator(frame, TOP());
  CHECK(iterator);
  Object* o = TOP();
  TOP() = iterator.take();
  release(o);
  NEXT();
}
op_send : {
  Object *receiver = sp[-2], *value = sp[-1];
  Ref<> result;
  SendOutcome outcome;
  if (receiver->type == in.types.generator || receiver->type == in.types.coroutine) {
    outcome = resume_generator(static_cast<Generator*>(receiver), value, result);
  } else {
    result = value == in.none && receiver->type->slots.iternext ? receiver->type->slots.iternext(receiver)
                                                                : call_method(receiver, in.names.send, value);
    outcome = result ? SendOutcome::Yielded : SendOutcome::Returned;
    if (!result) {
      if (!in.error) {
        result = none();
      } else if (exception_matches(in.errors.StopIteration)) {
        Ref<Exception> stop = take_exception();
        result = share(stop->fields[0] ? stop->fields[0] : in.none);
      } else {
        outcome = SendOutcome::Raised;
      }
    }
  }
  CHECK(outcome != SendOutcome::Raised);
  --sp;
  release(value);
  if (outcome == SendOutcome::Yielded) {
    PUSH(result.take());
    NEXT();
  }
  TOP() = result.take();
  release(receiver);
  ip = frame->code->instructions.data() + ip->a;
  DISPATCH();
}
op_get_awaitable : {
  Object* o = TOP();
  Ref<> iterator = get_awaitable(o, ip->a);
  CHECK(iterator);
  TOP() = iterator.take();
  release(o);
  NEXT();
}
op_get_aiter : {
  Object* o = TOP();
  Ref<> iterator = get_async_iterator(o);
  CHECK(iterator);
  TOP() = iterator.take();
  release(o);
  NEXT();
}
op_get_anext : {
  Ref<> awaitable = get_async_next(TOP());
  CHECK(awaitable);
  PUSH(awaitable.take());
  NEXT();
}
op_end_async_for : {
  Object *iterator = sp[-2], *exception = sp[-1];
  if (is_subtype(exception->type, in.errors.StopAsyncIteration)) {
    sp -= 2;
    release(exception);
    release(iterator);
    NEXT();
  }
  --sp;
  static_cast<void>(raise_exception(adopt(exception)));
  goto failed_again;
}

// ---- with ----
op_before_with:
op_before_async_with : {
  Object* manager = TOP();
  Ref<> entered;
  Ref<> exit = before_with(manager, ip->op == Op::before_async_with, entered);
  CHECK(exit);
  TOP() = exit.take();
  release(manager);
  PUSH(entered.take());
  NEXT();
}
op_with_except_start : {
  // [exit previous exception]
  Object* exception = sp[-1];
  Object* traceback =
      as_exception(exception)->traceback ? static_cast<Object*>(as_exception(exception)->traceback) : in.none;
  Ref<> result = call(sp[-3], static_cast<Object*>(exception->type), exception, traceback);
  CHECK(result);
  PUSH(result.take());
  NEXT();
}

// ---- exceptions ----
op_push_exc_info : {
  Object* exception = TOP();
  Exception* before = in.handled;
  // A generator marks "what my caller handles" with None: the caller may be another one when it is left.
  if (frame->generator && !frame->generator->handles) {
    frame->generator->handles = true;
    release_if(before);
    before = nullptr;
  }
  if (before)
    TOP() = before;
  else {
    retain(in.none);
    TOP() = in.none;
  }
  PUSH(exception);
  retain(exception);
  in.handled = as_exception(exception);
  NEXT();
}
op_pop_except : {
  Object* before = POP();
  Exception* handled = in.handled;
  if (before == in.none) {
    release(before);
    Exception* outer = nullptr;
    if (frame->generator) {
      frame->generator->handles = false;
      outer = frame->generator->outer_handled;
    }
    retain_if(outer);
    in.handled = outer;
  } else {
    in.handled = as_exception(before);
  }
  release_if(handled);
  NEXT();
}
op_check_exc_match : {
  const Tri matches = exception_matches_type(sp[-2], sp[-1]);
  CHECK(matches != Tri::Error);
  Object* type = TOP();
  Object* result = matches == Tri::True ? in.true_ : in.false_;
  retain(result);
  TOP() = result;
  release(type);
  NEXT();
}
op_check_eg_match : {
  Object *exception = sp[-2], *type = sp[-1];
  Ref<> rest, matched;
  CHECK(match_exception_group(exception, type, rest, matched));
  if (!is_none(matched.get())) {
    retain(matched.get());
    release_if(in.handled);
    in.handled = as_exception(matched.get());
  }
  sp[-2] = rest.take();
  sp[-1] = matched.take();
  release(exception);
  release(type);
  NEXT();
}
op_prepare_reraise_star : {
  Ref<> result = prepare_reraise_star(as_exception(sp[-2]), as_list(sp[-1]));
  CHECK(result);
  release(sp[-1]);
  release(sp[-2]);
  --sp;
  TOP() = result.take();
  NEXT();
}
op_reraise : {
  Object* exception = POP();
  note_line(frame);
  static_cast<void>(raise_exception(adopt(exception)));
  goto failed_again;
}
op_raise_varargs : {
  Ref<> cause, exception;
  if (ip->a == 2) cause = adopt(POP());
  if (ip->a >= 1) exception = adopt(POP());
  const bool again = ip->a == 0 && in.handled;
  static_cast<void>(do_raise(exception.get(), cause.get()));
  if (again) goto failed_again;
  goto failed;
}
op_load_assertion_error : {
  retain(in.errors.AssertionError);
  PUSH(in.errors.AssertionError);
  NEXT();
}
op_stop_iteration_error:
  NEXT();

// ---- imports ----
op_import_name : {
  Ref<> module = import_name(frame, frame->code->names[ip->a], sp[-1], sp[-2]);
  CHECK(module);
  release(sp[-1]);
  release(sp[-2]);
  --sp;
  TOP() = module.take();
  NEXT();
}
op_import_from : {
  Ref<> value = import_from(TOP(), frame->code->names[ip->a]);
  CHECK(value);
  PUSH(value.take());
  NEXT();
}
op_import_star : {
  CHECK(import_star(frame, TOP()));
  Object* module = POP();
  release(module);
  NEXT();
}

// ---- match ----
op_get_len : {
  std::int64_t size;
  CHECK(length(TOP(), size));
  PUSH(make_int(size).take());
  NEXT();
}
op_match_mapping:
op_match_sequence : {
  const bool is = TOP()->type->is(ip->op == Op::match_mapping ? type_flag::mapping : type_flag::sequence);
  Object* result = is ? in.true_ : in.false_;
  retain(result);
  PUSH(result);
  NEXT();
}
op_match_keys : {
  Ref<> values = match_keys(sp[-2], as_tuple(sp[-1]));
  CHECK(values);
  PUSH(values.take());
  NEXT();
}
op_match_class : {
  Ref<> attributes = match_class(sp[-3], sp[-2], ip->a, as_tuple(sp[-1]));
  CHECK(attributes);
  for (int i = 0; i < 3; ++i) {
    Object* value = POP();
    release(value);
  }
  PUSH(attributes.take());
  NEXT();
}
op_copy_dict_without_keys : {
  Ref<> rest = dict_without_keys(sp[-2], as_tuple(sp[-1]));
  CHECK(rest);
  PUSH(rest.take());
  NEXT();
}

// ---- annotations and type parameters ----
op_setup_annotations : {
  CHECK(set_up_annotations(frame->names ? frame->names : frame->globals));
  NEXT();
}
op_type_param : {
  Object* default_value = (ip->a & 32) ? sp[-1] : nullptr;
  Object* bound = (ip->a & 16) ? sp[default_value ? -2 : -1] : nullptr;
  const std::ptrdiff_t count = 1 + (bound ? 1 : 0) + (default_value ? 1 : 0);
  Ref<> param = make_type_parameter(frame, sp[-count], ip->a & 15, bound, default_value);
  CHECK(param);
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    Object* value = POP();
    release(value);
  }
  PUSH(param.take());
  NEXT();
}
op_type_alias : {
  Ref<> alias = make_type_alias(frame, sp[-3], sp[-2], sp[-1]);
  CHECK(alias);
  for (int i = 0; i < 3; ++i) {
    Object* value = POP();
    release(value);
  }
  PUSH(alias.take());
  NEXT();
}
op_generic_base : {
  Ref<> base = make_generic_base(TOP());
  CHECK(base);
  release(TOP());
  TOP() = base.take();
  NEXT();
}
op_set_type_params : {
  // [params function]: the order the compiler leaves them in
  auto* function = static_cast<Function*>(sp[-2]);
  Object* params = sp[-1];
  assign(function->type_params, Ref<Tuple>::adopt(as_tuple(params)));
  --sp;
  NEXT();
}
op_print_expr : {
  CHECK(print_expression(TOP()));
  Object* value = POP();
  release(value);
  NEXT();
}

// ---- exceptions on their way out ----
failed:
  add_traceback(frame);
  if (in.frames->traced) trace_exception(frame);
failed_again:
  for (;;) {
    const Handler* handler = in.interruption == Interruption::None ? find_handler(frame) : nullptr;
    Object** keep = frame->stack + (handler ? handler->depth : 0);
    while (sp > keep) {
      Object* value = POP();
      release_if(value);
    }
    if (handler) {
      PUSH(take_exception().take());
      ip = frame->code->instructions.data() + handler->target;
      DISPATCH();
    }
    if (in.frames->traced) trace_exit(frame);
    Frame* finished = frame;
    frame = finished->previous;
    Exception* pending = std::exchange(in.error, nullptr);  // destructors run in between
    const Frame::Return kind = finished->on_return;
    if (finished->generator) {
      Generator* generator = finished->generator;
      clear_places(finished);
      generator->frame = nullptr;
      in.frame = frame;
      --in.depth;
      in.error = pending;
      return nullptr;
    }
    clear_places(finished);
    pop_frame(in, finished);
    if (kind == Frame::Return::ToNative) {
      in.error = pending;
      return nullptr;
    }
    sp = finished->result_place + finished->callee_values;
    while (sp > finished->result_place) {
      Object* value = POP();
      release_if(value);
    }
    in.error = pending;
    LOAD_FRAME();
    ip = frame->ip;
    add_traceback(frame);
    if (in.frames->traced) trace_exception(frame);
  }
}

}  // namespace slotscope
