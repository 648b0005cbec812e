// The Python types of code and frame objects.
#include "engine/machine/code_objects.hpp"

#include <algorithm>

#include "engine/builtins/native.hpp"
#include "engine/builtins/setup.hpp"
#include "engine/machine/code_tables.hpp"
#include "engine/machine/generator.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/machine/tracing.hpp"
#include "engine/objects/descriptors.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

Code* code_of(Object* o) {
  return reinterpret_cast<Code*>(o);
}
FrameObject* frame_of(Object* o) {
  return static_cast<FrameObject*>(o);
}

// ---- code ---------------------------------------------------------------------------------------------------------

void code_dealloc(Object* o) {
  Code* code = code_of(o);
  if (code->weak_list) clear_weak_references(o);
  vm().heap->account.forget_instructions();
  release_if(code->name);
  release_if(code->qualname);
  release_if(code->filename);
  release_if(code->doc);
  for (Object* each : code->constants) release(each);
  for (Str* each : code->names) release(each);
  for (Str* each : code->places) release(each);
  // The C++ members go; the header stays for free_object.
  using Instructions = std::vector<Instruction>;
  using Caches = std::vector<Cache>;
  using Spans = std::vector<Span>;
  using JoinedLoads = std::vector<JoinedLoad>;
  using Handlers = std::vector<Handler>;
  using Objects = std::vector<Object*>;
  using Names = std::vector<Str*>;
  using Bytes8 = std::vector<std::uint8_t>;
  using Strings = std::vector<std::string>;
  using Source = std::shared_ptr<const std::string>;
  code->instructions.~Instructions();
  code->caches.~Caches();
  code->spans.~Spans();
  code->joined_loads.~JoinedLoads();
  code->handlers.~Handlers();
  code->constants.~Objects();
  code->names.~Names();
  code->places.~Names();
  code->cell_of_local.~Bytes8();
  code->static_attributes.~Strings();
  code->source.~Source();
  free_object(o);
}

Ref<> code_repr(Object* o) {
  const Code* code = code_of(o);
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<void*>(o));
  return make_str(cat("<code object ", to_utf8(code->name), " at ", address, ", file \"", to_utf8(code->filename),
                      "\", line ", code->first_line, ">"));
}

Ref<> names_tuple(const std::vector<Str*>& names, std::size_t begin, std::size_t end) {
  Ref<Tuple> tuple = make_tuple(end - begin);
  for (std::size_t i = begin; i < end && tuple; ++i)
    tuple->items[i - begin] = share(static_cast<Object*>(names[i])).take();
  return tuple ? finish_tuple(std::move(tuple)) : Ref<>();
}

/// The local variables, those of comprehensions that run in this frame (3.12+) among them.
std::vector<Str*> local_names(const Code* code) {
  std::vector<Str*> names(code->places.begin(), code->places.begin() + code->local_count);
  for (std::size_t i = static_cast<std::size_t>(code->end_of_free()); i < code->places.size(); ++i) {
    Str* name = code->places[i];
    const bool known = std::find(names.begin(), names.end(), name) != names.end();
    if (!known && to_utf8(name)[0] != '.') names.push_back(name);
  }
  return names;
}

Ref<> code_varnames(Object* o) {
  const std::vector<Str*> names = local_names(code_of(o));
  return names_tuple(names, 0, names.size());
}
Ref<> code_freevars(Object* o) {
  const Code* code = code_of(o);
  return names_tuple(code->places, static_cast<std::size_t>(code->first_free()),
                     static_cast<std::size_t>(code->end_of_free()));
}
Ref<> code_cellvars(Object* o) {
  const Code* code = code_of(o);
  std::vector<Str*> cells;
  for (int i = 0; i < code->first_free(); ++i)
    if (i >= code->local_count || code->cell_of_local[static_cast<std::size_t>(i)])
      cells.push_back(code->places[static_cast<std::size_t>(i)]);
  if (!since(11)) std::sort(cells.begin(), cells.end(), [](Str* a, Str* b) { return to_utf8(a) < to_utf8(b); });
  return names_tuple(cells, 0, cells.size());
}
Ref<> code_names(Object* o) {
  return names_tuple(code_of(o)->names, 0, code_of(o)->names.size());
}
Ref<> code_consts(Object* o) {
  return make_tuple_of(code_of(o)->constants.data(), code_of(o)->constants.size());
}
Ref<> code_flags(Object* o) {
  return make_int(code_of(o)->code_flags);
}

