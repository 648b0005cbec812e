// BaseException and the whole hierarchy of exceptions.def: construction, attributes, text.
//
// Every exception is the same struct; what OSError, SyntaxError and others add are the named `fields`. CPython:
// Objects/exceptions.c.
#include "engine/builtins/exceptions.hpp"

#include "engine/builtins/setup.hpp"
#include "engine/machine/hidden.hpp"
#include "engine/machine/machine_parts.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

Exception* self_of(Object* o) {
  return static_cast<Exception*>(o);
}

void exception_traverse(Object* o, Visitor visit, void* context) {
  Exception* e = self_of(o);
  visit(e->dict, context);
  visit(e->args, context);
  visit(e->traceback, context);
  visit(e->context, context);
  visit(e->cause, context);
  for (Object* field : e->fields) visit(field, context);
}

void exception_clear(Object* o) {
  Exception* e = self_of(o);
  release_if(std::exchange(e->dict, nullptr));
  release_if(std::exchange(e->traceback, nullptr));
  release_if(std::exchange(e->context, nullptr));
  release_if(std::exchange(e->cause, nullptr));
  for (Object*& field : e->fields) release_if(std::exchange(field, nullptr));
}

void exception_dealloc(Object* o) {
  exception_clear(o);
  release_if(std::exchange(self_of(o)->args, nullptr));
  free_object(o);
}

Ref<> exception_str(Object* o) {
  const Tuple* args = self_of(o)->args;
  if (!args || args->size == 0) return make_str("");
  if (args->size == 1) return str(args->items[0]);
  return str(self_of(o)->args);
}

Ref<> exception_repr(Object* o) {
  const Tuple* args = self_of(o)->args;
  std::string text(type_name_of(o));
  if (const std::size_t dot = text.rfind('.'); dot != std::string::npos) text.erase(0, dot + 1);
  if (args && args->size == 1) {
    Ref<Str> only = repr(args->items[0]);
    return only ? Ref<>(make_str(cat(text, "(", to_utf8(only.get()), ")"))) : Ref<>();
  }
  Ref<Str> all = repr(self_of(o)->args);
  return all ? Ref<>(make_str(text + to_utf8(all.get()))) : Ref<>();
}

// ---- attributes ---------------------------------------------------------------------------------------------------

Ref<> get_args(Object* o) {
  return share(self_of(o)->args ? static_cast<Object*>(self_of(o)->args) : vm().empty_tuple);
}
bool set_args(Object* o, Object* value) {
  if (!value) return raise(vm().errors.TypeError, "args may not be deleted");
  Ref<Tuple> args = tuple_from_iterable(value);
  if (!args) return false;
  assign(self_of(o)->args, std::move(args));
  return true;
}

Ref<> get_traceback(Object* o) {
  return self_of(o)->traceback ? share(static_cast<Object*>(self_of(o)->traceback)) : none();
}
bool set_traceback(Object* o, Object* value) {
  if (!value) return raise(vm().errors.TypeError, "__traceback__ may not be deleted");
  if (is_none(value)) {
    assign(self_of(o)->traceback, Ref<Traceback>());
    return true;
  }
  if (value->type != vm().types.traceback)
    return raise(vm().errors.TypeError, "__traceback__ must be a traceback or None");
  assign(self_of(o)->traceback, share(static_cast<Traceback*>(value)));
  return true;
}

