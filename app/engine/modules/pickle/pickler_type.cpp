// The type _pickle.Pickler.
#include "engine/modules/pickle/types.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope::pickle {
namespace {

void pickler_dealloc(Object* o) {
  delete as_pickler(o)->writer;
  free_object(o);
}

void pickler_traverse(Object* o, Visitor visit, void* context) {
  if (as_pickler(o)->writer) as_pickler(o)->writer->traverse(visit, context);
}

void pickler_clear(Object* o) {
  if (as_pickler(o)->writer) as_pickler(o)->writer->clear();
}

Ref<> pickler_new(Type* type, const Args&) {
  return allocate_instance(type);
}

bool pickler_init(Object* self, const Args& args) {
  static const char* const keywords[] = {"file", "protocol", "fix_imports", "buffer_callback", nullptr};
  Object *file = nullptr, *protocol = nullptr, *fix_imports = nullptr, *callback = nullptr;
  if (!read_arguments("Pickler", args, keywords, {.required = 1}, {&file, &protocol, &fix_imports, &callback}))
    return false;
  const Tri fix = fix_imports ? is_true(fix_imports) : Tri::True;
  if (fix == Tri::Error) return false;
  Writer*& writer = as_pickler(self)->writer;
  if (writer)
    writer->clear();
  else
    writer = new Writer;
  if (!writer->set_protocol(protocol, fix == Tri::True) || !writer->set_file(file) ||
      !writer->set_buffer_callback(callback))
    return false;
  writer->fast = false;
  const Ref<Str> table = intern("dispatch_table");
  return look_up_attribute(self, table.get(), writer->dispatch_table) != Tri::Error;
}

Writer* ready_writer(Object* self) {
  Writer* writer = as_pickler(self)->writer;
  if (writer && writer->has_file()) return writer;
  static_cast<void>(pickling_error(cat("Pickler.__init__() was not called by ", type_name_of(self), ".__init__()")));
  return nullptr;
}

/// What 3.13 and newer have where no subclass says anything else.
Ref<> no_persistent_id(Object*, const Args&) {
  return none();
}
const NativeDef default_persistent_id = {"persistent_id", no_persistent_id, Arity::one(), "($self, obj, /)", nullptr};

bool is_default_hook(const Object* hook) {
  return hook->type == vm().types.native && static_cast<const Native*>(hook)->def == &default_persistent_id;
}

/// The hook is looked up for each dump(), so that the pickler does not hold itself by a bound method.
Ref<> method_dump(Object* self, const Args& args) {
  Writer* writer = ready_writer(self);
  if (!writer) return {};
  const Ref<Str> name = intern("persistent_id");
  Ref<> hook;
  if (look_up_attribute(self, name.get(), hook) == Tri::Error) return {};
  if (hook && is_default_hook(hook.get())) hook = {};
  const Ref<> set_before = std::exchange(writer->persistent_id, std::move(hook));
  const bool dumped = writer->dump(args[0], self);
  writer->persistent_id = set_before;
  return dumped ? none() : Ref<>();
}

Ref<> method_clear_memo(Object* self, const Args&) {
  if (as_pickler(self)->writer) as_pickler(self)->writer->memo.clear();
  return none();
}

Ref<> get_memo(Object* self) {
  return make_memo_proxy(self);
}

Ref<> get_persistent_id(Object* self) {
  const Writer* writer = as_pickler(self)->writer;
  if (writer && writer->persistent_id) return writer->persistent_id;
  if (since(13)) return make_native(&default_persistent_id, self, nullptr, self->type);
  return raise(vm().errors.AttributeError, "persistent_id");
}

bool set_persistent_id(Object* self, Object* value) {
  if (vm().version == 13) {  // 3.13.0 had a plain method here
    return raise(vm().errors.AttributeError,
                 cat("'", type_name_of(self), "' object attribute 'persistent_id' is read-only"));
  }
  if (!value) return raise(vm().errors.TypeError, "attribute deletion is not supported");
  if (!since(13) && !is_callable(value))
    return raise(vm().errors.TypeError, "persistent_id must be a callable taking one argument");
  if (as_pickler(self)->writer) as_pickler(self)->writer->persistent_id = share(value);
  return true;
}

Ref<> get_dispatch_table(Object* self) {
  const Writer* writer = as_pickler(self)->writer;
  if (writer && writer->dispatch_table) return writer->dispatch_table;
  return raise(
      vm().errors.AttributeError,
      since(10) ? cat("'", type_name_of(self), "' object has no attribute 'dispatch_table'") : "dispatch_table");
}

bool set_dispatch_table(Object* self, Object* value) {
  if (as_pickler(self)->writer) as_pickler(self)->writer->dispatch_table = value ? share(value) : Ref<>();
  return true;
}

template <bool Writer::*flag>
Ref<> get_flag(Object* self) {
  const Writer* writer = as_pickler(self)->writer;
  return make_int(writer && writer->*flag ? 1 : 0);
}

template <bool Writer::*flag>
bool set_flag(Object* self, Object* value) {
  std::int64_t number;
  if (!value) return raise(vm().errors.TypeError, "can't delete numeric/char attribute");
  if (!index_value(value, number, vm().errors.OverflowError)) return false;
  if (as_pickler(self)->writer) as_pickler(self)->writer->*flag = number != 0;
  return true;
}

const std::vector<NativeDef> methods = {
    {"dump", method_dump, Arity::one(), "($self, obj, /)",
     "Write a pickled representation of the given object to the open file."},
    {"clear_memo", method_clear_memo, Arity::none(), "($self, /)",
     "Clears the pickler's \"memo\".\n\n"
     "The memo is the data structure that remembers which objects the\n"
     "pickler has already seen, so that shared or recursive objects are\n"
     "pickled by reference and not by value.  This method is useful when\n"
     "re-using picklers."},
};

const std::vector<GetSetDef> getsets = {
    {"memo", get_memo, set_pickler_memo},
    {"persistent_id", get_persistent_id, set_persistent_id},
    {"dispatch_table", get_dispatch_table, set_dispatch_table},
    {"bin", get_flag<&Writer::binary>, set_flag<&Writer::binary>},
    {"fast", get_flag<&Writer::fast>, set_flag<&Writer::fast>},
};

}  // namespace

Type* make_pickler_type() {
  TypeSpec spec;
  spec.name = "_pickle.Pickler";
  spec.module = "_pickle";
  spec.struct_size = sizeof(Pickler);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.methods = &methods;
  spec.getsets = &getsets;
  spec.doc = "This takes a binary file for writing a pickle data stream.";
  spec.slots.dealloc = pickler_dealloc;
  spec.slots.traverse = pickler_traverse;
  spec.slots.clear = pickler_clear;
  spec.slots.new_ = pickler_new;
  spec.slots.init = pickler_init;
  return make_type(spec);
}

}  // namespace slotscope::pickle
