// Raising from native code, and what is done with the pending exception.
#include "engine/machine/interpreter.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

Failure raise_exception(Ref<> exception) {
  Exception* old = std::exchange(vm().error, as_exception(exception.take()));
  release_if(old);
  return {};
}

namespace {

/// type(*args) without the call's guard against recursion: RecursionError itself is made here.
Ref<> make(Type* type, const Args& args) {
  Ref<> made = type->slots.new_(type, args);
  return made && type->slots.init(made.get(), args) ? made : nullptr;
}

/// Makes type(*args) pending, with what is being handled as its context.
Failure raise_made(Ref<> made) {
  if (!made) return {};  // making it failed: that exception is pending instead
  static_cast<void>(raise_exception(std::move(made)));
  set_context_of_pending();
  return {};
}

}  // namespace

Failure raise(Type* type, std::string message) {
  Ref<Str> text = make_str(message);
  Object* argument = text.get();
  return raise_made(make(type, Args{&argument, 1}));
}

Failure raise_object(Type* type, Object* argument) {
  // A tuple would be taken for several arguments nowhere here: it is one.
  return raise_made(make(type, Args{&argument, 1}));
}

Failure raise_no_arguments(Type* type) {
  return raise_made(make(type, Args{}));
}

bool exception_matches(Type* type) {
  const Interpreter& in = vm();
  return in.error && in.interruption == Interruption::None && is_subtype(in.error->type, type);
}

bool catch_exception(Type* type) {
  if (!exception_matches(type)) return false;
  clear_exception();
  return true;
}

Ref<Exception> take_exception() {
  return adopt(std::exchange(vm().error, nullptr));
}

void clear_exception() {
  if (Exception* old = std::exchange(vm().error, nullptr)) release(old);
}

}  // namespace slotscope
