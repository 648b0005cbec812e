// From source text to code that can be run.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "engine/compile/code.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/source/parser.hpp"

namespace slotscope {

enum class CompilerWarnings { Shown, Silent };

/// Compiles a program; empty with SyntaxError pending when it does not parse.
Ref<Code> compile_source(std::string_view source, Str* file_name, ParseMode mode, bool future_annotations = false,
                         CompilerWarnings warnings = CompilerWarnings::Shown);
/// A tree that was parsed already.
Ref<Code> compile_tree(const Tree& tree, Str* file_name, ParseMode mode, std::shared_ptr<const std::string> source,
                       bool future_annotations, CompilerWarnings warnings = CompilerWarnings::Shown);
/// Raises the exception a problem stands for.
Failure raise_syntax_problem(const SyntaxProblem& problem, std::string_view file_name);

}  // namespace slotscope
