// Writes a class anew with slots: a line of names, or slots=True for a dataclass, and defaults moved into __init__.
#include <algorithm>

#include "engine/layout/advice_trial.hpp"
#include "engine/objects/exception.hpp"

namespace slotscope {

namespace {

std::vector<std::string_view> lines_of(std::string_view source) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= source.size();) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    lines.push_back(source.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool is_docstring(const Stmt* node) {
  if (node->kind != NodeKind::ExprStmt) return false;
  const Expr* value = node->as<ExprStmt>()->value;
  return value->kind == NodeKind::Constant && node->span.end_line >= node->span.line;
}

std::string_view decorator_name(const Expr* node) {
  if (node->kind == NodeKind::Call) return decorator_name(node->as<CallExpr>()->function);
  if (node->kind == NodeKind::Attribute) return node->as<AttributeExpr>()->attribute;
  return node->kind == NodeKind::Name ? node->as<NameExpr>()->id : std::string_view();
}

const FunctionDefStmt* initializer_of(const ClassDefStmt* node) {
  for (const Stmt* each : node->body)
    if (each->kind == NodeKind::FunctionDef && each->as<FunctionDefStmt>()->name == "__init__")
      return each->as<FunctionDefStmt>();
  return nullptr;
}

std::string indentation(std::int32_t column) {
  return std::string(static_cast<std::size_t>(column), ' ');
}

class Rewriter {
 public:
  Rewriter(std::string_view source, const ClassDefStmt* node, const SlotsChange& change)
      : lines_(lines_of(source)), node_(node), change_(change) {}

  Rewriting rewrite() {
    if (change_.slots_argument) return with_argument();
    if (change_.dataclass && !change_.moved.empty()) return {};
    result_.first_line = node_->span.line - decorators_of(node_);
    result_.last_line = node_->span.end_line;
    const Stmt* first = node_->body.front();
    if (first->span.line == node_->span.line) return one_liner(first);
    if (!plan_moves()) return {};
    const int slots_after = is_docstring(first) ? first->span.end_line : first->span.line - 1 - decorators_of(first);
    for (int number = result_.first_line; number <= result_.last_line; ++number) {
      if (const auto found = replaced_.find(number); found == replaced_.end())
        put(line(number), number);
      else if (!found->second.empty())
        put(found->second, number);
      if (number == slots_after) put(cat(indentation(first->span.column), slots_line()), number);
      if (const auto found = added_.find(number); found != added_.end())
        for (const std::string& each : found->second) put(each, number);
    }
    return std::move(result_);
  }

 private:
  std::string_view line(int number) const { return lines_[static_cast<std::size_t>(number - 1)]; }

  void put(std::string_view text, int origin) {
    result_.text += cat(text, "\n");
    result_.origin.push_back(origin);
  }

  std::string slots_line() const {
    std::vector<std::string> names = change_.slots;
    if (change_.dict) names.emplace_back("__dict__");
    if (change_.weak_references) names.emplace_back("__weakref__");
    std::string tuple;
    for (const std::string& each : names) tuple += cat(tuple.empty() ? "" : ", ", "'", each, "'");
    return cat("__slots__ = (", tuple, names.size() == 1 ? ",)" : ")");
  }

  /// Lines above a first statement that belong to it.
  static int decorators_of(const Stmt* node) {
    if (node->kind == NodeKind::FunctionDef && !node->as<FunctionDefStmt>()->decorators.empty())
      return node->span.line - node->as<FunctionDefStmt>()->decorators.front()->span.line;
    if (node->kind == NodeKind::ClassDef && !node->as<ClassDefStmt>()->decorators.empty())
      return node->span.line - node->as<ClassDefStmt>()->decorators.front()->span.line;
    return 0;
  }

  /// class C: pass
  Rewriting one_liner(const Stmt* first) {
    const auto column = static_cast<std::size_t>(first->span.column);
    std::string_view head = line(node_->span.line).substr(0, column);
    head = head.substr(0, head.find_last_not_of(' ') + 1);
    for (int number = result_.first_line; number < node_->span.line; ++number) put(line(number), number);
    const std::string inner = indentation(node_->span.column + 4);
    put(head, node_->span.line);
    put(cat(inner, slots_line()), node_->span.line);
    if (first->kind != NodeKind::Pass) put(cat(inner, line(node_->span.line).substr(column)), node_->span.line);
    for (int number = node_->span.line + 1; number <= node_->span.end_line; ++number) put(line(number), number);
    return std::move(result_);
  }

  /// @dataclass becomes @dataclass(slots=True).
  Rewriting with_argument() {
    for (const Expr* each : node_->decorators) {
      if (decorator_name(each) != "dataclass" || each->span.line != each->span.end_line) continue;
      result_.first_line = node_->decorators.front()->span.line;
      result_.last_line = node_->span.end_line;
      for (int number = result_.first_line; number < each->span.line; ++number) put(line(number), number);
      const std::string_view text = line(each->span.line);
      auto end = static_cast<std::size_t>(each->span.end_column);
      std::string argument = change_.weak_references ? "slots=True, weakref_slot=True" : "slots=True";
      if (each->kind == NodeKind::Call) {
        --end;  // before the parenthesis
        const auto* call = each->as<CallExpr>();
        if (!call->args.empty() || !call->keywords.empty()) argument = ", " + argument;
      } else {
        argument = "(" + argument + ")";
      }
      put(cat(text.substr(0, end), argument, text.substr(end)), each->span.line);
      for (int number = each->span.line + 1; number <= result_.last_line; ++number) put(line(number), number);
      return std::move(result_);
    }
    return {};
  }

  /// Takes the defaults that are also assigned through self out of the class body; false when that cannot be written.
  bool plan_moves() {
    if (change_.moved.empty()) return true;
    const FunctionDefStmt* initializer = initializer_of(node_);
    if (!initializer || initializer->args->args.empty()) return false;
    const Stmt* first = initializer->body.front();
    if (first->span.line == initializer->span.line) return false;
    const std::string_view self = initializer->args->args.front().name;
    const int after = is_docstring(first) ? first->span.end_line : first->span.line - 1;
    for (const auto& [name, statement] : change_.moved) {
      const Span& span = statement->span;
      const bool annotated = statement->kind == NodeKind::AnnAssign;
      const Expr* value = annotated                             ? statement->as<AnnAssignStmt>()->value
                          : statement->kind == NodeKind::Assign ? statement->as<AssignStmt>()->value
                                                                : nullptr;
      const bool alone = value && span.line == span.end_line && line(span.line).find(';') == std::string_view::npos;
      if (!alone || (!annotated && statement->as<AssignStmt>()->targets.size() != 1)) return false;
      const std::string_view text = line(span.line);
      const std::string_view expression =
          text.substr(static_cast<std::size_t>(value->span.column),
                      static_cast<std::size_t>(value->span.end_column - value->span.column));
      replaced_[span.line] =
          annotated ? std::string(text.substr(
                          0, static_cast<std::size_t>(statement->as<AnnAssignStmt>()->annotation->span.end_column)))
                    : std::string();
      added_[after].push_back(cat(indentation(first->span.column), self, ".", name, " = ", expression));
    }
    return true;
  }

  std::vector<std::string_view> lines_;
  const ClassDefStmt* node_;
  const SlotsChange& change_;
  Rewriting result_;
  std::map<int, std::string> replaced_;
  std::map<int, std::vector<std::string>> added_;
};

}  // namespace

Rewriting rewrite_class(std::string_view source, const ClassDefStmt* node, const SlotsChange& change) {
  return Rewriter(source, node, change).rewrite();
}

}  // namespace slotscope
