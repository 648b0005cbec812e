// "Would slots break my class?": reads a program's classes, says what slots would save and what they would break.
#include <algorithm>
#include <map>
#include <set>

#include "engine/engine.hpp"
#include "engine/layout/advice_trial.hpp"
#include "engine/objects/exception.hpp"
#include "engine/source/parser.hpp"

namespace slotscope {

namespace {

Place place_of(const Span& span) {
  return {span.line, span.column, span.end_line, span.end_column};
}

/// Everything the advice needs to know of one class.
struct Facts {
  const ClassDefStmt* node = nullptr;
  std::vector<std::string> assigned;    ///< through self, in order of first assignment; before them what __slots__
                                        ///< names, or the fields of a dataclass
  std::vector<std::string> not_fields;  ///< of a dataclass: what is assigned through self and is no field
  std::map<std::string, const Stmt*> class_variables;
  std::vector<std::pair<std::string, Span>> defaults;  ///< class variables that are also assigned through self
  bool field_defaults = false;                         ///< of a dataclass
  bool slotted = false;
  bool dataclass = false;
  Span slots_span;
};

bool is_function(const Stmt* node) {
  return node->kind == NodeKind::FunctionDef || node->kind == NodeKind::AsyncFunctionDef;
}

bool is_name(const Expr* node, std::string_view name) {
  return node->kind == NodeKind::Name && node->as<NameExpr>()->id == name;
}

/// The last part of a dotted name: cached_property of functools.cached_property.
std::string_view last_name(const Expr* node) {
  if (node->kind == NodeKind::Name) return node->as<NameExpr>()->id;
  if (node->kind == NodeKind::Attribute) return node->as<AttributeExpr>()->attribute;
  if (node->kind == NodeKind::Call) return last_name(node->as<CallExpr>()->function);
  return {};
}

/// Calls `visit` for each statement below, nested blocks included, functions and classes not.
template <class Visit>
void each_statement(const NodeList<Stmt>& list, Visit visit) {
  for (const Stmt* each : list) {
    visit(each);
    switch (each->kind) {
      case NodeKind::If:
        each_statement(each->as<IfStmt>()->body, visit);
        each_statement(each->as<IfStmt>()->orelse, visit);
        break;
      case NodeKind::For:
      case NodeKind::AsyncFor:
        each_statement(each->as<ForStmt>()->body, visit);
        each_statement(each->as<ForStmt>()->orelse, visit);
        break;
      case NodeKind::While:
        each_statement(each->as<WhileStmt>()->body, visit);
        each_statement(each->as<WhileStmt>()->orelse, visit);
        break;
      case NodeKind::With:
      case NodeKind::AsyncWith:
        each_statement(each->as<WithStmt>()->body, visit);
        break;
      case NodeKind::Try:
      case NodeKind::TryStar: {
        const auto* node = each->as<TryStmt>();
        each_statement(node->body, visit);
        for (const ExceptHandler& handler : node->handlers) each_statement(handler.body, visit);
        each_statement(node->orelse, visit);
        each_statement(node->finalbody, visit);
        break;
      }
      default:
        break;
    }
  }
}

/// The targets a statement assigns to.
std::vector<const Expr*> targets_of(const Stmt* node) {
  std::vector<const Expr*> found;
  auto add = [&](const Expr* target, auto& self) -> void {
    if (target->kind == NodeKind::TupleDisplay || target->kind == NodeKind::ListDisplay) {
      for (const Expr* each : target->as<SequenceExpr>()->elements) self(each, self);
    } else if (target->kind == NodeKind::Starred) {
      self(target->as<StarredExpr>()->value, self);
    } else {
      found.push_back(target);
    }
  };
  if (node->kind == NodeKind::Assign)
    for (const Expr* target : node->as<AssignStmt>()->targets) add(target, add);
  else if (node->kind == NodeKind::AugAssign)
    add(node->as<AugAssignStmt>()->target, add);
  else if (node->kind == NodeKind::AnnAssign && node->as<AnnAssignStmt>()->value)
    add(node->as<AnnAssignStmt>()->target, add);
  else if (node->kind == NodeKind::For)
    add(node->as<ForStmt>()->target, add);
  else if (node->kind == NodeKind::With || node->kind == NodeKind::AsyncWith)
    for (const WithItem& item : node->as<WithStmt>()->items)
      if (item.target) add(item.target, add);
  return found;
}

bool has_method(const ClassDefStmt* node, std::string_view name) {
  return std::any_of(node->body.begin(), node->body.end(),
                     [&](const Stmt* each) { return is_function(each) && each->as<FunctionDefStmt>()->name == name; });
}

/// Whether a function in a class is given the class, or nothing, as its first argument instead of an instance.
bool is_about_class(const FunctionDefStmt* function) {
  static const std::set<std::string_view> implicit = {"__new__", "__init_subclass__", "__class_getitem__"};
  return implicit.count(function->name) > 0 ||
         std::any_of(function->decorators.begin(), function->decorators.end(), [](const Expr* decorator) {
           const std::string_view name = last_name(decorator);
           return name == "classmethod" || name == "staticmethod";
         });
}

/// What is assigned through self and is no attribute of the program's.
bool is_special(std::string_view name) {
  return name == "__dict__" || name == "__class__" || name == "__weakref__";
}

/// An annotated name in a dataclass, unless it is a ClassVar or InitVar.
bool is_field(const AnnAssignStmt* node) {
  if (node->target->kind != NodeKind::Name) return false;
  const Expr* annotation = node->annotation;
  if (annotation->kind == NodeKind::Subscript) annotation = annotation->as<SubscriptExpr>()->value;
  const std::string_view name = last_name(annotation);
  return name != "ClassVar" && name != "InitVar";
}

/// The names a `__slots__` written out as text or as a display of texts declares.
std::vector<std::string> names_in(const Expr* slots) {
  std::vector<std::string> names;
  auto add = [&](const Expr* each) {
    if (!each || each->kind != NodeKind::Constant || each->as<ConstantExpr>()->constant != ConstantKind::Str) return;
    const std::string name(each->as<ConstantExpr>()->text);
    if (name != "__dict__" && name != "__weakref__") names.push_back(name);
  };
  if (slots->kind == NodeKind::TupleDisplay || slots->kind == NodeKind::ListDisplay)
    for (const Expr* each : slots->as<SequenceExpr>()->elements) add(each);
  else if (slots->kind == NodeKind::SetDisplay)
    for (const Expr* each : slots->as<SetExpr>()->elements) add(each);
  else if (slots->kind == NodeKind::DictDisplay)
    for (const Expr* each : slots->as<DictExpr>()->keys) add(each);
  else
    add(slots);
  return names;
}

/// @dataclass(slots=True)
bool asks_for_slots(const Expr* decorator) {
  if (decorator->kind != NodeKind::Call) return false;
  const auto& keywords = decorator->as<CallExpr>()->keywords;
  return std::any_of(keywords.begin(), keywords.end(), [](const Keyword& each) {
    return each.name == "slots" && each.value->kind == NodeKind::Constant &&
           each.value->as<ConstantExpr>()->constant == ConstantKind::True;
  });
}

Facts facts_of(const ClassDefStmt* node) {
  Facts facts;
  facts.node = node;
  for (const Expr* decorator : node->decorators) {
    if (last_name(decorator) != "dataclass") continue;
    facts.dataclass = true;
    facts.slotted = asks_for_slots(decorator);
  }
  for (const Expr* base : node->bases)
    if (last_name(base) == "NamedTuple") facts.slotted = true;  // its classes are made with __slots__ = ()
  for (const Stmt* each : node->body) {
    for (const Expr* target : targets_of(each)) {
      if (target->kind != NodeKind::Name) continue;
      const std::string name(target->as<NameExpr>()->id);
      if (name == "__slots__") {
        facts.slotted = true;
        facts.slots_span = each->span;
        if (each->kind == NodeKind::Assign)
          for (const std::string& declared : names_in(each->as<AssignStmt>()->value))
            if (std::find(facts.assigned.begin(), facts.assigned.end(), declared) == facts.assigned.end())
              facts.assigned.push_back(declared);
      } else {
        facts.class_variables.emplace(name, each);
      }
    }
    if (facts.dataclass && each->kind == NodeKind::AnnAssign && is_field(each->as<AnnAssignStmt>())) {
      facts.assigned.emplace_back(each->as<AnnAssignStmt>()->target->as<NameExpr>()->id);
      facts.field_defaults = facts.field_defaults || each->as<AnnAssignStmt>()->value;
    }
    if (!is_function(each)) continue;
    const auto* function = each->as<FunctionDefStmt>();
    const auto& parameters =
        function->args->positional_only.empty() ? function->args->args : function->args->positional_only;
    if (parameters.empty() || is_about_class(function)) continue;
    const std::string_view self = parameters[0].name;
    each_statement(function->body, [&](const Stmt* inner) {
      for (const Expr* target : targets_of(inner)) {
        if (target->kind != NodeKind::Attribute || !is_name(target->as<AttributeExpr>()->value, self)) continue;
        const std::string name(target->as<AttributeExpr>()->attribute);
        if (has_method(node, name) || is_special(name)) continue;  // of a property its setter decides
        if (std::find(facts.assigned.begin(), facts.assigned.end(), name) != facts.assigned.end()) {
          if (!facts.dataclass && facts.class_variables.count(name)) facts.defaults.emplace_back(name, target->span);
          continue;
        }
        (facts.dataclass ? facts.not_fields : facts.assigned).push_back(name);
        if (facts.class_variables.count(name)) facts.defaults.emplace_back(name, target->span);
      }
    });
  }
  return facts;
}

/// Calls `visit` for every expression below a node.
template <class Visit>
void each_expression(const Expr* node, Visit visit) {
  if (!node) return;
  visit(node);
  auto go = [&](const Expr* child) { each_expression(child, visit); };
  switch (node->kind) {
    case NodeKind::Call:
      go(node->as<CallExpr>()->function);
      for (const Expr* each : node->as<CallExpr>()->args) go(each);
      for (const Keyword& each : node->as<CallExpr>()->keywords) go(each.value);
      break;
    case NodeKind::Attribute:
      go(node->as<AttributeExpr>()->value);
      break;
    case NodeKind::Subscript:
      go(node->as<SubscriptExpr>()->value), go(node->as<SubscriptExpr>()->slice);
      break;
    case NodeKind::BinOp:
      go(node->as<BinOpExpr>()->left), go(node->as<BinOpExpr>()->right);
      break;
    case NodeKind::Compare:
      go(node->as<CompareExpr>()->left);
      for (const Expr* each : node->as<CompareExpr>()->comparators) go(each);
      break;
    case NodeKind::TupleDisplay:
    case NodeKind::ListDisplay:
      for (const Expr* each : node->as<SequenceExpr>()->elements) go(each);
      break;
    case NodeKind::JoinedStr:
      for (const Expr* each : node->as<JoinedStrExpr>()->values) go(each);
      break;
    case NodeKind::FormattedValue:
      go(node->as<FormattedValueExpr>()->value);
      break;
    case NodeKind::IfExp:
      go(node->as<IfExpExpr>()->body), go(node->as<IfExpExpr>()->test), go(node->as<IfExpExpr>()->orelse);
      break;
    case NodeKind::Starred:
      go(node->as<StarredExpr>()->value);
      break;
    default:
      break;
  }
}

template <class Visit>
void each_expression_of(const NodeList<Stmt>& list, Visit visit) {
  each_statement(list, [&](const Stmt* each) {
    switch (each->kind) {
      case NodeKind::ExprStmt:
        each_expression(each->as<ExprStmt>()->value, visit);
        break;
      case NodeKind::Assign:
        each_expression(each->as<AssignStmt>()->value, visit);
        break;
      case NodeKind::AnnAssign:
        each_expression(each->as<AnnAssignStmt>()->value, visit);
        break;
      case NodeKind::AugAssign:
        each_expression(each->as<AugAssignStmt>()->value, visit);
        break;
      case NodeKind::Return:
        each_expression(each->as<ReturnStmt>()->value, visit);
        break;
      case NodeKind::If:
        each_expression(each->as<IfStmt>()->test, visit);
        break;
      case NodeKind::For:
        each_expression(each->as<ForStmt>()->iter, visit);
        break;
      case NodeKind::While:
        each_expression(each->as<WhileStmt>()->test, visit);
        break;
      case NodeKind::FunctionDef:
      case NodeKind::AsyncFunctionDef:
        each_expression_of(each->as<FunctionDefStmt>()->body, visit);
        break;
      case NodeKind::ClassDef:
        each_expression_of(each->as<ClassDefStmt>()->body, visit);
        break;
      default:
        break;
    }
  });
}

std::int64_t bytes_per_instance(InstanceKind kind, std::size_t attributes, Version version) {
  MeasureRequest request;
  request.version = version;
  request.kind = kind;
  request.attributes = static_cast<int>(std::min<std::size_t>(attributes, 100));
  request.instances = 200;
  const MeasureResult result = measure(request);
  if (result.points.size() < 2) return 0;
  // The first instances of a class carry more room: the last hundred tell.
  const MeasurePoint &last = result.points.back(), &before = result.points[result.points.size() - 2];
  const auto count = static_cast<std::int64_t>(last.instances - before.instances);
  return count > 0 ? (last.traced_bytes - before.traced_bytes + count / 2) / count : 0;
}

class Adviser {
 public:
  Adviser(std::string_view source, const Tree& tree, const Settings& settings)
      : source_(source), tree_(tree), version_(settings.version), trial_(source, settings) {
    collect(tree.body);
    for (Facts& facts : classes_) leave_out_descriptors(facts);
  }