template <Exception* Exception::*field>
Ref<> get_linked(Object* o) {
  return self_of(o)->*field ? share(static_cast<Object*>(self_of(o)->*field)) : none();
}
template <Exception* Exception::*field>
bool set_linked(Object* o, Object* value, const char* name, const char* kind) {
  if (!value) return raise(vm().errors.TypeError, cat(name, " may not be deleted"));
  if (is_none(value)) {
    assign(self_of(o)->*field, Ref<Exception>());
    return true;
  }
  if (!is_exception(value))
    return raise(vm().errors.TypeError, cat(kind, " must be None or derive from BaseException"));
  assign(self_of(o)->*field, share(as_exception(value)));
  return true;
}
bool set_context(Object* o, Object* value) {
  return set_linked<&Exception::context>(o, value, "__context__", "exception context");
}
bool set_cause(Object* o, Object* value) {
  if (!set_linked<&Exception::cause>(o, value, "__cause__", "exception cause")) return false;
  self_of(o)->suppress_context = true;
  return true;
}
Ref<> get_suppress(Object* o) {
  return make_bool(self_of(o)->suppress_context);
}
bool set_suppress(Object* o, Object* value) {
  if (!value || !is_bool(value)) return raise(vm().errors.TypeError, "attribute value type must be bool");
  self_of(o)->suppress_context = value == vm().true_;
  return true;
}

Ref<> with_traceback(Object* self, const Args& args) {
  return set_traceback(self, args[0]) ? share(self) : Ref<>();
}

Ref<> add_note(Object* self, const Args& args) {
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, since(14) ? cat("add_note() argument must be str, not ", type_name_of(args[0]))
                                                  : cat("note must be a str, not '", type_name_of(args[0]), "'"));
  Ref<> notes;
  const Tri found = look_up_attribute(self, vm().names.__notes__, notes);
  if (found == Tri::Error) return {};
  if (found == Tri::False) {
    notes = Ref<>(make_list());
    if (!notes || !set_attribute(self, vm().names.__notes__, notes.get())) return {};
  } else if (!is_list(notes.get())) {
    return raise(vm().errors.TypeError, "Cannot add note: __notes__ is not a list");
  }
  return list_append(as_list(notes.get()), args[0]) ? none() : Ref<>();
}

Ref<> reduce(Object* self, const Args&) {
  Exception* e = self_of(self);
  Ref<> args = get_args(self);
  if (e->dict) return tuple_of(static_cast<Object*>(self->type), args.get(), static_cast<Object*>(e->dict));
  return tuple_of(static_cast<Object*>(self->type), args.get());
}

Ref<> set_state(Object* self, const Args& args) {
  if (is_none(args[0])) return none();
  if (!is_dict(args[0])) return raise(vm().errors.TypeError, "state is not a dictionary");
  std::size_t position = 0;
  Object *key, *value;
  while (dict_next(as_dict(args[0]), position, &key, &value)) {
    const Ref<> held_key = share(key), held_value = share(value);  // setting one may change the dict
    if (!is_str(key))
      return raise(vm().errors.TypeError, cat("attribute name must be string, not '", type_name_of(key), "'"));
    if (!set_attribute(self, as_str(key), value)) return {};
  }
  return none();
}

