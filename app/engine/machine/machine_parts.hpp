// The pieces of instructions that are too long for the loop; private to machine/.
#pragma once

#include <cstdint>

#include "engine/machine/frame.hpp"
#include "engine/machine/machine.hpp"
#include "engine/objects/exception.hpp"
#include "engine/objects/function.hpp"

namespace slotscope {

// ---- frames (frames.cpp) ----
/// Binds the arguments of a call to the parameters in `places`; false with TypeError pending. Steals nothing.
bool bind_arguments(Function* function, const Args& args, Object** places);
/// Calls a function with values of the caller's stack, the last ones by `names` (or null). From 3.11 on they move to
/// the callee: what lies on the stack is null then.
Ref<> call_function_from_stack(Function* function, Object** values, std::size_t count, Tuple* names);

// ---- exceptions (unwinding.cpp) ----
/// Adds the frame to the traceback of the pending exception.
void add_traceback(Frame* frame);
/// Remembers the line the frame is at, for what goes on in its name.
void note_line(Frame* frame);
void add_traceback_entry(Exception* exception, Frame* frame);
/// Finds the handler for the instruction the frame is at, or null.
const Handler* find_handler(const Frame* frame);
bool do_raise(Object* exception_or_null, Object* cause_or_null);
Tri exception_matches_type(Object* exception, Object* type);
/// except*: splits [exception] into what matches and the rest.
bool match_exception_group(Object* exception, Object* type, Ref<>& rest, Ref<>& matched);
Ref<> prepare_reraise_star(Exception* original, List* results);
/// The group with only those of its leaves that are in `parts`, or None (exception_groups.cpp).
Ref<> project_group(Exception* group, const std::vector<Object*>& parts);
Failure raise_unbound(const Frame* frame, std::size_t place);
void set_context_of_pending();

// ---- names, imports, calls and the rest (instructions.cpp) ----
Ref<> load_name(Frame* frame, Cache& cache);
/// What the namespace of the class around has under a name: the class body's own, or the one in an annotation's
/// `__classdict__`; empty without an exception when it has none.
bool load_from_class(const Frame* frame, Str* name, Ref<>& value);
bool store_name(Frame* frame, Str* name, Object* value);
bool delete_name(Frame* frame, Str* name);
Failure raise_name_error(Str* name);
Ref<> load_super_attribute(Object* super, Object* type, Object* self, Cache& cache, bool as_method,
                           Object*& bound_self);
Ref<> import_name(Frame* frame, Str* name, Object* from_list, Object* level);
Ref<> import_from(Object* module, Str* name);
bool import_star(Frame* frame, Object* module);
bool unpack_sequence(Object* sequence, std::size_t count, Object** sp);
bool unpack_ex(Object* sequence, std::size_t before, std::size_t after, Object** sp);
Ref<> make_function(Frame* frame, Object** parts, std::uint32_t which);
Ref<> build_string(Object** parts, std::size_t count);
Ref<> format_value(Object* value, std::uint32_t how, Object* spec_or_null);
Ref<> call_with_keywords(Object** base, std::size_t count, Tuple* names);
/// `*value` with something that cannot be iterated: puts the error about the star in place of the pending one.
/// `callable` is what is called with it, or null in a display; `only_argument`: f(*value).
void explain_bad_star(Object* value, Object* callable, bool only_argument);
bool merge_keywords(Dict* into, Object* mapping, Object* callable);
Ref<> before_with(Object* manager, bool async, Ref<>& entered);
Ref<> get_awaitable(Object* o, std::uint32_t where);
Ref<> get_yield_from_iterator(Frame* frame, Object* o);
Ref<> get_async_iterator(Object* o);
Ref<> get_async_next(Object* iterator);
Ref<> match_class(Object* subject, Object* type, std::size_t positional, Tuple* names);
Ref<> match_keys(Object* subject, Tuple* keys);
Ref<> dict_without_keys(Object* subject, Tuple* keys);
Ref<> make_type_parameter(Frame* frame, Object* name, std::uint32_t how, Object* bound, Object* default_value);
Ref<> make_type_alias(Frame* frame, Object* name, Object* params, Object* evaluator);
Ref<> make_generic_base(Object* params);
Ref<> build_interpolation(Object** parts, std::uint32_t how);
Ref<> build_template(Object* strings, Object* interpolations);
bool print_expression(Object* value);
bool set_up_annotations(Object* names);

/// A flag of code objects that stand for C in CPython: an exception leaves no entry for their frames in its traceback.
inline constexpr std::uint32_t untraced_code_flag = object_flag::b;

}  // namespace slotscope
