// Which program an expression refers to.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "course/model.hpp"

namespace slotscope::course {

/// The programs an expression can name, and the one it means when it names none.
struct Scope {
  std::vector<std::shared_ptr<const Program>> programs;
  std::shared_ptr<const Program> nearest;

  std::shared_ptr<const Program> find(std::string_view name) const;
};

/// Gives each expression its program; reports those that have none.
void bind(RichText& text, const Scope& scope, Diagnostics& diagnostics);
void bind(Expression& expression, const Scope& scope, Diagnostics& diagnostics);

}  // namespace slotscope::course
