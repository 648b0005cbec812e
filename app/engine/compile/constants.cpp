// Constants: making them, folding expressions of them, and sharing equal ones within one compilation as CPython does.
#include <cmath>

#include "engine/compile/compiler.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

BinaryOp binary_op_of(Operator op) {
  switch (op) {
    case Operator::Add:
      return BinaryOp::Add;
    case Operator::Sub:
      return BinaryOp::Subtract;
    case Operator::Mult:
      return BinaryOp::Multiply;
    case Operator::MatMult:
      return BinaryOp::MatrixMultiply;
    case Operator::Div:
      return BinaryOp::TrueDivide;
    case Operator::FloorDiv:
      return BinaryOp::FloorDivide;
    case Operator::Mod:
      return BinaryOp::Remainder;
    case Operator::Pow:
      return BinaryOp::Power;
    case Operator::LShift:
      return BinaryOp::ShiftLeft;
    case Operator::RShift:
      return BinaryOp::ShiftRight;
    case Operator::BitAnd:
      return BinaryOp::And;
    case Operator::BitOr:
      return BinaryOp::Or;
    case Operator::BitXor:
      return BinaryOp::Xor;
  }
  return BinaryOp::Add;
}

/// CPython interns constant strings that look like identifiers (Objects/codeobject.c, all_name_chars).
bool all_name_characters(const Str* text) {
  if (!text->ascii) return false;
  for (const char c : text->ascii_view())
    if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
  return true;
}

Ref<> interned_constant(Ref<> value) {
  if (is_exact_str(value.get()) && all_name_characters(as_str(value.get())))
    return intern(std::move(value).cast<Str>());
  return value;
}

}  // namespace

/// Equal constants of one type are one object; 0.0 and -0.0, 1 and 1.0 and True stay apart (CPython:
/// _PyCode_ConstantKey).
std::string Compiler::constant_key(Object* value) {
  if (is_exact_int(value)) return "i" + int_to_text(static_cast<Int*>(value), 16);
  if (value->type == vm().types.floating) {
    const double number = static_cast<Float*>(value)->value;
    return "f" + std::string(reinterpret_cast<const char*>(&number), sizeof number);
  }
  if (value->type == vm().types.complex)
    return "c" + std::string(reinterpret_cast<const char*>(&static_cast<Complex*>(value)->real), 16);
  if (is_exact_str(value)) return "s" + to_utf8(as_str(value));
  if (value->type == vm().types.bytes) return "b" + std::string(static_cast<Bytes*>(value)->view());
  if (is_exact_tuple(value)) {
    std::string key = "(";
    for (Object* item : *as_tuple(value)) {
      const std::string part = constant_key(item);
      key += std::to_string(part.size()) + ":" + part;
    }
    return key + ")";
  }
  return "@" + std::to_string(reinterpret_cast<std::uintptr_t>(value));
}

Ref<> Compiler::shared_constant(Ref<> value) {
  if (!value) {
    clear_exception();
    return value;
  }
  Ref<>& place = constants_[constant_key(value.get())];
  if (!place) place = std::move(value);
  return place;
}

Ref<> Compiler::constant_value(const ConstantExpr* node) {
  switch (node->constant) {
    case ConstantKind::None:
      return none();
    case ConstantKind::True:
      return share(vm().true_);
    case ConstantKind::False:
      return share(vm().false_);
    case ConstantKind::Ellipsis:
      return share(vm().ellipsis);
    case ConstantKind::Int: {
      std::string_view digits = node->text;
      int base = 10;
      if (digits.size() > 2 && digits[0] == '0') {
        const char mark = static_cast<char>(digits[1] | 0x20);
        base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
        if (base != 10) digits.remove_prefix(2);
      }
      return shared_constant(make_int_from_digits(digits, base, false));
    }
    case ConstantKind::Float:
      return shared_constant(make_float(node->number));
    case ConstantKind::Imaginary:
      return shared_constant(make_complex(0, node->number));
    case ConstantKind::Str:
      return shared_constant(interned_constant(make_str(node->text)));
    case ConstantKind::Bytes:
      return shared_constant(make_bytes(node->text));
  }
  return {};
}

/// The limits keep the compiler from building huge constants (CPython: Python/ast_opt.c, safe_multiply and others).
Ref<> Compiler::fold_binary(Operator op, Object* a, Object* b) {
  constexpr std::size_t most_bits = 128, most_characters = 4096, most_items = 256;
  const bool ints = is_int(a) && is_int(b);
  auto repeat_count = [](Object* o) { return int_value(o).value_or(-1); };
  if (op == Operator::Mult) {
    if (ints && int_sign(static_cast<Int*>(a)) && int_sign(static_cast<Int*>(b)) &&
        int_bit_length(static_cast<Int*>(a)) + int_bit_length(static_cast<Int*>(b)) > most_bits)
      return {};
    Object* sequence = is_int(a) ? b : a;
    Object* count = is_int(a) ? a : b;
    if (is_int(count) && !is_int(sequence)) {
      const std::int64_t n = repeat_count(count);
      if (is_tuple(sequence)) {
        const std::size_t size = as_tuple(sequence)->size;
        if (size && (n < 0 || static_cast<std::uint64_t>(n) > most_items / size)) return {};
      } else if (is_str(sequence) || is_bytes(sequence)) {
        const std::size_t size = is_str(sequence) ? as_str(sequence)->length : static_cast<Bytes*>(sequence)->length;
        if (size && (n < 0 || static_cast<std::uint64_t>(n) > most_characters / size)) return {};
      }
    }
  } else if (op == Operator::Pow) {
    if (ints) {
      const std::int64_t exponent = repeat_count(b);
      if (exponent < 0 && int_sign(static_cast<Int*>(b)) > 0) return {};
      if (exponent > 0 && int_bit_length(static_cast<Int*>(a)) > most_bits / static_cast<std::size_t>(exponent))
        return {};
    }
  } else if (op == Operator::LShift) {
    if (ints) {
      const std::int64_t shift = repeat_count(b);
      if (shift < 0 || (int_sign(static_cast<Int*>(a)) &&
                        (static_cast<std::size_t>(shift) > most_bits ||
                         int_bit_length(static_cast<Int*>(a)) > most_bits - static_cast<std::size_t>(shift))))
        return {};
    }
  } else if (op == Operator::Mod && (is_str(a) || is_bytes(a))) {
    return {};
  }
  Ref<> result = binary_operation(binary_op_of(op), a, b);
  if (!result) {
    clear_exception();
    return {};
  }
  return shared_constant(interned_constant(std::move(result)));
}

