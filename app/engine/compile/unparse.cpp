// Annotations back to text, as `from __future__ import annotations` keeps them (CPython: Python/ast_unparse.c).
#include <functional>

#include "engine/compile/compiler.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

enum Precedence {
  tuple_,
  test,
  or_,
  and_,
  not_,
  compare_,
  bit_or,
  bit_xor,
  bit_and,
  shift,
  arithmetic,
  term,
  factor,
  power_,
  await_,
  atom
};

struct OperatorText {
  const char* text;
  Precedence precedence;
};

OperatorText binary_text(Operator op) {
  switch (op) {
    case Operator::Add:
      return {" + ", arithmetic};
    case Operator::Sub:
      return {" - ", arithmetic};
    case Operator::Mult:
      return {" * ", term};
    case Operator::MatMult:
      return {" @ ", term};
    case Operator::Div:
      return {" / ", term};
    case Operator::FloorDiv:
      return {" // ", term};
    case Operator::Mod:
      return {" % ", term};
    case Operator::Pow:
      return {" ** ", power_};
    case Operator::LShift:
      return {" << ", shift};
    case Operator::RShift:
      return {" >> ", shift};
    case Operator::BitAnd:
      return {" & ", bit_and};
    case Operator::BitOr:
      return {" | ", bit_or};
    case Operator::BitXor:
      return {" ^ ", bit_xor};
  }
  return {" ? ", atom};
}

const char* compare_text(CmpOp op) {
  const char* const texts[] = {" < ", " <= ", " == ", " != ", " > ", " >= ", " is ", " is not ", " in ", " not in "};
  return texts[static_cast<int>(op)];
}

class Writer {
 public:
  using Folding = std::function<Ref<>(const Expr*)>;
  Writer(std::function<Ref<>(const ConstantExpr*)> constant, Folding fold)
      : constant_(std::move(constant)), fold_(std::move(fold)) {}
  std::string out;

