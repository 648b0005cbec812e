// Calls that the loop answers itself: which functions in Python it can push a frame for, that frame, and native
// functions that can be called without asking the general way.
#pragma once

#include <algorithm>

#include "engine/compile/code.hpp"
#include "engine/machine/frame_stack.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/machine/operations.hpp"
#include "engine/machine/quick_operations.hpp"
#include "engine/objects/function.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"

namespace slotscope {

/// The name under which a class answers an operator.
inline Str* method_of(const Interpreter& in, BinaryOp op) {
  switch (op) {
    case BinaryOp::Add:
      return in.names.__add__;
    case BinaryOp::Subtract:
      return in.names.__sub__;
    case BinaryOp::Multiply:
      return in.names.__mul__;
    case BinaryOp::TrueDivide:
      return in.names.__truediv__;
    case BinaryOp::FloorDivide:
      return in.names.__floordiv__;
    case BinaryOp::Remainder:
      return in.names.__mod__;
    case BinaryOp::MatrixMultiply:
      return in.names.__matmul__;
    default:
      return nullptr;
  }
}

/// Whether a call with so many positional arguments needs no more than defaults to fill the parameters.
inline bool accepts(const Function* function, std::size_t given) {
  const auto wanted = static_cast<std::size_t>(function->code->argument_count);
  return function->code->simple_call &&
         (given == wanted || (given < wanted && function->defaults && wanted - given <= function->defaults->size));
}

/// The function in Python that answers an operator when only the left operand's class has a say: both are of one class,
/// or the right one is a plain number. Null when the general way must ask.
inline Function* operator_function(const Interpreter& in, const Instruction& instruction, Object* a, Object* b) {
  Type* type = a->type;
  if (!type->is(type_flag::heap) || type->slots.sq_concat || type->slots.sq_repeat || instruction.b & augmented)
    return nullptr;
  if (b->type != type && b->type != in.types.integer && b->type != in.types.floating) return nullptr;
  Str* name = method_of(in, operation_of(instruction));
  Object* found = name ? type_lookup(type, name) : nullptr;
  if (!found || found->type != in.types.function || !accepts(static_cast<Function*>(found), 2)) return nullptr;
  return static_cast<Function*>(found);
}

/// The places behind the parameters: empty locals, then the cells of the closure.
inline void begin_places(const Code* code, const Function* function, Object** places) {
  for (int i = code->parameter_count; i < code->place_count; ++i) places[i] = nullptr;
  if (!function->closure) return;
  Object** free_places = places + code->first_free();
  for (std::size_t i = 0; i < function->closure->size; ++i) {
    retain(function->closure->items[i]);
    free_places[i] = function->closure->items[i];
  }
}

/// Whether an attribute is known to be a property whose getter a frame can be pushed for.
inline bool property_getter(Object* o, const Cache& cache) {
  return cache.kind == Cache::Kind::Property && cache.version && o->type->version == cache.version &&
         accepts(static_cast<Function*>(cache.value), 1);
}

/// The __getitem__ in Python of a container's class, or null.
inline Function* item_function(const Interpreter& in, Object* container) {
  Type* type = container->type;
  if (!type->is(type_flag::heap) || !type->slots.mp_subscript) return nullptr;
  Object* found = type_lookup(type, in.names.__getitem__);
  if (!found || found->type != in.types.function || !accepts(static_cast<Function*>(found), 2)) return nullptr;
  return static_cast<Function*>(found);
}

/// A call of a Python function that the loop answers itself: arguments on the stack of the caller, and what becomes of
/// the result.
struct Entering {
  Function* function;  ///< accepts() so many arguments
  Object** args;
  std::size_t given;
  Frame::Return on_return;
  Object** result_place;
  std::uint8_t callee_values;
};

/// The frame of a call from `frame`: its arguments become the first places and nothing is copied, except for a
/// generator, whose values lie in a block of its own. Null with an exception pending.
inline Frame* begin_call(Interpreter& in, const Frame* frame, const Entering& call) {
  Function* const function = call.function;
  Code* const code = function->code;
  Object** places = frame->generator ? free_values() : call.args;
  Frame* called = push_frame(in, code, function, places);
  if (!called) return nullptr;
  called->on_return = call.on_return;
  called->result_place = call.result_place;
  called->callee_values = call.callee_values;
  if (places != call.args) std::copy_n(call.args, call.given, places);
  const auto wanted = static_cast<std::size_t>(code->argument_count);
  for (std::size_t i = call.given; i < wanted; ++i) {
    places[i] = function->defaults->items[function->defaults->size - (wanted - i)];
    retain(places[i]);
  }
  begin_places(code, function, places);
  return called;
}

/// A native function that can be called with so many positional arguments, and what it is called on.
struct NativeCall {
  const NativeDef* def = nullptr;
  Object* self = nullptr;
  Object* const* args = nullptr;
  std::size_t count = 0;
};

inline bool fits(Arity arity, std::size_t count) {
  return arity.kind == Arity::Kind::Any ||
         (count >= static_cast<std::size_t>(arity.least) && count <= static_cast<std::size_t>(arity.most));
}

/// The native function behind a built-in function, a bound native method, or a method of a built-in type and its
/// object; without `def` when the general way must decide or complain.
inline NativeCall native_call(const Interpreter& in, Object* callable, Object* const* args, std::size_t count) {
  NativeCall call;
  if (callable->type == in.types.native) {
    call = {static_cast<Native*>(callable)->def, static_cast<Native*>(callable)->self, args, count};
  } else if (callable->type == in.types.method_descriptor) {
    const auto* method = static_cast<MethodDescriptor*>(callable);
    if (count == 0 || args[0]->type != method->owner) return {};
    call = {method->def, args[0], args + 1, count - 1};
  } else {
    return {};
  }
  // Up to 3.11 native calls count against the recursion limit.
  return in.version >= 12 && fits(call.def->arity, call.count) ? call : NativeCall{};
}

}  // namespace slotscope