  std::vector<ClassAdvice> advise() {
    std::vector<ClassAdvice> all;
    for (const Facts& facts : classes_) all.push_back(advice_for(facts));
    return all;
  }

 private:
  /// A class variable made by a class of the program that has __set__: it takes the assignments itself.
  bool is_descriptor(const Stmt* statement) const {
    const Expr* value = statement->kind == NodeKind::Assign      ? statement->as<AssignStmt>()->value
                        : statement->kind == NodeKind::AnnAssign ? statement->as<AnnAssignStmt>()->value
                                                                 : nullptr;
    if (!value || value->kind != NodeKind::Call) return false;
    const Facts* found = find(last_name(value));
    return found && has_method(found->node, "__set__");
  }

  /// Names that descriptors answer for are neither slots nor defaults.
  void leave_out_descriptors(Facts& facts) const {
    for (const auto& [name, statement] : facts.class_variables) {
      if (!is_descriptor(statement)) continue;
      std::erase(facts.assigned, name);
      std::erase_if(facts.defaults, [&, &known = name](const auto& each) { return each.first == known; });
    }
  }

  void collect(const NodeList<Stmt>& list) {
    each_statement(list, [&](const Stmt* each) {
      if (each->kind == NodeKind::ClassDef) classes_.push_back(facts_of(each->as<ClassDefStmt>()));
      if (is_function(each)) collect(each->as<FunctionDefStmt>()->body);
    });
  }