const std::vector<NativeDef> base_methods = {
    {"with_traceback", with_traceback, Arity::one(), nullptr, "Set self.__traceback__ to tb and return self."},
    {.name = "add_note",
     .function = add_note,
     .arity = Arity::one(),
     .signature = nullptr,
     .doc = "Add a note to the exception",
     .since = 11},
    {"__reduce__", reduce, Arity::none()},
    {"__setstate__", set_state, Arity::one()},
};
const std::vector<GetSetDef> base_getsets = {
    {"__dict__", get_dict_attribute, set_dict_attribute},
    {"args", get_args, set_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__context__", get_linked<&Exception::context>, set_context, "exception context"},
    {"__cause__", get_linked<&Exception::cause>, set_cause, "exception cause"},
    {"__suppress_context__", get_suppress, set_suppress},
};

// ---- traceback objects --------------------------------------------------------------------------------------------

Traceback* traceback_of(Object* o) {
  return static_cast<Traceback*>(o);
}
Ref<> get_next(Object* o) {
  return traceback_of(o)->next ? share(static_cast<Object*>(traceback_of(o)->next)) : none();
}
bool set_next(Object* o, Object* value) {
  if (!value || (!is_none(value) && value->type != vm().types.traceback))
    return raise(vm().errors.TypeError,
                 cat("expected traceback object, got '", value ? type_name_of(value) : "NULL", "'"));
  for (Traceback* each = is_none(value) ? nullptr : traceback_of(value); each; each = each->next)
    if (each == o) return raise(vm().errors.ValueError, "traceback loop detected");
  assign(traceback_of(o)->next, is_none(value) ? Ref<Traceback>() : share(traceback_of(value)));
  return true;
}
Ref<> get_frame(Object* o) {
  Object* frame = traceback_of(o)->frame;
  return is_hidden(static_cast<FrameObject*>(frame)->code) ? none() : share(frame);
}
Ref<> get_line(Object* o) {
  return make_int(traceback_of(o)->line);
}
Ref<> get_instruction(Object* o) {
  return make_int(2 * traceback_of(o)->instruction);
}

void traceback_traverse(Object* o, Visitor visit, void* context) {
  visit(traceback_of(o)->next, context);
  visit(traceback_of(o)->frame, context);
}
void traceback_clear(Object* o) {
  release_if(std::exchange(traceback_of(o)->next, nullptr));
  release_if(std::exchange(traceback_of(o)->frame, nullptr));
}
void traceback_dealloc(Object* o) {
  traceback_clear(o);
  free_object(o);
}
Ref<> traceback_new(Type* type, const Args& args) {
  static const char* const keywords[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno", nullptr};
  Object *next, *frame, *instruction, *line;
  const char* const name = since(13) ? "traceback" : "TracebackType";
  if (!read_arguments(name, args, keywords, {.required = 4}, {&next, &frame, &instruction, &line})) return {};
  if (frame->type != vm().types.frame)
    return raise(vm().errors.TypeError, cat(name, "() argument 'tb_frame' must be frame, not ", type_name_of(frame)));
  if (!is_none(next) && next->type != vm().types.traceback)
    return raise(vm().errors.TypeError, cat("expected traceback object or None, got '", type_name_of(next), "'"));
  std::int64_t line_number, last;
  if (!index_value(line, line_number) || !index_value(instruction, last)) return {};
  auto* made = static_cast<Traceback*>(allocate_object(type, sizeof(Traceback)));
  made->next = is_none(next) ? nullptr : share(traceback_of(next)).take();
  made->frame = share(frame).take();
  made->line = static_cast<int>(line_number);
  made->instruction = static_cast<int>(last / 2);
  made->load = -1;
  track(made);
  return finish(made);
}

Ref<> traceback_dir(Object*, const Args&) {
  Ref<List> names = make_list();
  for (const char* name : {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"}) {
    if (!names || !list_append(names.get(), intern(name).get())) return {};
  }
  return names;
}

const std::vector<NativeDef> traceback_methods = {{"__dir__", traceback_dir, Arity::none(), "($self, /)"}};
const std::vector<GetSetDef> traceback_getsets = {
    {"tb_next", get_next, set_next}, {"tb_frame", get_frame}, {"tb_lineno", get_line}, {"tb_lasti", get_instruction}};

TypeSlots base_slots() {
  TypeSlots slots;
  slots.dealloc = exception_dealloc;
  slots.traverse = exception_traverse;
  slots.clear = exception_clear;
  slots.repr = exception_repr;
  slots.str = exception_str;
  slots.getattro = generic_get_attribute;
  slots.setattro = generic_set_attribute;
  slots.init = exception_init;
  slots.new_ = exception_new;
  return slots;
}

Type* make_exception_type(const char* name, Type* base, Type* place) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = sizeof(Exception);
  spec.flags = type_flag::has_gc | type_flag::base | type_flag::is_exception;
  spec.base = base;
  spec.dict_offset = offsetof(Exception, dict);
  if (const char* doc = exception_doc(name)) spec.doc = doc;
  if (base == vm().types.object) {
    spec.slots = base_slots();
    spec.methods = &base_methods;
    spec.getsets = &base_getsets;
  } else {
    // Each exception type has its own __init__ and __new__ entries, as in CPython.
    spec.slots.init = base->slots.init;
    spec.slots.new_ = base->slots.new_;
    spec.slots.dealloc = exception_dealloc;
    spec.slots.traverse = exception_traverse;
    spec.slots.clear = exception_clear;
    const ExceptionExtras extras = exception_extras(name);
    if (extras.init) spec.slots.init = extras.init;
    if (extras.new_) spec.slots.new_ = extras.new_;
    spec.slots.str = extras.str;
    spec.members = extras.members;
    spec.methods = extras.methods;
    spec.getsets = extras.getsets;
  }
  if (spec.name == "ExceptionGroup") spec.second_base = vm().errors.Exception;
  return make_type(spec, place);
}

}  // namespace

bool set_exception_args(Exception* exception, const Args& args) {
  Ref<Tuple> tuple = make_tuple_of(args.values, args.count);
  if (!tuple) return false;
  assign(exception->args, std::move(tuple));
  return true;
}

Ref<> exception_new(Type* type, const Args& args) {
  auto* made = static_cast<Exception*>(allocate_object(type, type->instance_size));
  Ref<> keep = adopt(static_cast<Object*>(made));
  track(made);
  if (!set_exception_args(made, args)) return {};
  return finish(static_cast<Exception*>(keep.take()));
}

bool exception_init(Object* self, const Args& args) {
  if (args.keyword_count()) {
    std::string name(type_name_of(self));
    return raise(vm().errors.TypeError, cat(name, "() takes no keyword arguments"));
  }
  return set_exception_args(self_of(self), args);
}

void set_up_exception_types() {
  Interpreter& in = vm();
  Type* const object = in.types.object;
#define SLOTSCOPE_EXCEPTION(name, base_name, first) \
  if (since(first)) in.errors.name = make_exception_type(#name, SLOTSCOPE_BASE_##base_name, nullptr);
#define SLOTSCOPE_BASE_object object
#define SLOTSCOPE_BASE_BaseException in.errors.BaseException
#define SLOTSCOPE_BASE_Exception in.errors.Exception
#define SLOTSCOPE_BASE_ArithmeticError in.errors.ArithmeticError
#define SLOTSCOPE_BASE_ImportError in.errors.ImportError
#define SLOTSCOPE_BASE_LookupError in.errors.LookupError
#define SLOTSCOPE_BASE_NameError in.errors.NameError
#define SLOTSCOPE_BASE_OSError in.errors.OSError
#define SLOTSCOPE_BASE_ConnectionError in.errors.ConnectionError
#define SLOTSCOPE_BASE_RuntimeError in.errors.RuntimeError
#define SLOTSCOPE_BASE_SyntaxError in.errors.SyntaxError
#define SLOTSCOPE_BASE_IndentationError in.errors.IndentationError
#define SLOTSCOPE_BASE_ValueError in.errors.ValueError
#define SLOTSCOPE_BASE_UnicodeError in.errors.UnicodeError
#define SLOTSCOPE_BASE_BaseExceptionGroup in.errors.BaseExceptionGroup
#define SLOTSCOPE_BASE_Warning in.errors.Warning
#include "engine/objects/exceptions.def"
#undef SLOTSCOPE_EXCEPTION

  TypeSpec traceback;
  traceback.name = "traceback";
  traceback.struct_size = sizeof(Traceback);
  traceback.flags = type_flag::has_gc;
  traceback.slots.dealloc = traceback_dealloc;
  traceback.slots.traverse = traceback_traverse;
  traceback.slots.clear = traceback_clear;
  traceback.slots.new_ = traceback_new;
  traceback.methods = &traceback_methods;
  traceback.getsets = &traceback_getsets;
  make_type(traceback, in.types.traceback);
}

}  // namespace slotscope
