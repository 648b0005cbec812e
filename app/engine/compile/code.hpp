// Code objects: the instructions of one block of a program, with everything the machine needs beside them.
//
// An instruction is eight bytes: operation, a 16-bit and a 32-bit operand. What an instruction has learnt about the
// types it met stands beside the code in `caches`, an entry for each instruction that can learn, together with the name
// it is about. The line and columns of each instruction are in `spans`; handlers of exceptions are a table searched
// only when something is raised.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/objects/object.hpp"
#include "engine/objects/type.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

enum class Op : std::uint16_t {
#define SLOTSCOPE_OP(name, format, sentence) name,
#include "engine/compile/opcodes.def"
#undef SLOTSCOPE_OP
};
inline constexpr int op_count = 0
#define SLOTSCOPE_OP(name, format, sentence) +1
#include "engine/compile/opcodes.def"
#undef SLOTSCOPE_OP
    ;

struct Instruction {
  Op op;
  std::uint16_t b;
  std::uint32_t a;
};
static_assert(sizeof(Instruction) == 8);

/// What an attribute or global access has learnt. Valid while `version` is the version of the object's type
/// (attributes) or of the key table (globals).
struct Cache {
  Str* name = nullptr;        ///< borrowed from the code's names
  std::uint32_t version = 0;  ///< 0: learnt nothing
  enum class Kind : std::uint8_t {
    Nothing,
    Place,        ///< instance word at `offset`: a slot or an inline value; null there means look properly
    Hint,         ///< instance dict, entry `offset`
    ClassValue,   ///< `value` of the class, not a descriptor (or its result is constant)
    Method,       ///< `value` is a function to be called with the object as self
    Property,     ///< `value` is the getter function of a property
    Global,       ///< `place` in the globals' key table
    Builtin,      ///< `place` in the builtins' key table; globals version in `version`, builtins version in `second`
    TypeValue,    ///< the object is the type itself: `value` found in it
    ModuleValue,  ///< entry `offset` of a module's dict whose key table has `version`
    GivenUp,
  } kind = Kind::Nothing;
  std::uint8_t misses = 0;
  std::uint16_t index = 0;  ///< Place in line: which of the shared keys, for appending
  std::uint32_t offset = 0;
  std::uint32_t second = 0;
  union {
    Object* value = nullptr;  ///< borrowed: alive while the version holds
    Object** place;           ///< where the value of a global lies: there while the version holds
  };
};

/// The span of instructions that undo or repeat what the program wrote: they belong to a line, but do not begin it.
/// What watches the program by lines passes over them.
inline Span implicit(const Span& span) {
  return {span.line, 0, 0, 0};
}
inline bool is_implicit(const Span& span) {
  return span.end_line < span.line;
}

/// Within [start, end) an exception continues at `target` with the stack cut to `depth`.
struct Handler {
  std::int32_t start, end, target, depth;
};

namespace code_flag {
inline constexpr std::uint32_t optimized = 0x1, newlocals = 0x2, varargs = 0x4, varkeywords = 0x8, nested = 0x10,
                               generator = 0x20, no_free = 0x40, coroutine = 0x80, iterable_coroutine = 0x100,
                               async_generator = 0x200, future_annotations = 0x1000000;
}

/// Where the program names a local that an instruction made of several looks up: what shows when it has no value.
struct JoinedLoad {
  std::int32_t instruction;
  std::uint32_t place;
  Span span;
};

struct Code : Object {
  Str* name;
  Str* qualname;
  Str* filename;
  int first_line;
  std::uint32_t code_flags;
  int argument_count;  ///< positional, positional-only ones included
  int positional_only_count;
  int keyword_only_count;
  int parameter_count;  ///< all places filled by arguments, *args and **kwargs included
  int local_count;      ///< named locals (parameters first); then come the cells that are not parameters, then free
                        ///< variables
  int cell_count;
  int free_count;
  int free_start;
  int place_count;  ///< locals, cells without a local, free variables, hidden places
  int stack_size;
  int modelled_stack_size;  ///< what CPython's compiler finds for the same program: its frames are as large as that
  bool simple_call;         ///< positional parameters only, no generator: a call can push the frame at once
  std::vector<Instruction> instructions;
  std::vector<Cache> caches;
  std::vector<Span> spans;                  ///< one an instruction
  std::vector<JoinedLoad> joined_loads;     ///< in the order they are looked up
  std::vector<Handler> handlers;            ///< innermost first
  std::vector<Object*> constants;           ///< owned
  std::vector<Str*> names;                  ///< owned: names used by load_name, imports, caches
  std::vector<Str*> places;                 ///< owned: names of locals, then cells, then free variables
  std::vector<std::uint8_t> cell_of_local;  ///< 1 where a local is also a cell
  std::vector<std::string> static_attributes;
  Object* doc;  ///< docstring or null
  Object* weak_list;
  std::shared_ptr<const std::string> source;  ///< for tracebacks

  int first_free() const { return free_start; }
  int end_of_free() const { return free_start + free_count; }  ///< places from here on are the compiler's own
};

/// Name of an operation and what it does.
struct OpInfo {
  const char* name;
  const char* format;
  const char* sentence;
};
const OpInfo& op_info(Op op);
std::string disassemble(const Code* code, bool with_nested = true);

}  // namespace slotscope