  void write(const Expr* node, int level) {
    if (const Ref<> value = fold_(node)) {
      const std::string text = repr_text(value.get());
      out += text;
      return;
    }
    switch (node->kind) {
      case NodeKind::Name:
        out += node->as<NameExpr>()->id;
        break;
      case NodeKind::Constant: {
        const auto* value = node->as<ConstantExpr>();
        if (value->constant == ConstantKind::Ellipsis)
          out += "...";
        else if (Ref<> made = constant_(value))
          out += repr_text(made.get());
        break;
      }
      case NodeKind::Attribute:
        write(node->as<AttributeExpr>()->value, atom);
        out += cat(".", node->as<AttributeExpr>()->attribute);
        break;
      case NodeKind::Subscript:
        write(node->as<SubscriptExpr>()->value, atom);
        out += "[";
        write(node->as<SubscriptExpr>()->slice, tuple_);
        out += "]";
        break;
      case NodeKind::Slice: {
        const auto* slice = node->as<SliceExpr>();
        if (slice->lower) write(slice->lower, test);
        out += ":";
        if (slice->upper) write(slice->upper, test);
        if (slice->step) {
          out += ":";
          write(slice->step, test);
        }
        break;
      }
      case NodeKind::Starred:
        out += "*";
        write(node->as<StarredExpr>()->value, bit_or);
        break;
      case NodeKind::BinOp: {
        const auto* binary = node->as<BinOpExpr>();
        const OperatorText op = binary_text(binary->op);
        const bool right_first = binary->op == Operator::Pow;
        bracket(level > op.precedence, [&] {
          write(binary->left, op.precedence + (right_first ? 1 : 0));
          out += op.text;
          write(binary->right, op.precedence + (right_first ? 0 : 1));
        });
        break;
      }
      case NodeKind::UnaryOp: {
        const auto* unary = node->as<UnaryOpExpr>();
        const char* const texts[] = {"-", "+", "~", "not "};
        const Precedence own = unary->op == UnaryOperator::Not ? not_ : factor;
        bracket(level > own, [&] {
          out += texts[static_cast<int>(unary->op)];
          write(unary->operand, own);
        });
        break;
      }
      case NodeKind::BoolOp: {
        const auto* both = node->as<BoolOpExpr>();
        const Precedence own = both->op == BoolOpKind::And ? and_ : or_;
        bracket(level > own, [&] { joined(both->values, both->op == BoolOpKind::And ? " and " : " or ", own + 1); });
        break;
      }
      case NodeKind::Compare: {
        const auto* comparison = node->as<CompareExpr>();
        bracket(level > compare_, [&] {
          write(comparison->left, compare_ + 1);
          for (std::size_t i = 0; i < comparison->ops.size(); ++i) {
            out += compare_text(comparison->ops[i]);
            write(comparison->comparators[i], compare_ + 1);
          }
        });
        break;
      }
      case NodeKind::IfExp: {
        const auto* conditional = node->as<IfExpExpr>();
        bracket(level > test, [&] {
          write(conditional->body, test + 1);
          out += " if ";
          write(conditional->test, test + 1);
          out += " else ";
          write(conditional->orelse, test);
        });
        break;
      }
      case NodeKind::ListDisplay:
        enclosed("[", node->as<SequenceExpr>()->elements, "]");
        break;
      case NodeKind::SetDisplay:
        enclosed("{", node->as<SetExpr>()->elements, "}");
        break;
      case NodeKind::TupleDisplay: {
        const NodeList<Expr>& elements = node->as<SequenceExpr>()->elements;
        if (elements.empty()) {
          out += "()";
          break;
        }
        bracket(level > tuple_, [&] {
          joined(elements, ", ", test);
          if (elements.size() == 1) out += ",";
        });
        break;
      }
      case NodeKind::DictDisplay: {
        const auto* dict = node->as<DictExpr>();
        out += "{";
        for (std::size_t i = 0; i < dict->keys.size(); ++i) {
          if (i) out += ", ";
          if (dict->keys[i]) {
            write(dict->keys[i], test);
            out += ": ";
            write(dict->values[i], test);
          } else {
            out += "**";
            write(dict->values[i], bit_or);
          }
        }
        out += "}";
        break;
      }
      case NodeKind::Call: {
        const auto* call_node = node->as<CallExpr>();
        write(call_node->function, atom);
        if (call_node->args.size() == 1 && call_node->keywords.empty() &&
            call_node->args[0]->kind == NodeKind::GeneratorExp) {
          write(call_node->args[0], test);
          break;
        }
        out += "(";
        joined(call_node->args, ", ", test);
        bool first = call_node->args.empty();
        for (const Keyword& keyword : call_node->keywords) {
          if (!first) out += ", ";
          first = false;
          out += keyword.name.empty() ? std::string("**") : cat(keyword.name, "=");
          write(keyword.value, test);
        }
        out += ")";
        break;
      }
      case NodeKind::Await:
        bracket(level > await_, [&] {
          out += "await ";
          write(node->as<AwaitExpr>()->value, atom);
        });
        break;
      case NodeKind::NamedExpr:
        bracket(level > tuple_, [&] {
          write(node->as<NamedExprExpr>()->target, atom);
          out += since(9) ? " := " : ":=";
          write(node->as<NamedExprExpr>()->value, atom);
        });
        break;
      case NodeKind::Lambda:
        bracket(level > test, [&] {
          out += "lambda";
          parameters(node->as<LambdaExpr>()->args);
          out += ": ";
          write(node->as<LambdaExpr>()->body, test);
        });
        break;
      case NodeKind::ListComp:
        comprehension("[", node->as<ComprehensionExpr>(), "]");
        break;
      case NodeKind::SetComp:
      case NodeKind::DictComp:
        comprehension("{", node->as<ComprehensionExpr>(), "}");
        break;
      case NodeKind::GeneratorExp:
        comprehension("(", node->as<ComprehensionExpr>(), ")");
        break;
      case NodeKind::JoinedStr: {
        Ref<Str> text = make_str(formatted(node->as<JoinedStrExpr>()));
        if (text) out += "f" + repr_text(text.get());
        break;
      }
      default:
        out += "...";
        break;
    }
  }