  const Facts* find(std::string_view name) const {
    for (const Facts& facts : classes_)
      if (facts.node->name == name) return &facts;
    return nullptr;
  }

  void add(ClassAdvice& advice, AdviceFinding::Severity severity, const char* code, const Span& span,
           std::string message) {
    for (const AdviceFinding& each : advice.findings)
      if (each.code == code && each.place.line == span.line) return;
    advice.findings.push_back({severity, code, place_of(span), std::move(message)});
  }

  /// Attributes the slotted bases keep already.
  std::set<std::string> inherited(const Facts& facts) const {
    std::set<std::string> names;
    for (const Expr* base : facts.node->bases) {
      const Facts* found = find(last_name(base));
      if (!found || found->node == facts.node) continue;
      names.insert(found->assigned.begin(), found->assigned.end());
      names.merge(inherited(*found));
    }
    return names;
  }

  ClassAdvice advice_for(const Facts& facts) {
    using Severity = AdviceFinding::Severity;
    ClassAdvice advice;
    advice.name = std::string(facts.node->name);
    advice.place = place_of(facts.node->name_span);
    advice.already_slotted = facts.slotted;
    const std::set<std::string> above = inherited(facts);
    for (const std::string& name : facts.assigned)
      if (!above.count(name)) advice.attributes.push_back(name);
    bool keeps_dict = false, needs_weakref = false;
    std::size_t classes_with_attributes = 0;
    for (const Expr* base : facts.node->bases) {
      const std::string name(last_name(base));
      if (name == "object" || name == "ABC" || name == "Generic" || name == "Protocol" || name.empty()) continue;
      const Facts* found = find(name);
      if (found && !found->assigned.empty()) ++classes_with_attributes;
      if (found && !found->slotted) {
        add(advice, Severity::Costs, "base-without-slots", base->span,
            cat("The base ", name, " has no __slots__, so instances get a __dict__ all the same: give ", name,
                " slots too."));
        keeps_dict = true;
      }
      static const std::set<std::string> sized = {"int", "bytes", "tuple", "type", "bool"};
      if (sized.count(name) && !advice.attributes.empty())
        add(advice, Severity::Breaks, "variable-size-base", base->span,
            cat("TypeError: nonempty __slots__ not supported for subtype of '", name, "'."));
      if (name == "Exception" || name == "BaseException" || name == "Enum" || name == "IntEnum")
        add(advice, Severity::Costs, "base-keeps-dict", base->span,
            cat(name, " instances keep a __dict__ of their own for what has no slot: it is made when it is needed."));
    }
    if (classes_with_attributes > 1)
      add(advice, Severity::Breaks, "layout-conflict", facts.node->name_span,
          "With slots in more than one base the class statement fails: TypeError: multiple bases have instance lay-out "
          "conflict. Keep the attributes in one base chain and give the others __slots__ = ().");
    for (const auto& [name, span] : facts.defaults)
      add(advice, Severity::Breaks, "class-variable-default", span,
          cat("'", name, "' is a class variable and assigned on instances: ValueError: '", name,
              "' in __slots__ conflicts with class variable. Set the default in __init__ instead."));
    for (const Stmt* each : facts.node->body) {
      if (!is_function(each)) continue;
      for (const Expr* decorator : each->as<FunctionDefStmt>()->decorators)
        if (last_name(decorator) == "cached_property")
          add(advice, Severity::Breaks, "cached-property", decorator->span,
              cat("TypeError: No '__dict__' attribute on '", advice.name, "' instance to cache '",
                  each->as<FunctionDefStmt>()->name,
                  "' property. Use property with a slot of its own, or add '__dict__' to the slots."));
    }
    uses(facts, advice, keeps_dict, needs_weakref);
    for (const Facts& other : classes_) {
      for (const Expr* base : other.node->bases)
        if (last_name(base) == facts.node->name && !other.slotted && other.node != facts.node)
          add(advice, Severity::Costs, "subclass-without-slots", other.node->name_span,
              cat("The subclass ", other.node->name,
                  " has no __slots__: its instances get a __dict__ again. Give it its own __slots__."));
    }
    if (facts.dataclass) dataclass_findings(facts, advice);
    Rewriting rewriting;
    if (!facts.slotted) rewriting = try_with_slots(facts, advice, needs_weakref);
    measure_both(facts, advice, rewriting, needs_weakref, keeps_dict);
    std::sort(advice.findings.begin(), advice.findings.end(),
              [](const AdviceFinding& a, const AdviceFinding& b) { return a.place.line < b.place.line; });
    advice.verdict = verdict(advice, keeps_dict);
    return advice;
  }

