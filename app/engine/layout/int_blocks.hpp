// How many digits CPython asks the allocator for before it knows how many the result of an operation needs: a sum gets
// one more than its longer summand, and what turns out to be too much stays allocated.
#pragma once

#include "engine/machine/operations.hpp"

namespace slotscope {

/// While memory is traced: accounts for the result of an operation on two ints as CPython does.
void account_int_result(BinaryOp op, const Object* a, const Object* b, const Object* result);
/// The same for `~a`.
void account_inverted_int(const Object* a, const Object* result);

}  // namespace slotscope
