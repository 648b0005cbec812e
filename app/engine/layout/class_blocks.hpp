// What CPython allocates beside a class's type object and dict: its slots' names, its docstring, and what its bases
// keep to know their subclasses. Each is accounted under the address of the field that does its work here.
#pragma once

namespace slotscope {

struct Type;

/// While memory is traced: accounts for a class that has just been made.
void account_class(const Type* type);
/// The same when it dies.
void account_dead_class(const Type* type);
/// While memory is traced: a base has got one subclass more.
void account_subclass(const Type* base);

}  // namespace slotscope