  /// What dataclass() itself has against slots.
  void dataclass_findings(const Facts& facts, ClassAdvice& advice) {
    using Severity = AdviceFinding::Severity;
    constexpr int slots_argument_since = 10;
    if (facts.slotted) return;
    if (facts.field_defaults && version_.minor < slots_argument_since)
      add(advice, Severity::Breaks, "dataclass-default", facts.node->name_span,
          "The default of a field is a class variable, so the field cannot be named in __slots__: ValueError. "
          "@dataclass(slots=True), from 3.10 on, takes care of it.");
    for (const std::string& name : facts.not_fields)
      add(advice, Severity::Breaks, "undeclared-attribute", facts.node->name_span,
          cat("'", name, "' is assigned through self and is no field: AttributeError with slots. Declare it: ", name,
              ": object = field(init=False)."));
  }

  /// Runs the program with the class rewritten, learns from what breaks, and keeps the rewriting if nothing does.
  Rewriting try_with_slots(const Facts& facts, ClassAdvice& advice, bool& needs_weakref) {
    SlotsChange change;
    change.slots = advice.attributes;
    change.weak_references = needs_weakref;
    change.dataclass = facts.dataclass;
    change.slots_argument = version_.minor >= 10 && facts.dataclass;
    for (const auto& [name, span] : facts.defaults) {
      const auto found = facts.class_variables.find(name);
      if (found != facts.class_variables.end()) change.moved.emplace(name, found->second);
    }
    const TrialResult result = trial_.run(facts.node, std::move(change));
    for (const AdviceFinding& each : result.findings) {
      const bool known = std::any_of(advice.findings.begin(), advice.findings.end(), [&](const AdviceFinding& other) {
        return other.code == each.code && other.place.line == each.place.line;
      });
      if (!known) advice.findings.push_back(each);
    }
    needs_weakref = result.change.weak_references;
    for (const std::string& name : result.change.slots)
      if (std::find(advice.attributes.begin(), advice.attributes.end(), name) == advice.attributes.end())
        advice.attributes.push_back(name);
    advice.rewritten = result.rewriting.text;
    if (!advice.rewritten.empty()) advice.place = {result.rewriting.first_line, 0, result.rewriting.last_line, 0};
    return result.rewriting;
  }

