// Implements the assembler: stack depths and handlers along all paths, joined instructions, resolved jumps.
#include "engine/compile/assembler.hpp"

#include <algorithm>
#include <utility>

#include "engine/machine/interpreter.hpp"

namespace slotscope {

bool is_jump(Op op) {
  switch (op) {
    case Op::jump:
    case Op::jump_backward:
    case Op::pop_jump_if_false:
    case Op::pop_jump_if_true:
    case Op::pop_jump_if_none:
    case Op::pop_jump_if_not_none:
    case Op::jump_if_false_or_pop:
    case Op::jump_if_true_or_pop:
    case Op::for_iter:
    case Op::send:
    case Op::compare_jump_if_false:
    case Op::compare_jump_if_true:
    case Op::for_iter_store_fast:
      return true;
    default:
      return false;
  }
}

bool ends_block(Op op) {
  switch (op) {
    case Op::jump:
    case Op::jump_backward:
    case Op::return_value:
    case Op::return_fast:
    case Op::return_const:
    case Op::raise_varargs:
    case Op::reraise:
      return true;
    default:
      return false;
  }
}

namespace {

int function_parts(std::uint32_t a) {
  return int(a & 1) + int(a >> 1 & 1) + int(a >> 2 & 1) + int(a >> 3 & 1);
}

}  // namespace

int stack_effect(const Instruction& i, bool jumping) {
  const int a = static_cast<int>(i.a);
  switch (i.op) {
    case Op::nop:
    case Op::swap:
    case Op::delete_fast:
    case Op::make_cell:
    case Op::delete_deref:
    case Op::delete_name:
    case Op::delete_global:
    case Op::load_attr:
    case Op::unary_op:
    case Op::unary_not:
    case Op::to_bool:
    case Op::list_to_tuple:
    case Op::jump:
    case Op::jump_backward:
    case Op::get_iter:
    case Op::yield_value:
    case Op::get_yield_from_iter:
    case Op::get_awaitable:
    case Op::get_aiter:
    case Op::setup_annotations:
    case Op::generic_base:
    case Op::stop_iteration_error:
    case Op::check_exc_match:
    case Op::check_eg_match:
      return 0;
    case Op::copy:
    case Op::push_null:
    case Op::load_const:
    case Op::load_fast:
    case Op::load_fast_and_clear:
    case Op::load_closure:
    case Op::load_deref:
    case Op::load_name:
    case Op::load_global:
    case Op::load_locals:
    case Op::load_method:
    case Op::load_build_class:
    case Op::before_with:
    case Op::before_async_with:
    case Op::with_except_start:
    case Op::push_exc_info:
    case Op::load_assertion_error:
    case Op::import_from:
    case Op::get_len:
    case Op::match_mapping:
    case Op::match_sequence:
    case Op::match_keys:
    case Op::copy_dict_without_keys:
    case Op::get_anext:
    case Op::load_fast_attr:
      return 1;
    case Op::load_class_deref:
    case Op::load_class_global:
      return 1;
    case Op::return_generator:
      return 1;  // when it is resumed, what was sent
    case Op::pop_top:
    case Op::store_fast:
    case Op::restore_fast:
    case Op::store_deref:
    case Op::store_name:
    case Op::store_global:
    case Op::delete_attr:
    case Op::binary_op:
    case Op::inplace_op:
    case Op::compare_op:
    case Op::is_op:
    case Op::contains_op:
    case Op::binary_subscr:
    case Op::list_append:
    case Op::list_extend:
    case Op::set_add:
    case Op::set_update:
    case Op::dict_update:
    case Op::dict_merge:
    case Op::pop_jump_if_false:
    case Op::pop_jump_if_true:
    case Op::pop_jump_if_none:
    case Op::pop_jump_if_not_none:
    case Op::return_value:
    case Op::pop_except:
    case Op::reraise:
    case Op::import_name:
    case Op::import_star:
    case Op::build_template:
    case Op::prepare_reraise_star:
    case Op::set_type_params:
    case Op::print_expr:
      return -1;
    case Op::store_attr:
    case Op::delete_subscr:
    case Op::map_add:
    case Op::end_async_for:
    case Op::match_class:
    case Op::type_alias:
    case Op::load_super_attr:
      return i.op == Op::load_super_attr && i.b ? -1 : -2;
    case Op::store_subscr:
      return -3;
    case Op::build_tuple:
    case Op::build_list:
    case Op::build_set:
    case Op::build_string:
    case Op::build_slice:
      return 1 - a;
    case Op::build_map:
      return 1 - 2 * a;
    case Op::build_interpolation:
      return (a & 256) ? -2 : -1;
    case Op::format_value:
      return (a & 256) ? -1 : 0;
    case Op::jump_if_false_or_pop:
    case Op::jump_if_true_or_pop:
      return jumping ? 0 : -1;
    case Op::for_iter:
      return jumping ? -1 : 1;
    case Op::send:
      return jumping ? -1 : 0;
    case Op::unpack_sequence:
      return a - 1;
    case Op::unpack_ex:
      return a + i.b;
    case Op::call:
      return -a - 1;
    case Op::call_kw:
      return -a - 2;
    case Op::call_ex:
      return -2 - (a & 1);
    case Op::make_function:
      return -function_parts(i.a);
    case Op::raise_varargs:
      return -a;
    case Op::type_param:
      return -((a & 16) ? 1 : 0) - ((a & 32) ? 1 : 0);
    case Op::load_fast_load_fast:
    case Op::load_fast_load_const:
    case Op::load_fast_method:
      return 2;
    case Op::store_fast_load_fast:
      return 0;
    case Op::store_fast_attr:
      return -1;
    case Op::binary_op_fast_fast:
    case Op::binary_op_fast_const:
      return 1;
    case Op::binary_op_fast:
    case Op::binary_op_const:
    case Op::return_fast:
    case Op::return_const:
      return 0;
    case Op::compare_fast_fast:
    case Op::compare_fast_const:
      return 2;
    case Op::compare_jump_if_false:
    case Op::compare_jump_if_true:
      return -2;
    case Op::for_iter_store_fast:
      return jumping ? -1 : 0;
  }
  return 0;
}

void Assembler::place(Label label) {
  Item item;
  item.kind = Kind::Place;
  item.label = label;
  items_.push_back(item);
}

void Assembler::emit(Op op, std::uint32_t a, std::uint16_t b, const Span& span) {
  Item item;
  item.instruction = {op, b, a};
  item.span = span;
  items_.push_back(item);
}

void Assembler::emit_jump(Op op, Label target, const Span& span) {
  emit(op, 0, 0, span);
  items_.back().label = target;
}

void Assembler::open_handler(Label handler) {
  Item item;
  item.kind = Kind::Open;
  item.label = handler;
  items_.push_back(item);
}

void Assembler::close_handler() {
  Item item;
  item.kind = Kind::Close;
  items_.push_back(item);
}

std::uint32_t Assembler::new_cache(Str* name) {
  cache_names_.push_back(name);
  return static_cast<std::uint32_t>(cache_names_.size() - 1);
}

/// Notes the state an item is reached in; false when another path was there before.
bool Assembler::claim(std::size_t index, State state) {
  if (index >= items_.size() || states_[index].depth >= 0) return false;
  states_[index] = state;
  return true;
}

void Assembler::fork(Label target, State state, ModelledStack stack, std::vector<Path>& paths) {
  const auto index = static_cast<std::size_t>(label_at_[target]);
  if (claim(index, state)) paths.push_back({index, std::move(stack)});
}

const Instruction& Assembler::instruction_after(std::size_t index) const {
  while (index + 1 < items_.size() && items_[index].kind != Kind::Real) ++index;
  return items_[index].instruction;
}

void Assembler::walk() {
  label_at_.assign(static_cast<std::size_t>(label_count_), -1);
  for (std::size_t i = 0; i < items_.size(); ++i)
    if (items_[i].kind == Kind::Place) label_at_[items_[i].label] = static_cast<std::int32_t>(i);
  states_.assign(items_.size(), State{});
  std::vector<Path> paths;
  if (claim(0, State{0, -1})) paths.push_back({0, {}});
  while (!paths.empty()) {
    Path path = std::move(paths.back());
    paths.pop_back();
    follow(std::move(path), paths);
  }
}

/// Goes along a path until it ends or meets another.
void Assembler::follow(Path path, std::vector<Path>& paths) {
  const int version = vm().version;
  auto& [index, stack] = path;
  State state = states_[index];
  do {
    const Item& item = items_[index];
    deepest_modelled_ = std::max(deepest_modelled_, modelled_depth(stack, item.instruction, version));
    switch (item.kind) {
      case Kind::Place:
        break;
      case Kind::Open:
        scopes_.push_back({item.label, state.depth, state.handler});
        fork(item.label, State{state.depth + 1, state.handler},
             stack_in_handler(stack, instruction_after(index), version), paths);
        state.handler = static_cast<std::int32_t>(scopes_.size() - 1);
        break;
      case Kind::Close:
        state.handler = scopes_[state.handler].outer;
        break;
      case Kind::Real: {
        const Instruction& instruction = item.instruction;
        if (item.label != no_label) {
          const int effect = stack_effect(instruction, true);
          ModelledStack there = stack;
          there.follow(instruction, effect, version);
          fork(item.label, State{state.depth + effect, state.handler}, std::move(there), paths);
        }
        if (ends_block(instruction.op)) return;
        const int effect = stack_effect(instruction, false);
        state.depth += effect;
        stack.follow(instruction, effect, version);
        break;
      }
    }
    deepest_ = std::max(deepest_, state.depth);
  } while (claim(++index, state));
}

void Assembler::thread_jumps() {
  auto real_target = [&](Label label) -> const Item* {
    for (std::size_t i = static_cast<std::size_t>(label_at_[label]); i < items_.size(); ++i)
      if (items_[i].kind == Kind::Real) return &items_[i];
    return nullptr;
  };
  for (std::size_t i = 0; i < items_.size(); ++i) {
    Item& item = items_[i];
    if (item.kind != Kind::Real || states_[i].depth < 0) continue;
    for (int hops = 0; hops < 8 && item.label != no_label; ++hops) {
      const Op op = item.instruction.op;
      if (op != Op::jump && op != Op::pop_jump_if_false && op != Op::pop_jump_if_true) break;
      const Item* target = real_target(item.label);
      if (target && op == Op::jump && target->instruction.op == Op::return_value) {
        item = *target;
        break;
      }
      if (!target || target->instruction.op != Op::jump || target == &item) break;
      if (label_at_[target->label] <= static_cast<std::int32_t>(i))
        break;  // only forwards: loops must keep their check
      item.label = target->label;
    }
  }
}

namespace {

bool same_line(const Span& a, const Span& b) {
  return a.line == b.line;
}

}  // namespace

void Assembler::assemble(Code* code) {
  walk();
  thread_jumps();
  const std::size_t count = items_.size();
  std::vector<bool> targeted(count, false);  // labels something jumps to, by item index of the label
  for (std::size_t i = 0; i < count; ++i) {
    if (states_[i].depth < 0) continue;
    const Item& item = items_[i];
    if ((item.kind == Kind::Real && item.label != no_label) || item.kind == Kind::Open)
      targeted[label_at_[item.label]] = true;
  }

  std::vector<std::int32_t> position(count + 1, 0);
  std::vector<Label> jump_label;
  std::vector<std::int32_t> handler_of;
  bool barrier = true;  // nothing before this point may be joined with what follows
  auto& out = code->instructions;
  auto& spans = code->spans;
  auto& loads = code->joined_loads;
  std::size_t unjoined_before = 0;  // instructions from here on may be joined with one another

  for (std::size_t i = 0; i < count; ++i) {
    position[i] = static_cast<std::int32_t>(out.size());
    const Item& item = items_[i];
    if (states_[i].depth < 0) continue;
    if (item.kind != Kind::Real) {
      if (item.kind != Kind::Place || targeted[i]) {
        barrier = true;
        unjoined_before = out.size();
      }
      continue;
    }
    Instruction now = item.instruction;
    const auto note_load = [&] {
      if (now.op == Op::load_fast) loads.push_back({static_cast<std::int32_t>(out.size()) - 1, now.a, item.span});
    };
    // A jump to the very next instruction is no jump.
    if (now.op == Op::jump) {
      std::size_t next = i + 1;
      bool follows = false;
      while (next < count && (items_[next].kind == Kind::Place || states_[next].depth < 0)) {
        if (static_cast<std::int32_t>(next) == label_at_[item.label]) follows = true;
        ++next;
      }
      if (follows) continue;
    }
    if (!barrier && !out.empty() && same_line(spans.back(), item.span) && handler_of.back() == states_[i].handler) {
      Instruction& last = out.back();
      const bool small_now = now.a < 0x10000;
      auto replace = [&](Op op, std::uint32_t a, std::uint16_t b) {
        last = {op, b, a};
        spans.back() = item.span;
        jump_label.back() = item.label;
      };
      // Two locals were joined too early: the second one belongs to what follows.
      auto split = [&](Op op) {
        const std::uint16_t second = last.b;
        last = {Op::load_fast, 0, last.a};
        spans.back() = loads[loads.size() - 2].span;
        loads.back().instruction++;
        out.push_back({op, second, now.a});
        spans.push_back(item.span);
        jump_label.push_back(no_label);
        handler_of.push_back(states_[i].handler);
      };
      // A comparison of locals and a jump: the operands need not be pushed, and the jump is found behind the
      // comparison.
      auto compare_in_place = [&](const Span& compared) {
        const std::size_t at = out.size() - 2;
        if (out.size() < unjoined_before + 2 || !same_line(spans[at], spans.back()) ||
            handler_of[at] != handler_of.back())
          return;
        const Instruction before = out[at];
        if (before.a >= 0x10000) return;
        if (before.op == Op::load_fast_load_fast)
          out[at] = {Op::compare_fast_fast, last.b, before.a | std::uint32_t(before.b) << 16};
        else if (before.op == Op::load_fast_load_const)
          out[at] = {Op::compare_fast_const, last.b, before.b | before.a << 16};
        else
          return;
        spans[at] = compared;
      };
      constexpr std::uint16_t augmented = 256;
      bool joined = true;
      if (now.op == Op::load_fast && last.op == Op::load_fast && small_now)
        replace(Op::load_fast_load_fast, last.a, std::uint16_t(now.a));
      else if (now.op == Op::load_fast && last.op == Op::store_fast && small_now)
        replace(Op::store_fast_load_fast, last.a, std::uint16_t(now.a));
      else if (now.op == Op::load_const && last.op == Op::load_fast && last.a < 0x10000)
        replace(Op::load_fast_load_const, now.a, std::uint16_t(last.a));
      else if (now.op == Op::load_attr && last.op == Op::load_fast && last.a < 0x10000)
        replace(Op::load_fast_attr, now.a, std::uint16_t(last.a));
      else if (now.op == Op::load_method && last.op == Op::load_fast && last.a < 0x10000)
        replace(Op::load_fast_method, now.a, std::uint16_t(last.a));
      else if (now.op == Op::store_attr && last.op == Op::load_fast && last.a < 0x10000)
        replace(Op::store_fast_attr, now.a, std::uint16_t(last.a));
      else if (now.op == Op::binary_op && last.op == Op::load_fast_load_fast && last.a < 0x10000)
        replace(Op::binary_op_fast_fast, last.a | std::uint32_t(last.b) << 16, now.b);
      else if (now.op == Op::binary_op && last.op == Op::load_fast_load_const && last.a < 0x10000)
        replace(Op::binary_op_fast_const, last.b | last.a << 16, now.b);
      else if (now.op == Op::binary_op && last.op == Op::load_fast)
        replace(Op::binary_op_fast, last.a, now.b);
      else if (now.op == Op::binary_op && last.op == Op::load_const)
        replace(Op::binary_op_const, last.a, now.b);
      else if (now.op == Op::inplace_op && last.op == Op::load_fast_load_fast && last.a < 0x10000)
        replace(Op::binary_op_fast_fast, last.a | std::uint32_t(last.b) << 16, now.b | augmented);
      else if (now.op == Op::inplace_op && last.op == Op::load_fast_load_const && last.a < 0x10000)
        replace(Op::binary_op_fast_const, last.b | last.a << 16, now.b | augmented);
      else if (now.op == Op::inplace_op && last.op == Op::load_fast)
        replace(Op::binary_op_fast, last.a, now.b | augmented);
      else if (now.op == Op::inplace_op && last.op == Op::load_const)
        replace(Op::binary_op_const, last.a, now.b | augmented);
      else if ((now.op == Op::pop_jump_if_false || now.op == Op::pop_jump_if_true) && last.op == Op::compare_op) {
        const Span compared = spans.back();
        replace(now.op == Op::pop_jump_if_false ? Op::compare_jump_if_false : Op::compare_jump_if_true, 0, last.b);
        compare_in_place(compared);
      } else if (now.op == Op::push_null && last.op == Op::load_global)
        last.b = 1;
      else if (now.op == Op::return_value && last.op == Op::load_fast)
        replace(Op::return_fast, last.a, 0);
      else if (now.op == Op::return_value && last.op == Op::load_const)
        replace(Op::return_const, last.a, 0);
      else if (now.op == Op::store_fast && last.op == Op::for_iter && small_now) {
        const Label target = jump_label.back();
        const Span span = spans.back();
        last = {Op::for_iter_store_fast, std::uint16_t(now.a), 0};
        spans.back() = span;
        jump_label.back() = target;
      } else if (now.op == Op::load_attr && last.op == Op::load_fast_load_fast) {
        split(Op::load_fast_attr);
      } else if (now.op == Op::store_attr && last.op == Op::load_fast_load_fast) {
        split(Op::store_fast_attr);
      } else if (now.op == Op::load_method && last.op == Op::load_fast_load_fast) {
        split(Op::load_fast_method);
      } else
        joined = false;
      if (joined) {
        note_load();
        continue;
      }
    }
    out.push_back(now);
    spans.push_back(item.span);
    jump_label.push_back(item.label);
    handler_of.push_back(states_[i].handler);
    note_load();
    barrier = is_jump(now.op) && now.op != Op::for_iter;
    if (barrier) unjoined_before = out.size();
  }
  std::erase_if(loads, [&](const JoinedLoad& each) {
    return out[static_cast<std::size_t>(each.instruction)].op == Op::load_fast;
  });
  position[count] = static_cast<std::int32_t>(out.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    if (jump_label[i] != no_label) out[i].a = static_cast<std::uint32_t>(position[label_at_[jump_label[i]]]);

  // Runs of instructions with the same innermost handler.
  for (std::size_t i = 0; i < out.size();) {
    std::size_t end = i;
    while (end < out.size() && handler_of[end] == handler_of[i]) ++end;
    if (handler_of[i] >= 0) {
      const HandlerScope& scope = scopes_[handler_of[i]];
      code->handlers.push_back({static_cast<std::int32_t>(i), static_cast<std::int32_t>(end),
                                position[label_at_[scope.target]], scope.depth});
    }
    i = end;
  }
  code->caches.resize(cache_names_.size());
  for (std::size_t i = 0; i < cache_names_.size(); ++i) code->caches[i].name = cache_names_[i];
  code->stack_size = deepest_ + 1;
  code->modelled_stack_size = deepest_modelled_;
}

}  // namespace slotscope