Ref<> code_bytes(Object* o) {
  const auto& instructions = code_of(o)->instructions;
  return make_bytes(
      std::string_view(reinterpret_cast<const char*>(instructions.data()), instructions.size() * sizeof(Instruction)));
}

template <int Code::*field>
Ref<> code_number(Object* o) {
  return make_int(code_of(o)->*field);
}
template <Str* Code::*field>
Ref<> code_text(Object* o) {
  return share(static_cast<Object*>(code_of(o)->*field));
}
Ref<> code_nlocals(Object* o) {
  return make_int(static_cast<std::int64_t>(local_names(code_of(o)).size()));
}

const std::vector<GetSetDef> code_getsets = {
    {"co_argcount", code_number<&Code::argument_count>, refuse_write},
    {"co_posonlyargcount", code_number<&Code::positional_only_count>, refuse_write},
    {"co_kwonlyargcount", code_number<&Code::keyword_only_count>, refuse_write},
    {"co_nlocals", code_nlocals},
    {"co_stacksize", code_number<&Code::modelled_stack_size>, refuse_write},
    {"co_flags", code_flags, refuse_write},
    {"co_firstlineno", code_number<&Code::first_line>, refuse_write},
    {"co_name", code_text<&Code::name>, refuse_write},
    {"co_qualname", code_text<&Code::qualname>, refuse_write, nullptr, 11},
    {"co_filename", code_text<&Code::filename>, refuse_write},
    {"co_varnames", code_varnames},
    {"co_freevars", code_freevars},
    {"co_cellvars", code_cellvars},
    {"co_names", code_names, refuse_write},
    {"co_consts", code_consts, refuse_write},
    {"co_code", code_bytes},
    {"co_lnotab", code_line_differences},
    {"co_linetable", code_line_table, nullptr, nullptr, 10},
    {"co_exceptiontable", code_exception_table, nullptr, nullptr, 11},
};
const std::vector<NativeDef> code_methods = {
    {"replace", code_replace, Arity::any()},
    {"__replace__", code_replace, Arity::any(), nullptr, nullptr, NativeDef::Binding::Instance, 13},
    {"co_positions", code_positions, Arity::none(), nullptr, nullptr, NativeDef::Binding::Instance, 11},
    {"co_lines", code_lines, Arity::none(), nullptr, nullptr, NativeDef::Binding::Instance, 10},
};

// ---- frames -------------------------------------------------------------------------------------------------------

void frame_dealloc(Object* o) {
  FrameObject* frame = frame_of(o);
  if (frame->places) {
    for (Object* each : *frame->places) release_if(each);
    delete frame->places;
  }
  release_if(reinterpret_cast<Object*>(frame->code));
  release_if(frame->globals);
  release_if(frame->names);
  release_if(frame->back);
  release_if(frame->trace);
  release_if(frame->locals);
  free_object(o);
}

void frame_traverse(Object* o, Visitor visit, void* context) {
  FrameObject* frame = frame_of(o);
  if (frame->places)
    for (Object* each : *frame->places) visit(each, context);
  visit(frame->globals, context);
  visit(frame->names, context);
  visit(frame->back, context);
  visit(frame->trace, context);
  visit(frame->locals, context);
}

void frame_clear(Object* o) {
  FrameObject* frame = frame_of(o);
  if (!frame->places) return;
  std::vector<Object*> dropped;
  dropped.swap(*frame->places);
  for (Object* each : dropped) release_if(each);
  frame->places->assign(static_cast<std::size_t>(frame->code->place_count), nullptr);
}