  /// Both sizes as the program's own class has them, which may derive from list or share its keys no longer; where that
  /// cannot be had, or the bases need slots first, as a class of its own would have them.
  void measure_both(const Facts& facts, ClassAdvice& advice, const Rewriting& rewriting, bool needs_weakref,
                    bool bases_first) const {
    const std::set<std::string> above = inherited(facts);
    std::vector<std::string> attributes(above.begin(), above.end());
    attributes.insert(attributes.end(), advice.attributes.begin(), advice.attributes.end());
    const std::int64_t plain =
        bytes_per_instance(facts.slotted ? InstanceKind::Slotted : InstanceKind::Regular, attributes.size(), version_);
    const std::int64_t slotted = bytes_per_instance(
        needs_weakref ? InstanceKind::SlottedWeakref : InstanceKind::Slotted, attributes.size(), version_);
    advice.bytes_now = trial_.instance_bytes(facts.node->name, attributes);
    if (advice.bytes_now == 0) advice.bytes_now = plain;
    advice.bytes_slotted = facts.slotted ? advice.bytes_now : 0;
    if (!facts.slotted && !rewriting.text.empty() && !bases_first)
      advice.bytes_slotted = trial_.instance_bytes(facts.node->name, attributes, &rewriting);
    const bool cannot = std::any_of(advice.findings.begin(), advice.findings.end(),
                                    [](const AdviceFinding& each) { return each.code == "variable-size-base"; });
    if (advice.bytes_slotted == 0)
      advice.bytes_slotted = cannot ? advice.bytes_now : std::min(slotted, advice.bytes_now);
  }