 private:
  template <class Body>
  void bracket(bool needed, Body body) {
    if (needed) out += "(";
    body();
    if (needed) out += ")";
  }
  void joined(const NodeList<Expr>& list, const char* between, int level) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i) out += between;
      write(list[i], level);
    }
  }
  void enclosed(const char* open, const NodeList<Expr>& list, const char* close) {
    out += open;
    joined(list, ", ", test);
    out += close;
  }

  void comprehension(const char* open, const ComprehensionExpr* node, const char* close) {
    out += open;
    write(node->element, test);
    if (node->kind == NodeKind::DictComp) {
      out += ": ";
      write(node->value, test);
    }
    for (const Comprehension& each : node->generators) {
      out += each.is_async ? " async for " : " for ";
      write(each.target, tuple_);
      out += " in ";
      write(each.iter, test + 1);
      for (const Expr* condition : each.conditions) {
        out += " if ";
        write(condition, test + 1);
      }
    }
    out += close;
  }

  /// What stands between `lambda` and its colon.
  void parameters(const Arguments* args) {
    const std::size_t positional = args->positional_only.size() + args->args.size();
    bool first = true;
    const auto add = [&](std::string_view mark, const Arg& arg, const Expr* value) {
      out += cat(first ? "" : ", ", mark, arg.name);
      first = false;
      if (!value) return;
      out += "=";
      write(value, test);
    };
    if (positional) out += " ";
    for (std::size_t i = 0; i < positional; ++i) {
      const bool only = i < args->positional_only.size();
      const std::size_t required = positional - args->defaults.size();
      add("", only ? args->positional_only[i] : args->args[i - args->positional_only.size()],
          i < required ? nullptr : args->defaults[i - required]);
      if (only && i + 1 == args->positional_only.size()) out += ", /";
    }
    if (args->vararg)
      add("*", *args->vararg, nullptr);
    else if (!args->keyword_only.empty()) {
      out += first ? "*" : ", *";
      first = false;
    }
    for (std::size_t i = 0; i < args->keyword_only.size(); ++i)
      add("", args->keyword_only[i], args->keyword_defaults[i]);
    if (args->kwarg) add("**", *args->kwarg, nullptr);
  }

  /// The text between the quotes of an f-string.
  std::string formatted(const JoinedStrExpr* node) {
    std::string text;
    for (const Expr* each : node->values) {
      if (each->kind == NodeKind::Constant) {
        for (const char c : each->as<ConstantExpr>()->text) text.append(c == '{' || c == '}' ? 2 : 1, c);
        continue;
      }
      const auto* field = each->as<FormattedValueExpr>();
      Writer inner(constant_, fold_);
      inner.write(field->value, test + 1);
      text += (inner.out.starts_with('{') ? "{ " : "{") + inner.out;
      if (field->conversion) text += std::string("!") + field->conversion;
      if (field->format_spec) text += ":" + formatted(field->format_spec->as<JoinedStrExpr>());
      text += "}";
    }
    return text;
  }

  std::function<Ref<>(const ConstantExpr*)> constant_;
  Folding fold_;  ///< the value of an operation that shows as a constant, or empty
};

}  // namespace

std::string Compiler::unparse(const Expr* node) {
  // Up to 3.8 constants were folded before the text was made.
  const auto folded = [this](const Expr* e) -> Ref<> {
    const bool operation = e->kind == NodeKind::BinOp || e->kind == NodeKind::UnaryOp ||
                           e->kind == NodeKind::Subscript || e->kind == NodeKind::Name;
    return version_ < 9 && operation ? fold(e) : nullptr;
  };
  Writer writer([this](const ConstantExpr* constant) { return constant_value(constant); }, folded);
  writer.write(node, test);
  return writer.out;
}

}  // namespace slotscope