int current_line(const FrameObject* frame) {
  const Tracing* tracing = vm().frames->tracing.get();
  if (tracing && tracing->is_at_start(frame->live)) return frame->code->first_line;
  return frame->live ? frame_line(frame->live) : frame->line;
}

Ref<> frame_repr(Object* o) {
  const FrameObject* frame = frame_of(o);
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<void*>(o));
  return make_str(cat("<frame at ", address, ", file ", repr_text(frame->code->filename), ", line ",
                      current_line(frame), ", code ", to_utf8(frame->code->name), ">"));
}

Ref<> frame_back(Object* o) {
  for (FrameObject* frame = frame_of(o);;) {
    Frame* previous = frame->live ? frame->live->previous : nullptr;
    frame = frame->live ? (previous ? frame_object(previous) : nullptr) : frame->back;
    if (!frame) return none();
    if (!is_hidden(frame->code)) return share(static_cast<Object*>(frame));
  }
}
Ref<> frame_code(Object* o) {
  return share(reinterpret_cast<Object*>(frame_of(o)->code));
}
Ref<> frame_globals(Object* o) {
  return share(static_cast<Object*>(frame_of(o)->globals));
}
Ref<> frame_builtins(Object*) {
  return share(static_cast<Object*>(vm().builtins));
}
Ref<> frame_line_number(Object* o) {
  return make_int(current_line(frame_of(o)));
}
Ref<> frame_last_instruction(Object* o) {
  FrameObject* frame = frame_of(o);
  const bool fresh = frame->live && frame->live->ip->op == Op::return_generator;
  const Tracing* tracing = vm().frames->tracing.get();
  if ((fresh || (tracing && tracing->is_at_start(frame->live))) && !since(11)) return make_int(-1);
  return make_int(2 * (frame->live ? instruction_index(frame->live) : frame->instruction));
}

Ref<> frame_get_locals(Object* o) {
  return frame_locals_attribute(frame_of(o));
}
Ref<> frame_get_trace(Object* o) {
  return frame_of(o)->trace ? share(frame_of(o)->trace) : none();
}
bool frame_set_trace(Object* o, Object* value) {
  assign(frame_of(o)->trace, value && !is_none(value) ? share(value) : Ref<>());
  return true;
}
bool set_flag(bool& flag, Object* value, bool when) {
  if (!value || !is_bool(value)) return raise(vm().errors.TypeError, "attribute value type must be bool");
  flag = (value == vm().true_) == when;
  return true;
}
Ref<> frame_get_trace_lines(Object* o) {
  return make_bool(!frame_of(o)->without_lines);
}
bool frame_set_trace_lines(Object* o, Object* value) {
  return set_flag(frame_of(o)->without_lines, value, false);
}
Ref<> frame_get_trace_opcodes(Object* o) {
  return make_bool(frame_of(o)->with_opcodes);
}
bool frame_set_trace_opcodes(Object* o, Object* value) {
  return set_flag(frame_of(o)->with_opcodes, value, true);
}
Ref<> frame_clear_method(Object* self, const Args&) {
  if (const Frame* live = frame_of(self)->live) {
    Generator* generator = live->generator;
    if (!generator || generator->running) return raise(vm().errors.RuntimeError, "cannot clear an executing frame");
    if (since(13) && !has_not_started(generator))
      return raise(vm().errors.RuntimeError, "cannot clear a suspended frame");
    generator->type->slots.finalize(generator);
  }
  frame_clear(self);
  return none();
}

const std::vector<GetSetDef> frame_getsets = {
    {"f_back", frame_back},
    {"f_code", frame_code},
    {"f_globals", frame_globals},
    {"f_builtins", frame_builtins},
    {"f_lineno", frame_line_number},
    {"f_lasti", frame_last_instruction},
    {"f_locals", frame_get_locals},
    {"f_trace", frame_get_trace, frame_set_trace},
    {"f_trace_lines", frame_get_trace_lines, frame_set_trace_lines},
    {"f_trace_opcodes", frame_get_trace_opcodes, frame_set_trace_opcodes},
};
const std::vector<NativeDef> frame_methods = {{"clear", frame_clear_method, Arity::none()}};

}  // namespace