  static std::string verdict(const ClassAdvice& advice, bool keeps_dict) {
    if (advice.already_slotted) return "It has slots already.";
    const bool breaks = std::any_of(advice.findings.begin(), advice.findings.end(), [](const AdviceFinding& each) {
      return each.severity == AdviceFinding::Severity::Breaks;
    });
    const std::int64_t saved = advice.bytes_now - advice.bytes_slotted;
    const std::string effect =
        saved > 0    ? cat("Slots would save ", saved, " bytes an instance, about ", saved * 1'000'000 / 1024 / 1024,
                           " MiB in a million")
        : saved == 0 ? std::string("Slots would save nothing here")
                     : cat("Slots would cost ", -saved, " bytes more an instance, as it keeps its __dict__");
    return cat(effect, breaks       ? advice.rewritten.empty()
                                          ? ", but something would break first."
                                          : ", but something would break first unless it is written as below."
                       : keeps_dict ? ", once its bases have slots too."
                                    : ", and nothing found here would break.");
  }

  /// What the rest of the program does with instances.
  void uses(const Facts& facts, ClassAdvice& advice, bool&, bool& needs_weakref) {
    using Severity = AdviceFinding::Severity;
    std::set<std::string> instances;
    std::set<std::string> known(facts.assigned.begin(), facts.assigned.end());
    const std::set<std::string> above = inherited(facts);
    known.insert(above.begin(), above.end());
    for (const Stmt* each : facts.node->body) {
      if (is_function(each)) known.insert(std::string(each->as<FunctionDefStmt>()->name));
    }
    auto makes_one = [&](const Expr* value) {
      return value && value->kind == NodeKind::Call && last_name(value->as<CallExpr>()->function) == facts.node->name;
    };
    auto scan = [&](const NodeList<Stmt>& list, auto& self) -> void {
      each_statement(list, [&](const Stmt* each) {
        if (each->kind == NodeKind::Assign && makes_one(each->as<AssignStmt>()->value))
          for (const Expr* target : targets_of(each))
            if (target->kind == NodeKind::Name) instances.insert(std::string(target->as<NameExpr>()->id));
        for (const Expr* target : targets_of(each)) {
          if (target->kind != NodeKind::Attribute) continue;
          const auto* attribute = target->as<AttributeExpr>();
          if (attribute->value->kind != NodeKind::Name ||
              !instances.count(std::string(attribute->value->as<NameExpr>()->id)))
            continue;
          if (is_special(attribute->attribute) || known.count(std::string(attribute->attribute))) continue;
          add(advice, Severity::Breaks, "undeclared-attribute", target->span,
              cat("'", attribute->attribute,
                  "' is assigned here but not in the class: AttributeError with slots. Add it to __slots__."));
          advice.attributes.emplace_back(attribute->attribute);
          known.insert(std::string(attribute->attribute));
        }
        if (is_function(each)) self(each->as<FunctionDefStmt>()->body, self);
      });
    };
    scan(tree_.body, scan);
    each_expression_of(tree_.body, [&](const Expr* node) {
      if (node->kind == NodeKind::Attribute && node->as<AttributeExpr>()->attribute == "__dict__") {
        const Expr* value = node->as<AttributeExpr>()->value;
        if (is_name(value, "self") ||
            (value->kind == NodeKind::Name && instances.count(std::string(value->as<NameExpr>()->id))))
          add(advice, Severity::Breaks, "dict-use", node->span,
              "Reads __dict__, which slotted instances do not have: name the attributes, or use dataclasses.asdict.");
      }
      if (node->kind != NodeKind::Call) return;
      const auto* call = node->as<CallExpr>();
      const std::string_view name = last_name(call->function);
      const bool about_instance =
          !call->args.empty() &&
          (makes_one(call->args[0]) || is_name(call->args[0], "self") ||
           (call->args[0]->kind == NodeKind::Name && instances.count(std::string(call->args[0]->as<NameExpr>()->id))));
      if (!about_instance) return;
      if (name == "vars")
        add(advice, Severity::Breaks, "vars-use", node->span,
            "TypeError: vars() argument must have __dict__ attribute.");
      if (name == "ref" || name == "proxy" || name == "finalize") {
        add(advice, Severity::Breaks, "weak-reference", node->span,
            cat("TypeError: cannot create weak reference to '", advice.name,
                "' object. Add '__weakref__' to the slots."));
        needs_weakref = true;
      }
      if ((name == "dumps" || name == "dump") && call->args.size() > 1 && call->args[1]->kind == NodeKind::Constant &&
          (call->args[1]->as<ConstantExpr>()->text == "0" || call->args[1]->as<ConstantExpr>()->text == "1"))
        add(advice, Severity::Breaks, "old-pickle-protocol", node->span,
            "Pickle protocols 0 and 1 refuse slotted objects without __getstate__: use protocol 2 or newer.");
    });
  }

  std::string_view source_;
  const Tree& tree_;
  Version version_;
  Trial trial_;
  std::vector<Facts> classes_;
};

}  // namespace

Advice advise(std::string_view source, const Settings& settings) {
  Advice advice;
  advice.version = settings.version;
  ParseResult parsed = parse(source, settings.version.minor, ParseMode::Module);
  if (parsed.problem) {
    CapturingHost host;
    Engine engine(settings, host);
    advice.problem = engine.check_syntax(source);
    return advice;
  }
  advice.classes = Adviser(source, *parsed.tree, settings).advise();
  return advice;
}

}  // namespace slotscope
