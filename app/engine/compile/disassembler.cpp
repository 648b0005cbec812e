// The engine's own code as text: one instruction a line, grouped by source line.
#include <cstdio>

#include "engine/compile/code.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

const OpInfo infos[] = {
#define SLOTSCOPE_OP(name, format, sentence) {#name, #format, sentence},
#include "engine/compile/opcodes.def"
#undef SLOTSCOPE_OP
};

constexpr const char* binary_names[] = {"+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"};
constexpr const char* compare_names[] = {"<", "<=", "==", "!=", ">", ">="};
constexpr const char* unary_names[] = {"-", "+", "~", "not"};

std::string place_name(const Code* code, std::uint32_t index) {
  return index < code->places.size() ? to_utf8(code->places[index]) : std::string("?");
}

std::string constant_text(const Code* code, std::uint32_t index) {
  return repr_text(code->constants[index]);
}

std::string operands(const Code* code, const Instruction& i) {
  const std::string_view format = op_info(i.op).format;
  if (format == "int") return cat(i.a, i.b ? cat(", ", i.b) : std::string());
  if (format == "const") return constant_text(code, i.a);
  if (format == "name") return to_utf8(code->names[i.a]);
  if (format == "local" || format == "cell") return place_name(code, i.a);
  if (format == "cache") return to_utf8(code->caches[i.a].name);
  if (format == "local_cache") return cat(place_name(code, i.b), ".", to_utf8(code->caches[i.a].name));
  if (format == "local_local") return cat(place_name(code, i.a), ", ", place_name(code, i.b));
  if (format == "local_const") return cat(place_name(code, i.b), ", ", constant_text(code, i.a));
  if (format == "jump") {
    std::string text = cat("to ", i.a);
    if (i.op == Op::compare_jump_if_false || i.op == Op::compare_jump_if_true)
      text = cat(compare_names[i.b], " ", text);
    if (i.op == Op::for_iter_store_fast) text = cat(place_name(code, i.b), ", at the end ", text);
    return text;
  }
  if (format == "op") {
    if (i.op == Op::compare_op) return compare_names[i.b];
    if (i.op == Op::unary_op) return unary_names[i.b];
    if (i.op == Op::compare_fast_fast)
      return cat(place_name(code, i.a & 0xFFFF), " ", compare_names[i.b], " ", place_name(code, i.a >> 16));
    if (i.op == Op::compare_fast_const)
      return cat(place_name(code, i.a & 0xFFFF), " ", compare_names[i.b], " ", constant_text(code, i.a >> 16));
    std::string text = binary_names[i.b & 255];
    if (i.op == Op::inplace_op || i.b & 256) text += '=';
    if (i.op == Op::binary_op_fast_fast)
      text = cat(place_name(code, i.a & 0xFFFF), " ", text, " ", place_name(code, i.a >> 16));
    if (i.op == Op::binary_op_fast_const)
      text = cat(place_name(code, i.a & 0xFFFF), " ", text, " ", constant_text(code, i.a >> 16));
    if (i.op == Op::binary_op_fast) text = cat(text, " ", place_name(code, i.a));
    if (i.op == Op::binary_op_const) text = cat(text, " ", constant_text(code, i.a));
    return text;
  }
  return {};
}

}  // namespace

const OpInfo& op_info(Op op) {
  return infos[static_cast<std::size_t>(op)];
}

std::string disassemble(const Code* code, bool with_nested) {
  std::string out = cat(to_utf8(code->qualname), ": ", code->place_count, " places, stack of ", code->stack_size, "\n");
  int line = -1;
  for (std::size_t i = 0; i < code->instructions.size(); ++i) {
    const Instruction& instruction = code->instructions[i];
    char prefix[64];
    if (code->spans[i].line != line) {
      line = code->spans[i].line;
      std::snprintf(prefix, sizeof prefix, "%5d  %5zu  %-24s", line, i, op_info(instruction.op).name);
    } else {
      std::snprintf(prefix, sizeof prefix, "       %5zu  %-24s", i, op_info(instruction.op).name);
    }
    std::string row = cat(prefix, " ", operands(code, instruction));
    while (!row.empty() && row.back() == ' ') row.pop_back();
    out += row + "\n";
  }
  if (!code->handlers.empty()) {
    out += "  exceptions\n";
    for (const Handler& handler : code->handlers)
      out += cat("    from ", handler.start, " to ", handler.end, " go to ", handler.target, " with ", handler.depth,
                 " values kept\n");
  }
  if (!with_nested) return out;
  for (Object* constant : code->constants)
    if (constant->type == vm().types.code) out += "\n" + disassemble(reinterpret_cast<const Code*>(constant), true);
  return out;
}

}  // namespace slotscope