Ref<> Compiler::fold(const Expr* node) {
  switch (node->kind) {
    case NodeKind::Constant:
      return constant_value(node->as<ConstantExpr>());
    case NodeKind::Name:
      if (node->as<NameExpr>()->id == "__debug__") return share(vm().true_);
      return {};
    case NodeKind::UnaryOp: {
      const auto* unary = node->as<UnaryOpExpr>();
      Ref<> operand = fold(unary->operand);
      if (!operand) return {};
      if (unary->op == UnaryOperator::Not) {
        const Tri truth = is_true(operand.get());
        return truth == Tri::Error ? (clear_exception(), Ref<>()) : make_bool(truth == Tri::False);
      }
      const UnaryOp op = unary->op == UnaryOperator::USub   ? UnaryOp::Negative
                         : unary->op == UnaryOperator::UAdd ? UnaryOp::Positive
                                                            : UnaryOp::Invert;
      Ref<> result = unary_operation(op, operand.get());
      if (!result) {
        clear_exception();
        return {};
      }
      return shared_constant(std::move(result));
    }
    case NodeKind::BinOp: {
      const auto* binary = node->as<BinOpExpr>();
      Ref<> left = fold(binary->left);
      if (!left) return {};
      Ref<> right = fold(binary->right);
      if (!right) return {};
      return fold_binary(binary->op, left.get(), right.get());
    }
    case NodeKind::TupleDisplay: {
      const auto* tuple = node->as<SequenceExpr>();
      if (tuple->context != Context::Load) return {};
      std::vector<Ref<>> items;
      for (const Expr* each : tuple->elements) {
        if (each->kind == NodeKind::Starred) return {};
        items.push_back(fold(each));
        if (!items.back()) return {};
      }
      std::vector<Object*> plain;
      for (const Ref<>& item : items) plain.push_back(item.get());
      return shared_constant(Ref<>(make_tuple_of(plain.data(), plain.size())));
    }
    case NodeKind::Subscript: {
      const auto* subscript = node->as<SubscriptExpr>();
      if (subscript->context != Context::Load || subscript->slice->kind == NodeKind::Slice) return {};
      Ref<> container = fold(subscript->value);
      if (!container) return {};
      Ref<> key = fold(subscript->slice);
      if (!key) return {};
      Ref<> result = get_item(container.get(), key.get());
      if (!result) {
        clear_exception();
        return {};
      }
      return shared_constant(interned_constant(std::move(result)));
    }
    default:
      return {};
  }
}

/// From 3.13 docstrings lose the indentation their lines have in common (CPython: _PyCompile_CleanDoc).
Ref<> Compiler::clean_docstring(const Ref<>& doc) {
  const std::string text = to_utf8(as_str(doc.get()));
  std::string expanded;
  std::size_t column = 0;
  for (const char c : text) {
    if (c == '\t') {
      do expanded += ' ', ++column;
      while (column % 8);
    } else {
      expanded += c;
      column = c == '\n' ? 0 : column + 1;
    }
  }
  std::size_t margin = std::string::npos;
  for (std::size_t line = expanded.find('\n'); line != std::string::npos;) {
    const std::size_t begin = line + 1;
    const std::size_t first = expanded.find_first_not_of(' ', begin);
    line = expanded.find('\n', begin);
    if (first != std::string::npos && expanded[first] != '\n') margin = std::min(margin, first - begin);
  }
  std::string out;
  std::size_t begin = expanded.find_first_not_of(' ');
  if (begin == std::string::npos) begin = expanded.size();
  bool first_line = true;
  while (true) {
    const std::size_t end = expanded.find('\n', begin);
    std::string_view line(expanded.data() + begin, (end == std::string::npos ? expanded.size() : end) - begin);
    if (!first_line && margin != std::string::npos) {
      const std::size_t spaces = std::min(
          line.find_first_not_of(' ') == std::string_view::npos ? line.size() : line.find_first_not_of(' '), margin);
      line.remove_prefix(spaces);
    }
    out += line;
    if (end == std::string::npos) break;
    out += '\n';
    begin = end + 1;
    first_line = false;
  }
  return shared_constant(interned_constant(make_str(out)));
}

}  // namespace slotscope
