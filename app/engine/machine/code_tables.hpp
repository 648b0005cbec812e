// Attributes and methods of code objects that tell lines, columns and handlers of their instructions.
#pragma once

#include "engine/compile/code.hpp"

namespace slotscope {

Ref<> code_line_differences(Object* code);  ///< co_lnotab
Ref<> code_line_table(Object* code);        ///< co_linetable
Ref<> code_exception_table(Object* code);   ///< co_exceptiontable
Ref<> code_positions(Object* code, const Args& none);
Ref<> code_lines(Object* code, const Args& none);

/// code.replace(co_name=..., ...)
Ref<> code_replace(Object* code, const Args& args);
Ref<> code_compare(Object* a, Object* b, CompareOp op);
bool code_hash(Object* code, std::int64_t& result);

}  // namespace slotscope
