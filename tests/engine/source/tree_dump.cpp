// The tree as text: kind, place, fields in the order of Python's ast module.
#include "tree_dump.hpp"

#include <charconv>

namespace slotscope {

namespace {

class Dumper {
 public:
  std::string text;

  void module(const Tree& tree) {
    if (tree.expression) {
      expr(tree.expression);
      text += '\n';
    }
    for (const Stmt* each : tree.body) {
      stmt(each);
      text += '\n';
    }
  }

 private:
  void place(const Span& span) {
    text += '@' + std::to_string(span.line) + ':' + std::to_string(span.column) + '-' + std::to_string(span.end_line) +
            ':' + std::to_string(span.end_column);
  }
  void open(std::string_view kind, const Span& span) {
    text += kind;
    place(span);
    text += '(';
  }
  void close() { text += ')'; }
  void quoted(std::string_view value) {
    text += '"';
    constexpr char digits[] = "0123456789abcdef";
    for (const char c : value) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 32 && byte < 127 && c != '"' && c != '\\')
        text += c;
      else
        text += std::string("\\x") + digits[byte >> 4] + digits[byte & 15];
    }
    text += '"';
  }
  void number(double value) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 17).ptr;
    text.append(buffer, end);
  }
  void name(std::string_view value) {
    text += value;
    text += ' ';
  }
  template <class T, class Write>
  void list(const std::vector<T>& values, Write write) {
    text += '[';
    for (const auto& value : values) {
      write(value);
      text += ' ';
    }
    text += ']';
  }
  void exprs(const NodeList<Expr>& values) {
    list(values, [&](const Expr* e) { expr(e); });
  }
  void stmts(const NodeList<Stmt>& values) {
    list(values, [&](const Stmt* s) { stmt(s); });
  }
  void patterns(const NodeList<Pattern>& values) {
    list(values, [&](const Pattern* p) { pattern(p); });
  }
  void context(Context c) { text += c == Context::Load ? "Load" : c == Context::Store ? "Store" : "Del"; }
  void keywords(const std::vector<Keyword>& values) {
    list(values, [&](const Keyword& k) {
      open("keyword", k.span);
      name(k.name);
      expr(k.value);
      close();
    });
  }
  void arg(const Arg& a) {
    open("arg", a.span);
    name(a.name);
    expr(a.annotation);
    close();
  }
  void arguments(const Arguments* a) {
    text += "arguments(";
    const auto each = [&](const Arg& one) { arg(one); };
    list(a->positional_only, each);
    list(a->args, each);
    if (a->vararg)
      arg(*a->vararg);
    else
      text += '-';
    list(a->keyword_only, each);
    exprs(a->keyword_defaults);
    if (a->kwarg)
      arg(*a->kwarg);
    else
      text += '-';
    exprs(a->defaults);
    close();
  }
  void conversion(char c) { text += c == 0 ? "-" : std::string(1, c); }

  void constant(const ConstantExpr* c) {
    switch (c->constant) {
      case ConstantKind::None:
        text += "None";
        break;
      case ConstantKind::True:
        text += "True";
        break;
      case ConstantKind::False:
        text += "False";
        break;
      case ConstantKind::Ellipsis:
        text += "...";
        break;
      case ConstantKind::Int:
        integer(c->text);
        break;
      case ConstantKind::Float:
        number(c->number);
        break;
      case ConstantKind::Imaginary:
        number(c->number);
        text += 'j';
        break;
      case ConstantKind::Str:
        text += c->unicode_prefix ? "u" : "s";
        quoted(c->text);
        break;
      case ConstantKind::Bytes:
        text += 'b';
        quoted(c->text);
        break;
    }
  }
  /// Small numbers by value; large ones are compared in the form they were written.
  void integer(std::string_view digits) {
    int base = 10;
    if (digits.size() > 2 && digits[0] == '0' && (digits[1] < '0' || digits[1] > '9')) {
      base = (digits[1] | 0x20) == 'x' ? 16 : (digits[1] | 0x20) == 'o' ? 8 : 2;
      digits.remove_prefix(2);
    }
    unsigned long long value = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    text += result.ec == std::errc() ? std::to_string(value) : "big";
  }

  void sequence(std::string_view kind, const SequenceExpr* s) {
    open(kind, s->span);
    exprs(s->elements);
    context(s->context);
    close();
  }

  void comprehension(std::string_view kind, const ComprehensionExpr* c) {
    open(kind, c->span);
    expr(c->element);
    if (c->kind == NodeKind::DictComp) expr(c->value);
    list(c->generators, [&](const Comprehension& clause) {
      text += "for(";
      expr(clause.target);
      expr(clause.iter);
      exprs(clause.conditions);
      text += clause.is_async ? "1)" : "0)";
    });
    close();
  }

  void expr(const Expr* e) {
    if (!e) {
      text += '-';
      return;
    }
    switch (e->kind) {
      case NodeKind::BoolOp:
        open("BoolOp", e->span);
        text += e->as<BoolOpExpr>()->op == BoolOpKind::And ? "And" : "Or";
        exprs(e->as<BoolOpExpr>()->values);
        return close();
      case NodeKind::NamedExpr:
        open("NamedExpr", e->span);
        expr(e->as<NamedExprExpr>()->target);
        expr(e->as<NamedExprExpr>()->value);
        return close();
      case NodeKind::BinOp:
        open("BinOp", e->span);
        expr(e->as<BinOpExpr>()->left);
        op(e->as<BinOpExpr>()->op);
        expr(e->as<BinOpExpr>()->right);
        return close();
      case NodeKind::UnaryOp: {
        static constexpr const char* names[] = {"USub", "UAdd", "Invert", "Not"};
        open("UnaryOp", e->span);
        text += names[static_cast<int>(e->as<UnaryOpExpr>()->op)];
        expr(e->as<UnaryOpExpr>()->operand);
        return close();
      }
      case NodeKind::Lambda:
        open("Lambda", e->span);
        arguments(e->as<LambdaExpr>()->args);
        expr(e->as<LambdaExpr>()->body);
        return close();
      case NodeKind::IfExp:
        open("IfExp", e->span);
        expr(e->as<IfExpExpr>()->test);
        expr(e->as<IfExpExpr>()->body);
        expr(e->as<IfExpExpr>()->orelse);
        return close();
      case NodeKind::DictDisplay:
        open("Dict", e->span);
        exprs(e->as<DictExpr>()->keys);
        exprs(e->as<DictExpr>()->values);
        return close();
      case NodeKind::SetDisplay:
        open("Set", e->span);
        exprs(e->as<SetExpr>()->elements);
        return close();
      case NodeKind::ListComp:
        return comprehension("ListComp", e->as<ComprehensionExpr>());
      case NodeKind::SetComp:
        return comprehension("SetComp", e->as<ComprehensionExpr>());
      case NodeKind::DictComp:
        return comprehension("DictComp", e->as<ComprehensionExpr>());
      case NodeKind::GeneratorExp:
        return comprehension("GeneratorExp", e->as<ComprehensionExpr>());
      case NodeKind::Await:
        open("Await", e->span);
        expr(e->as<AwaitExpr>()->value);
        return close();
      case NodeKind::Yield:
        open("Yield", e->span);
        expr(e->as<YieldExpr>()->value);
        return close();
      case NodeKind::YieldFrom:
        open("YieldFrom", e->span);
        expr(e->as<YieldFromExpr>()->value);
        return close();
      case NodeKind::Compare: {
        static constexpr const char* names[] = {"Lt", "LtE", "Eq", "NotEq", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
        open("Compare", e->span);
        expr(e->as<CompareExpr>()->left);
        for (const CmpOp each : e->as<CompareExpr>()->ops) name(names[static_cast<int>(each)]);
        exprs(e->as<CompareExpr>()->comparators);
        return close();
      }
      case NodeKind::Call:
        open("Call", e->span);
        expr(e->as<CallExpr>()->function);
        exprs(e->as<CallExpr>()->args);
        keywords(e->as<CallExpr>()->keywords);
        return close();
      case NodeKind::FormattedValue:
        open("FormattedValue", e->span);
        expr(e->as<FormattedValueExpr>()->value);
        conversion(e->as<FormattedValueExpr>()->conversion);
        expr(e->as<FormattedValueExpr>()->format_spec);
        return close();
      case NodeKind::Interpolation:
        open("Interpolation", e->span);
        expr(e->as<InterpolationExpr>()->value);
        quoted(e->as<InterpolationExpr>()->text);
        conversion(e->as<InterpolationExpr>()->conversion);
        expr(e->as<InterpolationExpr>()->format_spec);
        return close();
      case NodeKind::JoinedStr:
      case NodeKind::TemplateStr:
        open(e->kind == NodeKind::JoinedStr ? "JoinedStr" : "TemplateStr", e->span);
        exprs(e->as<JoinedStrExpr>()->values);
        return close();
      case NodeKind::Constant:
        open("Constant", e->span);
        constant(e->as<ConstantExpr>());
        return close();
      case NodeKind::Attribute:
        open("Attribute", e->span);
        expr(e->as<AttributeExpr>()->value);
        name(e->as<AttributeExpr>()->attribute);
        context(e->as<AttributeExpr>()->context);
        return close();
      case NodeKind::Subscript:
        open("Subscript", e->span);
        expr(e->as<SubscriptExpr>()->value);
        expr(e->as<SubscriptExpr>()->slice);
        context(e->as<SubscriptExpr>()->context);
        return close();
      case NodeKind::Starred:
        open("Starred", e->span);
        expr(e->as<StarredExpr>()->value);
        context(e->as<StarredExpr>()->context);
        return close();
      case NodeKind::Name:
        open("Name", e->span);
        name(e->as<NameExpr>()->id);
        context(e->as<NameExpr>()->context);
        return close();
      case NodeKind::ListDisplay:
        return sequence("List", e->as<SequenceExpr>());
      case NodeKind::TupleDisplay:
        return sequence("Tuple", e->as<SequenceExpr>());
      case NodeKind::Slice:
        open("Slice", e->span);
        expr(e->as<SliceExpr>()->lower);
        expr(e->as<SliceExpr>()->upper);
        expr(e->as<SliceExpr>()->step);
        return close();
      default:
        text += "?expr";
    }
  }

  void op(Operator value) {
    static constexpr const char* names[] = {"Add", "Sub",    "Mult",   "MatMult", "Div",   "FloorDiv", "Mod",
                                            "Pow", "LShift", "RShift", "BitAnd",  "BitOr", "BitXor"};
    name(names[static_cast<int>(value)]);
  }

  void type_params(const std::vector<TypeParam>& params) {
    list(params, [&](const TypeParam& p) {
      static constexpr const char* names[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
      open(names[static_cast<int>(p.kind)], p.span);
      name(p.name);
      if (p.kind == TypeParamKind::TypeVar) expr(p.bound);
      expr(p.default_value);
      close();
    });
  }

  void aliases(const std::vector<Alias>& values) {
    list(values, [&](const Alias& a) {
      open("alias", a.span);
      name(a.name);
      name(a.as_name);
      close();
    });
  }

  void stmt(const Stmt* s) {
    static constexpr const char* names[] = {"FunctionDef", "AsyncFunctionDef",
                                            "ClassDef",    "Return",
                                            "Delete",      "Assign",
                                            "TypeAlias",   "AugAssign",
                                            "AnnAssign",   "For",
                                            "AsyncFor",    "While",
                                            "If",          "With",
                                            "AsyncWith",   "Match",
                                            "Raise",       "Try",
                                            "TryStar",     "Assert",
                                            "Import",      "ImportFrom",
                                            "Global",      "Nonlocal",
                                            "Expr",        "Pass",
                                            "Break",       "Continue"};
    open(names[static_cast<int>(s->kind) - static_cast<int>(NodeKind::FunctionDef)], s->span);
    fields(s);
    close();
  }

  void fields(const Stmt* s) {
    switch (s->kind) {
      case NodeKind::FunctionDef:
      case NodeKind::AsyncFunctionDef: {
        const auto* f = s->as<FunctionDefStmt>();
        name(f->name);
        arguments(f->args);
        stmts(f->body);
        exprs(f->decorators);
        expr(f->returns);
        return type_params(f->type_params);
      }
      case NodeKind::ClassDef: {
        const auto* c = s->as<ClassDefStmt>();
        name(c->name);
        exprs(c->bases);
        keywords(c->keywords);
        stmts(c->body);
        exprs(c->decorators);
        return type_params(c->type_params);
      }
      case NodeKind::Return:
        return expr(s->as<ReturnStmt>()->value);
      case NodeKind::Delete:
        return exprs(s->as<DeleteStmt>()->targets);
      case NodeKind::Assign:
        exprs(s->as<AssignStmt>()->targets);
        return expr(s->as<AssignStmt>()->value);
      case NodeKind::TypeAlias:
        expr(s->as<TypeAliasStmt>()->name);
        type_params(s->as<TypeAliasStmt>()->type_params);
        return expr(s->as<TypeAliasStmt>()->value);
      case NodeKind::AugAssign:
        expr(s->as<AugAssignStmt>()->target);
        op(s->as<AugAssignStmt>()->op);
        return expr(s->as<AugAssignStmt>()->value);
      case NodeKind::AnnAssign:
        expr(s->as<AnnAssignStmt>()->target);
        expr(s->as<AnnAssignStmt>()->annotation);
        expr(s->as<AnnAssignStmt>()->value);
        text += s->as<AnnAssignStmt>()->simple ? '1' : '0';
        return;
      case NodeKind::For:
      case NodeKind::AsyncFor:
        expr(s->as<ForStmt>()->target);
        expr(s->as<ForStmt>()->iter);
        stmts(s->as<ForStmt>()->body);
        return stmts(s->as<ForStmt>()->orelse);
      case NodeKind::While:
        expr(s->as<WhileStmt>()->test);
        stmts(s->as<WhileStmt>()->body);
        return stmts(s->as<WhileStmt>()->orelse);
      case NodeKind::If:
        expr(s->as<IfStmt>()->test);
        stmts(s->as<IfStmt>()->body);
        return stmts(s->as<IfStmt>()->orelse);
      case NodeKind::With:
      case NodeKind::AsyncWith:
        list(s->as<WithStmt>()->items, [&](const WithItem& item) {
          expr(item.context);
          expr(item.target);
        });
        return stmts(s->as<WithStmt>()->body);
      case NodeKind::Match:
        expr(s->as<MatchStmt>()->subject);
        return list(s->as<MatchStmt>()->cases, [&](const MatchCase& c) {
          pattern(c.pattern);
          expr(c.guard);
          stmts(c.body);
        });
      case NodeKind::Raise:
        expr(s->as<RaiseStmt>()->exception);
        return expr(s->as<RaiseStmt>()->cause);
      case NodeKind::Try:
      case NodeKind::TryStar: {
        const auto* t = s->as<TryStmt>();
        stmts(t->body);
        list(t->handlers, [&](const ExceptHandler& h) {
          open("ExceptHandler", h.span);
          expr(h.type);
          name(h.name);
          stmts(h.body);
          close();
        });
        stmts(t->orelse);
        return stmts(t->finalbody);
      }
      case NodeKind::Assert:
        expr(s->as<AssertStmt>()->test);
        return expr(s->as<AssertStmt>()->message);
      case NodeKind::Import:
        return aliases(s->as<ImportStmt>()->names);
      case NodeKind::ImportFrom:
        name(s->as<ImportFromStmt>()->module);
        aliases(s->as<ImportFromStmt>()->names);
        text += std::to_string(s->as<ImportFromStmt>()->level);
        return;
      case NodeKind::Global:
      case NodeKind::Nonlocal:
        for (const std::string_view each : s->as<NamesStmt>()->names) name(each);
        return;
      case NodeKind::ExprStmt:
        return expr(s->as<ExprStmt>()->value);
      default:
        return;
    }
  }

  void pattern(const Pattern* p) {
    if (!p) {
      text += '-';
      return;
    }
    static constexpr const char* names[] = {"MatchValue", "MatchSingleton", "MatchSequence", "MatchMapping",
                                            "MatchClass", "MatchStar",      "MatchAs",       "MatchOr"};
    open(names[static_cast<int>(p->kind) - static_cast<int>(NodeKind::MatchValue)], p->span);
    switch (p->kind) {
      case NodeKind::MatchValue:
        expr(p->as<MatchValuePattern>()->value);
        break;
      case NodeKind::MatchSingleton: {
        const ConstantKind kind = p->as<MatchSingletonPattern>()->constant;
        text += kind == ConstantKind::None ? "None" : kind == ConstantKind::True ? "True" : "False";
        break;
      }
      case NodeKind::MatchSequence:
        patterns(p->as<MatchSequencePattern>()->patterns);
        break;
      case NodeKind::MatchMapping:
        exprs(p->as<MatchMappingPattern>()->keys);
        patterns(p->as<MatchMappingPattern>()->patterns);
        name(p->as<MatchMappingPattern>()->rest);
        break;
      case NodeKind::MatchClass:
        expr(p->as<MatchClassPattern>()->cls);
        patterns(p->as<MatchClassPattern>()->patterns);
        for (const std::string_view each : p->as<MatchClassPattern>()->keyword_names) name(each);
        patterns(p->as<MatchClassPattern>()->keyword_patterns);
        break;
      case NodeKind::MatchStar:
        name(p->as<MatchStarPattern>()->name);
        break;
      case NodeKind::MatchAs:
        pattern(p->as<MatchAsPattern>()->pattern);
        name(p->as<MatchAsPattern>()->name);
        break;
      default:
        patterns(p->as<MatchOrPattern>()->patterns);
    }
    close();
  }
};

}  // namespace

std::string dump_tree(const Tree& tree) {
  Dumper dumper;
  dumper.module(tree);
  return std::move(dumper.text);
}

}  // namespace slotscope
