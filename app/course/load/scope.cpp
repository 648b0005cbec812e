// Binding expressions to programs.
#include "course/load/scope.hpp"

#include "course/source/strings.hpp"

namespace slotscope::course {

std::shared_ptr<const Program> Scope::find(std::string_view name) const {
  for (const auto& program : programs) {
    if (program->name == name) return program;
  }
  return nullptr;
}

void bind(Expression& expression, const Scope& scope, Diagnostics& diagnostics) {
  if (expression.program_name.empty()) {
    // An expression without any program is evaluated in an empty one: `measure(...)` needs none.
    static const auto empty = std::make_shared<const Program>();
    expression.program = scope.nearest ? scope.nearest : empty;
    return;
  }
  expression.program = scope.find(expression.program_name);
  if (expression.program) return;
  std::vector<std::string> names;
  for (const auto& program : scope.programs) names.push_back(program->name);
  std::optional<std::string> meant = nearest(expression.program_name, names);
  report(diagnostics, expression.origin, "expression", "no program is called '" + expression.program_name + '\'',
         meant ? "Did you mean '" + *meant + "'?"
               : "Name a run or setup block with name=" + expression.program_name + '.');
}

void bind(RichText& text, const Scope& scope, Diagnostics& diagnostics) {
  for (Expression& expression : text.expressions) bind(expression, scope, diagnostics);
}

}  // namespace slotscope::course