FrameObject* frame_object(Frame* frame) {
  if (frame->object) return frame->object;
  auto* object = allocate<FrameObject>(vm().types.frame);
  object->live = frame;
  object->code = reinterpret_cast<Code*>(share(reinterpret_cast<Object*>(frame->code)).take());
  object->globals = share(frame->globals).take();
  object->names = share(frame->names).take();
  track(object);
  frame->object = finish(object).take();
  return frame->object;
}

Ref<Code> new_code() {
  auto* code = reinterpret_cast<Code*>(allocate_object(vm().types.code, sizeof(Code)));
  new (&code->instructions) std::vector<Instruction>();
  new (&code->caches) std::vector<Cache>();
  new (&code->spans) std::vector<Span>();
  new (&code->joined_loads) std::vector<JoinedLoad>();
  new (&code->handlers) std::vector<Handler>();
  new (&code->constants) std::vector<Object*>();
  new (&code->names) std::vector<Str*>();
  new (&code->places) std::vector<Str*>();
  new (&code->cell_of_local) std::vector<std::uint8_t>();
  new (&code->static_attributes) std::vector<std::string>();
  new (&code->source) std::shared_ptr<const std::string>();
  return Ref<Code>::adopt(code);
}

void copy_plain_parts(const Code& from, Code& to) {
  to.first_line = from.first_line;
  to.code_flags = from.code_flags;
  to.argument_count = from.argument_count;
  to.positional_only_count = from.positional_only_count;
  to.keyword_only_count = from.keyword_only_count;
  to.parameter_count = from.parameter_count;
  to.local_count = from.local_count;
  to.cell_count = from.cell_count;
  to.free_count = from.free_count;
  to.free_start = from.free_start;
  to.place_count = from.place_count;
  to.stack_size = from.stack_size;
  to.modelled_stack_size = from.modelled_stack_size;
  to.simple_call = from.simple_call;
  to.instructions = from.instructions;
  to.spans = from.spans;
  to.joined_loads = from.joined_loads;
  to.handlers = from.handlers;
  to.cell_of_local = from.cell_of_local;
  to.static_attributes = from.static_attributes;
  to.source = from.source;
}

Ref<Code> copy_code(const Code* code) {
  Ref<Code> copy = new_code();
  copy_plain_parts(*code, *copy);
  copy->name = share(code->name).take();
  copy->qualname = share(code->qualname).take();
  copy->filename = share(code->filename).take();
  copy->doc = share(code->doc).take();
  copy->constants = code->constants;
  copy->names = code->names;
  copy->places = code->places;
  for (Object* each : copy->constants) retain(each);
  for (Str* each : copy->names) retain(each);
  for (Str* each : copy->places) retain(each);
  copy->caches.resize(code->caches.size());
  for (std::size_t i = 0; i < code->caches.size(); ++i) copy->caches[i].name = code->caches[i].name;
  return copy;
}

void set_up_code_types() {
  Interpreter& in = vm();
  TypeSpec code;
  code.name = "code";
  code.struct_size = sizeof(Code);
  code.flags = type_flag::disallow_new;
  code.slots.dealloc = code_dealloc;
  code.slots.repr = code_repr;
  code.slots.hash = code_hash;
  code.slots.richcompare = code_compare;
  code.methods = &code_methods;
  code.getsets = &code_getsets;
  code.weakref_offset = offsetof(Code, weak_list);
  make_type(code, in.types.code);

  TypeSpec frame;
  frame.name = "frame";
  frame.struct_size = sizeof(FrameObject);
  frame.flags = type_flag::has_gc | type_flag::disallow_new;
  frame.slots.dealloc = frame_dealloc;
  frame.slots.traverse = frame_traverse;
  frame.slots.clear = frame_clear;
  frame.slots.repr = frame_repr;
  frame.methods = &frame_methods;
  frame.getsets = &frame_getsets;
  make_type(frame, in.types.frame);
  set_up_frame_locals();

  set_up_generator_types();
}

}  // namespace slotscope
