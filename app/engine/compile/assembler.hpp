// Collects the instructions of one block of a program and turns them into a code object.
//
// The compiler emits into it with labels for jump targets and brackets for exception handlers. Assembling walks all
// paths to find the stack depth and the innermost handler of every instruction, drops what cannot be reached, joins
// frequent neighbours into single instructions, and resolves labels.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/compile/code.hpp"
#include "engine/compile/modelled_stack.hpp"

namespace slotscope {

using Label = std::int32_t;
inline constexpr Label no_label = -1;

class Assembler {
 public:
  Label new_label() { return label_count_++; }
  void place(Label label);
  void emit(Op op, std::uint32_t a, std::uint16_t b, const Span& span);
  void emit_jump(Op op, Label target, const Span& span);
  /// From here on exceptions go to `handler`, with the exception pushed on what is on the stack now.
  void open_handler(Label handler);
  void close_handler();
  /// Names by which load_attr and its like are cached: makes a cache entry.
  std::uint32_t new_cache(Str* name);

  /// Fills instructions, spans, handlers, caches and stack_size of `code`.
  void assemble(Code* code);
  bool empty() const { return items_.empty(); }

 private:
  enum class Kind : std::uint8_t { Real, Place, Open, Close };
  struct Item {
    Kind kind = Kind::Real;
    Instruction instruction{};
    Label label = no_label;  ///< jump target, placed label or handler
    Span span;
  };
  struct State {
    std::int32_t depth = -1;
    std::int32_t handler = -1;  ///< index into scopes_: innermost open handler
  };
  /// Where a path goes on, and what CPython would have on its stack there.
  struct Path {
    std::size_t index;
    ModelledStack stack;
  };
  struct HandlerScope {
    Label target;
    std::int32_t depth;
    std::int32_t outer;
  };
  void walk();
  bool claim(std::size_t index, State state);
  void fork(Label target, State state, ModelledStack stack, std::vector<Path>& paths);
  void follow(Path path, std::vector<Path>& paths);
  const Instruction& instruction_after(std::size_t index) const;
  void thread_jumps();

  std::vector<Item> items_;
  std::vector<Str*> cache_names_;
  std::vector<std::int32_t> label_at_;
  std::vector<State> states_;
  std::vector<HandlerScope> scopes_;
  Label label_count_ = 0;
  std::int32_t deepest_ = 0;
  int deepest_modelled_ = 0;
};

/// How an instruction changes the depth of the stack; `jumping`: along its jump.
int stack_effect(const Instruction& instruction, bool jumping);
bool is_jump(Op op);
bool ends_block(Op op);

}  // namespace slotscope
